/** Where a mutated machine reacts differently from its original: as conditions on states of the original. */
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import { delayEnd } from '../../../machines/kit/delays.js';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { isActive } from '../../explore/compile/chart.js';
import { type Compiled, compile } from '../../explore/compile/compile.js';
import { ExplorationError } from '../../explore/generate/engines.js';
import { and, type Expression, never, not, or } from '../../explore/program/expression.js';
import type { Program, Reaction } from '../../explore/program/program.js';
import type { Explorable } from '../../explore/questions.js';
import { vocabulary } from '../../simulation/model.js';
import { differenceOf } from './differ.js';
import type { Mutation } from './mutations.js';
import { differentEnds, isDisturbed } from './settling.js';
import { nodesOf } from './sites.js';

/** An event that comes out differently where the condition holds; undefined for what the state itself shows. */
export interface Where {
	readonly event: number | undefined;
	readonly differs: Expression;
}

/** The places of a mutation. */
export interface Differences {
	/** In states that are at rest. */
	readonly atRest: readonly Where[];
	/** In states that go on at once, without an event. */
	readonly inBetween: readonly Where[];
}

/**
 * Compares the machine of a model with a mutation of it. It may have none of what is mutated, or begin differently.
 * @throws CompileError or ExplorationError if the mutated machine is none that can be compared.
 */
export function differencesOf(original: Explorable, mutation: Mutation): Differences | 'none' | 'begin' {
	const { compiled, model } = original;
	const { operator, what, places, spot } = mutation;
	const machine = mutation.apply(model.machine);
	if (machine === model.machine) return 'none';
	if (operator === 'dropTag') {
		return { atRest: [{ event: undefined, differs: tagShows(compiled, places, what) }], inBetween: [] };
	}
	const isConcerned = ({ type }: ProductEvent) => {
		if (spot === undefined) return true;
		return spot.key !== 'always' && (delayEnd(type)?.name ?? type) === spot.event;
	};
	const mutated = compiledBeside(original, machine, isConcerned);
	const isBegun = JSON.stringify(mutated.begin) === JSON.stringify(compiled.program.begin);
	if (!isBegun || initialCodes(mutated) !== initialCodes(compiled.program)) return 'begin';
	const differences = {
		atRest: eventDifferences(compiled.program, mutated, isConcerned),
		inBetween: endDifferences(compiled.program, mutated),
	};
	return differences.atRest.length + differences.inBetween.length === 0 ? 'none' : differences;
}

function compiledBeside(
	{ model, compiled }: Explorable,
	machine: AnyStateMachine,
	isConcerned: (event: ProductEvent) => boolean,
): Program {
	const facts = model.product.facts(model.deployment);
	const { program } = compile(machine, facts, vocabulary(model), isConcerned);
	const shapeOf = ({ fields }: Program) => JSON.stringify(fields.map(({ name, size }) => [name, size]));
	if (shapeOf(program) !== shapeOf(compiled.program)) {
		throw new ExplorationError('it has other states than the original');
	}
	return program;
}

function initialCodes({ fields }: Program): string {
	return fields.map(({ initial }) => initial).join();
}

function eventDifferences(
	original: Program,
	mutated: Program,
	isConcerned: (event: ProductEvent) => boolean,
): readonly Where[] {
	const textOf = (event: ProductEvent) => JSON.stringify(Object.entries(event).sort());
	const numbers = new Map(mutated.events.map((event, number) => [textOf(event), number]));
	return original.events.flatMap((event, number) => {
		if (!isConcerned(event)) return [];
		const other = numbers.get(textOf(event));
		const reactions = other === undefined ? [] : (mutated.alternatives[other]?.reactions ?? []);
		return found(number, original.alternatives[number]?.reactions ?? [], reactions, original);
	});
}

/** Of transitions without an event: where they come to another end, if that can be told, or where they differ at all. */
function endDifferences(original: Program, { eventless }: Program): readonly Where[] {
	const sizes = original.fields.map(({ size }) => size);
	const inside = found(undefined, original.eventless, eventless, original);
	const components = [...new Set([...original.eventless, ...eventless].map(({ component }) => component))];
	const differing = components.filter((component) => {
		const [one, other] = [original.eventless, eventless].map((list) =>
			list.filter((each) => each.component === component),
		);
		return differenceOf(one ?? [], other ?? [], sizes) !== never;
	});
	const [component, ...others] = differing;
	if (component === undefined || others.length > 0) return inside;
	const ends = differentEnds(component, original.eventless, eventless, sizes);
	if (ends === undefined) return inside;
	const isMeanwhile = isDisturbed(component, original.eventless, eventless, sizes);
	const meanwhile = inside.map(({ differs }) => and([differs, isMeanwhile]));
	const differs = or([ends, ...meanwhile]);
	return differs === never ? [] : [{ event: undefined, differs }];
}

function found(
	event: number | undefined,
	one: readonly Reaction[],
	other: readonly Reaction[],
	{ fields }: Program,
): readonly Where[] {
	const sizes = fields.map(({ size }) => size);
	const differs = differenceOf(one, other, sizes);
	return differs === never ? [] : [{ event, differs }];
}

/** A tag shows where the state is active and no other active state of the server has the same tag. */
function tagShows({ chart }: Compiled, places: readonly string[], tag: string): Expression {
	const sizes = chart.components.map(({ leaves, mayBeInactive }) => leaves.length + (mayBeInactive ? 1 : 0));
	const nodes = [...nodesOf(chart.machine.root as AnyStateNode)].filter(({ tags }) => tags.includes(tag));
	const server = (node: AnyStateNode) => (node.path[0] === 'servers' ? node.path[1] : '');
	const dropped = nodes.filter((node) => places.includes(placeOf(node)));
	const kept = nodes.filter((node) => !places.includes(placeOf(node)));
	return or(
		dropped.map((node) =>
			and([
				isActive(chart, node),
				...kept.filter((other) => server(other) === server(node)).map((other) => not(isActive(chart, other), sizes)),
			]),
		),
	);
}

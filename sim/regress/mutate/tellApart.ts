/** Looks for the shortest sequence of events after which a mutated machine shows another behaviour than its original. */
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import { delayEnd } from '../../../machines/kit/delays.js';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { isActive } from '../../explore/compile/chart.js';
import { type Compiled, compile } from '../../explore/compile/compile.js';
import { CompileError } from '../../explore/compile/compileError.js';
import { createStepper, ExplorationError } from '../../explore/generate/engines.js';
import { layOut, readCode } from '../../explore/generate/layout.js';
import { and, type Expression, evaluate, never, not, or } from '../../explore/program/expression.js';
import type { Explorable } from '../../explore/questions.js';
import { allReductions } from '../../explore/reduce/reduce.js';
import { isReached } from '../../explore/search/decide.js';
import type { Progress } from '../../explore/search/progress.js';
import { firstState } from '../../explore/states.js';
import { vocabulary } from '../../simulation/model.js';
import { reachOf } from '../baseline/reach.js';
import { differenceAt } from './differ.js';
import type { Mutation } from './mutations.js';
import { nodesOf } from './sites.js';

/** What was found out about a mutation in one variant of one deployment. */
export type Apart =
	/** The last event comes out differently; by number. */
	| { readonly kind: 'apart'; readonly events: readonly number[] }
	/** In no state that can be reached does anything come out differently. */
	| { readonly kind: 'same'; readonly states: number }
	/** So many states were looked at. */
	| { readonly kind: 'notDecided'; readonly states: number }
	/** The mutated machine cannot be compiled or run at all. */
	| { readonly kind: 'broken'; readonly because: string };

/** How much is looked at. */
export interface ApartBudget {
	/** States of one search that answers for all mutations of single events. */
	readonly shared: number;
	/** States for each mutation that bears on all events. */
	readonly each: number;
	/** States of a search for one mutation alone, of the part of the machine that it depends on. */
	readonly alone: number;
}

/** The budget of `rehearse mutate`. */
export const apartBudget: ApartBudget = { shared: 150_000, each: 1_500, alone: 60_000 };

/** Looks at all mutations in one variant of one deployment. */
export function* tellApart(
	original: Explorable,
	mutations: readonly Mutation[],
	budget: ApartBudget,
): Generator<Progress, Map<Mutation, Apart>> {
	const found = new Map<Mutation, Apart>();
	const conditions = new Map<Mutation, readonly Condition[]>();
	for (const mutation of mutations) {
		const machine = mutation.apply(original.model.machine);
		if (machine === original.model.machine) found.set(mutation, { kind: 'same', states: 0 });
		else {
			try {
				const here = conditionsOf(original, mutation, machine);
				if (here === undefined) found.set(mutation, stepped(original, machine, budget.each));
				else conditions.set(mutation, here);
			} catch (error) {
				if (!(error instanceof CompileError) && !(error instanceof ExplorationError)) throw error;
				found.set(mutation, { kind: 'broken', because: error.message });
			}
		}
		yield { states: found.size + conditions.size, expanded: mutations.length, bytes: 0 };
	}
	yield* searched(original, conditions, budget, found);
	return found;
}

/** An event that comes out differently where the condition holds; undefined for what the state itself shows. */
interface Condition {
	readonly event: number | undefined;
	readonly differs: Expression;
}

function* searched(
	original: Explorable,
	conditions: ReadonlyMap<Mutation, readonly Condition[]>,
	{ shared, alone }: ApartBudget,
	found: Map<Mutation, Apart>,
): Generator<Progress, void> {
	const mutations = [...conditions.keys()];
	const elements = new Map(
		mutations.map((mutation, index) => [
			String(index),
			or((conditions.get(mutation) ?? []).map(({ differs }) => differs)),
		]),
	);
	const reach = yield* reachOf(original, elements, { maximumStates: shared, maximumBytes: Number.POSITIVE_INFINITY });
	const { program } = original.compiled;
	const layout = layOut(program);
	const stepper = createStepper(program, layout);
	for (const [index, mutation] of mutations.entries()) {
		const condition = elements.get(String(index)) ?? never;
		const near = reach.reached.get(String(index))?.way();
		const isOpen = near === undefined && !reach.isComplete;
		const far = isOpen ? yield* searchedAlone(program, condition, alone) : undefined;
		const way = near ?? far?.way;
		if (way === undefined) {
			found.set(mutation, { kind: far?.kind ?? 'same', states: far?.states ?? reach.states });
			continue;
		}
		let state = stepper.begin(firstState(program, layout));
		for (const event of way) {
			const count = stepper.expand(state);
			const taken = Array.from({ length: count }, (_, each) => each).find((each) => stepper.event(each) === event);
			if (taken !== undefined) state = stepper.state(taken);
		}
		const differing = conditions
			.get(mutation)
			?.find(({ differs }) => evaluate(differs, (field) => readCode(layout, state, field)));
		const event = differing?.event;
		found.set(mutation, { kind: 'apart', events: event === undefined ? way : [...way, event] });
	}
}

/** What is too far away for a search of everything, on the part of the machine that it depends on. */
function* searchedAlone(program: Compiled['program'], condition: Expression, maximumStates: number) {
	const budget = { maximumStates, maximumBytes: Number.POSITIVE_INFINITY };
	const problem = { program, checks: [condition], memories: [] };
	const verdict = yield* isReached(problem, { reductions: allReductions, budget });
	const kind = verdict.kind === 'holds' ? ('same' as const) : ('notDecided' as const);
	return {
		kind,
		states: verdict.effort.states,
		way: verdict.kind === 'violated' ? verdict.counterexample?.events : undefined,
	};
}

/** Where a mutation shows, as conditions on states; undefined where it bears on more than single events. */
function conditionsOf(
	original: Explorable,
	{ operator, what, places, spot }: Mutation,
	machine: AnyStateMachine,
): readonly Condition[] | undefined {
	if (operator === 'dropTag') return [{ event: undefined, differs: tagShows(original.compiled, places, what) }];
	if (spot === undefined || spot.key === 'always') return undefined;
	const { model, compiled } = original;
	const isConcerned = ({ type }: ProductEvent) => (delayEnd(type)?.name ?? type) === spot.event;
	const mutated = compile(machine, model.product.facts(model.deployment), vocabulary(model), isConcerned);
	if (mutated.program.events.length !== compiled.program.events.length) return undefined;
	return compiled.program.events.flatMap((event, number) => {
		if (!isConcerned(event)) return [];
		const differs = differenceAt(compiled.program, mutated.program, number);
		return differs === never ? [] : [{ event: number, differs }];
	});
}

/** A tag shows where the state is active and no other active state of the server has the same tag. */
function tagShows({ chart }: Compiled, places: readonly string[], tag: string): Expression {
	const sizes = sizesOf(chart);
	const nodes = [...nodesOf(chart.machine.root as AnyStateNode)].filter(({ tags }) => tags.includes(tag));
	const server = (node: AnyStateNode) => (node.path[0] === 'servers' ? node.path[1] : '');
	const [dropped, kept] = [
		nodes.filter((node) => places.includes(placeOf(node))),
		nodes.filter((node) => !places.includes(placeOf(node))),
	];
	return or(
		dropped.map((node) =>
			and([
				isActive(chart, node),
				...kept.filter((other) => server(other) === server(node)).map((other) => not(isActive(chart, other), sizes)),
			]),
		),
	);
}

function sizesOf(chart: Compiled['chart']): number[] {
	return chart.components.map(({ leaves, mayBeInactive }) => leaves.length + (mayBeInactive ? 1 : 0));
}

/** Steps both machines through the first states of the original. */
function stepped(original: Explorable, machine: AnyStateMachine, maximumStates: number): Apart {
	const { model, compiled } = original;
	const mutated = compile(machine, model.product.facts(model.deployment), vocabulary(model)).program;
	const { program } = compiled;
	if (shapeOf(mutated.fields) !== shapeOf(program.fields)) {
		return { kind: 'broken', because: 'it has other states than the original' };
	}
	const layout = layOut(program);
	const [one, other] = [createStepper(program, layout), createStepper(mutated, layout)];
	const eventOf = new Map(mutated.events.map((event, number) => [event.type + JSON.stringify(event), number]));
	const numberIn = program.events.map((event) => eventOf.get(event.type + JSON.stringify(event)));
	const first = one.begin(firstState(program, layout));
	if (!isSame(first, other.begin(firstState(mutated, layout)))) return { kind: 'apart', events: [] };
	const known = new Set([first.join()]);
	const open: { readonly state: Int32Array; readonly events: readonly number[] }[] = [{ state: first, events: [] }];
	for (const { state, events } of open) {
		const ours = successorsOf(one, state);
		const theirs = successorsOf(other, state);
		for (const [event, next] of ours) {
			const changed = theirs.get(numberIn[event] ?? -1);
			if (changed === undefined || !isSame(next, changed)) return { kind: 'apart', events: [...events, event] };
			const key = next.join();
			if (known.has(key) || known.size >= maximumStates) continue;
			known.add(key);
			open.push({ state: next, events: [...events, event] });
		}
		if (theirs.size !== ours.size) {
			const added = program.events.findIndex((_, event) => !ours.has(event) && theirs.has(numberIn[event] ?? -1));
			if (added >= 0) return { kind: 'apart', events: [...events, added] };
		}
	}
	const isAll = known.size < maximumStates || textOf(mutated) === textOf(program);
	return { kind: isAll ? 'same' : 'notDecided', states: known.size };
}

/** A program in full; where two are the same text, no state needs to be looked at. */
function textOf(program: Compiled['program']): string {
	return JSON.stringify({ ...program, name: '' }, (_, value) => (value instanceof Map ? [...value] : value));
}

function shapeOf(fields: Compiled['program']['fields']): string {
	return JSON.stringify(fields.map(({ name, size, initial }) => [name, size, initial]));
}

function successorsOf(stepper: ReturnType<typeof createStepper>, state: Int32Array): Map<number, Int32Array> {
	const count = stepper.expand(state);
	return new Map(Array.from({ length: count }, (_, way) => [stepper.event(way), stepper.state(way)]));
}

function isSame(one: Int32Array, other: Int32Array): boolean {
	return one.every((word, index) => word === other[index]);
}

/**
 * Compiles an XState machine into a program: fields, events, and the transitions by which they change.
 *
 * Understood are hierarchy, parallel regions, `on` with wildcards, `always`, `after` (its end as an event without a
 * clock), final states with `onDone`, guards (`and`, `or`, `not`, `stateIn`, and any pure function of single facts and
 * the event), `assign`, `raise`, entry and exit actions. Anything else is a CompileError that names the place.
 */
import type { AnyStateMachine } from 'xstate';
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import { describeEvent, type ProductEvent } from '../../../machines/kit/events.js';
import type { FactDefinitions } from '../../../machines/kit/facts.js';
import type { Expression } from '../program/expression.js';
import type { Alternative, Field, Program, Reaction, Transition } from '../program/program.js';
import { type Chart, type Component, codeOfLeaf, placeOf, readChart, sizeOf } from './chart.js';
import { CompileError } from './compileError.js';
import { checkCompletions } from './completion.js';
import { matches } from './descriptors.js';
import { checkEventless } from './eventless.js';
import { factFields } from './factFields.js';
import type { ChartTransition } from './targets.js';
import { beginOperations, compileTransition, type TransitionScope } from './transitions.js';

/** A program with the machine that it comes from, so that states can be read in both. */
export interface Compiled {
	readonly program: Program;
	readonly chart: Chart;
	readonly scope: TransitionScope;
	/** By number of the transition. */
	readonly origins: readonly Origin[];
}

/** What a transition of a program was made from; the event is undefined for transitions without one. */
export interface Origin {
	readonly transition: ChartTransition;
	readonly event: ProductEvent | undefined;
}

/**
 * Compiles a machine.
 * @param definitions the facts of its context with their domains and first values.
 * @param vocabulary the events that somebody outside may cause, with their parameters; ends of delays are added.
 * @param isWanted leaves out the transitions of other events, for who compares two machines in a few events only.
 * @throws CompileError for what is not understood.
 */
export function compile(
	machine: AnyStateMachine,
	definitions: FactDefinitions,
	vocabulary: readonly ProductEvent[],
	isWanted: (event: ProductEvent) => boolean = () => true,
): Compiled {
	const chart = readChart(machine);
	checkCompletions(chart);
	const fields = fieldsOf(chart, definitions);
	const events = [...vocabulary, ...delayEnds(chart)];
	const internal = new InternalEvents(events.length);
	const origins: Origin[] = [];
	const scope: TransitionScope = {
		chart,
		machine,
		facts: factFields(definitions, chart.components.length),
		sizes: fields.map(({ size }) => size),
		known: new WeakMap(),
		eventReads: { count: 0 },
		internalEvent: (event) => internal.numberOf(event),
		number: (transition, event) => origins.push({ transition, event }) - 1,
		initialCodes: fields.slice(0, chart.components.length).map(({ initial }) => initial),
	};
	const eventless = reactionsOf(scope, undefined);
	checkEventless(chart.components, scope.sizes, eventless);
	const begin = beginOperations(scope);
	const alternatives: Alternative[] = [];
	for (let event = 0; event < events.length + internal.events.length; event += 1) {
		const concrete = events[event] ?? internal.events[event - events.length];
		if (concrete === undefined) continue;
		alternatives.push({ event, reactions: isWanted(concrete) ? reactionsOf(scope, concrete) : [] });
	}
	const program: Program = {
		name: machine.id,
		fields,
		events,
		internalEvents: internal.events,
		alternatives,
		eventless,
		begin,
		parents: parentsOf(chart),
	};
	return { program, chart, scope, origins };
}

/** The events that the machine raises itself, numbered as they are met. */
class InternalEvents {
	readonly events: ProductEvent[] = [];
	private readonly numbers = new Map<string, number>();

	constructor(private readonly first: number) {}

	numberOf(event: ProductEvent): number {
		const key = describeEvent(event);
		const known = this.numbers.get(key);
		if (known !== undefined) return known;
		const number = this.first + this.events.length;
		this.events.push(event);
		this.numbers.set(key, number);
		return number;
	}
}

function fieldsOf(chart: Chart, definitions: FactDefinitions): Field[] {
	const components = chart.components.map(
		(component): Field => ({
			kind: 'component',
			name: component.root.path.join('.'),
			server: component.root.path[0] === 'servers' ? (component.root.path[1] ?? '') : '',
			size: sizeOf(component),
			initial: initialCode(chart, component),
			leaves: [...(component.mayBeInactive ? [''] : []), ...component.leaves.map(({ id }) => id)],
		}),
	);
	const facts = Object.entries(definitions).map(([name, { values, initial }]): Field => {
		const code = values.indexOf(initial);
		if (code < 0)
			throw new CompileError(`the fact ${name}`, `its first value ${String(initial)} is not in its domain.`);
		const [server, rest] = name.split('.');
		return {
			kind: 'fact',
			name,
			server: rest === undefined ? '' : (server ?? ''),
			size: values.length,
			initial: code,
			values,
		};
	});
	return [...components, ...facts];
}

/** The leaf in which a component begins; 0 where it is not active at the begin. */
function initialCode(chart: Chart, component: Component): number {
	const { parent, root } = component;
	if (parent !== undefined) {
		const { codes } = placeOf(chart, root.parent as AnyStateNode);
		if (!codes.includes(initialCode(chart, parent))) return 0;
	}
	let node = root;
	while (node.type === 'compound') node = node.initial.target[0] as AnyStateNode;
	return codeOfLeaf(component, node);
}

function parentsOf(chart: Chart): Program['parents'] {
	return new Map(
		chart.components.flatMap(({ index, root, parent }) => {
			if (parent === undefined) return [];
			const { codes } = placeOf(chart, root.parent as AnyStateNode);
			return [[index, { component: parent.index, codes }] as const];
		}),
	);
}

function delayEnds(chart: Chart): ProductEvent[] {
	const types = [...chart.places.keys()].flatMap((node) => node.after.map(({ eventType }) => eventType));
	return [...new Set(types)].map((type) => ({ type }));
}

/** What may react to an event, or to none; inner components before those around them. */
function reactionsOf(scope: TransitionScope, event: ProductEvent | undefined): Reaction[] {
	const { components, candidatesOf } = listenersTo(scope.chart, event?.type);
	const compiled = new Map<AnyStateNode, readonly Transition[]>();
	const ofNode = (node: AnyStateNode): readonly Transition[] => {
		const known = compiled.get(node);
		if (known !== undefined) return known;
		const transitions = (candidatesOf.get(node) ?? []).flatMap(
			(candidate) => compileTransition(scope, candidate, event) ?? [],
		);
		compiled.set(node, transitions);
		return transitions;
	};
	const reactions: Reaction[] = [];
	for (const component of components) {
		const chains = new Map<number, readonly Transition[]>();
		for (const leaf of component.leaves) {
			const chain = chainFrom(component, leaf).flatMap(ofNode);
			if (chain.length > 0) chains.set(codeOfLeaf(component, leaf), upToCertain(chain));
		}
		if (chains.size === 0) continue;
		const below = reactions
			.filter((other) => isInside(scope.chart, other.component, component))
			.map((other) => other.component);
		reactions.push({ component: component.index, chains, below });
	}
	return reactions;
}

/** The states with transitions for a type of event, and the components that they lie in, inner ones first. */
interface Listeners {
	readonly components: readonly Component[];
	readonly candidatesOf: ReadonlyMap<AnyStateNode, readonly ChartTransition[]>;
}

const listeners = new WeakMap<Chart, Map<string | undefined, Listeners>>();

/** Found once for all events of a type, of which there are many: one for each server and each choice. */
function listenersTo(chart: Chart, type: string | undefined): Listeners {
	const known = listeners.get(chart) ?? new Map<string | undefined, Listeners>();
	listeners.set(chart, known);
	const found = known.get(type) ?? findListeners(chart, type);
	known.set(type, found);
	return found;
}

function findListeners(chart: Chart, type: string | undefined): Listeners {
	const candidatesOf = new Map<AnyStateNode, readonly ChartTransition[]>();
	const listening = new Set<Component>();
	for (const [node, { component }] of chart.places) {
		const found = candidates(node, type);
		if (found.length === 0) continue;
		candidatesOf.set(node, found);
		listening.add(component);
	}
	return { components: chart.components.filter((component) => listening.has(component)).reverse(), candidatesOf };
}

function isInside(chart: Chart, inner: number, outer: Component): boolean {
	for (let above = chart.components[inner]?.parent; above !== undefined; above = above.parent) {
		if (above === outer) return true;
	}
	return false;
}

function chainFrom(component: Component, leaf: AnyStateNode): AnyStateNode[] {
	const chain = [leaf];
	for (let node = leaf; node !== component.root; ) {
		node = node.parent as AnyStateNode;
		chain.push(node);
	}
	return chain;
}

/** Nothing behind a transition that is always enabled is ever taken. */
function upToCertain(chain: readonly Transition[]): readonly Transition[] {
	const isCertain = (guard: Expression) => guard.kind === 'constant' && guard.value;
	const certain = chain.findIndex(({ guard }) => isCertain(guard));
	return certain < 0 ? chain : chain.slice(0, certain + 1);
}

/** The transitions of a state for an event: exact ones first, then wildcards, longer before shorter. */
function candidates(node: AnyStateNode, type: string | undefined): ChartTransition[] {
	if (type === undefined) return (node.always ?? []) as unknown as ChartTransition[];
	const wildcards = [...node.transitions.keys()]
		.filter((descriptor) => descriptor !== type && matches(type, descriptor))
		.sort((first, second) => second.length - first.length);
	return [type, ...wildcards].flatMap(
		(descriptor) => (node.transitions.get(descriptor) ?? []) as unknown as ChartTransition[],
	);
}

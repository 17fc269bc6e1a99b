/**
 * What the explorer must find out, found out in the simplest way: all states by their text, from one to the next, with
 * nothing left out and nothing shared with the explorer's own search and reductions.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { ExplorationError } from '../../sim/explore/generate/engines.js';
import { decode, firstState, type ReadableState } from '../../sim/explore/states.js';
import { initialStep, step } from '../../sim/simulation/engine.js';
import type { Pair, Subject } from './bothEngines.js';

/** A state to ask about: which states are active, those around leaves included, and which values facts have. */
export interface NaiveState {
	readonly active: ReadonlySet<string>;
	readonly facts: Readonly<Record<string, unknown>>;
	readonly text: string;
}

/** A state with what leads on from it: events, by number, and the number of the state behind each. */
export interface NaiveNode {
	readonly state: NaiveState;
	/** Steps from the begin. */
	readonly distance: number;
	readonly ways: readonly { readonly event: number; readonly to: number }[];
}

/** Everything that can be reached, in the order of its distance. */
export type NaiveGraph = readonly NaiveNode[];

/** An engine as this search needs it. */
interface World<State> {
	readonly first: State;
	readonly next: (state: State) => readonly { readonly event: number; readonly state: State }[];
	readonly read: (state: State) => NaiveState;
}

/** The graph by the explorer's stepper; undefined where there are more states than this. */
export function graphOf(pair: Pair, most: number): NaiveGraph | undefined {
	return orEndless(() => search(compiledWorld(pair), most));
}

/** The graph by XState; undefined where there are more states than this. */
export function referenceGraphOf(pair: Pair, most: number): NaiveGraph | undefined {
	return search(referenceWorld(pair), most);
}

/** Undefined where a machine goes on for ever by itself. */
function orEndless<Result>(run: () => Result): Result | undefined {
	try {
		return run();
	} catch (reason) {
		if (reason instanceof ExplorationError) return undefined;
		throw reason;
	}
}

function search<State>({ first, next, read }: World<State>, most: number): NaiveGraph | undefined {
	const numbers = new Map([[read(first).text, 0]]);
	const found = [{ state: first, distance: 0 }];
	const nodes: NaiveNode[] = [];
	for (const { state, distance } of found) {
		const ways = next(state).map(({ event, state: after }) => {
			const { text } = read(after);
			const known = numbers.get(text);
			if (known !== undefined) return { event, to: known };
			numbers.set(text, found.length);
			found.push({ state: after, distance: distance + 1 });
			return { event, to: found.length - 1 };
		});
		if (found.length > most) return undefined;
		nodes.push({ state: read(state), distance, ways });
	}
	return nodes;
}

function compiledWorld({ compiled, layout, stepper, subject }: Pair): World<Int32Array> {
	return {
		first: stepper.begin(firstState(compiled.program, layout)),
		next: (state) =>
			Array.from({ length: stepper.expand(state) }, (_, way) => ({
				event: stepper.event(way),
				state: stepper.state(way),
			})),
		read: (state) => readable(subject, decode(compiled.program, layout, state)),
	};
}

function referenceWorld({ compiled, subject }: Pair): World<AnyMachineSnapshot> {
	const { machine } = subject;
	return {
		first: initialStep(machine).snapshot,
		next: (snapshot) =>
			compiled.program.events.flatMap((event, number) => {
				const { snapshot: after, taken } = step(machine, snapshot, event);
				return taken.length === 0 ? [] : [{ event: number, state: after }];
			}),
		read: (snapshot) => ({
			active: new Set(snapshot._nodes.map(({ id }) => id)),
			facts: snapshot.context as Readonly<Record<string, unknown>>,
			text: JSON.stringify([snapshot.value, Object.entries(snapshot.context as object).sort()]),
		}),
	};
}

function readable({ machine }: Subject, { leaves, facts }: ReadableState): NaiveState {
	const active = new Set<string>();
	for (const leaf of leaves) {
		for (let node = machine.getStateNodeById(leaf); node !== undefined; node = node.parent as typeof node)
			active.add(node.id);
	}
	return { active, facts, text: JSON.stringify([leaves, facts]) };
}

/** A condition on a state. */
export type NaiveCondition = (state: NaiveState) => boolean;

/** Steps to the nearest state in which the condition holds; undefined if there is none. */
export function distanceTo(graph: NaiveGraph, condition: NaiveCondition): number | undefined {
	return graph.find(({ state }) => condition(state))?.distance;
}

/** Steps to the nearest state in which the one holds on a way on which the other has not held, not even there. */
export function distanceWithout(graph: NaiveGraph, first: NaiveCondition, then: NaiveCondition): number | undefined {
	const distances = new Map<number, number>();
	const open: number[] = [];
	const visit = (number: number, distance: number) => {
		const node = graph[number];
		if (node === undefined || distances.has(number) || first(node.state)) return;
		distances.set(number, distance);
		open.push(number);
	};
	visit(0, 0);
	for (const number of open) {
		const node = graph[number] as NaiveNode;
		if (then(node.state)) return distances.get(number);
		for (const { to } of node.ways) visit(to, (distances.get(number) ?? 0) + 1);
	}
	return undefined;
}

/** The numbers of the states from which the condition can still be reached. */
export function ableToReach(graph: NaiveGraph, condition: NaiveCondition): ReadonlySet<number> {
	const able = new Set(graph.flatMap(({ state }, number) => (condition(state) ? [number] : [])));
	for (let size = -1; size !== able.size; ) {
		size = able.size;
		for (const [number, { ways }] of graph.entries()) if (ways.some(({ to }) => able.has(to))) able.add(number);
	}
	return able;
}

/** The number of the state to which events lead; undefined where one of them is not possible. */
export function follow(graph: NaiveGraph, events: readonly number[]): number | undefined {
	let number: number | undefined = 0;
	for (const event of events) {
		if (number === undefined) return undefined;
		number = graph[number]?.ways.find((way) => way.event === event)?.to;
	}
	return number;
}

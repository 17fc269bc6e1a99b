/** Small machines written down by hand, asked about with all combinations of reductions and searched naively. */
import { and, createMachine, or, stateIn } from 'xstate';
import type { Condition } from '../../machines/kit/conditions.js';
import type { ProductEvent } from '../../machines/kit/events.js';
import { type FactDefinitions, flag } from '../../machines/kit/facts.js';
import { type AskedCondition, type AskedQuestion, wrongAnswers } from './askExplorer.js';
import { pairOf } from './bothEngines.js';
import { graphOf } from './naiveSearch.js';

export const at = (id: string): AskedCondition => ({
	condition: stateIn(`#${id}` as never) as Condition,
	naive: ({ active }) => active.has(id),
});
export const has = (name: string, value: string | boolean): AskedCondition => ({
	condition: (({ context }: { context: Record<string, unknown> }) => context[name] === value) as Condition,
	naive: ({ facts }) => facts[name] === value,
});
export const both = (...parts: readonly AskedCondition[]): AskedCondition => ({
	condition: and(parts.map(({ condition }) => condition) as never[]) as Condition,
	naive: (state) => parts.every(({ naive }) => naive(state)),
});
export const either = (...parts: readonly AskedCondition[]): AskedCondition => ({
	condition: or(parts.map(({ condition }) => condition) as never[]) as Condition,
	naive: (state) => parts.some(({ naive }) => naive(state)),
});
export const nowhere: AskedCondition = { condition: or([]) as Condition, naive: () => false };

export const flags = (...names: readonly string[]): FactDefinitions =>
	Object.fromEntries(names.map((name) => [name, flag(name)]));
export const events = (...types: readonly string[]): ProductEvent[] => types.map((type) => ({ type }));
export const to = (server: string) => (type: string) => ({ type, server });

/** What is wrong with the answers to a question about the machine `m`. */
export function wrong(
	config: object,
	facts: FactDefinitions,
	vocabulary: readonly ProductEvent[],
	question: Partial<AskedQuestion> & Pick<AskedQuestion, 'kind' | 'condition'>,
) {
	const context = Object.fromEntries(Object.entries(facts).map(([name, { initial }]) => [name, initial]));
	const machine = createMachine({ id: 'm', context, ...config } as never);
	const pair = pairOf({ machine, facts, vocabulary }, { everyEvent: false });
	const graph = graphOf(pair, 10_000);
	if (graph === undefined) throw new Error('The machine is too large.');
	return wrongAnswers(pair, graph, { other: nowhere, ...question });
}

/** A machine of servers that are made alike. */
export const systemOf = (server: (name: string, index: number) => object, names = ['s0', 's1'], more: object = {}) => ({
	type: 'parallel',
	states: {
		...more,
		servers: { type: 'parallel', states: Object.fromEntries(names.map((name, index) => [name, server(name, index)])) },
	},
});
export const concerns =
	(server: string) =>
	({ event }: { event: ProductEvent }) =>
		event['server'] === server;

/** Graphs of what can be reached: nodes and edges as XState's own graph utilities find them, and how they are written. */
import { describe, expect, it } from 'vitest';
import { assign } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { describeEvent, type ProductEvent } from '../../../machines/kit/events.js';
import { type GraphResult, graphOf, regionFields, type StateGraph, shownFields } from '../../../sim/explore/graph.js';
import { type Explorable, makeExplorable } from '../../../sim/explore/questions.js';
import { defaultBudget } from '../../../sim/explore/search/progress.js';
import { dotText, mermaidText } from '../../../sim/report/graph.js';
import { vocabulary } from '../../../sim/simulation/model.js';
import { nameOfDelayEnd } from '../../../sim/simulation/simulation.js';
import { drain } from '../../support/answerOf.js';
import { compiledMachine } from '../../support/compiledMachine.js';
import { delaysAsEvents } from '../../support/delaysAsEvents.js';
import { kettle } from '../../support/kettle.js';
import { modelOf } from '../../support/walk.js';

const twoKettles = makeExplorable(modelOf(kettle, { kettles: ['k1', 'k2'] }, 'guided'));

function draw(explorable: Explorable, fields: readonly number[], maximumNodes = 1000): GraphResult {
	return drain(graphOf(explorable, fields, defaultBudget, maximumNodes));
}

function drawn(explorable: Explorable, names: readonly string[]): StateGraph {
	const known = shownFields(explorable);
	const result = draw(
		explorable,
		names.flatMap((name) => known.get(name) ?? []),
	);
	if (result.kind !== 'graph') throw new Error(result.because);
	return result.graph;
}

/** `from --event--> to` for each edge. */
function arrows({ nodes, edges }: StateGraph): string[] {
	const label = (node: number) => nodes[node]?.lines.join('; ');
	return edges
		.flatMap(({ from, to, events }) => events.map((event) => `${label(from)} --${event}--> ${label(to)}`))
		.sort();
}

interface AdjacencyMap {
	readonly [state: string]: {
		readonly state: { readonly value: unknown };
		readonly transitions: {
			readonly [event: string]: { readonly event: unknown; readonly state: { readonly value: unknown } };
		};
	};
}

/** The same arrows from XState's adjacency map, by the states of the kettles alone. */
function arrowsOfXState({ model }: Explorable): string[] {
	const { machine, delayEvents } = delaysAsEvents(model.machine);
	const map: AdjacencyMap = getAdjacencyMap(machine as never, {
		events: [...vocabulary(model), ...delayEvents] as never,
	}) as never;
	const path = (value: unknown): string =>
		typeof value === 'string'
			? value
			: Object.entries(value as object)
					.map(([key, inner]) => `${key}.${path(inner)}`)
					.join();
	const label = (value: { readonly servers: Readonly<Record<string, unknown>> }) =>
		Object.entries(value.servers)
			.map(([name, state]) => `${name}: ${path(state)}`)
			.join('; ');
	const name = (event: ProductEvent) =>
		describeEvent(event.type.startsWith('xstate.') ? nameOfDelayEnd(model, event.type) : event);
	const found = new Set<string>();
	for (const { state, transitions } of Object.values(map)) {
		for (const { event, state: next } of Object.values(transitions)) {
			const [from, to] = [label(state.value as never), label(next.value as never)];
			if (from !== to) found.add(`${from} --${name(event as unknown as ProductEvent)}--> ${to}`);
		}
	}
	return [...found].sort();
}

describe('a graph', () => {
	it('has the nodes and edges that XState finds', () => {
		const expected = arrowsOfXState(twoKettles);
		expect(expected.length).toBeGreaterThan(30);
		expect(arrows(drawn(twoKettles, ['k1', 'k2']))).toEqual(expected);
	});

	it('shows one server as it would be alone', () => {
		const alone = makeExplorable(modelOf(kettle, { kettles: ['k1'] }, 'guided'));
		expect(arrows(drawn(twoKettles, ['k1']))).toEqual(arrowsOfXState(alone));
	});

	it('has every event that leads on, also from states that are not shown and cannot be told apart', () => {
		const setOn = { actions: assign({ isOn: true }) };
		const compiled = compiledMachine({
			initial: 'a',
			states: { a: { on: { go: 'c', turn: 'b' } }, b: { on: { go: setOn, turn: setOn } }, c: { on: { back: setOn } } },
		});
		const { fields } = compiled.program;
		const result = draw({ compiled } as unknown as Explorable, [fields.findIndex(({ name }) => name === 'isOn')]);
		const events = result.kind === 'graph' ? result.graph.edges.flatMap((edge) => edge.events) : [];
		expect(events.sort()).toEqual(['back', 'go', 'turn']);
	});

	it('begins with its first node, and shows facts only if they are asked for', () => {
		expect(drawn(twoKettles, ['k2', 'k2.filled']).nodes[0]).toEqual({ lines: ['k2: cold', 'k2.filled: false'] });
		const all = draw(twoKettles, regionFields(twoKettles));
		expect(all.kind === 'graph' && all.graph.nodes[0]).toEqual({ lines: ['k1: cold', 'k2: cold'] });
	});

	it('is not drawn where it has too many nodes', () => {
		expect(draw(twoKettles, regionFields(twoKettles), 15)).toEqual({
			kind: 'tooLarge',
			because: 'it has more than 15 states',
		});
		expect(draw(twoKettles, regionFields(twoKettles), 16).kind).toBe('graph');
	});
});

describe('the text of a graph', () => {
	const graph: StateGraph = {
		nodes: [{ lines: ['a: "x"', 'b: y\\z'] }, { lines: ['a: <end>'] }],
		edges: [{ from: 0, to: 1, events: ['go', 'turn', 'wait', 'stop', 'rest'] }],
	};

	it('is quoted for Graphviz', () => {
		expect(dotText('A "title"', graph)).toBe(`digraph "A \\"title\\"" {
	node [shape=box, style=rounded];
	begin [shape=point];
	begin -> s0;
	s0 [label="a: \\"x\\"\\nb: y\\\\z"];
	s1 [label="a: <end>"];
	s0 -> s1 [label="go\\nturn\\nwait\\nand 2 more"];
}
`);
	});

	it('is escaped for Mermaid', () => {
		expect(mermaidText('A "title"', graph)).toBe(`---
title: "A \\"title\\""
---
stateDiagram-v2
	state "a#58; #34;x#34;<br>b#58; y\\z" as s0
	state "a#58; #60;end#62;" as s1
	[*] --> s0
	s0 --> s1: go<br>turn<br>wait<br>and 2 more
`);
	});
});

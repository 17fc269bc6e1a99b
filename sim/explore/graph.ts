/**
 * The graph of the states that can be reached, as far as chosen fields show it: a node for each combination of their
 * values, an edge where an event leads from one to another. The cone of influence leaves out all that does not bear on
 * these fields, so that the graph of one server is small where the whole is not; symmetry would mix the servers up, and
 * is left out.
 */
import { describeEvent, type ProductEvent } from '../../machines/kit/events.js';
import { pathInRegion, regionOf } from '../simulation/configuration.js';
import { nameOfDelayEnd } from '../simulation/simulation.js';
import type { Compiled } from './compile/compile.js';
import { createStepper } from './generate/engines.js';
import { type Layout, readCode } from './generate/layout.js';
import { type Expression, evaluate, isIn } from './program/expression.js';
import type { Problem } from './program/problem.js';
import type { Explorable } from './questions.js';
import { reduce } from './reduce/reduce.js';
import { explore } from './search/breadthFirst.js';
import type { Budget, Progress } from './search/progress.js';

/** A state as far as it is shown: a line for each region and fact. */
export interface GraphNode {
	readonly lines: readonly string[];
}

/** Events that lead from one node to another; nodes are numbered as a breadth-first search finds them. */
export interface GraphEdge {
	readonly from: number;
	readonly to: number;
	readonly events: readonly string[];
}

/** A graph; its first node is where it begins. */
export interface StateGraph {
	readonly nodes: readonly GraphNode[];
	readonly edges: readonly GraphEdge[];
}

/** A graph, or why there is none. */
export type GraphResult =
	| { readonly kind: 'graph'; readonly graph: StateGraph }
	| { readonly kind: 'tooLarge'; readonly because: string };

/** What can be shown of a model: each region and each server, whole or one region of it, and each fact; with its fields. */
export function shownFields({ model, compiled }: Explorable): Map<string, readonly number[]> {
	const shown = new Map<string, number[]>([...model.states.keys(), ...model.servers].map((name) => [name, []]));
	for (const { index, root, leaves } of compiled.chart.components) {
		if (leaves.length < 2) continue;
		shown.get(regionOf(root))?.push(index);
		const path = pathInRegion(root);
		if (path !== '') shown.set(`${regionOf(root)}.${path}`, [index]);
	}
	for (const [index, { kind, name }] of compiled.program.fields.entries())
		if (kind === 'fact') shown.set(name, [index]);
	return shown;
}

/** The regions and servers, without facts: what a graph shows if nothing is chosen. */
export function regionFields({ compiled }: Explorable): number[] {
	return compiled.chart.components.filter(({ leaves }) => leaves.length > 1).map(({ index }) => index);
}

/**
 * Draws the graph of some fields.
 * @param maximumNodes more cannot be read.
 */
export function* graphOf(
	explorable: Explorable,
	fields: readonly number[],
	budget: Budget,
	maximumNodes: number,
): Generator<Progress, GraphResult> {
	const { program } = explorable.compiled;
	const codes = fields.flatMap((field) =>
		Array.from({ length: program.fields[field]?.size ?? 0 }, (_, code) => ({ field, code })),
	);
	const checks = codes.map(({ field, code }) => isIn(field, [code], program.fields[field]?.size ?? 0));
	const reductions = { symmetry: false, partialOrder: false, cone: true };
	const reduced = reduce({ program, checks, memories: [] }, reductions, true);
	const explored = yield* explore(reduced, { keepEdges: false, isEnough: () => false }, budget);
	if (!explored.isComplete) return { kind: 'tooLarge', because: 'the limit of states or memory is reached' };
	const drawing = new Drawing(reduced.problem, explored.layout);
	const stepper = createStepper(reduced.problem.program, explored.layout);
	for (let state = 0; state < explored.search.count; state += 1) {
		const from = drawing.nodeOf(explored.search.state(state));
		const ways = stepper.expand(explored.search.state(state));
		for (let way = 0; way < ways; way += 1)
			drawing.connect(from, drawing.nodeOf(stepper.state(way)), stepper.event(way));
		if (drawing.shown.length > maximumNodes) {
			return { kind: 'tooLarge', because: `it has more than ${maximumNodes} states` };
		}
	}
	const eventName = (event: number) => nameOf(explorable, program.events[event] as ProductEvent);
	return {
		kind: 'graph',
		graph: {
			nodes: drawing.shown.map((holding) => ({
				lines: linesOf(
					explorable,
					codes.filter((_, check) => holding[check]),
				),
			})),
			edges: drawing.edges.map(({ from, to, events }) => ({ from, to, events: events.map(eventName) })),
		},
	};
}

/** Nodes and edges as they are found. */
class Drawing {
	/** For each node, which checks hold in it. */
	readonly shown: (readonly boolean[])[] = [];
	readonly edges: { readonly from: number; readonly to: number; readonly events: number[] }[] = [];
	private readonly nodes = new Map<string, number>();
	private readonly places = new Map<string, number>();

	constructor(
		private readonly problem: Problem,
		private readonly layout: Layout,
	) {}

	nodeOf(state: Int32Array): number {
		const read = (field: number) => readCode(this.layout, state, field);
		const holding = this.problem.checks.map((check: Expression) => evaluate(check, read));
		const key = holding.map(Number).join('');
		const known = this.nodes.get(key);
		if (known !== undefined) return known;
		this.nodes.set(key, this.shown.length);
		return this.shown.push(holding) - 1;
	}

	connect(from: number, to: number, event: number): void {
		if (from === to) return;
		const key = `${from} ${to}`;
		const known = this.places.get(key);
		if (known === undefined) {
			this.places.set(key, this.edges.push({ from, to, events: [event] }) - 1);
			return;
		}
		const edge = this.edges[known];
		if (!edge?.events.includes(event)) edge?.events.push(event);
	}
}

function nameOf({ model }: Explorable, event: ProductEvent): string {
	return describeEvent(event.type.startsWith('xstate.') ? nameOfDelayEnd(model, event.type) : event);
}

function linesOf({ compiled }: Explorable, codes: readonly { readonly field: number; readonly code: number }[]) {
	const lines = new Map<string, string[]>();
	for (const { field, code } of codes) {
		const shown = shownCode(compiled, field, code);
		if (shown === undefined) continue;
		const [region, text] = shown;
		const known = lines.get(region);
		if (known === undefined) lines.set(region, [text]);
		else known.push(text);
	}
	return [...lines].map(([region, texts]) => `${region}: ${texts.join(', ')}`);
}

function shownCode({ chart, program }: Compiled, index: number, code: number): [string, string] | undefined {
	const field = program.fields[index];
	if (field?.kind === 'fact') return [field.name, String(field.values[code])];
	const component = chart.components[index];
	const leaf = component?.leaves[code - (component.mayBeInactive ? 1 : 0)];
	// Of a state with regions inside these regions are shown, and their states say where they lie.
	return leaf === undefined || leaf.type === 'parallel' ? undefined : [regionOf(leaf), pathInRegion(leaf)];
}

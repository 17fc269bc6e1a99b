/**
 * The path to a state that a search has found, as events. Where the search has seen less than the whole machine, or
 * interchangeable servers in each other's place, the events are found again by going the same way on the whole one.
 */
import { createStepper, ExplorationError, type Stepper } from '../generate/engines.js';
import { type Layout, layOut, maskOf, readCode, writeCode } from '../generate/layout.js';
import { evaluate } from '../program/expression.js';
import type { Program } from '../program/program.js';
import { projected } from '../reduce/origins.js';
import type { ReducedProblem } from '../reduce/reduce.js';
import { firstState } from '../states.js';
import type { Explored } from './breadthFirst.js';

/** The numbers of the events that lead to a state, in order. */
export function pathTo(reduced: ReducedProblem, { search, layout }: Explored, index: number): number[] {
	const states = [index];
	for (let parent = search.parent(index); parent >= 0; parent = search.parent(parent)) states.push(parent);
	states.reverse();
	const isWhole = reduced.problem === reduced.whole && reduced.interchangeable.length === 0;
	if (isWhole) return states.slice(1).map((state) => search.event(state));
	const walker = new Walker(reduced, layout);
	for (const next of states.slice(1).map((number) => search.state(number))) {
		walker.go((state) => isSame(state, next));
	}
	return walker.events;
}

const steppers = new WeakMap<Program['alternatives'], { readonly program: Program; readonly stepper: Stepper }>();

/** The stepper of a whole program; with a memory, or with another begin, it is another one. */
function stepperOf(program: Program, layout: Layout): Stepper {
	const known = steppers.get(program.alternatives);
	const isSame = known?.program.begin === program.begin && known.program.fields.length === program.fields.length;
	if (known !== undefined && isSame) return known.stepper;
	const stepper = createStepper(program, layout);
	steppers.set(program.alternatives, { program, stepper });
	return stepper;
}

/** A state of the whole program, and the events that have led there. */
interface Way {
	readonly state: Int32Array;
	readonly events: readonly number[];
}

/**
 * Goes a path on the whole program. Whoever walks is told what each state is to the search: without what was left out,
 * and as the one that stands for those that differ only by an exchange of servers.
 */
export class Walker {
	readonly events: number[] = [];
	private readonly stepper: Stepper;
	private readonly wholeLayout: Layout;
	private readonly canonical: (state: Int32Array) => Int32Array;
	private state: Int32Array;

	constructor(
		private readonly reduced: ReducedProblem,
		private readonly layout: Layout,
	) {
		const { program } = reduced.whole;
		this.wholeLayout = layOut(program);
		this.canonical = canonicaliser(layout, reduced.interchangeable);
		this.stepper = stepperOf(program, this.wholeLayout);
		this.state = this.remembering(this.stepper.begin(firstState(program, this.wholeLayout)));
	}

	/** What the search knows the present state as. */
	get seen(): Int32Array {
		return this.see(this.state);
	}

	/**
	 * Takes the event that is declared first of those that lead to such a state, if need be after steps that the search
	 * does not see.
	 * @throws ExplorationError if there is none: then what was searched is not what was asked about.
	 */
	go(isWanted: (seen: Int32Array) => boolean): void {
		const here = this.seen;
		const known = new Set([this.state.join()]);
		const open: Way[] = [{ state: this.state, events: [] }];
		for (const way of open) {
			const ways = this.waysFrom(way);
			const taken = ways.find(({ state }) => isWanted(this.see(state)));
			if (taken !== undefined) {
				this.events.push(...taken.events);
				this.state = taken.state;
				return;
			}
			if (!this.reduced.hasCircles) break;
			for (const unseen of ways) {
				if (known.has(unseen.state.join()) || !isSame(this.see(unseen.state), here)) continue;
				known.add(unseen.state.join());
				open.push(unseen);
			}
		}
		throw new ExplorationError('A path that was found cannot be gone on the whole machine.');
	}

	private waysFrom({ state, events }: Way): Way[] {
		const count = this.stepper.expand(state);
		const ways = Array.from({ length: count }, (_, way) => ({
			event: this.stepper.event(way),
			state: this.remembering(this.stepper.state(way)),
		})).sort((first, second) => first.event - second.event);
		return ways.map((way) => ({ state: way.state, events: [...events, way.event] }));
	}

	private see(state: Int32Array): Int32Array {
		const { fields } = this.reduced.problem.program;
		return this.canonical(projected(fields, this.layout, this.wholeLayout, state));
	}

	private remembering(state: Int32Array): Int32Array {
		for (const { field, condition } of this.reduced.whole.memories) {
			const holds = evaluate(condition, (read) => readCode(this.wholeLayout, state, read));
			if (holds) writeCode(this.wholeLayout, state, field, 1);
		}
		return state;
	}
}

function isSame(first: Int32Array, second: Int32Array): boolean {
	return first.every((word, index) => word === second[index]);
}

/** Finds the state that stands for all that differ only in which interchangeable server is in which condition. */
function canonicaliser(layout: Layout, classes: readonly (readonly string[])[]): (state: Int32Array) => Int32Array {
	const blocksOfClasses = classes.map((servers) =>
		servers.flatMap((server) => layout.blocks.find((block) => block.server === server) ?? []),
	);
	return (state) => {
		const sorted = state.slice();
		for (const blocks of blocksOfClasses) sortBlocks(blocks, state, sorted);
		return sorted;
	};
}

/** Writes the contents of the blocks in their order. */
function sortBlocks(blocks: Layout['blocks'], state: Int32Array, sorted: Int32Array): void {
	const read = blocks.map(({ word, shift, bits }) =>
		bits.length === 1
			? [((state[word] ?? 0) >>> shift) & maskOf(bits[0] ?? 0)]
			: bits.map((_, index) => state[word + index] ?? 0),
	);
	read.sort(compareWords);
	for (const [place, { word, shift, bits }] of blocks.entries()) {
		const values = read[place] ?? [];
		if (bits.length > 1) for (const [index, value] of values.entries()) sorted[word + index] = value;
		else {
			const mask = maskOf(bits[0] ?? 0) << shift;
			sorted[word] = ((sorted[word] ?? 0) & ~mask) | ((values[0] ?? 0) << shift);
		}
	}
}

function compareWords(first: readonly number[], second: readonly number[]): number {
	const different = first.findIndex((word, index) => word !== second[index]);
	return different < 0 ? 0 : (first[different] ?? 0) - (second[different] ?? 0);
}

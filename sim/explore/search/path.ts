/**
 * The path to a state that a search has found, as events. Where the search has seen less than the whole machine, or
 * interchangeable servers in each other's place, the events are found again by going the same way on the whole one.
 */
import { createStepper, ExplorationError, type Stepper } from '../generate/engines.js';
import { type Layout, layOut, maskOf, readCode, writeCode } from '../generate/layout.js';
import { evaluate } from '../program/expression.js';
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

/**
 * Goes a path on the whole program. Whoever walks is told what each state is to the search: without what was left out,
 * and as the one that stands for those that differ only by an exchange of servers.
 */
export class Walker {
	readonly events: number[] = [];
	private readonly stepper: Stepper;
	private readonly wholeLayout: Layout;
	private state: Int32Array;

	constructor(
		private readonly reduced: ReducedProblem,
		private readonly layout: Layout,
	) {
		const { program } = reduced.whole;
		this.wholeLayout = layOut(program);
		this.stepper = createStepper(program, this.wholeLayout);
		this.state = this.remembering(this.stepper.begin(firstState(program, this.wholeLayout)));
	}

	/** What the search knows the present state as. */
	get seen(): Int32Array {
		return this.see(this.state);
	}

	/**
	 * Takes the event that is declared first of those that lead to such a state.
	 * @throws ExplorationError if there is none: then what was searched is not what was asked about.
	 */
	go(isWanted: (seen: Int32Array) => boolean): void {
		const count = this.stepper.expand(this.state);
		const ways = Array.from({ length: count }, (_, way) => ({
			event: this.stepper.event(way),
			state: this.remembering(this.stepper.state(way)),
		})).sort((first, second) => first.event - second.event);
		const taken = ways.find((way) => isWanted(this.see(way.state)));
		if (taken === undefined) throw new ExplorationError('A path that was found cannot be gone on the whole machine.');
		this.events.push(taken.event);
		this.state = taken.state;
	}

	private see(state: Int32Array): Int32Array {
		const { problem, interchangeable } = this.reduced;
		const small = projected(problem.program.fields, this.layout, this.wholeLayout, state);
		return canonical(this.layout, interchangeable, small);
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

/** The state that stands for all that differ only in which interchangeable server is in which condition. */
function canonical(layout: Layout, classes: readonly (readonly string[])[], state: Int32Array): Int32Array {
	const sorted = state.slice();
	for (const servers of classes) {
		const blocks = servers.flatMap((server) => layout.blocks.find((block) => block.server === server) ?? []);
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
	return sorted;
}

function compareWords(first: readonly number[], second: readonly number[]): number {
	const different = first.findIndex((word, index) => word !== second[index]);
	return different < 0 ? 0 : (first[different] ?? 0) - (second[different] ?? 0);
}

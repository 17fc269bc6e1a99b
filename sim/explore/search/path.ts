/**
 * The path to a state that a search has found, as events. Where interchangeable servers were exchanged on the way, the
 * events are found again by walking the same path with the servers as they are.
 */
import { createStepper, ExplorationError } from '../generate/engines.js';
import { type Layout, maskOf, readCode, writeCode } from '../generate/layout.js';
import { evaluate } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { ReducedProblem } from '../reduce/reduce.js';
import type { Circle } from '../reduce/silentCircles.js';
import { firstState } from '../states.js';
import type { Explored } from './breadthFirst.js';

/** A state on the way, and the events since the last one that the search has found. */
interface Way {
	readonly state: Int32Array;
	readonly events: readonly number[];
}

/** The numbers of the events that lead to a state, in order. */
export function pathTo(reduced: ReducedProblem, { search, layout }: Explored, index: number): number[] {
	const { apart, interchangeable, circles } = reduced;
	const states = [index];
	for (let parent = search.parent(index); parent >= 0; parent = search.parent(parent)) states.push(parent);
	states.reverse();
	if (interchangeable.length === 0 && circles.length === 0) return states.slice(1).map((state) => search.event(state));
	const stepper = createStepper(apart.program, layout);
	const standing = (state: Int32Array) => canonical(layout, interchangeable, atFirstCodes(circles, layout, state));
	const steps = ({ state, events }: Way): Way[] => {
		const ways = Array.from({ length: stepper.expand(state) }, (_, way) => ({
			event: stepper.event(way),
			state: remembering(apart, layout, stepper.state(way)),
		}));
		ways.sort((first, second) => first.event - second.event);
		return ways.map((way) => ({ state: way.state, events: [...events, way.event] }));
	};
	let state = remembering(apart, layout, stepper.begin(firstState(apart.program, layout)));
	const events: number[] = [];
	for (const next of states.slice(1).map((number) => search.state(number))) {
		const taken = wayTo(
			state,
			steps,
			(given) => isSame(standing(given), next),
			(given) => isSame(standing(given), standing(state)),
		);
		events.push(...taken.events);
		state = taken.state;
	}
	return events;
}

/** A step to a state that is wanted, if need be after steps that nobody sees. */
function wayTo(
	from: Int32Array,
	steps: (way: Way) => Way[],
	isWanted: (state: Int32Array) => boolean,
	isStill: (state: Int32Array) => boolean,
): Way {
	const open: Way[] = [{ state: from, events: [] }];
	const known = new Set([from.join()]);
	for (const way of open) {
		const ways = steps(way);
		const taken = ways.find(({ state }) => isWanted(state));
		if (taken !== undefined) return taken;
		for (const unseen of ways.filter(({ state }) => isStill(state) && !known.has(state.join()))) {
			known.add(unseen.state.join());
			open.push(unseen);
		}
	}
	throw new ExplorationError('A path through states that count as one cannot be followed.');
}

/** The state with every circle at its first code. */
function atFirstCodes(circles: readonly Circle[], layout: Layout, state: Int32Array): Int32Array {
	const moved = state.slice();
	for (const { field, codes } of circles) {
		if (codes.includes(readCode(layout, moved, field))) writeCode(layout, moved, field, codes[0] ?? 0);
	}
	return moved;
}

function remembering({ memories }: Problem, layout: Layout, state: Int32Array): Int32Array {
	for (const { field, condition } of memories) {
		if (evaluate(condition, (read) => readCode(layout, state, read))) writeCode(layout, state, field, 1);
	}
	return state;
}

function isSame(first: Int32Array, second: Int32Array): boolean {
	return first.every((word, index) => word === second[index]);
}

/** The state that stands for all that differ only in which interchangeable server is in which condition. */
export function canonical(layout: Layout, classes: readonly (readonly string[])[], state: Int32Array): Int32Array {
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

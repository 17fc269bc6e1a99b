/**
 * The path to a state that a search has found, as events. Where interchangeable servers were exchanged on the way, the
 * events are found again by walking the same path with the servers as they are.
 */
import { createStepper, ExplorationError } from '../generate/engines.js';
import { type Layout, maskOf, readCode, writeCode } from '../generate/layout.js';
import { evaluate } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { ReducedProblem } from '../reduce/reduce.js';
import { firstState } from '../states.js';
import type { Explored } from './breadthFirst.js';

/** The numbers of the events that lead to a state, in order. */
export function pathTo(
	{ problem, interchangeable }: ReducedProblem,
	{ search, layout }: Explored,
	index: number,
): number[] {
	const states = [index];
	for (let parent = search.parent(index); parent >= 0; parent = search.parent(parent)) states.push(parent);
	states.reverse();
	if (interchangeable.length === 0) return states.slice(1).map((state) => search.event(state));
	const stepper = createStepper(problem.program, layout);
	let state = remembering(problem, layout, stepper.begin(firstState(problem.program, layout)));
	const events: number[] = [];
	for (const next of states.slice(1).map((number) => search.state(number))) {
		const ways = Array.from({ length: stepper.expand(state) }, (_, way) => ({
			event: stepper.event(way),
			state: remembering(problem, layout, stepper.state(way)),
		}));
		const taken = ways
			.sort((first, second) => first.event - second.event)
			.find((way) => isSame(canonical(layout, interchangeable, way.state), next));
		if (taken === undefined) throw new ExplorationError('A path through interchangeable servers cannot be followed.');
		events.push(taken.event);
		state = taken.state;
	}
	return events;
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

/** Turns generated text into engines: one that searches, and one that steps. */
import type { Program } from '../program/program.js';
import { type Layout, layOut } from './layout.js';
import { type StoreOptions, searchText } from './searchText.js';
import { programText, type SourceOptions } from './source.js';

/** A breadth-first search over packed states, in progress. States are numbered as they are found, from 0. */
export interface Search {
	/** For each check the number of the first state that it holds in, from 1; 0 for none so far. */
	readonly found: Int32Array;
	/** Begins with the first state of the program, before eventless transitions. */
	begin(first: Int32Array): void;
	/** Expands states up to a number of expanded ones, or until there are more states than allowed. */
	run(untilExpanded: number, maximumStates: number): void;
	/** For each state 1 if a check holds in it. */
	marks(check: number): Uint8Array;
	/** The first state in which a condition of `later` holds; -1 if it holds in none. */
	first(condition: number): number;
	/** The number of a state; -1 if it was not found. */
	find(state: Int32Array): number;
	readonly count: number;
	readonly expanded: number;
	/** Bytes allocated for everything. */
	readonly bytes: number;
	readonly edgeCount: number;
	/** Where the successors of each expanded state end in `edges`; those of state n lie from place n to place n + 1. */
	readonly edgeStarts: Int32Array;
	readonly edges: Int32Array;
	state(index: number): Int32Array;
	/** The state that a state was found from; -1 for the first. */
	parent(index: number): number;
	/** The event that led from the parent. */
	event(index: number): number;
}

/** All ways to go on from a state. */
export interface Stepper {
	/** The state before anything has happened. */
	begin(first: Int32Array): Int32Array;
	/** The number of ways to go on from a state; they are read with `event` and `state`. */
	expand(state: Int32Array): number;
	event(index: number): number;
	/** A copy of the state that a way leads to. */
	state(index: number): Int32Array;
	/** Copies it into another array instead. */
	copyState(index: number, target: Int32Array): void;
}

/** What a machine did that no state can hold. */
export class ExplorationError extends Error {
	override readonly name = 'ExplorationError';
}

const support = {
	outside: (fact: string): never => {
		throw new ExplorationError(`The fact ${fact} gets a value outside its declared domain.`);
	},
	endless: (): never => {
		throw new ExplorationError('Eventless transitions or raised events go on without end.');
	},
};

/** Makes a search. */
export function createSearch(
	program: Program,
	options: SourceOptions & StoreOptions,
	layout = layOut(program),
): Search {
	return evaluate<Search>(searchText(programText(program, layout, options), layout, options));
}

/**
 * Makes a stepper; it emits the transitions that change nothing too.
 * @param label what `event` gives: the event, or the transition as `SourceOptions.label` says.
 */
export function createStepper(
	program: Program,
	layout = layOut(program),
	label: SourceOptions['label'] = 'event',
): Stepper {
	const text = programText(program, layout, { keepIdle: true, eager: [], interchangeable: [], label });
	return evaluate<Stepper>(stepperText(text, layout));
}

function stepperText(program: string, layout: Layout): string {
	const numbers = Array.from({ length: layout.words }, (_, word) => word);
	return `'use strict';
let capacity = 256;
let words = new Int32Array(capacity * ${layout.words});
let events = new Int32Array(capacity);
let count = 0;
function grow() {
	capacity *= 2;
	const moreWords = new Int32Array(capacity * ${layout.words});
	moreWords.set(words);
	words = moreWords;
	const moreEvents = new Int32Array(capacity);
	moreEvents.set(events);
	events = moreEvents;
}
function emit(${numbers.map((index) => `n${index}`).join(', ')}, event) {
	if (count === capacity) grow();
	const at = count * ${layout.words};
	${numbers.map((index) => `words[at + ${index}] = n${index};`).join(' ')}
	events[count] = event;
	count += 1;
}
${program}
return {
	begin(first) { begin(first); return N.slice(); },
	expand(state) {
		count = 0;
		${numbers.map((index) => `S[${index}] = state[${index}];`).join(' ')}
		expand();
		return count;
	},
	event(index) { return events[index]; },
	state(index) { return words.slice(index * ${layout.words}, (index + 1) * ${layout.words}); },
	copyState(index, target) { const at = index * ${layout.words}; ${numbers.map((index) => `target[${index}] = words[at + ${index}];`).join(' ')} },
};`;
}

function evaluate<Engine>(text: string): Engine {
	return new Function('support', text)(support) as Engine;
}

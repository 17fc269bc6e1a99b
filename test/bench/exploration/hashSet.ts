/** A limit: a hash set of pairs of words in typed arrays that are as large as needed from the begin, and nothing else. */
import { createStepper } from '../../../sim/explore/generate/engines.js';
import { exhaust, type Subject, searchOf } from './subject.js';

/** Pairs of words, one after the other. */
export interface Keys {
	readonly pairs: Int32Array;
	readonly count: number;
}

/** Puts all keys into a set; how many distinct ones there are. */
export function fillHashSet({ pairs, count }: Keys, distinct: number): number {
	const table = new Int32Array(2 ** Math.ceil(Math.log2(distinct * 2)));
	const kept = new Int32Array(distinct * 2);
	const mask = table.length - 1;
	let size = 0;
	next: for (let key = 0; key < 2 * count; key += 2) {
		const first = pairs[key] as number;
		const second = pairs[key + 1] as number;
		let slot = slotOf(first, second) & mask;
		for (let entry = table[slot] as number; entry !== 0; entry = table[slot] as number) {
			if (kept[2 * entry - 2] === first && kept[2 * entry - 1] === second) continue next;
			slot = (slot + 1) & mask;
		}
		kept[2 * size] = first;
		kept[2 * size + 1] = second;
		size += 1;
		table[slot] = size;
	}
	return size;
}

function slotOf(first: number, second: number): number {
	let hash = Math.imul(first ^ 0x2545f491, 0x9e3779b1);
	hash ^= hash >>> 15;
	hash = Math.imul(hash ^ second, 0x85ebca6b);
	return hash ^ (hash >>> 15);
}

/** The states of the subject, and all that its transitions lead to, both in the order of a search. */
export function keysOf(subject: Subject): { readonly states: Keys; readonly successors: Keys } {
	const { program, layout } = subject;
	const search = searchOf(subject);
	exhaust(search, program, layout);
	const stepper = createStepper(program, layout);
	const states: number[] = [];
	const successors: number[] = [...pairOf(search.state(0))];
	for (let index = 0; index < search.count; index += 1) {
		const state = search.state(index);
		states.push(...pairOf(state));
		const ways = stepper.expand(state);
		for (let way = 0; way < ways; way += 1) successors.push(...pairOf(stepper.state(way)));
	}
	return { states: keys(states), successors: keys(successors) };
}

function pairOf([first = 0, second = 0, ...more]: Int32Array): readonly [number, number] {
	if (more.length > 0) throw new Error('The hash set is for states of at most two words.');
	return [first, second];
}

function keys(words: readonly number[]): Keys {
	return { pairs: Int32Array.from(words), count: words.length / 2 };
}

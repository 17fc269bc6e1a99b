/**
 * Writes the store of a search: every state once, as packed words in the order in which they were found, with the
 * state and event that led to each, and a hash table with open addressing over them. Beside the packed state that is
 * 4 bytes for the parent, 2 or 4 for the event, and 5 to 11 for the table.
 */
import type { Expression } from '../program/expression.js';
import { canonicalText, sortingFunctions, sortingSpace } from './canonical.js';
import { conditionText, type WordName } from './conditions.js';
import { type Layout, maskOf } from './layout.js';

/** What a search does with each state that it finds. */
export interface StoreOptions {
	/** Conditions of which the first state is noted. */
	readonly checks: readonly Expression[];
	/** Conditions that are asked about when the search is over, with `first`. */
	readonly later?: readonly Expression[];
	/** Fields that remember from then on that a condition has held. */
	readonly memories: readonly { readonly field: number; readonly condition: Expression }[];
	readonly interchangeable: readonly (readonly string[])[];
	/** Keep the successors of each state. */
	readonly keepEdges: boolean;
	readonly events: number;
}

/** The text of the store around `program`, the text of `expand()`. Its value is the search. */
export function searchText(program: string, layout: Layout, options: StoreOptions): string {
	const width = layout.words;
	const numbers = Array.from({ length: width }, (_, word) => word);
	const word: WordName = (index) => `n${index}`;
	const parameters = numbers.map(word).join(', ');
	const same = numbers.map((index) => `words[at + ${index}] === n${index}`).join(' && ');
	const memories = options.memories.map(({ field, condition }) => {
		const place = layout.places[field];
		const bit = place === undefined ? 0 : maskOf(1) << place.shift;
		return `if (${conditionText(layout, word, condition)}) n${place?.word ?? 0} |= ${bit};`;
	});
	const checks = options.checks.map(
		(condition, index) =>
			`if (found[${index}] === 0 && (${conditionText(layout, word, condition)})) found[${index}] = count;`,
	);
	const stored = numbers.map((index) => `words[at + ${index}]`).join(', ');
	const tests = options.checks
		.map((condition) => `(${parameters}) => ${conditionText(layout, word, condition)}`)
		.join(', ');
	const later = (options.later ?? []).map(
		(condition) => `(${parameters}) => ${conditionText(layout, word, condition)}`,
	);
	return `'use strict';
const later = [${later.join(', ')}];
const B = new Int32Array(${sortingSpace(layout, options.interchangeable)});
const found = new Int32Array(${Math.max(1, options.checks.length)});
let capacity = 1024;
let tableMask = 2047;
let table = new Int32Array(2048);
let words = new Int32Array(capacity * ${width});
let parents = new Int32Array(capacity);
let events = new ${options.events < 65_535 ? 'Uint16Array' : 'Int32Array'}(capacity);
let edgeStarts = new Int32Array(${options.keepEdges ? 'capacity + 1' : 0});
let edges = new Int32Array(${options.keepEdges ? 4096 : 0});
let edgeCount = 0;
let count = 0;
let next = 0;
let current = -1;
${sortingFunctions}
function larger(array, length) {
	const copy = new array.constructor(length);
	copy.set(array);
	return copy;
}
function grow() {
	capacity *= 2;
	words = larger(words, capacity * ${width});
	parents = larger(parents, capacity);
	events = larger(events, capacity);
	${options.keepEdges ? 'edgeStarts = larger(edgeStarts, capacity + 1);' : ''}
	table = new Int32Array(capacity * 2);
	tableMask = table.length - 1;
	for (let index = 0, at = 0; index < count; index += 1, at += ${width}) {
		${numbers.map((index) => `const n${index} = words[at + ${index}];`).join(' ')}
		${hashText(numbers)}
		let slot = hash & tableMask;
		while (table[slot] !== 0) slot = slot + 1 & tableMask;
		table[slot] = index + 1;
	}
}
${options.keepEdges ? 'function edge(target) { if (edgeCount === edges.length) edges = larger(edges, edges.length * 2); edges[edgeCount] = target; edgeCount += 1; }' : ''}
function emit(${parameters}, event) {
	${memories.join('\n')}
	${canonicalText(layout, options.interchangeable)}
	${hashText(numbers)}
	let slot = hash & tableMask;
	for (let entry = table[slot]; entry !== 0; entry = table[slot]) {
		const at = (entry - 1) * ${width};
		if (${same}) { ${options.keepEdges ? 'edge(entry - 1);' : ''} return; }
		slot = slot + 1 & tableMask;
	}
	if (count === capacity) {
		grow();
		slot = hash & tableMask;
		while (table[slot] !== 0) slot = slot + 1 & tableMask;
	}
	const at = count * ${width};
	${numbers.map((index) => `words[at + ${index}] = n${index};`).join(' ')}
	parents[count] = current;
	events[count] = event;
	count += 1;
	table[slot] = count;
	${options.keepEdges ? 'edge(count - 1);' : ''}
	${checks.join('\n')}
}
${program}
return {
	found,
	begin(first) { begin(first); emit(${numbers.map((index) => `N[${index}]`).join(', ')}, 0); edgeCount = 0; },
	run(until, maximumStates) {
		while (next < count && next < until && count <= maximumStates) {
			current = next;
			const at = next * ${width};
			${numbers.map((index) => `S[${index}] = words[at + ${index}];`).join(' ')}
			expand();
			next += 1;
			${options.keepEdges ? 'edgeStarts[next] = edgeCount;' : ''}
		}
	},
	marks(check) {
		const marked = new Uint8Array(count);
		const test = [${tests}][check];
		for (let index = 0, at = 0; index < count; index += 1, at += ${width}) {
			if (test(${stored})) marked[index] = 1;
		}
		return marked;
	},
	first(condition) {
		const test = later[condition];
		for (let index = 0, at = 0; index < count; index += 1, at += ${width}) if (test(${stored})) return index;
		return -1;
	},
	find(state) {
		${numbers.map((index) => `const n${index} = state[${index}];`).join(' ')}
		${hashText(numbers)}
		for (let slot = hash & tableMask; table[slot] !== 0; slot = slot + 1 & tableMask) {
			const at = (table[slot] - 1) * ${width};
			if (${same}) return table[slot] - 1;
		}
		return -1;
	},
	get count() { return count; },
	get expanded() { return next; },
	get bytes() { return words.byteLength + parents.byteLength + events.byteLength + table.byteLength + edgeStarts.byteLength + edges.byteLength; },
	get edgeCount() { return edgeCount; },
	get edgeStarts() { return edgeStarts; },
	get edges() { return edges; },
	state(index) { return words.slice(index * ${width}, (index + 1) * ${width}); },
	parent(index) { return parents[index]; },
	event(index) { return events[index]; },
};`;
}

function hashText(numbers: readonly number[]): string {
	const mix = numbers.map(
		(index) => `hash = Math.imul(hash ^ n${index}, ${index % 2 === 0 ? 0x9e3779b1 : 0x85ebca6b}); hash ^= hash >>> 15;`,
	);
	return `let hash = 0x2545f491; ${mix.join(' ')}`;
}

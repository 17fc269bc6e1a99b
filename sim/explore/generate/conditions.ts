/** Writes conditions, reads and writes of fields as JavaScript over the words of a packed state. */
import type { Expression } from '../program/expression.js';
import type { Write } from '../program/program.js';
import { type Layout, maskOf, type Place } from './layout.js';

/** The text for a word of the state: `w0` for a local variable, `N[0]` for an array. */
export type WordName = (word: number) => string;

/** The text that reads the code of a field. */
export function readText(layout: Layout, word: WordName, field: number): string {
	const place = layout.places[field] as Place;
	if (place.bits === 0) return '0';
	const shifted = place.shift === 0 ? word(place.word) : `${word(place.word)} >>> ${place.shift}`;
	return place.bits === 32 ? `(${shifted})` : `(${shifted} & ${maskOf(place.bits)})`;
}

/** The text of a condition. */
export function conditionText(layout: Layout, word: WordName, condition: Expression): string {
	switch (condition.kind) {
		case 'constant':
			return String(condition.value);
		case 'in':
			return membershipText(layout, word, condition.field, condition.codes);
		case 'and':
			return conjunctionText(layout, word, condition.parts);
		case 'or':
			return `(${condition.parts.map((part) => conditionText(layout, word, part)).join(' || ')})`;
	}
}

/** Equalities of fields in the same word become one comparison under a mask. */
function conjunctionText(layout: Layout, word: WordName, parts: readonly Expression[]): string {
	const compared = new Map<number, { mask: number; value: number }>();
	const texts: string[] = [];
	for (const part of parts) {
		const [code, second] = part.kind === 'in' ? part.codes : [];
		if (part.kind !== 'in' || code === undefined || second !== undefined) {
			texts.push(conditionText(layout, word, part));
			continue;
		}
		const place = layout.places[part.field] as Place;
		const known = compared.get(place.word) ?? { mask: 0, value: 0 };
		compared.set(place.word, {
			mask: known.mask | (maskOf(place.bits) << place.shift),
			value: known.value | (code << place.shift),
		});
	}
	const comparisons = [...compared].map(([index, { mask, value }]) => `(${word(index)} & ${mask}) === ${value}`);
	return `(${[...comparisons, ...texts].join(' && ')})`;
}

function membershipText(layout: Layout, word: WordName, field: number, codes: readonly number[]): string {
	const place = layout.places[field] as Place;
	const [first = 0] = codes;
	const last = codes.at(-1) ?? first;
	if (codes.length === 1) {
		return `(${word(place.word)} & ${maskOf(place.bits) << place.shift}) === ${first << place.shift}`;
	}
	const read = readText(layout, word, field);
	if (last - first + 1 === codes.length) {
		if (first === 0) return `${read} <= ${last}`;
		return `${read} - ${first} >>> 0 <= ${last - first}`;
	}
	if (place.bits <= 5) {
		const bits = codes.reduce((set, code) => set | (1 << code), 0);
		return `(${bits} >>> ${read} & 1) !== 0`;
	}
	return `(${runsOf(codes)
		.map(([from, to]) => (from === to ? `${read} === ${from}` : `${read} - ${from} >>> 0 <= ${to - from}`))
		.join(' || ')})`;
}

function runsOf(codes: readonly number[]): [number, number][] {
	const runs: [number, number][] = [];
	for (const code of codes) {
		const run = runs.at(-1);
		if (run !== undefined && run[1] === code - 1) run[1] = code;
		else runs.push([code, code]);
	}
	return runs;
}

/** What writes do to each word: the bits that they clear and those that they set. */
export function wordChanges(layout: Layout, writes: readonly Write[]): Map<number, { clear: number; set: number }> {
	const changes = new Map<number, { clear: number; set: number }>();
	for (const { field, code } of writes) {
		const { word, shift, bits } = layout.places[field] as Place;
		if (bits === 0) continue;
		const known = changes.get(word) ?? { clear: 0, set: 0 };
		const mask = maskOf(bits) << shift;
		changes.set(word, { clear: known.clear | mask, set: (known.set & ~mask) | (code << shift) });
	}
	return changes;
}

/** The text of a word after a change. */
export function changedText(word: string, { clear, set }: { clear: number; set: number }): string {
	const kept = `${word} & ${~clear}`;
	return set === 0 ? kept : `${kept} | ${set}`;
}

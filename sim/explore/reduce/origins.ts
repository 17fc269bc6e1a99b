/**
 * Where the fields of a reduced program come from, so that a state of the whole program can be found again in the
 * reduced one. Leaves that cannot be told apart may be left by different events; which one it is in truth is seen only
 * by going a path on the whole program.
 */
import { type Layout, readCode, writeCode } from '../generate/layout.js';
import type { Problem } from '../program/problem.js';
import type { Field, Origin } from '../program/program.js';

/** The problem with fields that know their own numbers and codes. */
export function withOrigins(problem: Problem): Problem {
	const fields = problem.program.fields.map((field, index): Field => {
		const codes = Array.from({ length: field.size }, (_, code) => code);
		return { ...field, origin: { field: index, codes } };
	});
	return { ...problem, program: { ...problem.program, fields } };
}

/** The origin of a field whose codes get other numbers; -1 for a code that is gone. */
export function recoded({ origin }: Field, code: (code: number) => number): { readonly origin?: Origin } {
	if (origin === undefined) return {};
	return { origin: { ...origin, codes: origin.codes.map((known) => (known < 0 ? known : code(known))) } };
}

/** What a state of the whole program is in the reduced one. */
export function projected(
	fields: readonly Field[],
	layout: Layout,
	wholeLayout: Layout,
	state: Int32Array,
): Int32Array {
	const found = new Int32Array(layout.words);
	for (const [index, { origin }] of fields.entries()) {
		if (origin === undefined) throw new Error(`The field ${index} comes from nowhere.`);
		writeCode(layout, found, index, origin.codes[readCode(wholeLayout, state, origin.field)] ?? -1);
	}
	return found;
}

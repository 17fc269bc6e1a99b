/**
 * States from which a condition can no longer hold, as far as single fields tell: a field that must have one of some
 * codes has one from which no step ever leads there. A search for the condition need not go on from them.
 */
import { and, type Expression, isIn, or } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Program } from '../program/program.js';
import { writersOf } from './placed.js';

/** Holds only in states from which the condition is never reached. */
export function hopeless({ program, memories }: Problem, condition: Expression): Expression {
	const remembered = new Set(memories.map(({ field }) => field));
	const dead = (given: Expression): Expression => {
		switch (given.kind) {
			case 'constant':
				return or([]);
			case 'in': {
				const size = program.fields[given.field]?.size ?? 0;
				const living = codesLeadingTo(program, given.field, given.codes, remembered.has(given.field));
				return isIn(
					given.field,
					range(size).filter((code) => !living.has(code)),
					size,
				);
			}
			case 'and':
				return or(given.parts.map(dead));
			case 'or':
				return and(given.parts.map(dead));
		}
	};
	return dead(condition);
}

/** The codes from which a field may come to one of some codes, whatever other fields are. */
function codesLeadingTo(program: Program, field: number, codes: readonly number[], isMemory: boolean): Set<number> {
	const size = program.fields[field]?.size ?? 0;
	const steps = isMemory ? [{ from: [0], to: 1 }] : stepsOf(program, field, size);
	const living = new Set(codes);
	for (let before = -1; before !== living.size; ) {
		before = living.size;
		for (const { from, to } of steps) if (living.has(to)) for (const code of from) living.add(code);
	}
	return living;
}

function stepsOf(program: Program, field: number, size: number) {
	return writersOf(program, field).flatMap(({ component, codes, transition, writes }) => {
		const from = component === field ? codes : codesBefore(transition.guard, field, size);
		return writes.filter((write) => write.field === field).map(({ code }) => ({ from, to: code }));
	});
}

function codesBefore(guard: Expression, field: number, size: number): readonly number[] {
	const parts = guard.kind === 'and' ? guard.parts : [guard];
	const test = parts.find((part) => part.kind === 'in' && part.field === field);
	return test?.kind === 'in' ? test.codes : range(size);
}

function range(size: number): number[] {
	return Array.from({ length: size }, (_, index) => index);
}

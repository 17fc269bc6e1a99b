/**
 * Which codes two fields can have at the same time, told too generously: the program as it looks to somebody who sees
 * these two fields only.
 */

import { never, restrict } from '../program/expression.js';
import type { Decision, Program, Transition } from '../program/program.js';
import { writersOf } from './placed.js';

/** The codes of a field that occur together with each code of another. */
type Pairs = ReadonlyMap<number, ReadonlySet<number>>;

const found = new WeakMap<Program, Map<string, Pairs>>();

/** The codes of the first field that occur together with each code of the second; found once for a program. */
export function codesBeside(program: Program, first: number, second: number): Pairs {
	const ofProgram = found.get(program) ?? new Map<string, Pairs>();
	found.set(program, ofProgram);
	const key = `${first} ${second}`;
	const known = ofProgram.get(key) ?? findPairs(program, first, second);
	ofProgram.set(key, known);
	return known;
}

function findPairs(program: Program, first: number, second: number): Pairs {
	const [one, two] = [program.fields[first], program.fields[second]];
	const pairs = new Map<number, Set<number>>();
	const open: (readonly [number, number])[] = [];
	const add = (code: number, beside: number) => {
		const known = pairs.get(beside) ?? new Set();
		if (known.has(code)) return;
		known.add(code);
		pairs.set(beside, known);
		open.push([code, beside]);
	};
	const steps = stepsOn(program, first, second);
	add(one?.initial ?? 0, two?.initial ?? 0);
	for (const operation of program.begin) {
		if (operation.kind === 'decide' && writes(operation.decision, [first, second]))
			return everything(program, first, second);
	}
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const [code, beside] = next;
		for (const { component, codes, guard, firsts, seconds } of steps) {
			const known = (field: number) => {
				if (field === first) return [code];
				if (field === second) return [beside];
				return field === component ? codes : undefined;
			};
			if (component === first && !codes.includes(code)) continue;
			if (component === second && !codes.includes(beside)) continue;
			if (restrict(guard, known) === never) continue;
			// Of several writes that depend on the state any combination counts as possible.
			for (const to of firsts.length > 0 ? firsts : [code])
				for (const toBeside of seconds.length > 0 ? seconds : [beside]) add(to, toBeside);
		}
	}
	return pairs;
}

interface Step {
	readonly component: number;
	readonly codes: readonly number[];
	readonly guard: Transition['guard'];
	readonly firsts: readonly number[];
	readonly seconds: readonly number[];
}

function stepsOn(program: Program, first: number, second: number): Step[] {
	const writers = new Set([...writersOf(program, first), ...writersOf(program, second)]);
	return [...writers].flatMap(({ component, codes, transition, writes: written }) => {
		const of = (field: number) => written.filter((write) => write.field === field).map(({ code }) => code);
		const [firsts, seconds] = [of(first), of(second)];
		const unconditional = new Set(transition.moves.map(({ field }) => field));
		const isSure = (field: number) => unconditional.has(field) || isCertain(transition, field);
		// A write that may not happen leaves the code as it is; then the step is one of both kinds.
		return [
			{ component, codes, guard: transition.guard, firsts, seconds },
			...(firsts.length > 0 && !isSure(first)
				? [{ component, codes, guard: transition.guard, firsts: [], seconds }]
				: []),
			...(seconds.length > 0 && !isSure(second)
				? [{ component, codes, guard: transition.guard, firsts, seconds: [] }]
				: []),
		];
	});
}

function isCertain({ exits, actions, entries }: Transition, field: number): boolean {
	return [...exits, ...actions, ...entries].some(
		({ kind, when, ...rest }) =>
			kind === 'decide' &&
			when.kind === 'constant' &&
			when.value &&
			'decision' in rest &&
			rest.decision.kind === 'writes' &&
			rest.decision.writes.some((write) => write.field === field),
	);
}

function writes(decision: Decision, fields: readonly number[]): boolean {
	switch (decision.kind) {
		case 'writes':
			return decision.writes.some(({ field }) => fields.includes(field));
		case 'test':
			return decision.branches.some((branch) => writes(branch, fields));
		case 'outside':
			return false;
	}
}

function everything(program: Program, first: number, second: number): Map<number, Set<number>> {
	const codesOf = (field: number) => Array.from({ length: program.fields[field]?.size ?? 0 }, (_, code) => code);
	return new Map(codesOf(second).map((beside) => [beside, new Set(codesOf(first))]));
}

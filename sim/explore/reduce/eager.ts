/**
 * Partial order: steps that can be taken at once, before and instead of everything else, because nothing else minds.
 *
 * In a state in which such a step is possible it is the only one explored (an ample set of one). It is found on the
 * program, not in the states: whatever else could happen while it is possible neither ends its being possible nor
 * writes what it writes nor looks at it, and the conditions that are asked about do not see it; and no circle of such
 * steps exists. These are the conditions C0 to C4 of Gerth, Kuiper, Peled and Penczek ("A partial order approach to
 * branching time logic model checking", 1999), with which also what remains possible stays the same. Paths get longer,
 * so the shortest one is searched without this.
 */
import { constantWrites, possibleWrites, readByEffect } from '../generate/effects.js';
import { and, type Expression, fieldsOf, isIn, never, restrict } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Program, Reaction, Transition, Write } from '../program/program.js';
import { codesBeside } from './pairs.js';

/** A step that is taken before and instead of everything else. */
export interface EagerStep {
	readonly event: number;
	readonly transition: Transition;
	/** It is possible, and changes something. */
	readonly when: Expression;
}

interface Candidate {
	readonly event: number;
	readonly transition: Transition;
	readonly write: Write;
	/** The codes that the written field may have before. */
	readonly before: readonly number[];
	/** What is known, field by field, where it is possible and changes something. */
	readonly known: Known;
	readonly when: Expression;
}

type Known = ReadonlyMap<number, readonly number[]>;

/** The steps that may be taken at once. */
export function eagerSteps(problem: Problem): EagerStep[] {
	const { program } = problem;
	const visible = [...problem.checks, ...problem.memories.map(({ condition }) => condition)];
	const others = rivals(program);
	const accepted: Candidate[] = [];
	for (const candidate of candidates(program)) {
		if (visible.some((condition) => notices(condition, candidate))) continue;
		if (problem.memories.some(({ field }) => field === candidate.write.field)) continue;
		if (isDisturbed(program, candidate, others)) continue;
		if (closesCircle(accepted, candidate, others)) continue;
		accepted.push(candidate);
	}
	return accepted.map(({ event, transition, when }) => ({ event, transition, when }));
}

function* candidates(program: Program): Generator<Candidate> {
	for (const { event, reactions } of program.alternatives) {
		const [reaction] = reactions;
		if (event >= program.events.length || reaction === undefined || reactions.length > 1) continue;
		const steps = new Map<number, { readonly transition: Transition; readonly codes: number[] }>();
		for (const [code, [first]] of reaction.chains) {
			if (first === undefined) continue;
			const known = steps.get(first.index) ?? { transition: first, codes: [] };
			known.codes.push(code);
			steps.set(first.index, known);
		}
		for (const { transition, codes } of steps.values())
			yield* candidateFor(program, event, reaction, transition, codes);
	}
}

function* candidateFor(
	program: Program,
	event: number,
	{ component }: Reaction,
	transition: Transition,
	codes: readonly number[],
): Generator<Candidate> {
	const writes = constantWrites(transition);
	const [write] = writes ?? [];
	if (write === undefined || writes?.length !== 1) return;
	const moves = write.field === component;
	// A move is another step for each leaf that it leaves; setting a fact is the same step in all leaves.
	for (const leaves of moves ? codes.map((code) => [code]) : [codes]) {
		const size = program.fields[write.field]?.size ?? 0;
		const before = moves ? leaves : Array.from({ length: size }, (_, code) => code);
		const changing = before.filter((code) => code !== write.code);
		if (changing.length === 0) continue;
		const known = new Map<number, readonly number[]>([...ancestry(program, component), [component, leaves]]);
		for (const part of transition.guard.kind === 'and' ? transition.guard.parts : [transition.guard]) {
			if (part.kind === 'in') narrow(known, part.field, part.codes);
		}
		narrow(known, write.field, changing);
		const isHere = isIn(component, leaves, program.fields[component]?.size ?? 0);
		const changes = isIn(write.field, changing, size);
		const when = and([isHere, transition.guard, changes]);
		yield { event, transition, write, before: changing, known, when };
	}
}

/** Whether a rival disturbs the candidate, also with what takes longer to find out about the candidate. */
function isDisturbed(program: Program, candidate: Candidate, others: readonly Rival[]): boolean {
	let informed: Candidate | undefined;
	return others.some((other) => {
		if (!disturbs(candidate, other)) return false;
		informed ??= withCompanions(program, candidate);
		return disturbs(informed, other);
	});
}

function withCompanions(program: Program, candidate: Candidate): Candidate {
	const known = new Map(candidate.known);
	for (const [field, codes] of companions(program, candidate.write.field, candidate.before))
		narrow(known, field, codes);
	return { ...candidate, known };
}

/** The codes that the components of the same server can have while the field is as it was before. */
function companions(program: Program, field: number, before: readonly number[]): [number, readonly number[]][] {
	const { server, kind } = program.fields[field] ?? {};
	if (kind !== 'fact' || server === '') return [];
	return program.fields.flatMap((other, index): [number, readonly number[]][] => {
		if (other.kind !== 'component' || other.server !== server || other.size < 2) return [];
		const beside = codesBeside(program, index, field);
		return [[index, [...new Set(before.flatMap((code) => [...(beside.get(code) ?? [])]))]]];
	});
}

function narrow(known: Map<number, readonly number[]>, field: number, codes: readonly number[]): void {
	const before = known.get(field);
	known.set(field, before === undefined ? codes : before.filter((code) => codes.includes(code)));
}

function ancestry(program: Program, component: number): [number, readonly number[]][] {
	const parent = program.parents.get(component);
	return parent === undefined ? [] : [[parent.component, parent.codes], ...ancestry(program, parent.component)];
}

/** Another transition, as it may come before a candidate. */
interface Rival {
	readonly component: number;
	readonly codes: readonly number[];
	readonly transition: Transition;
	/** Its guard, and those of transitions that would be taken instead if they were enabled. */
	readonly guards: readonly Expression[];
	/** What its effect reads and may write. */
	readonly reads: ReadonlySet<number>;
	readonly writes: readonly Write[];
	/** It may happen in the middle of a step, or be passed over for another of several regions. */
	readonly isEntangled: boolean;
}

function rivals(program: Program): Rival[] {
	const found: Rival[] = [];
	const add = ({ component, chains }: Reaction, isEntangled: boolean) => {
		const byTransition = new Map<number, { transition: Transition; codes: number[]; preferred: Set<Transition> }>();
		for (const [code, chain] of chains) {
			chain.forEach((transition, index) => {
				const known = byTransition.get(transition.index) ?? { transition, codes: [], preferred: new Set() };
				known.codes.push(code);
				for (const earlier of chain.slice(0, index)) known.preferred.add(earlier);
				byTransition.set(transition.index, known);
			});
		}
		for (const { transition, codes, preferred } of byTransition.values()) {
			const guards = [transition, ...preferred].map(({ guard }) => guard);
			const [reads, writes] = [readByEffect(transition), possibleWrites(transition)];
			found.push({ component, codes, transition, guards, reads, writes, isEntangled });
		}
	};
	for (const { event, reactions } of program.alternatives) {
		for (const reaction of reactions) add(reaction, reactions.length > 1 || event >= program.events.length);
	}
	for (const reaction of program.eventless) add(reaction, true);
	return found;
}

/** Whether a rival could end the candidate's being possible, write what it writes, or look at it. */
function disturbs(candidate: Candidate, rival: Rival): boolean {
	if (rival.transition.index === candidate.transition.index && candidate.write.field !== rival.component) return false;
	const codes = rival.isEntangled
		? rival.codes
		: rival.codes.filter((code) => candidate.known.get(rival.component)?.includes(code) ?? true);
	if (codes.length === 0 || comesAfterwards(candidate, rival)) return false;
	return concerns(candidate, rival) && (rival.isEntangled || isPossibleBeside(candidate, rival, codes));
}

/** Whether the rival looks at what the candidate writes, or writes what the candidate looks at or writes. */
function concerns(candidate: Candidate, { guards, reads, component, writes }: Rival): boolean {
	const { field } = candidate.write;
	if (guards.some((guard) => notices(guard, candidate)) || reads.has(field)) return true;
	// The leaf of the rival is itself a field that the candidate may change.
	return component === field || writes.some((write) => interferes(candidate, write));
}

/** Whether the rival can be possible, from one of these leaves, where the candidate is possible. */
function isPossibleBeside({ known }: Candidate, { component, transition }: Rival, codes: readonly number[]): boolean {
	const domainOf = (field: number) => (field === component ? codes : known.get(field));
	return restrict(transition.guard, domainOf) !== never;
}

/**
 * In the middle of a step a rival may start from leaves in which the candidate is not possible; but then another one of
 * the same step has led there before, and disturbs the candidate itself.
 */
function comesAfterwards({ when }: Candidate, { component, codes }: Rival): boolean {
	const parts = when.kind === 'and' ? when.parts : [when];
	return parts.some(
		(part) => part.kind === 'in' && part.field === component && !codes.some((code) => part.codes.includes(code)),
	);
}

function interferes({ write, when }: Candidate, other: Write): boolean {
	if (other.field === write.field) return other.code !== write.code;
	for (const part of when.kind === 'and' ? when.parts : [when]) {
		if (part.kind === 'in') {
			if (part.field === other.field && !part.codes.includes(other.code)) return true;
		} else if (fieldsOf(part).has(other.field)) return true;
	}
	return false;
}

/** Whether the truth of a condition may change when the candidate is taken. */
function notices(condition: Expression, { write, before }: Candidate): boolean {
	switch (condition.kind) {
		case 'constant':
			return false;
		case 'in': {
			if (condition.field !== write.field) return false;
			const after = condition.codes.includes(write.code);
			return before.some((code) => condition.codes.includes(code) !== after);
		}
		case 'and':
		case 'or':
			return condition.parts.some((part) => notices(part, { write, before } as Candidate));
	}
}

/** Whether the field could be led back by steps that are taken at once, with what follows them within the same step. */
function closesCircle(accepted: readonly Candidate[], candidate: Candidate, others: readonly Rival[]): boolean {
	const { field, code } = candidate.write;
	const steps = [
		...[...accepted, candidate]
			.filter(({ write }) => write.field === field)
			.map(({ before, write }) => ({ from: before, to: write.code })),
		...others
			.filter(({ isEntangled }) => isEntangled)
			.flatMap(({ component, codes, writes }) =>
				writes
					.filter((write) => write.field === field)
					.map((write) => ({ from: component === field ? codes : undefined, to: write.code })),
			),
	];
	const reached = new Set([code]);
	for (let grows = true; grows; ) {
		grows = false;
		for (const { from, to } of steps) {
			if (reached.has(to) || !(from?.some((before) => reached.has(before)) ?? true)) continue;
			reached.add(to);
			grows = true;
		}
	}
	return candidate.before.some((before) => reached.has(before));
}

/**
 * Localization (Kurshan, "Computer-aided verification of coordinating processes", 1994): the program as it looks to
 * somebody who sees only some of its fields. Tests of other fields count as passed, and whatever could follow is
 * something that may happen or not. Every run of the program is among its runs, so what it never reaches is never
 * reached; what it reaches need not be reachable.
 */
import { readByDecision } from '../generate/effects.js';
import { always, and, type Expression, fieldsOf, isIn, or } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Alternative, Field, Operation, Program, Transition } from '../program/program.js';
import { type Renaming, renameCondition, renameOperation, renameTransition } from '../program/transform.js';
import { fieldsToSee, whereStable } from './exact.js';
import { everyTransition } from './placed.js';
import { takenTogether } from './together.js';

/** The fields that a first look needs: those of the conditions, and those that tell when something is remembered. */
export function visibleFields(problem: Problem): Set<number> {
	const { checks, memories } = problem;
	const fields = new Set([...memories.map(({ field }) => field), ...(memoryFields(problem) ?? [])]);
	for (const condition of [...checks, ...memories.map((memory) => memory.condition)]) fieldsOf(condition, fields);
	return fields;
}

/** What must be seen to know when something is remembered; undefined where that cannot be known. */
function memoryFields({ program, memories }: Problem): number[] | undefined {
	const fields = memories.map(({ condition }) => fieldsToSee(program, condition));
	return fields.includes(undefined) ? undefined : fields.flatMap((found) => [...(found ?? [])]);
}

/** These fields and those that a change of them depends on directly. */
export function oneStepWider({ program }: Problem, fields: ReadonlySet<number>): Set<number> {
	const wider = new Set(fields);
	for (const { component, transition, writes, reads } of everyTransition(program)) {
		if (!writes.some(({ field }) => fields.has(field))) continue;
		wider.add(component);
		fieldsOf(transition.guard, wider);
		for (const field of reads) wider.add(field);
	}
	return wider;
}

/**
 * The problem as it looks to somebody who sees these fields, and those by which it is decided what is written to them.
 * Its steps are single transitions, and sets of those that have to be taken together; undefined if these are too many.
 */
export function localize(problem: Problem, visible: ReadonlySet<number>): Problem | undefined {
	const { program } = problem;
	const seen = withReads(program, visible);
	const together = takenTogether(program, seen);
	if (together === undefined) return undefined;
	const kept = [...seen].sort((one, other) => one - other);
	const numbers = new Map(kept.map((field, index) => [field, index + 1]));
	const renaming: Renaming = { field: (field) => numbers.get(field), code: (_, code) => code };
	const whenStable = (condition: Expression) => renameCondition(whereStable(condition, program, seen), renaming);
	const isExact = memoryFields(problem)?.every((field) => seen.has(field)) ?? false;
	const single = everyTransition(program).filter(({ writes }) => writes.some(({ field }) => seen.has(field)));
	const steps = [...single.map((placed) => [placed]), ...together].map((set, event): Alternative => {
		const reactions = set.map(({ component, codes, transition }) => {
			const guard = weaken(transition.guard, seen);
			const local = [renameTransition({ ...withoutRaises(transition), guard }, renaming)];
			const number = numbers.get(component);
			const chains = new Map((number === undefined ? [0] : codes).map((code) => [code, local]));
			return { component: number ?? 0, chains, below: [] };
		});
		return { event, reactions };
	});
	const alternatives = isExact ? steps : [...steps, ...mayRemember(problem, renaming, steps.length)];
	return {
		program: {
			name: program.name,
			fields: [onlyLeaf, ...kept.flatMap((field) => program.fields[field] ?? [])],
			events: alternatives.map(({ event }) => ({ type: `step${event}` })),
			internalEvents: [],
			alternatives,
			eventless: [],
			begin: program.begin.flatMap((operation) =>
				operation.kind === 'decide' ? renameOperation(operation, renaming) : [],
			),
			parents: new Map(),
		},
		checks: problem.checks.map(whenStable),
		memories: problem.memories.flatMap(({ field, condition }) =>
			isExact ? [{ field: numbers.get(field) ?? 0, condition: whenStable(condition) }] : [],
		),
	};
}

/**
 * What is remembered here may be remembered or not: a step of the program may pass through several states here, and
 * only the last of them is one of the program's own.
 */
function mayRemember({ memories }: Problem, renaming: Renaming, first: number): Alternative[] {
	return memories.map(({ field, condition }, index): Alternative => {
		const memory = renaming.field(field) ?? 0;
		const transition: Transition = {
			index: -1 - index,
			source: 'memory',
			guard: and([isIn(memory, [0], 2), renameCondition(condition, renaming)]),
			moves: [{ field: memory, code: 1 }],
			scope: [],
			isTargeted: true,
			exits: [],
			actions: [],
			entries: [],
			assigns: false,
		};
		return { event: first + index, reactions: [{ component: 0, chains: new Map([[0, [transition]]]), below: [] }] };
	});
}

/** Stands for where a transition belongs that is not seen. */
const onlyLeaf: Field = { kind: 'component', name: '', server: '', size: 1, initial: 0, leaves: [''] };

function withoutRaises(transition: Transition): Transition {
	const decisions = (list: readonly Operation[]) => list.filter(({ kind }) => kind === 'decide');
	return {
		...transition,
		exits: decisions(transition.exits),
		actions: decisions(transition.actions),
		entries: decisions(transition.entries),
	};
}

function withReads(program: Program, visible: ReadonlySet<number>): Set<number> {
	const seen = new Set(visible);
	for (let size = -1; size !== seen.size; ) {
		size = seen.size;
		for (const { writes, reads } of everyTransition(program)) {
			if (writes.some(({ field }) => seen.has(field))) for (const field of reads) seen.add(field);
		}
		for (const operation of program.begin) {
			fieldsOf(operation.when, seen);
			if (operation.kind === 'decide') readByDecision(operation.decision, seen);
		}
	}
	return seen;
}

function weaken(condition: Expression, seen: ReadonlySet<number>): Expression {
	switch (condition.kind) {
		case 'constant':
			return condition;
		case 'in':
			return seen.has(condition.field) ? condition : always;
		case 'and':
			return and(condition.parts.map((part) => weaken(part, seen)));
		case 'or':
			return or(condition.parts.map((part) => weaken(part, seen)));
	}
}

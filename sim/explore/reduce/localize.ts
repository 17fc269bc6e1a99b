/**
 * Localization (Kurshan, "Computer-aided verification of coordinating processes", 1994): the program as it looks to
 * somebody who sees only some of its fields. Tests of other fields count as passed, and whatever could follow is
 * something that may happen or not. Every run of the program is among its runs, so what it never reaches is never
 * reached; what it reaches need not be reachable.
 */
import { possibleWrites, readByDecision, readByEffect } from '../generate/effects.js';
import { always, and, type Expression, fieldsOf, isIn, or } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Alternative, Field, Operation, Program, Transition } from '../program/program.js';
import { type Renaming, renameCondition, renameOperation, renameTransition } from '../program/transform.js';

/** The fields that a first look needs: those of the conditions. */
export function visibleFields({ checks, memories }: Problem): Set<number> {
	const fields = new Set(memories.map(({ field }) => field));
	for (const condition of [...checks, ...memories.map((memory) => memory.condition)]) fieldsOf(condition, fields);
	return fields;
}

/** These fields and those that a change of them depends on directly. */
export function oneStepWider({ program }: Problem, fields: ReadonlySet<number>): Set<number> {
	const wider = new Set(fields);
	for (const { component, transition } of everyTransition(program)) {
		if (!possibleWrites(transition).some(({ field }) => fields.has(field))) continue;
		wider.add(component);
		fieldsOf(transition.guard, wider);
		for (const field of readByEffect(transition)) wider.add(field);
	}
	return wider;
}

/** The problem as it looks to somebody who sees these fields, and those by which it is decided what is written to them. */
export function localize(problem: Problem, visible: ReadonlySet<number>): Problem {
	const { program } = problem;
	const seen = withReads(program, visible);
	const kept = [...seen].sort((one, other) => one - other);
	const renaming: Renaming = {
		field: (field) => (seen.has(field) ? kept.indexOf(field) + 1 : undefined),
		code: (_, code) => code,
	};
	const steps = everyTransition(program)
		.filter(({ transition }) => writesAny(transition, seen))
		.map(({ component, codes, transition }, event): Alternative => {
			const isHere = seen.has(component) ? isIn(component, codes, program.fields[component]?.size ?? 0) : always;
			const guard = and([isHere, weaken(transition.guard, seen)]);
			const local = renameTransition({ ...withoutRaises(transition), guard }, renaming);
			return { event, reactions: [{ component: 0, chains: new Map([[0, [local]]]), below: [] }] };
		});
	const alternatives = [...steps, ...mayRemember(problem, renaming, steps.length)];
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
		checks: problem.checks.map((condition) => renameCondition(condition, renaming)),
		memories: [],
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

/** Stands for where a transition belongs, which its guard says instead. */
const onlyLeaf: Field = { kind: 'component', name: '', server: '', size: 1, initial: 0, leaves: [''] };

function writesAny(transition: Transition, fields: ReadonlySet<number>): boolean {
	return possibleWrites(transition).some(({ field }) => fields.has(field));
}

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
		for (const { transition } of everyTransition(program)) {
			if (writesAny(transition, seen)) for (const field of readByEffect(transition)) seen.add(field);
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

interface Placed {
	readonly component: number;
	readonly codes: readonly number[];
	readonly transition: Transition;
}

function everyTransition({ alternatives, eventless }: Program): Placed[] {
	const placed: Placed[] = [];
	for (const { component, chains } of [...alternatives.flatMap(({ reactions }) => reactions), ...eventless]) {
		const codes = new Map<number, { transition: Transition; codes: number[] }>();
		for (const [code, chain] of chains) {
			for (const transition of chain) {
				const known = codes.get(transition.index) ?? { transition, codes: [] };
				known.codes.push(code);
				codes.set(transition.index, known);
			}
		}
		for (const found of codes.values()) placed.push({ component, ...found });
	}
	return placed;
}

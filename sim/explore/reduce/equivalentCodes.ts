/**
 * Leaves and values that nobody can tell apart: no condition distinguishes them, and the same can happen from both,
 * with the same effects up to such differences. They become one code. The partition is found by refinement until it is
 * stable (Kanellakis and Smolka, 1990); the program over its classes is bisimilar to the program.
 */
import { type Expression, keyOf } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type {
	Alternative,
	Decision,
	Field,
	Operation,
	Program,
	Reaction,
	Transition,
	Write,
} from '../program/program.js';
import {
	mapReactions,
	type Renaming,
	renameCondition,
	renameOperation,
	renameTransition,
} from '../program/transform.js';
import { recoded } from './origins.js';

/** By field, the class of each code; classes are numbered in the order of their first codes. */
type Classes = readonly (readonly number[])[];

/**
 * Makes one code of those that cannot be told apart.
 * @param keepsEvents whether codes are told apart too by the events that lead on from them.
 */
export function mergeEquivalentCodes(problem: Problem, keepsEvents: boolean): Problem {
	const { program } = problem;
	const classes = stableClasses(problem, keepsEvents);
	if (classes.every((ofField) => new Set(ofField).size === ofField.length)) return problem;
	const renaming: Renaming = { field: (field) => field, code: (field, code) => classes[field]?.[code] ?? code };
	const condition = (given: Expression) => renameCondition(given, renaming);
	return {
		program: {
			...mapReactions(program, (reaction, event) => {
				const alternative = event === undefined ? undefined : program.alternatives[event];
				return mergeReaction(reaction, isShared(program, alternative), classes, renaming);
			}),
			fields: program.fields.map((field, index) => mergeField(field, classes[index] ?? [])),
			begin: program.begin.flatMap((operation) => renameOperation(operation, renaming)),
			parents: new Map(
				[...program.parents].map(([field, { component, codes }]) => [
					field,
					{ component, codes: [...new Set(codes.map((code) => renaming.code(component, code)))] },
				]),
			),
		},
		checks: problem.checks.map(condition),
		memories: problem.memories.map((memory) => ({ field: memory.field, condition: condition(memory.condition) })),
	};
}

function mergeField(field: Field, classOf: readonly number[]): Field {
	const firsts = [...new Set(classOf)].map((number) => classOf.indexOf(number));
	const head = {
		size: firsts.length,
		initial: classOf[field.initial] ?? 0,
		...recoded(field, (code) => classOf[code] ?? -1),
	};
	switch (field.kind) {
		case 'component':
			return { ...field, ...head, leaves: firsts.map((code) => field.leaves[code] ?? '') };
		case 'fact':
			return { ...field, ...head, values: firsts.flatMap((code) => field.values[code] ?? []) };
		case 'memory':
			return field;
	}
}

function mergeReaction(reaction: Reaction, isOfMany: boolean, classes: Classes, renaming: Renaming): Reaction {
	const classOf = classes[reaction.component] ?? [];
	const chains = new Map<number, readonly Transition[]>();
	for (const [code, chain] of reaction.chains) {
		const number = classOf[code] ?? code;
		// The codes of a class have the same chains but for transitions that lead nowhere.
		if (classOf.indexOf(number) !== code) continue;
		const kept = isOfMany ? chain : withoutIdleEnd(chain, reaction.component, code, classes);
		if (kept.length > 0)
			chains.set(
				number,
				kept.map((transition) => renameTransition(transition, renaming)),
			);
	}
	return { ...reaction, chains };
}

/** Transitions that change nothing matter only where they stand before others; of one region, or in its way. */
function withoutIdleEnd(
	chain: readonly Transition[],
	component: number,
	code: number,
	classes: Classes,
): readonly Transition[] {
	let end = chain.length;
	while (end > 0 && isIdle(chain[end - 1], component, code, classes)) end -= 1;
	return chain.slice(0, end);
}

function isIdle(transition: Transition | undefined, component: number, code: number, classes: Classes): boolean {
	if (transition === undefined) return true;
	const { moves, exits, actions, entries } = transition;
	if (exits.length + actions.length + entries.length > 0) return false;
	return moves.every(
		(move) => move.field === component && classes[component]?.[move.code] === classes[component]?.[code],
	);
}

function stableClasses(problem: Problem, keepsEvents: boolean): Classes {
	const { program } = problem;
	let classes = firstClasses(problem);
	for (;;) {
		const signatures = program.fields.map((field, index) =>
			Array.from({ length: field.size }, (_, code) => [String(classes[index]?.[code])]),
		);
		for (const alternative of program.alternatives) {
			const isOfMany = isShared(program, alternative);
			const tag = isOfMany || keepsEvents ? String(alternative.event) : '';
			for (const reaction of alternative.reactions) sign(signatures, reaction, { tag, isOfMany }, classes);
		}
		for (const reaction of program.eventless)
			sign(signatures, reaction, { tag: 'eventless', isOfMany: false }, classes);
		const refined = signatures.map((ofField) =>
			numbered(ofField.map((parts) => [...new Set(parts)].sort().join('\n'))),
		);
		const count = (given: Classes) => given.reduce((sum, ofField) => sum + new Set(ofField).size, 0);
		if (count(refined) === count(classes)) return classes;
		classes = refined;
	}
}

/** Where several regions react, and where the machine itself must find the event, it matters which event it is. */
function isShared(program: Program, alternative: Alternative | undefined): boolean {
	if (alternative === undefined) return false;
	return alternative.reactions.length > 1 || alternative.event >= program.events.length;
}

function sign(
	signatures: readonly (readonly string[][])[],
	reaction: Reaction,
	{ tag, isOfMany }: { readonly tag: string; readonly isOfMany: boolean },
	classes: Classes,
): void {
	const { component } = reaction;
	for (const [code, chain] of reaction.chains) {
		const kept = isOfMany ? chain : withoutIdleEnd(chain, component, code, classes);
		if (kept.length === 0) continue;
		const texts = kept.map((transition) =>
			!isOfMany && isIdle(transition, component, code, classes)
				? `${keyOf(transition.guard)} idle`
				: `${keyOf(transition.guard)} ${effectText(transition, classes)}`,
		);
		signatures[component]?.[code]?.push(`${tag} ${reaction.below.join(',')} ${texts.join('; ')}`);
	}
}

function effectText({ moves, exits, actions, entries, scope }: Transition, classes: Classes): string {
	const writes = (list: readonly Write[]) =>
		list.map(({ field, code }) => `${field}=${classes[field]?.[code]}`).join(' ');
	const decision = (given: Decision): string => {
		switch (given.kind) {
			case 'writes':
				return writes(given.writes);
			case 'outside':
				return given.fact;
			case 'test':
				return `${given.field}(${given.branches.map(decision).join('|')})`;
		}
	};
	const operations = (list: readonly Operation[]) =>
		list
			.map((operation) => {
				const effect = operation.kind === 'raise' ? `raise ${operation.event}` : decision(operation.decision);
				return `${keyOf(operation.when)} ${effect}`;
			})
			.join(',');
	return `${writes(moves)} {${operations(exits)}} {${operations(actions)}} {${operations(entries)}} ${scope.join(' ')}`;
}

/** Codes that some condition tells apart are in different classes from the begin. */
function firstClasses({ program, checks, memories }: Problem): Classes {
	const parts = program.fields.map(({ size }) => Array.from({ length: size }, () => [] as string[]));
	const distinguish = (field: number, codes: readonly number[]) => {
		for (const [code, signature] of (parts[field] ?? []).entries()) signature.push(codes.includes(code) ? '1' : '0');
	};
	const seen = new Set<Expression>();
	const tests = new Set<string>();
	const visit = (condition: Expression): void => {
		if (seen.has(condition)) return;
		seen.add(condition);
		if (condition.kind === 'and' || condition.kind === 'or') condition.parts.forEach(visit);
		if (condition.kind !== 'in' || tests.has(keyOf(condition))) return;
		tests.add(keyOf(condition));
		distinguish(condition.field, condition.codes);
	};
	const decide = (decision: Decision): void => {
		if (decision.kind !== 'test') return;
		for (const code of decision.branches.keys()) distinguish(decision.field, [code]);
		decision.branches.forEach(decide);
	};
	const operate = (operation: Operation) => {
		visit(operation.when);
		if (operation.kind === 'decide') decide(operation.decision);
	};
	for (const condition of [...checks, ...memories.map((memory) => memory.condition)]) visit(condition);
	for (const { field } of memories) distinguish(field, [1]);
	for (const transition of transitionsOf(program)) {
		visit(transition.guard);
		for (const operation of [...transition.exits, ...transition.actions, ...transition.entries]) operate(operation);
	}
	program.begin.forEach(operate);
	for (const { component, codes } of program.parents.values()) distinguish(component, codes);
	return parts.map((ofField) => numbered(ofField.map((signature) => signature.join(''))));
}

function transitionsOf({ alternatives, eventless }: Program): Set<Transition> {
	const reactions = [...alternatives.flatMap((alternative) => alternative.reactions), ...eventless];
	return new Set(reactions.flatMap(({ chains }) => [...chains.values()].flat()));
}

function numbered(signatures: readonly string[]): number[] {
	const numbers = new Map<string, number>();
	return signatures.map((signature) => {
		const known = numbers.get(signature) ?? numbers.size;
		numbers.set(signature, known);
		return known;
	});
}

/**
 * Which codes each field can ever have, told too generously: every transition counts as possible whose guard is not
 * plainly false under the codes found so far. What can never be is taken out of the program, and fields keep only the
 * codes that are left; a field with one code has no bits.
 */
import { type Expression, never, restrict } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Decision, Operation, Program, Reaction, Transition } from '../program/program.js';
import {
	mapChains,
	mapReactions,
	type Renaming,
	renameCondition,
	renameOperation,
	renameTransition,
} from '../program/transform.js';
import { recoded } from './origins.js';

type Codes = readonly ReadonlySet<number>[];

/** Takes out what can never be. */
export function keepPossible(problem: Problem): Problem {
	const possible = possibleCodes(
		problem.program,
		problem.memories.map(({ field }) => field),
	);
	const sorted = possible.map((codes) => [...codes].sort((one, other) => one - other));
	const renaming: Renaming = {
		field: (field) => field,
		code: (field, code) => sorted[field]?.indexOf(code) ?? -1,
	};
	const known = (field: number) => sorted[field];
	const condition = (given: Expression) => renameCondition(restrict(given, known), renaming);
	const program = mapReactions(problem.program, (reaction) => possibleReaction(reaction, sorted, renaming));
	return {
		program: {
			...program,
			fields: program.fields.map((field, index) => {
				const codes = sorted[index] ?? [];
				const head = {
					size: codes.length,
					initial: codes.indexOf(field.initial),
					...recoded(field, (code) => codes.indexOf(code)),
				};
				if (field.kind === 'component')
					return { ...field, ...head, leaves: codes.map((code) => field.leaves[code] ?? '') };
				if (field.kind === 'fact')
					return { ...field, ...head, values: codes.flatMap((code) => field.values[code] ?? []) };
				return { ...field, ...head };
			}),
			begin: program.begin.flatMap((operation) => renameOperation(restricted(operation, known), renaming)),
			parents: new Map(
				[...program.parents].map(([field, { component, codes }]) => [
					field,
					{ component, codes: codes.map((code) => renaming.code(component, code)).filter((code) => code >= 0) },
				]),
			),
		},
		checks: problem.checks.map(condition),
		memories: problem.memories.map((memory) => ({ field: memory.field, condition: condition(memory.condition) })),
	};
}

function possibleReaction(reaction: Reaction, sorted: readonly (readonly number[])[], renaming: Renaming): Reaction {
	const { component } = reaction;
	const mapped = mapChains(reaction, (chain, code) => {
		if (!sorted[component]?.includes(code)) return [];
		const known = (field: number) => (field === component ? [code] : sorted[field]);
		return chain
			.filter(({ guard }) => restrict(guard, known) !== never)
			.map((transition) =>
				renameTransition(
					restrictedTransition(transition, (field) => sorted[field]),
					renaming,
				),
			);
	});
	const chains = [...mapped.chains].map(([code, chain]) => [renaming.code(component, code), chain] as const);
	return { ...mapped, chains: new Map(chains) };
}

function restrictedTransition(
	transition: Transition,
	known: (field: number) => readonly number[] | undefined,
): Transition {
	const operations = (list: readonly Operation[]) => list.map((operation) => restricted(operation, known));
	return {
		...transition,
		guard: restrict(transition.guard, known),
		exits: operations(transition.exits),
		actions: operations(transition.actions),
		entries: operations(transition.entries),
	};
}

function restricted(operation: Operation, known: (field: number) => readonly number[] | undefined): Operation {
	return { ...operation, when: restrict(operation.when, known) };
}

function possibleCodes(program: Program, memories: readonly number[]): Codes {
	const possible = program.fields.map(({ initial }) => new Set([initial]));
	for (const field of memories) possible[field]?.add(1);
	let grows = true;
	const add = (field: number, code: number) => {
		const codes = possible[field];
		if (codes === undefined || codes.has(code)) return;
		codes.add(code);
		grows = true;
	};
	const decide = (decision: Decision): void => {
		if (decision.kind === 'writes') for (const { field, code } of decision.writes) add(field, code);
		if (decision.kind === 'test') {
			for (const code of [...(possible[decision.field] ?? [])]) {
				const branch = decision.branches[code];
				if (branch !== undefined) decide(branch);
			}
		}
	};
	const operate = (operations: readonly Operation[]) => {
		for (const operation of operations) if (operation.kind === 'decide') decide(operation.decision);
	};
	operate(program.begin);
	const reactions = [...program.alternatives.flatMap((alternative) => alternative.reactions), ...program.eventless];
	while (grows) {
		grows = false;
		const domains = possible.map((codes) => [...codes]);
		for (const { component, chains } of reactions) {
			for (const [code, chain] of chains) {
				if (!possible[component]?.has(code)) continue;
				const known = (field: number) => (field === component ? [code] : domains[field]);
				for (const { guard, moves, exits, actions, entries } of chain) {
					if (restrict(guard, known) === never) continue;
					for (const move of moves) add(move.field, move.code);
					operate(exits);
					operate(actions);
					operate(entries);
				}
			}
		}
	}
	return possible;
}

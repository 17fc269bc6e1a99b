/** Rebuilds programs: the same transitions with other guards, effects or fields. */
import { type Expression, rename } from './expression.js';
import type { Decision, Operation, Program, Reaction, Transition, Write } from './program.js';

/** Maps every transition of a program; a chain ends with the last transition that is not undefined. */
export function mapReactions(
	program: Program,
	map: (reaction: Reaction, event: number | undefined) => Reaction,
): Program {
	const isFilled = ({ chains }: Reaction) => chains.size > 0;
	const alternatives = program.alternatives.map(({ event, reactions }) => ({
		event,
		reactions: reactions.map((reaction) => map(reaction, event)).filter(isFilled),
	}));
	const eventless = program.eventless.map((reaction) => map(reaction, undefined)).filter(isFilled);
	return { ...program, alternatives, eventless };
}

/** Maps the transitions of a reaction, chain by chain; a chain that becomes empty is dropped. */
export function mapChains(
	reaction: Reaction,
	map: (chain: readonly Transition[], code: number) => readonly Transition[],
): Reaction {
	const chains = new Map<number, readonly Transition[]>();
	for (const [code, chain] of reaction.chains) {
		const mapped = map(chain, code);
		if (mapped.length > 0) chains.set(code, mapped);
	}
	return { ...reaction, chains };
}

/** How fields and codes are called in another program; a field or code that has no name there is undefined. */
export interface Renaming {
	readonly field: (field: number) => number | undefined;
	readonly code: (field: number, code: number) => number;
}

/** A condition in other names; all its fields must have one. */
export function renameCondition(condition: Expression, { field, code }: Renaming): Expression {
	return rename(condition, (number) => field(number) ?? missing(number), code);
}

function missing(field: number): never {
	throw new Error(`The field ${field} is gone, although a condition reads it.`);
}

/** A transition in other names; writes to fields without a name are left out. */
export function renameTransition(transition: Transition, renaming: Renaming): Transition {
	const operations = (list: readonly Operation[]) => list.flatMap((operation) => renameOperation(operation, renaming));
	return {
		...transition,
		guard: renameCondition(transition.guard, renaming),
		moves: renameWrites(transition.moves, renaming),
		exits: operations(transition.exits),
		actions: operations(transition.actions),
		entries: operations(transition.entries),
	};
}

/** An operation in other names; none if nothing is left of it. */
export function renameOperation(operation: Operation, renaming: Renaming): Operation[] {
	if (operation.kind === 'raise') return [{ ...operation, when: renameCondition(operation.when, renaming) }];
	const decision = renameDecision(operation.decision, renaming);
	if (decision.kind === 'writes' && decision.writes.length === 0) return [];
	return [{ kind: 'decide', when: renameCondition(operation.when, renaming), decision }];
}

function renameWrites(writes: readonly Write[], { field, code }: Renaming): Write[] {
	return writes.flatMap((write) => {
		const renamed = field(write.field);
		return renamed === undefined ? [] : [{ field: renamed, code: code(write.field, write.code) }];
	});
}

/** A decision in other names; a test on which nothing depends any more is left out. */
export function renameDecision(decision: Decision, renaming: Renaming): Decision {
	switch (decision.kind) {
		case 'writes':
			return { kind: 'writes', writes: renameWrites(decision.writes, renaming) };
		case 'outside':
			return decision;
		case 'test': {
			const branches = decision.branches.map((branch) => renameDecision(branch, renaming));
			const [first] = branches;
			const text = JSON.stringify(first);
			if (first !== undefined && branches.every((branch) => JSON.stringify(branch) === text)) return first;
			const field = renaming.field(decision.field);
			if (field === undefined) return missing(decision.field);
			const ordered: Decision[] = [];
			for (const [code, branch] of branches.entries()) {
				const renamed = renaming.code(decision.field, code);
				if (renamed >= 0) ordered[renamed] = branch;
			}
			return { kind: 'test', field, branches: ordered };
		}
	}
}

/** Writes the effects of transitions as JavaScript: in place on the array `N`, or as the words of the next state. */
import { always, fieldsOf } from '../program/expression.js';
import type { Decision, Operation, Program, Transition, Write } from '../program/program.js';
import { changedText, conditionText, readText, wordChanges } from './conditions.js';
import type { Layout } from './layout.js';

/** The word of the next state while it is being made. */
export const nextWord = (word: number) => `N[${word}]`;

/** What effects are written for. */
export interface EffectScope {
	readonly program: Program;
	readonly layout: Layout;
	/** For each field the eventless reactions that may become possible when it changes, by their place in the list. */
	readonly dependents: readonly (readonly number[])[];
}

/** The writes of a transition that always does the same; undefined where it depends on the state or raises events. */
export function constantWrites({ exits, actions, moves, entries }: Transition): readonly Write[] | undefined {
	const written = new Map<number, number>();
	const write = ({ field, code }: Write) => {
		written.delete(field);
		written.set(field, code);
	};
	const apply = (operations: readonly Operation[]) =>
		operations.every((operation) => {
			if (operation.kind !== 'decide' || operation.when !== always || operation.decision.kind !== 'writes')
				return false;
			operation.decision.writes.forEach(write);
			return true;
		});
	if (!apply(exits) || !apply(actions)) return undefined;
	moves.forEach(write);
	if (!apply(entries)) return undefined;
	return [...written].map(([field, code]) => ({ field, code }));
}

type Effects = Pick<Transition, 'exits' | 'actions' | 'entries'>;

/** Every field that a transition may write, with the codes that it may write. */
export function possibleWrites({ exits, actions, moves, entries }: Effects & Pick<Transition, 'moves'>): Write[] {
	const ofDecision = (decision: Decision): readonly Write[] => {
		switch (decision.kind) {
			case 'writes':
				return decision.writes;
			case 'test':
				return decision.branches.flatMap(ofDecision);
			case 'outside':
				return [];
		}
	};
	const operations = [...exits, ...actions, ...entries];
	return [
		...moves,
		...operations.flatMap((operation) => (operation.kind === 'decide' ? ofDecision(operation.decision) : [])),
	];
}

/** The fields that a transition reads beside its guard. */
export function readByEffect({ exits, actions, entries }: Effects): Set<number> {
	const found = new Set<number>();
	for (const operation of [...exits, ...actions, ...entries]) {
		fieldsOf(operation.when, found);
		if (operation.kind === 'decide') readByDecision(operation.decision, found);
	}
	return found;
}

/** The fields that a decision tests. */
export function readByDecision(decision: Decision, found: Set<number>): void {
	if (decision.kind !== 'test') return;
	found.add(decision.field);
	for (const branch of decision.branches) readByDecision(branch, found);
}

/** The statements that leave states: before anything else of the transition. */
export function exitText(scope: EffectScope, { exits }: Transition): string {
	return exits.map((operation) => operationText(scope, operation)).join('');
}

/** The statements of the transition's own actions. */
export function actionText(scope: EffectScope, { actions }: Transition): string {
	return actions.map((operation) => operationText(scope, operation)).join('');
}

/** The statements that move to the new states and enter them. */
export function entryText(scope: EffectScope, { moves, entries }: Transition): string {
	return writesText(scope, moves) + entries.map((operation) => operationText(scope, operation)).join('');
}

/** The whole effect of a transition that is taken alone. */
export function effectText(scope: EffectScope, transition: Transition): string {
	const writes = constantWrites(transition);
	if (writes !== undefined) return writesText(scope, writes);
	return exitText(scope, transition) + actionText(scope, transition) + entryText(scope, transition);
}

/** One operation on the words in `N`. */
export function operationText(scope: EffectScope, operation: Operation): string {
	const text = operation.kind === 'raise' ? raiseText(scope, operation.event) : decisionText(scope, operation.decision);
	if (text === '' || operation.when === always) return text;
	return `if (${conditionText(scope.layout, nextWord, operation.when)}) { ${text} }`;
}

function raiseText({ program }: EffectScope, event: number): string {
	// An event that nothing reacts to need not be raised.
	return program.alternatives[event]?.reactions.length ? `Q.push(${event});` : '';
}

function decisionText(scope: EffectScope, decision: Decision): string {
	switch (decision.kind) {
		case 'writes':
			return writesText(scope, decision.writes);
		case 'outside':
			return `support.outside(${JSON.stringify(decision.fact)});`;
		case 'test': {
			const byText = new Map<string, number[]>();
			decision.branches.forEach((branch, code) => {
				const text = decisionText(scope, branch);
				byText.set(text, [...(byText.get(text) ?? []), code]);
			});
			const cases = [...byText].map(([text, codes]) => `${codes.map((code) => `case ${code}:`).join('')}${text}break;`);
			return `switch (${readText(scope.layout, nextWord, decision.field)}) { ${cases.join(' ')} }`;
		}
	}
}

function writesText({ layout }: EffectScope, writes: readonly Write[]): string {
	return [...wordChanges(layout, writes)]
		.map(([word, change]) => `N[${word}] = ${changedText(`N[${word}]`, change)};`)
		.join('');
}

/** The eventless reactions that may become possible by a transition, as one mask for every 32 of them. */
export function dirtyMasks(scope: EffectScope, transition: Transition): number[] {
	const masks = Array.from({ length: Math.ceil(scope.program.eventless.length / 32) }, () => 0);
	for (const { field } of possibleWrites(transition)) {
		for (const reaction of scope.dependents[field] ?? []) {
			masks[reaction >>> 5] = (masks[reaction >>> 5] ?? 0) | (1 << (reaction & 31));
		}
	}
	return masks;
}

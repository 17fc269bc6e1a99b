/** What a changed line of a baseline means for what can be reached. */
import type { BaselineChange } from './baseline.js';

/** Kinds of change, in the order in which they are told. */
export const changeKinds = ['added', 'removed', 'changed', 'scenarios', 'lessons', 'properties'] as const;

/** A kind of change. */
export type ChangeKind = (typeof changeKinds)[number];

/** The kind of a change: states and transitions become reachable or unreachable; scenarios, lessons and properties turn. */
export function kindOf({ section, before, after }: BaselineChange): ChangeKind {
	if (section === 'scenarios' || section === 'lessons' || section === 'properties') {
		return verdictOf(before) === verdictOf(after) ? 'changed' : section;
	}
	if (section !== 'states' && section !== 'transitions') return 'changed';
	const [was, is] = [isReachable(before), isReachable(after)];
	if (was === is) return 'changed';
	return is ? 'added' : 'removed';
}

/** Reachable by whoever keeps to the guide. */
function isReachable(text: string | undefined): boolean {
	return text !== undefined && /^\d/.test(text);
}

function verdictOf(text: string | undefined): string {
	return /^[A-Za-z]+( decided)?/.exec(text ?? '')?.[0] ?? '';
}

/** How many changes there are of each kind. */
export function countsOfKinds(changes: readonly BaselineChange[]): Readonly<Record<ChangeKind, number>> {
	const count = (kind: ChangeKind) => changes.filter((change) => kindOf(change) === kind).length;
	return Object.fromEntries(changeKinds.map((kind) => [kind, count(kind)])) as Record<ChangeKind, number>;
}

/** The product that a baseline file says it is about. */
export function productOfBaseline(text: string): string | undefined {
	return /^# What (\S+) does:/.exec(text)?.[1];
}

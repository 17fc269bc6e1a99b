/** The law that a path breaks. */
import type { Entry } from '../simulation/entry.js';

/** The clauses of all breaches, each once, in the order of the path. */
export function clausesOfBreaches(entries: readonly Entry[]): string[] {
	return [...new Set(entries.flatMap(({ breaches }) => breaches.flatMap(({ clauses }) => clauses)))];
}

/** The `meta` of transitions, written short. */
import type { ClauseId } from './guide.generated.js';

/** The transition realises these clauses. */
export const shows = (...clauses: ClauseId[]) => ({ meta: { clauses } });

/** The transition says this to the operator. */
export const says = (note: string, ...clauses: ClauseId[]) => ({ meta: { clauses, note } });

/** The guide does not say what follows. */
export const beyondTheGuide = (note: string, ...clauses: ClauseId[]) => ({
	meta: { clauses, note, outsideGuide: true as const },
});

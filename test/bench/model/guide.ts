/** The guide that the bench model follows: nobody's, but as short as a guide can be that has tiers and a choice. */
import type { Clause, Guide } from '../../../machines/kit/guide.js';

/** The clauses of the guide. */
export type ClauseId = 'BM-1' | 'BM-2' | 'BM-3' | 'BM-4' | 'BM-5' | 'BM-6';

const clause = (id: ClauseId, type: Clause['type'], says: string, isDemand: boolean): Clause<ClauseId> => ({
	id,
	where: 'the issue "Explorer", model to measure on',
	force: isDemand ? 'must' : 'fact',
	type,
	says,
	enforcedBy: isDemand ? 'operator' : 'product',
	ifBroken: 'not stated',
	model: isDemand ? 'guard' : 'state',
});

export const guide: Guide<ClauseId> = {
	document: 'Model to measure on',
	product: 'Bench model',
	from: 'old',
	to: 'started',
	notes: [],
	clauses: [
		clause('BM-1', 'choice', 'Whether data is migrated is decided before the first upgrade, for all servers.', true),
		clause('BM-2', 'order', 'Mail servers wait until the database server is started.', true),
		clause('BM-3', 'order', 'Web servers wait until all mail servers are started.', true),
		clause('BM-4', 'phase', 'With migration every server migrates after its upgrade; without, it is started.', true),
		clause('BM-5', 'fault', 'An upgrade can fail.', false),
		clause('BM-6', 'recovery', 'A failed upgrade is tried again.', false),
	],
};

/** The law of the bench model: who waits for whom, and the one choice. */
import { all, fact, none, serverIn } from '../../../machines/kit/conditions.js';
import type { Rules } from '../../../machines/kit/rules.js';
import { type Deployment, database, mailServers } from './deployment.js';
import type { ClauseId } from './guide.js';

export const rules: Rules<ClauseId, Deployment> = {
	migrationDecided: {
		kind: 'law',
		clauses: ['BM-1'],
		demands: 'It is decided whether data is migrated.',
		condition: () => none(fact('migration', 'undecided')),
	},
	databaseStarted: {
		kind: 'law',
		clauses: ['BM-2'],
		demands: 'The database server is started.',
		condition: () => serverIn(database, 'started'),
	},
	mailServersStarted: {
		kind: 'law',
		clauses: ['BM-3'],
		demands: 'All mail servers are started.',
		condition: (deployment) => all(...mailServers(deployment).map((server) => serverIn(server, 'started'))),
	},
	migrationPlanned: {
		kind: 'law',
		clauses: ['BM-4'],
		demands: 'Data is migrated only where that was decided.',
		condition: () => fact('migration', 'yes'),
	},
	noMigrationPlanned: {
		kind: 'law',
		clauses: ['BM-4'],
		demands: 'Where migration was decided, a server is started only after it.',
		condition: () => fact('migration', 'no'),
	},
};

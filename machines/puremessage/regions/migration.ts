/** The migration script: when it runs, what it settles, and when it is too early or too late. */
import { setFromEvent, stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, ruleFor } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { tierTerms } from './tiers.js';

function migrates(deployment: Deployment, server: string, conditions: readonly Condition[]) {
	return {
		guard: all(
			addressed(server),
			fact(`${server}.migrated`, false),
			...conditions,
			'asRoot',
			ruleFor('diskSpaceForThisMigration', server),
			'systemRecoverable',
		),
		target: stateOf(server, 'migrating'),
		meta: { clauses: tierTerms(deployment, server).migrationClauses },
	};
}

/** The first server to migrate settles the options for all; later ones are judged by them. */
function migration(deployment: Deployment, server: string, conditions: readonly Condition[]) {
	return [
		{
			...migrates(deployment, server, [fact('migration', 'undecided'), ...conditions]),
			actions: setFromEvent('migration', 'options'),
		},
		migrates(deployment, server, ['sameMigrationOptions', ...conditions]),
	];
}

/** Right after the upgrade. */
export function migrationAfterUpgrade(deployment: Deployment, server: string) {
	return migration(deployment, server, []);
}

/** After the server has gone on without it: the guide wants it right after the upgrade. */
export function lateMigration(deployment: Deployment, server: string) {
	return migration(deployment, server, tierTerms(deployment, server).migratesAtOnce);
}

/** Before the upgrade has succeeded. */
export function migrationTooEarly(server: string) {
	return {
		guard: all(addressed(server), 'upgradeBeforeMigration'),
		meta: { note: 'The server has no working version 6 to import data into.', outsideGuide: true as const },
	};
}

/** Why the script is not run again. */
export const noSecondMigration = {
	'operator.runMigration': {
		because: 'The guide knows one run of the migration script, right after the upgrade of the server.',
		clauses: ['PM-MIG-6'] satisfies ClauseId[],
	},
};

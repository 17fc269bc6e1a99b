/** What the guide says differently of the three tiers: rules before an upgrade, and clauses of its effects. */
import { type Deployment, isMultiServer, tierOf } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';

/** What the guide says of one tier: rules before its servers' upgrades, and clauses of its effects. */
export interface TierTerms {
	readonly before: readonly string[];
	readonly migratesAtOnce: readonly string[];
	readonly upgradeClauses: readonly ClauseId[];
	readonly migrationClauses: readonly ClauseId[];
	readonly doneClauses: readonly ClauseId[];
}

const single: TierTerms = {
	before: [],
	migratesAtOnce: [],
	upgradeClauses: ['PM-SCOPE-1'],
	migrationClauses: ['PM-MIG-1'],
	doneClauses: [],
};

const tiers: Readonly<Record<1 | 2 | 3, TierTerms>> = {
	1: {
		before: ['oneDatabaseTierServerAtATime', 'databaseTierMigrated'],
		migratesAtOnce: ['databaseTierMigratesAtOnce'],
		upgradeClauses: ['PM-DB-1'],
		migrationClauses: ['PM-DB-6', 'PM-MIG-1'],
		doneClauses: ['PM-DB-9'],
	},
	2: {
		before: [
			'databaseTierUpgraded',
			'databaseTierMigrated',
			'centralManagerStarted',
			'oneMailServerAtATime',
			'mailServersMigrated',
		],
		migratesAtOnce: ['mailServerMigratesAtOnce'],
		upgradeClauses: ['PM-MTA-1'],
		migrationClauses: ['PM-MTA-3', 'PM-MIG-1'],
		doneClauses: ['PM-MTA-6'],
	},
	3: {
		before: [
			'databaseTierUpgraded',
			'databaseTierMigrated',
			'centralManagerStarted',
			'mailTierDone',
			'oneWebServerAtATime',
			'webServersMigrated',
		],
		migratesAtOnce: ['webServerMigratesAtOnce'],
		upgradeClauses: ['PM-EUI-3'],
		migrationClauses: ['PM-EUI-5', 'PM-MIG-1'],
		doneClauses: [],
	},
};

/** The terms of a server's tier; those of a single server know no order (PM-SCOPE-1). */
export function tierTerms(deployment: Deployment, server: string): TierTerms {
	return isMultiServer(deployment) ? tiers[tierOf(deployment, server)] : single;
}

/**
 * What must never be reached in guided mode. What rests on law is reached in open mode; what rests on nothing but
 * physics (no rule named) is not reached there either.
 */
import { all, any, type Condition, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { NeverProperty } from '../../kit/properties.js';
import {
	type Deployment,
	isMultiServer,
	plansMigration,
	serversOfTier,
	serversWithRole,
	type Tier,
} from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import {
	begun,
	filterCount,
	hasServersOfTier,
	isSplit,
	laterServers,
	mayMigrate,
	migrated,
	notDone,
	type OfServer,
	pastMigration,
	serverNames,
	shortOfDisk,
	some,
	stopped,
} from './conditions.js';

type Never = NeverProperty<ClauseId, Deployment>;

function never(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (deployment: Deployment) => Condition,
	concerns: (deployment: Deployment) => boolean = () => true,
): Never {
	return { kind: 'never', says, clauses, restsOn, condition, concerns };
}

/** Two servers of the tier are both between begin and end as the condition has it. */
function twoAtOnce(tier: Tier, underway: OfServer): (deployment: Deployment) => Condition {
	return (deployment) => {
		const servers = serversOfTier(deployment, tier);
		const pairs = servers.flatMap((first, index) =>
			servers.slice(index + 1).map((second) => all(underway(first), underway(second))),
		);
		return any(...pairs);
	};
}

/** A manager that is ready waits for the database, and nothing else of its upgrade is left to do but the start. */
const underwayInTier1: OfServer = (server) =>
	any(...['upgrading', 'upgraded', 'migrating', 'failed'].map((state) => serverIn(server, state)));

const ordersOfServers = {
	mailBeforeDatabase: never(
		'A mail server begins its upgrade while the database and CSM tier is not done.',
		['PM-ROLE-2', 'PM-ROLE-3', 'PM-CSM-2', 'PM-DB-8'],
		['databaseTierUpgraded', 'databaseTierMigrated', 'centralManagerStarted', 'databaseTierMigratesAtOnce'],
		(deployment) => all(some(serversOfTier(deployment, 2), begun), some(serversOfTier(deployment, 1), notDone)),
		hasServersOfTier(2),
	),
	webBeforeMail: never(
		'An End User Web Interface server begins its upgrade while a mail server is not done.',
		['PM-ROLE-4', 'PM-EUI-7', 'PM-MTA-4'],
		['mailTierDone', 'mailServerMigratesAtOnce'],
		(deployment) => all(some(serversOfTier(deployment, 3), begun), some(serversOfTier(deployment, 2), notDone)),
		(deployment) => hasServersOfTier(2)(deployment) && hasServersOfTier(3)(deployment),
	),
	databaseAndManagerAtOnce: never(
		'Database Server and Centralized Server Manager, on servers of their own, are upgraded at the same time.',
		['PM-ROLE-2', 'PM-DB-8', 'PM-CSM-2'],
		['oneDatabaseTierServerAtATime', 'databaseTierMigrated', 'databaseTierMigratesAtOnce', 'databaseTierReady'],
		twoAtOnce(1, underwayInTier1),
		isSplit,
	),
	twoMailServersAtOnce: never(
		'Two mail servers are upgraded at the same time.',
		['PM-MTA-2', 'PM-MTA-4'],
		['oneMailServerAtATime', 'mailServersMigrated', 'mailServerMigratesAtOnce'],
		twoAtOnce(2, stopped),
		hasServersOfTier(2, 2),
	),
	twoWebServersAtOnce: never(
		'Two End User Web Interface servers are upgraded at the same time.',
		['PM-EUI-4', 'PM-EUI-6'],
		['oneWebServerAtATime', 'webServersMigrated', 'webServerMigratesAtOnce'],
		twoAtOnce(3, stopped),
		hasServersOfTier(3, 2),
	),
	mailInterrupted: never(
		'With several mail filters, none processes mail.',
		['PM-MAIL-2', 'PM-MAIL-3', 'PM-MAIL-4'],
		['oneMailServerAtATime', 'mailServersMigrated', 'mailServerMigratesAtOnce'],
		(deployment) => all(...serversWithRole(deployment, 'mail-filter').map(stopped)),
		(deployment) => filterCount(deployment) > 1,
	),
	upgradedServerCutOff: never(
		'A server that is done does not reach the database.',
		['PM-DB-11', 'PM-MTA-5'],
		['databaseTierUpgraded', 'databaseTierMigrated'],
		(deployment) => some(laterServers(deployment), (server) => serverIn(server, 'done', 'cutOff')),
		(deployment) => laterServers(deployment).length > 0 && isMultiServer(deployment),
	),
};

const migrations = {
	migratedBeforeUpgrade: never(
		'A server that has not been upgraded has its data migrated.',
		['PM-MIG-6', 'PM-DB-7'],
		[],
		(deployment) =>
			some(serverNames(deployment), (server) =>
				all(migrated(server), any(serverIn(server, 'waiting'), serverIn(server, 'upgrading'))),
			),
		mayMigrate,
	),
	wentOnUnmigrated: never(
		'Data is to be migrated, and a server has gone on without.',
		['PM-DB-8', 'PM-MTA-4', 'PM-EUI-6', 'PM-MIG-2', 'PM-CSM-2'],
		['migrationBeforeStart', 'migrationOnAllServers'],
		(deployment) =>
			all(
				none(fact('migration', 'none')),
				some(serverNames(deployment), (server) => all(pastMigration(deployment)(server), none(migrated(server)))),
			),
		mayMigrate,
	),
	migratedWhereOthersDidWithout: never(
		'A server has its data migrated although the deployment does without.',
		['PM-MIG-2', 'PM-MIG-3'],
		// That each server migrates at once, or not at all, would be enough too; but that is another duty.
		['sameMigrationOptions'],
		(deployment) => all(fact('migration', 'none'), some(serverNames(deployment), migrated)),
		isMultiServer,
	),
	upgradedWithoutSpace: never(
		'With a migration planned, a server without the disk space for it is being upgraded.',
		['PM-DISK-1'],
		['diskSpaceForMigration'],
		(deployment) =>
			all(
				none(fact('migration', 'none')),
				some(shortOfDisk(deployment), (server) =>
					all(serverIn(server, 'upgrading'), fact(`${server}.diskSuffices`, false)),
				),
			),
		(deployment) => plansMigration(deployment) && shortOfDisk(deployment).length > 0,
	),
	migratedWithoutSpace: never(
		'Data is being migrated on a server without the disk space for it.',
		['PM-DISK-1'],
		['diskSpaceForThisMigration'],
		(deployment) =>
			some(shortOfDisk(deployment), (server) =>
				all(serverIn(server, 'migrating'), fact(`${server}.diskSuffices`, false)),
			),
		(deployment) => mayMigrate(deployment) && shortOfDisk(deployment).length > 0,
	),
};

const identities = {
	identityChangedUnderway: never(
		'A host name or address is changed while the upgrade is under way.',
		['PM-NAME-1', 'PM-NAME-2', 'PM-NAME-5'],
		['hostNameFrozen', 'addressFrozen'],
		() => fact('identityChanged', true),
	),
	unrecoverable: never(
		'The system cannot be recovered.',
		['PM-NAME-1', 'PM-NAME-2', 'PM-NAME-6'],
		['hostNameFrozen', 'addressFrozen'],
		() => inState('deployment', 'unrecoverable'),
	),
};

/** Every wrong order and wrong choice by name. */
export const neverReached: Record<string, Never> = { ...ordersOfServers, ...migrations, ...identities };

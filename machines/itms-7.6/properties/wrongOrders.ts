/** What must never be reached in guided mode, and is reached in open mode. */
import { all, any, fact, none, serverIn } from '../../kit/conditions.js';
import { hasAgents, isTooOld, serversOfOtherCollation, siteServersOf } from '../deployment/read.js';
import { areSiteServersUpgraded, isAt76, migration } from '../serverStates.js';
import {
	clientsAreUpgraded,
	hasNoBackup,
	migrates,
	never,
	replicates,
	some,
	upgradedAlthough,
	withAgents,
} from './kinds.js';

/** Wrong orders by name. */
export const wrongOrders = {
	upgradedFromAnOlderBuild: never(
		'7.6 is put on a server below 7.5 SP1 HF5.',
		['I76-PATH-3', 'I76-NOTE-1', 'I76-NOTE-3'],
		['hotFixInstalled'],
		some(
			upgradedAlthough((server) => fact(`${server}.build`, 'older')),
			(server) => isTooOld(server),
		),
	),
	upgradedWithoutBackups: never(
		'A server is upgraded without backups of server and database.',
		['I76-BACK-1', 'I76-BACK-2', 'I76-ONBOX-10', 'I76-ONBOX-20'],
		['serverBackedUp', 'databaseBackedUp'],
		some(upgradedAlthough(hasNoBackup)),
	),
	backupExposed: never(
		'A backup is kept in a place that is not reachable and secure.',
		['I76-BACK-3', 'I76-DATA-1'],
		['backupPlaceSecure'],
		some((server) => any(fact(`${server}.serverBackup`, 'exposed'), fact(`${server}.databaseBackup`, 'exposed'))),
	),
	upgradedWithPoliciesOn: never(
		'A server is upgraded while policies that install or upgrade agents and plug-ins on clients are on.',
		['I76-ONBOX-40'],
		['clientPoliciesOff'],
		some(
			upgradedAlthough((server) => serverIn(server, 'clients', 'policiesOn')),
			withAgents,
		),
	),
	upgradedWithReplicationOn: never(
		'A server is upgraded while its replication is on.',
		['I76-HIER-3', 'I76-HIER-4'],
		['replicationOff', 'noReplicationDuringUpgrade'],
		some(
			upgradedAlthough((server) => serverIn(server, 'replication', 'on')),
			replicates,
		),
	),
	hierarchyOfTwoCollations: never(
		'Hierarchy is on between servers whose databases have different collations.',
		['I76-HIER-2'],
		['sameCollation'],
		some(
			(server) => serverIn(server, 'hierarchy', 'on'),
			(_, name, deployment) => serversOfOtherCollation(deployment, name).length > 0,
		),
	),
	agentsBeforeTheServer: never(
		'Clients are upgraded while their server is not at 7.6.',
		['I76-AGENT-1'],
		['serverUpgraded'],
		some((server, deployment) => all(clientsAreUpgraded(server), none(isAt76(deployment, server))), withAgents),
	),
	clientsBeforeSiteServers: never(
		'Clients are upgraded while a site server of theirs is not.',
		['I76-ONBOX-160', 'I76-ONBOX-170'],
		['siteServersUpdated', 'testGroupConfirmed', 'upgradePoliciesOn'],
		some(
			(server, deployment) => all(clientsAreUpgraded(server), none(areSiteServersUpgraded(deployment, server))),
			(server, name, deployment) => hasAgents(server) && siteServersOf(deployment, name).length > 0,
		),
	),
	importedWithoutParity: never(
		'Data is imported while products are missing on the new server.',
		['I76-PAR-2'],
		['parityReached'],
		some(
			(server, deployment) => all(migration(deployment, server).isImporting(), fact(`${server}.parity`, 'incomplete')),
			migrates,
		),
	),
	systemReplacedUnexported: never(
		'A new operating system is put in the place of 7.5 before its data is exported.',
		['I76-NEW-3'],
		['stepsBeforeNewSystem'],
		some(
			(server) =>
				all(serverIn(server, 'upgrade', 'migrating', 'source', 'replaced'), fact(`${server}.exported`, 'nothing')),
			({ newServer }) => newServer?.hardware === 'reused',
		),
	),
};

/** What must never be reached in guided mode, and is reached in open mode. */
import { all, any, fact, none, serverIn } from '../../kit/conditions.js';
import { isTooOld, serversOfOtherCollation } from '../deployment/read.js';
import type { NotificationServer } from '../deployment/schema.js';
import { areSiteServersUpgraded, isAt76, isBeingUpgraded, isUnderway, migration } from '../serverStates.js';
import {
	anyOf,
	type Concerns,
	clientsAreUpgraded,
	hasNoBackup,
	migrates,
	never,
	onlyOne,
	replicates,
	some,
	upgradedAlthough,
	withAgents,
	withSiteServers,
} from './kinds.js';

const hasOtherCollation: Concerns = (_, name, deployment) => serversOfOtherCollation(deployment, name).length > 0;
const isReused = ({ newServer }: NotificationServer) => newServer?.hardware === 'reused';
const isNew = ({ newServer }: NotificationServer) => newServer?.hardware === 'new';

/** Wrong orders by name. */
export const wrongOrders = {
	upgradedFromAnOlderBuild: never(
		{
			says: '7.6 is put on a server below 7.5 SP1 HF5.',
			clauses: ['I76-PATH-3', 'I76-NOTE-1', 'I76-NOTE-3'],
			restsOn: ['hotFixInstalled'],
			concerns: anyOf(isTooOld),
		},
		some(
			upgradedAlthough((server) => fact(`${server}.build`, 'older')),
			isTooOld,
		),
	),
	upgradedWithoutBackups: never(
		{
			says: 'A server is upgraded without backups of server and database.',
			clauses: ['I76-BACK-1', 'I76-BACK-2', 'I76-ONBOX-10', 'I76-ONBOX-20'],
			restsOn: ['serverBackedUp', 'databaseBackedUp', 'backupPlaceSecure'],
			concerns: onlyOne(),
		},
		some(upgradedAlthough(hasNoBackup)),
	),
	backupExposed: never(
		{
			says: 'A backup is kept in a place that is not reachable and secure.',
			clauses: ['I76-BACK-3', 'I76-DATA-1'],
			restsOn: ['backupPlaceSecure'],
		},
		some((server) => any(fact(`${server}.serverBackup`, 'exposed'), fact(`${server}.databaseBackup`, 'exposed'))),
	),
	upgradedWithPoliciesOn: never(
		{
			says: 'A server is upgraded while policies that install or upgrade agents and plug-ins on clients are on.',
			clauses: ['I76-ONBOX-40'],
			restsOn: ['clientPoliciesOff'],
			concerns: onlyOne(withAgents),
		},
		some(
			upgradedAlthough((server) => serverIn(server, 'clients', 'policiesOn')),
			withAgents,
		),
	),
	upgradedWithReplicationOn: never(
		{
			says: 'A server is upgraded while its replication is on.',
			clauses: ['I76-HIER-3', 'I76-HIER-4'],
			restsOn: ['replicationOff', 'noReplicationDuringUpgrade'],
			concerns: anyOf(replicates),
		},
		some((server, deployment) =>
			// That it is underway follows from the rest, and tells the proof where to look.
			all(isUnderway(deployment, server), isBeingUpgraded(deployment, server), serverIn(server, 'replication', 'on')),
		),
	),
	hierarchyOfTwoCollations: never(
		{
			says: 'Hierarchy is on between servers whose databases have different collations.',
			clauses: ['I76-HIER-2'],
			restsOn: ['sameCollation'],
			concerns: anyOf(hasOtherCollation),
		},
		some((server) => serverIn(server, 'hierarchy', 'on'), hasOtherCollation),
	),
	agentsBeforeTheServer: never(
		{
			says: 'Clients are upgraded while their server is not at 7.6.',
			clauses: ['I76-AGENT-1'],
			restsOn: ['serverUpgraded'],
			concerns: onlyOne(withAgents),
		},
		some((server, deployment) => all(clientsAreUpgraded(server), none(isAt76(deployment, server)))),
	),
	clientsBeforeSiteServers: never(
		{
			says: 'Clients are upgraded while a site server of theirs is not.',
			clauses: ['I76-ONBOX-160', 'I76-ONBOX-170'],
			restsOn: ['serverUpgraded', 'siteServersUpdated', 'testGroupConfirmed', 'upgradePoliciesOn'],
			concerns: onlyOne(withSiteServers),
		},
		some(
			(server, deployment) => all(clientsAreUpgraded(server), none(areSiteServersUpgraded(deployment, server))),
			withSiteServers,
		),
	),
	importedWithoutParity: never(
		{
			says: 'Data is imported while products are missing on the new server.',
			clauses: ['I76-PAR-2'],
			restsOn: ['parityReached'],
			concerns: anyOf(migrates),
		},
		some(
			(server, deployment) => all(migration(deployment, server).isImporting(), fact(`${server}.parity`, 'incomplete')),
			migrates,
		),
	),
	systemReplacedUnexported: never(
		{
			says: 'A new operating system is put in the place of 7.5 before its data is exported.',
			clauses: ['I76-NEW-3'],
			restsOn: ['stepsBeforeNewSystem'],
			concerns: anyOf(isReused),
		},
		some(
			(server) =>
				all(serverIn(server, 'upgrade', 'migrating', 'source', 'replaced'), fact(`${server}.exported`, 'nothing')),
			isReused,
		),
	),
	oldServerOffUnexported: never(
		{
			says: 'The 7.5 server is taken off the network before its data is exported.',
			clauses: ['I76-OFFBOX-10', 'I76-OFFBOX-40'],
			restsOn: ['exportedBeforeOffline'],
			concerns: anyOf(isNew),
		},
		some(
			(server) =>
				all(serverIn(server, 'upgrade', 'migrating', 'source', 'offline'), fact(`${server}.exported`, 'nothing')),
			isNew,
		),
	),
};

/** What holds in every upgrade to 7.6: wrong orders that are never reached, what comes before what, what stays possible. */
import { all, any, type Condition, fact, inState, none, serverIn } from '../kit/conditions.js';
import type { AlwaysPossibleProperty, NeverProperty, PrecedesProperty, SometimesProperty } from '../kit/properties.js';
import { anyServer } from './addressed.js';
import {
	hasAgents,
	isTooOld,
	linkedServers,
	notificationServersWhere,
	serversOfOtherCollation,
	siteServersOf,
} from './deployment/read.js';
import type { Deployment, NotificationServer } from './deployment/schema.js';
import type { ClauseId } from './guide.generated.js';
import {
	areSiteServersUpgraded,
	hasFailed,
	inWizard,
	isAt76,
	isBeingUpgraded,
	isInstalling,
	isOld,
	isRestoring,
	migration,
} from './serverStates.js';

type Here = (server: string, deployment: Deployment) => Condition;
type Concerns = (server: NotificationServer, name: string, deployment: Deployment) => boolean;

/** Holds for some Notification Server that this concerns. */
const some =
	(condition: Here, concerns: Concerns = () => true) =>
	(deployment: Deployment): Condition =>
		anyServer(
			notificationServersWhere(deployment, (server, name) => concerns(server, name, deployment)),
			(server) => condition(server, deployment),
		);

function never(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (deployment: Deployment) => Condition,
): NeverProperty<ClauseId, Deployment> {
	return { kind: 'never', says, clauses, restsOn, condition };
}

function precedes(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	first: (deployment: Deployment) => Condition,
	then: (deployment: Deployment) => Condition,
): PrecedesProperty<ClauseId, Deployment> {
	return { kind: 'precedes', says, clauses, restsOn, first, then };
}

function sometimes(
	says: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
): SometimesProperty<ClauseId, Deployment> {
	return { kind: 'sometimes', says, clauses, condition };
}

const withAgents: Concerns = (server) => hasAgents(server);
const migrates: Concerns = ({ newServer }) => newServer !== undefined;
const replicates: Concerns = (_, name, { hierarchy }) => hierarchy?.replication === true && name !== '';

const clientsAreUpgraded = (server: string) =>
	any(...['testGroup', 'confirmed', 'originals'].map((state) => serverIn(server, 'clients', state)));

const hasNoBackup = (server: string) =>
	any(fact(`${server}.serverBackup`, 'none'), fact(`${server}.databaseBackup`, 'none'));

const upgradedAlthough = (condition: Here) => (server: string, deployment: Deployment) =>
	all(isBeingUpgraded(deployment, server), condition(server, deployment));

const wrongOrders = {
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

const orders = {
	refreshAfterBackups: precedes(
		'A backup of the database comes before NS package refresh is run.',
		['I76-ONBOX-20', 'I76-ONBOX-30'],
		['databaseBackedUp'],
		some((server) => none(fact(`${server}.databaseBackup`, 'none'))),
		some((server) => serverIn(server, 'packageRefresh', 'running')),
	),
	refreshBeforePolicies: precedes(
		'NS package refresh comes before the policies are switched off.',
		['I76-ONBOX-30', 'I76-ONBOX-40'],
		['packageRefreshed'],
		some((server) => serverIn(server, 'packageRefresh', 'finished')),
		some((server) => serverIn(server, 'clients', 'policiesOff'), withAgents),
	),
	logsBeforeInstallation: precedes(
		'The Altiris Log Viewer shows clean logs before Symantec Installation Manager is opened.',
		['I76-LOG-1'],
		['logViewerClean'],
		some((server) => serverIn(server, 'logs', 'clean')),
		some(inWizard),
	),
	diagnosticsBeforeInstallation: precedes(
		'SMP Diag shows no errors before Symantec Installation Manager is opened.',
		['I76-LOG-2'],
		['diagnosticsClean'],
		some((server) => serverIn(server, 'diagnostics', 'clean')),
		some(inWizard),
	),
	readyBeforeInstallation: precedes(
		'The readiness check is green before 7.6 is installed on the present server.',
		['I76-ONBOX-100'],
		[],
		some((server) => serverIn(server, 'upgrade', 'installationManager', 'readiness', 'green')),
		some(isInstalling),
	),
	exportBeforeImport: precedes(
		'Data is exported before it is imported.',
		['I76-OFFBOX-40', 'I76-OFFBOX-70'],
		[],
		some((server) => none(fact(`${server}.exported`, 'nothing')), migrates),
		some((server, deployment) => migration(deployment, server).isImporting(), migrates),
	),
	defragmentedBeforeSiteServers: precedes(
		'The CMDB is defragmented before the policies of site servers are enabled.',
		['I76-ONBOX-150', 'I76-ONBOX-160'],
		['databaseDefragmented'],
		some((server) => serverIn(server, 'upgrade', 'installed', 'defragmented')),
		some(
			(server) => serverIn(server, 'sitePolicies', 'agentsOn'),
			(_, name, deployment) => siteServersOf(deployment, name).length > 0,
		),
	),
	legacyVerifiedBeforeAgents: precedes(
		'LAC mode is verified before clients are upgraded.',
		['I76-LAC-6'],
		['legacyCommunicationVerified', 'testGroupConfirmed', 'upgradePoliciesOn'],
		some((server) => serverIn(server, 'legacyCommunication', 'active', 'on', 'verified'), withAgents),
		some(clientsAreUpgraded, withAgents),
	),
	testGroupBeforeAll: precedes(
		'A test group is confirmed before the original upgrade policies are enabled.',
		['I76-ONBOX-171', 'I76-ONBOX-172', 'I76-ONBOX-173'],
		['testGroupConfirmed', 'upgradePoliciesOn'],
		some((server) => serverIn(server, 'clients', 'confirmed'), withAgents),
		some((server) => serverIn(server, 'clients', 'originals'), withAgents),
	),
};

const completed = any(inState('deployment', 'completed'), inState('deployment', 'completedOnLegacyAgents'));

const witnesses = {
	completes: sometimes('The upgrade completes.', ['I76-SCOPE-1', 'I76-ONBOX-170'], () =>
		inState('deployment', 'completed'),
	),
	goesBack: sometimes('A server goes back to its backups.', ['I76-BACK-4'], () => inState('deployment', 'reverted')),
	childAheadOfParent: sometimes(
		'A child is at 7.6 while its parent is still at 7.5.',
		['I76-HIER-9', 'I76-MIX-2'],
		some(
			(server, deployment) => all(isAt76(deployment, server), ...linkedServers(deployment, server).map(isOld)),
			(_, name, { hierarchy }) => hierarchy !== undefined && hierarchy.parent !== name,
		),
	),
	oldAgentsManaged: sometimes(
		'7.6 runs with agents of 7.5, which LAC mode keeps managed.',
		['I76-LAC-1', 'I76-AGENT-3'],
		some(
			(server) => all(serverIn(server, 'legacyCommunication', 'active', 'on'), fact(`${server}.agentsUpgraded`, 0)),
			withAgents,
		),
	),
	registered: sometimes(
		'The data of a migrated server is imported.',
		['I76-OFFBOX-70'],
		some((server, deployment) => migration(deployment, server).isImported(), migrates),
	),
};

const wayOn: AlwaysPossibleProperty<ClauseId, Deployment> = {
	kind: 'alwaysPossible',
	says: 'The upgrade can be completed, or a server can go back to its backups.',
	clauses: ['I76-BACK-4', 'I76-SCOPE-1'],
	goal: () => any(completed, inState('deployment', 'reverted')),
	unrecoverable: some((server, deployment) =>
		all(
			none(isRestoring(server)),
			any(hasFailed(server), migration(deployment, server).hasFailed()),
			hasNoBackup(server),
			fact(`${server}.checkpoint`, 'none'),
		),
	),
};

/** Every property by name. */
export const properties = { ...wrongOrders, ...orders, ...witnesses, wayOn };

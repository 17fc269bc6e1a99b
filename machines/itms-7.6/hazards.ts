/** What is at risk, and what cannot be undone. */
import { all, any, type Condition, fact, inState, none, serverIn } from '../kit/conditions.js';
import type { Hazard } from '../kit/product.js';
import { anyServer } from './addressed.js';
import {
	hasAgents,
	isCloudServer,
	manualProducts,
	notificationServer,
	notificationServers,
	serversOfOtherCollation,
	siteServer,
	siteServers,
	siteServersOf,
} from './deployment/read.js';
import type { Deployment, NotificationServer } from './deployment/schema.js';
import { virtualGatewaysFallShort } from './deployment/sizing.js';
import type { ClauseId } from './guide.generated.js';
import {
	agentsFindNewServer,
	hasFailed,
	isAt76,
	isBeingUpgraded,
	isInstalled,
	isInstalling,
	isOld,
	isRestoring,
	migration,
	never,
} from './serverStates.js';

type Here = (server: string, settings: NotificationServer, deployment: Deployment) => Condition;

/** A hazard of each Notification Server while it is in the condition; of other servers it is none. */
function hazard(title: string, clauses: readonly ClauseId[], condition: Here): Hazard<ClauseId, Deployment> {
	return {
		of: 'server',
		title,
		clauses,
		condition: (deployment, server) =>
			notificationServers(deployment).includes(server)
				? condition(server, notificationServer(deployment, server), deployment)
				: never,
	};
}

/** A hazard of the deployment while it is in the condition. */
function ofAll(
	title: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
): Hazard<ClauseId, Deployment> {
	return { of: 'deployment', title, clauses, condition };
}

const hasNoBackup = (server: string) =>
	any(fact(`${server}.serverBackup`, 'none'), fact(`${server}.databaseBackup`, 'none'));

/** The installation has begun, or the 7.5 server is gone. */
const hasBegun = (server: string, deployment: Deployment) => {
	const { isOldServerGone } = migration(deployment, server);
	return any(isInstalling(server), hasFailed(server), isInstalled(server), isOldServerGone());
};

const isReverted = (server: string) => serverIn(server, 'upgrade', 'old', 'reverted');

/** Some but not the same shares of the clients have agents and plug-ins at 7.6. */
function versionsDiffer(server: string, { waves }: NotificationServer): Condition {
	const shares = Array.from({ length: waves + 1 }, (_, share) => share);
	return any(
		...shares.map((share) =>
			all(fact(`${server}.agentsUpgraded`, share), none(fact(`${server}.pluginsUpgraded`, share))),
		),
	);
}

const isCloudOn = inState('cloud', 'on');

/** Every hazard by name. */
export const hazards: Record<string, Hazard<ClauseId, Deployment>> = {
	noWayBack: hazard(
		'The upgrade has begun without both backups: there is nothing to go back to',
		['I76-BACK-1', 'I76-BACK-2', 'I76-BACK-4'],
		(server, _, given) => all(hasBegun(server, given), hasNoBackup(server)),
	),
	backupExposed: hazard(
		'A backup is kept in a place that is not reachable and secure: it can be lost',
		['I76-BACK-3', 'I76-DATA-1'],
		(server) => any(fact(`${server}.serverBackup`, 'exposed'), fact(`${server}.databaseBackup`, 'exposed')),
	),
	changesSinceBackupLost: hazard(
		'The server is back at its backups: what was changed since is lost',
		['I76-BACK-4'],
		(server) => any(isReverted(server), isRestoring(server)),
	),
	agentsAheadOfServer: hazard(
		'Agents are at 7.6 and their server is back at 7.5: the guide says nothing of this',
		['I76-BACK-4', 'I76-AGENT-1'],
		(server, settings, given) => {
			const sites = siteServersOf(given, server).map((site) => serverIn(site, 'agent', 'ahead'));
			const clients = hasAgents(settings) ? [fact(`${server}.agentsAhead`, true)] : [];
			return all(isOld(server), any(...sites, ...clients));
		},
	),
	connectionToWmiFails: hazard(
		'DCOM is disabled: the connection to WMI fails on the server',
		['I76-DCOM-1', 'I76-DCOM-2', 'I76-DCOM-3'],
		(server) => serverIn(server, 'dcom', 'disabled'),
	),
	agentsUnmanaged: hazard(
		'7.6 runs without LAC mode: agents of 7.5 are not managed',
		['I76-LAC-1', 'I76-LAC-6'],
		(server, settings) =>
			hasAgents(settings) ? serverIn(server, 'legacyCommunication', 'active', 'off', 'cutOff') : never,
	),
	agentsFindNoServer: hazard(
		'The new server has another name or address: agents find it only if they are redirected',
		['I76-NAME-1', 'I76-NAME-2', 'I76-HIER-7'],
		(server, _, given) => all(migration(given, server).isNamedOtherwise(), none(agentsFindNewServer(given, server))),
	),
	versionsDiffer: hazard(
		'Agents and plug-ins of clients are not of one release',
		['I76-AGENT-2', 'I76-AGENT-5'],
		(server, settings) => (hasAgents(settings) ? versionsDiffer(server, settings) : never),
	),
	hierarchyUnsupported: hazard(
		'Hierarchy is on between servers whose databases have different collations: it is not supported',
		['I76-HIER-2'],
		(server, _, given) =>
			serversOfOtherCollation(given, server).length > 0 ? serverIn(server, 'hierarchy', 'on') : never,
	),
	replicationOnDuringUpgrade: hazard(
		'Replication is on while the server is upgraded; what follows the guide does not say',
		['I76-HIER-3'],
		(server, _, given) =>
			given.hierarchy?.replication ? all(isBeingUpgraded(given, server), serverIn(server, 'replication', 'on')) : never,
	),
	solutionsRemoved: hazard('Solutions without a 7.6 release are uninstalled', ['I76-SOL-1'], (server, { products }) =>
		products.includes('mobileManagement') ? fact(`${server}.unreleasedRemoved`, true) : never,
	),
	parityMissing: hazard(
		'Products are missing on the new server: 7.5 data may be impossible to migrate',
		['I76-PAR-2', 'I76-PAR-3'],
		(server, { newServer }) => (newServer ? fact(`${server}.parity`, 'incomplete') : never),
	),
	dataLeftOut: hazard(
		'Only a part of the data was exported: the rest is not carried over',
		['I76-OFFBOX-40'],
		(server, { newServer }) => (newServer ? fact(`${server}.exported`, 'partial') : never),
	),
	dataNotExported: hazard(
		'The 7.5 system is gone, and its data was not exported',
		['I76-NEW-3', 'I76-OFFBOX-40'],
		(server, _, given) => all(migration(given, server).isOldServerGone(), fact(`${server}.exported`, 'nothing')),
	),
	manualDataPending: hazard(
		'Data of solutions that must be moved by hand is not copied yet',
		['I76-OFFBOX-80', 'I76-DATA-2', 'I76-DATA-3', 'I76-DATA-4', 'I76-DATA-5', 'I76-DATA-6'],
		(server, settings) =>
			settings.newServer
				? any(...manualProducts(settings).map((product) => fact(`${server}.${product}Data`, 'pending')))
				: never,
	),
	httpClientsCutOff: hazard(
		'7.6 was installed so that it demands https and SSL: clients that keep to http do not reach it',
		['I76-CEM-11'],
		(server, _, given) =>
			given.cloud?.sslScope === 'cloudOnly' && isCloudServer(given, server)
				? all(isAt76(given, server), fact(`${server}.sslRequired`, true))
				: never,
	),
	resourcesShort: hazard(
		'The virtual machine is short of resources: success and performance are at risk',
		['I76-HW-4'],
		(server, { hypervisor }) => (hypervisor === undefined ? never : fact(`${server}.resourcesShort`, true)),
	),
	noSecondGateway: ofAll(
		'Cloud-enabled management rests on one gateway: nothing takes over if it is lost',
		['I76-IG-1'],
		(given) => {
			if (given.cloud === undefined) return never;
			const names = Object.keys(given.servers).filter((name) => given.servers[name]?.role === 'internet-gateway');
			const pairs = names.flatMap((first, index) => names.slice(index + 1).map((second) => [first, second] as const));
			const works = (name: string) => serverIn(name, 'working');
			return all(isCloudOn, none(any(...pairs.map(([first, second]) => all(works(first), works(second))))));
		},
	),
	virtualGatewaysMayFallShort: ofAll(
		'Gateways on virtual machines can lose up to 40%: in the worst case they do not carry all endpoints or connections',
		['I76-IG-7', 'I76-IG-4', 'I76-IG-5'],
		(given) => (virtualGatewaysFallShort(given) ? isCloudOn : never),
	),
	certificatesNotTrusted: ofAll(
		'Endpoints do not trust the certificates: the deployment of cloud-enabled management is not successful',
		['I76-CERT-3'],
		({ cloud }) => (cloud ? inState('cloud', 'untrusted') : never),
	),
	packageServerNotResolved: ofAll(
		'A package server has another name than the internal one that its codebases publish',
		['I76-CERT-4', 'I76-CERT-5'],
		(given) =>
			given.cloud
				? all(
						isCloudOn,
						anyServer(
							siteServers(given).filter((site) => siteServer(given, site).packageServerName === 'other'),
							(site) => fact(`${site}.renamed`, false),
						),
					)
				: never,
	),
	moreProcessingOfSsl: ofAll('All clients use SSL: the processing load of SSL may rise', ['I76-CEM-8'], ({ cloud }) =>
		cloud?.sslScope === 'all' ? isCloudOn : never,
	),
};

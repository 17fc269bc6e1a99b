/** Conditions on where a Notification Server is in its upgrade, as regions, rules, hazards and outcomes share them. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import { everyServer } from './addressed.js';
import {
	hasAgents,
	linkedServers,
	notificationServer,
	serversOfOtherCollation,
	siteServersOf,
} from './deployment/read.js';
import type { Deployment } from './deployment/schema.js';

/** Holds always, and never: for what a deployment settles by itself. */
export const always: Condition = all();
export const never: Condition = any();

const upgrade = (server: string, ...path: readonly string[]) => serverIn(server, 'upgrade', ...path);

/** The 7.5 system runs and Symantec Installation Manager is not open, outside a migration. */
export const isOld = (server: string): Condition => upgrade(server, 'old');

/** Symantec Installation Manager is open for an on-box upgrade. */
export const inWizard = (server: string): Condition => upgrade(server, 'installationManager');

/** 7.6 is being installed on the present server. */
export const isInstalling = (server: string): Condition => upgrade(server, 'installing');

/** The installation on the present server has failed. */
export const hasFailed = (server: string): Condition => upgrade(server, 'failed');

/** Server and database are being restored from backups. */
export const isRestoring = (server: string): Condition => upgrade(server, 'restoring');

/** 7.6 runs, and with a migration its agents are registered with the new server. */
export const isInstalled = (server: string): Condition => upgrade(server, 'installed');

/** Conditions on the parts of a migration; of a deployment without a new server none holds. */
export function migration(deployment: Deployment, server: string) {
	const exists = notificationServer(deployment, server).newServer !== undefined;
	const at =
		(...path: readonly string[]) =>
		(): Condition =>
			exists ? upgrade(server, 'migrating', ...path) : never;
	return {
		isUnderway: at(),
		isOldServerOnline: at('source', 'online'),
		isOldServerIdle: at('source', 'online', 'idle'),
		isOldServerGone: () => (exists ? none(any(none(at()()), at('source', 'online')())) : never),
		isInstallingProducts: at('target', 'installing'),
		hasPlatform: at('target', 'platform'),
		isImporting: at('target', 'platform', 'importing'),
		isImported: at('target', 'platform', 'imported'),
		isBlocked: at('target', 'platform', 'blocked'),
		hasFailed: at('target', 'failed'),
		isNamedSame: at('identity', 'same'),
		isNamedOtherwise: () =>
			any(...['otherName', 'otherAddress', 'otherNameAndAddress'].map((name) => at('identity', name)())),
		areAgentsRedirected: at('redirection', 'redirected'),
	};
}

/** 7.6 is on the present server, or on the new one of a migration. */
export const isAt76 = (deployment: Deployment, server: string): Condition =>
	any(isInstalled(server), migration(deployment, server).hasPlatform());

/** The 7.5 system runs and can be worked on. */
export const runs75 = (deployment: Deployment, server: string): Condition =>
	any(isOld(server), inWizard(server), migration(deployment, server).isOldServerOnline());

/** Nothing has begun on the 7.5 system that its logs and services have to be right for. */
export const isBeingPrepared = (deployment: Deployment, server: string): Condition =>
	any(isOld(server), inWizard(server), migration(deployment, server).isOldServerIdle());

/** 7.6 is being put on this server, or data into it. */
export const isBeingUpgraded = (deployment: Deployment, server: string): Condition => {
	const { isInstallingProducts, isImporting } = migration(deployment, server);
	return any(isInstalling(server), isInstallingProducts(), isImporting());
};

/** 7.6 is being installed on the present server, or the 7.5 data imported on a new one. */
export const isMovingTo76 = (deployment: Deployment, server: string): Condition =>
	any(isInstalling(server), migration(deployment, server).isImporting());

/** From the opening of Symantec Installation Manager to the end of installation or migration. */
export const isUnderway = (deployment: Deployment, server: string): Condition =>
	any(inWizard(server), isInstalling(server), hasFailed(server), migration(deployment, server).isUnderway());

/** All linked servers run the same release as this one. */
export const linksAgree = (deployment: Deployment, server: string): Condition =>
	everyServer(linkedServers(deployment, server), (other) =>
		any(
			all(isAt76(deployment, server), isAt76(deployment, other)),
			all(none(isAt76(deployment, server)), none(isAt76(deployment, other))),
		),
	);

/** Hierarchy and replication are on again, as far as they were on and are supported. */
export const linksAreBack = (deployment: Deployment, server: string): Condition => {
	const { hierarchy } = deployment;
	if (hierarchy === undefined || serversOfOtherCollation(deployment, server).length > 0) return always;
	return all(
		serverIn(server, 'hierarchy', 'on'),
		...(hierarchy.replication ? [serverIn(server, 'replication', 'on')] : []),
	);
};

/** LAC mode is on. */
export const isLegacyOn = (server: string): Condition => serverIn(server, 'legacyCommunication', 'active', 'on');

/** All shares of the clients have agents at 7.6. */
export const areAgentsUpgraded = (deployment: Deployment, server: string): Condition =>
	fact(`${server}.agentsUpgraded`, notificationServer(deployment, server).waves);

/** The clients talk to 7.6: by LAC mode, or because all agents are at 7.6 themselves. */
export const clientsTalk = (deployment: Deployment, server: string): Condition =>
	any(isLegacyOn(server), areAgentsUpgraded(deployment, server));

/** Agents find the new server: it has name and address of the old one, or they were redirected. */
export const agentsFindNewServer = (deployment: Deployment, server: string): Condition => {
	const { isNamedSame, areAgentsRedirected } = migration(deployment, server);
	return any(isNamedSame(), areAgentsRedirected());
};

/** Agents and plug-ins of all clients are at 7.6, and the policies are on again. */
export const areClientsUpgraded = (deployment: Deployment, server: string): Condition => {
	const target = notificationServer(deployment, server);
	if (!hasAgents(target)) return always;
	return all(
		areAgentsUpgraded(deployment, server),
		fact(`${server}.pluginsUpgraded`, target.waves),
		fact(`${server}.agentPoliciesOn`, true),
	);
};

/** Agents and plug-ins of all its site servers are at 7.6. */
export const areSiteServersUpgraded = (deployment: Deployment, server: string): Condition =>
	everyServer(siteServersOf(deployment, server), (site) => serverIn(site, 'agent', 'upgraded'));

/** Every step after the installation is done but the clients. */
export const isPlatformDone = (deployment: Deployment, server: string): Condition => {
	const { products } = notificationServer(deployment, server);
	return all(
		upgrade(server, 'installed', 'defragmented'),
		serverIn(server, 'logs', 'clean'),
		linksAreBack(deployment, server),
		areSiteServersUpgraded(deployment, server),
		...(products.includes('serviceDesk') ? [fact(`${server}.serviceDeskUpgraded`, true)] : []),
	);
};

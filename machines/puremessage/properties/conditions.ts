/** Conditions on where a server is in its upgrade, and tests of deployments, as the properties share them. */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import {
	type Deployment,
	diskSuffices,
	isMultiServer,
	serversOfTier,
	serversWithRole,
	type Tier,
	tierOf,
} from '../deployment.js';

/** A condition on a server. */
export type OfServer = (server: string) => Condition;

export const begun: OfServer = (server) => none(serverIn(server, 'waiting'));
export const done: OfServer = (server) => serverIn(server, 'done');
export const notDone: OfServer = (server) => none(done(server));
export const stopped: OfServer = (server) => all(begun(server), notDone(server));
export const migrated: OfServer = (server) => fact(`${server}.migrated`, true);

/** Beyond the place where the guide has the migration: the server went on without it, or has been migrated. */
export const pastMigration = (deployment: Deployment): OfServer => {
	const needsStart = (server: string) =>
		isMultiServer(deployment) && (deployment.servers[server]?.roles.includes('csm') ?? false);
	return (server) =>
		any(done(server), ...(needsStart(server) ? [serverIn(server, 'ready'), serverIn(server, 'starting')] : []));
};

/** Holds if the condition holds for one of the servers. */
export const some = (servers: readonly string[], condition: OfServer) => any(...servers.map(condition));
/** Holds if the condition holds for all of the servers. */
export const every = (servers: readonly string[], condition: OfServer) => all(...servers.map(condition));

/** The names of all servers. */
export const serverNames = ({ servers }: Deployment) => Object.keys(servers);
/** The servers that come after the Database Server and the Centralized Server Manager. */
export const laterServers = (deployment: Deployment) =>
	serverNames(deployment).filter((server) => tierOf(deployment, server) > 1);

/** Whether there are several servers, and at least so many of a tier. */
export const hasServersOfTier =
	(tier: Tier, atLeast = 1) =>
	(deployment: Deployment) =>
		isMultiServer(deployment) && serversOfTier(deployment, tier).length >= atLeast;

/** Whether Database Server and Centralized Server Manager are on servers of their own. */
export const isSplit = (deployment: Deployment) => hasServersOfTier(1, 2)(deployment);

/** How many servers filter mail. */
export const filterCount = (deployment: Deployment) => serversWithRole(deployment, 'mail-filter').length;

/** Whether data may be migrated. */
export const mayMigrate = ({ migration }: Deployment) => migration !== 'none';

/** The servers whose disk is too small for their migration. */
export const shortOfDisk = (deployment: Deployment) =>
	serverNames(deployment).filter((server) => !diskSuffices(deployment, server));

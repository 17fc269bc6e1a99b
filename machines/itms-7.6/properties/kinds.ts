/** How the properties of this product are written. */
import { all, any, type Condition, fact, serverIn } from '../../kit/conditions.js';
import type { NeverProperty, PrecedesProperty, SometimesProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import { hasAgents, notificationServers, notificationServersWhere, siteServersOf } from '../deployment/read.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { isMovingTo76 } from '../serverStates.js';

/** A condition on one server. */
export type Here = (server: string, deployment: Deployment) => Condition;
/** Which servers a property concerns. */
export type Concerns = (server: NotificationServer, name: string, deployment: Deployment) => boolean;

/** Holds for some Notification Server that this concerns. */
export const some =
	(condition: Here, concerns: Concerns = () => true) =>
	(deployment: Deployment): Condition =>
		anyServer(
			notificationServersWhere(deployment, (server, name) => concerns(server, name, deployment)),
			(server) => condition(server, deployment),
		);

/** Which deployments a property concerns: those with a server of a kind. */
export const anyOf =
	(concerns: Concerns) =>
	(deployment: Deployment): boolean =>
		notificationServersWhere(deployment, (server, name) => concerns(server, name, deployment)).length > 0;

/**
 * Concerns deployments with one Notification Server of a kind. Servers of a hierarchy touch each other by their links
 * alone, so what holds of each by itself is asked where there is one: of three, all interleavings would be explored.
 */
export const onlyOne =
	(concerns: Concerns = () => true) =>
	(deployment: Deployment): boolean =>
		notificationServers(deployment).length === 1 && anyOf(concerns)(deployment);

/** What every property has. */
export interface Claim {
	readonly says: string;
	readonly clauses: readonly ClauseId[];
	/** All deployments if left out. */
	readonly concerns?: (deployment: Deployment) => boolean;
}

interface OnLaw extends Claim {
	/** Rules; none where it rests on physics. */
	readonly restsOn: readonly string[];
}

/** A state of affairs that guided mode never reaches. */
export function never(
	claim: OnLaw,
	condition: (deployment: Deployment) => Condition,
): NeverProperty<ClauseId, Deployment> {
	return { kind: 'never', ...claim, condition };
}

/** One thing that comes before another, on the only server. */
export function precedes(
	claim: OnLaw,
	first: (deployment: Deployment) => Condition,
	then: (deployment: Deployment) => Condition,
): PrecedesProperty<ClauseId, Deployment> {
	return { kind: 'precedes', ...claim, concerns: claim.concerns ?? onlyOne(), first, then };
}

/** A state of affairs that can be reached. */
export function sometimes(
	claim: Claim,
	condition: (deployment: Deployment) => Condition,
): SometimesProperty<ClauseId, Deployment> {
	return { kind: 'sometimes', ...claim, condition };
}

/** Concerns servers that manage clients by an agent. */
export const withAgents: Concerns = (server) => hasAgents(server);
/** Concerns servers that can be migrated. */
export const migrates: Concerns = ({ newServer }) => newServer !== undefined;
/** Concerns servers with replication. */
export const replicates: Concerns = (_, __, { hierarchy }) => hierarchy?.replication === true;
/** Concerns servers with clients and site servers. */
export const withSiteServers: Concerns = (server, name, deployment) =>
	hasAgents(server) && siteServersOf(deployment, name).length > 0;

/** Step 17 has begun. */
export const clientsAreUpgraded = (server: string) =>
	any(...['testGroup', 'confirmed', 'originals'].map((state) => serverIn(server, 'clients', state)));

/** One of the two backups is missing. */
export const hasNoBackup = (server: string) =>
	any(fact(`${server}.serverBackup`, 'none'), fact(`${server}.databaseBackup`, 'none'));

/** The server is being upgraded although the condition holds. */
export const upgradedAlthough = (condition: Here) => (server: string, deployment: Deployment) =>
	all(isMovingTo76(deployment, server), condition(server, deployment));

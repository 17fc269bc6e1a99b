/** How the properties of this product are written. */
import { all, any, type Condition, fact, serverIn } from '../../kit/conditions.js';
import type { NeverProperty, PrecedesProperty, SometimesProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import { hasAgents, notificationServersWhere } from '../deployment/read.js';
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

/** A state of affairs that guided mode never reaches. */
export function never(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (deployment: Deployment) => Condition,
): NeverProperty<ClauseId, Deployment> {
	return { kind: 'never', says, clauses, restsOn, condition };
}

/** One thing that comes before another. */
export function precedes(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	first: (deployment: Deployment) => Condition,
	then: (deployment: Deployment) => Condition,
): PrecedesProperty<ClauseId, Deployment> {
	return { kind: 'precedes', says, clauses, restsOn, first, then };
}

/** A state of affairs that can be reached. */
export function sometimes(
	says: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
): SometimesProperty<ClauseId, Deployment> {
	return { kind: 'sometimes', says, clauses, condition };
}

/** Concerns servers that manage clients by an agent. */
export const withAgents: Concerns = (server) => hasAgents(server);
/** Concerns servers that can be migrated. */
export const migrates: Concerns = ({ newServer }) => newServer !== undefined;
/** Concerns servers with replication. */
export const replicates: Concerns = (_, name, { hierarchy }) => hierarchy?.replication === true && name !== '';

/** Step 17 has begun. */
export const clientsAreUpgraded = (server: string) =>
	any(...['testGroup', 'confirmed', 'originals'].map((state) => serverIn(server, 'clients', state)));

/** One of the two backups is missing. */
export const hasNoBackup = (server: string) =>
	any(fact(`${server}.serverBackup`, 'none'), fact(`${server}.databaseBackup`, 'none'));

/** The server is being upgraded although the condition holds. */
export const upgradedAlthough = (condition: Here) => (server: string, deployment: Deployment) =>
	all(isMovingTo76(deployment, server), condition(server, deployment));

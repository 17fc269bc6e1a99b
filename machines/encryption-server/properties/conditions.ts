/** What properties are about: some server, of some kind, in some condition. */
import { any, type Condition } from '../../kit/conditions.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import { isJoiner, joiners, serverNames, settingsOf } from '../topology.js';
import { versionLevel } from '../versions.js';

/** Whether a server of a deployment is of some kind. */
export type Kind = (deployment: Deployment, server: string) => boolean;

/** A condition on a server. */
export type OfServer = (server: string, deployment: Deployment) => Condition;

/** The servers of this kind that have an upgrade before them. */
export function upgradable(deployment: Deployment, kind: Kind = () => true): string[] {
	return serverNames(deployment).filter(
		(server) => versionLevel(settingsOf(deployment, server).version) !== '3.4.2' && kind(deployment, server),
	);
}

/** Whether any server of this kind is upgraded. */
export const concerns =
	(kind?: Kind) =>
	(deployment: Deployment): boolean =>
		upgradable(deployment, kind).length > 0;

/** Holds if the condition holds for a server of this kind. */
export const some =
	(condition: OfServer, kind?: Kind) =>
	(deployment: Deployment): Condition =>
		anyServer(upgradable(deployment, kind), (server) => condition(server, deployment));

/** Holds if the condition holds for a joining server. */
export const someJoiner =
	(condition: OfServer) =>
	(deployment: Deployment): Condition =>
		any(...joiners(deployment).map((server) => condition(server, deployment)));

/** Joining servers that have an upgrade before them. */
export const isUpgradableJoiner: Kind = (deployment, server) => isJoiner(deployment, server);

/** Servers whose installation erases what they hold. */
export const isOnSameHardware: Kind = (deployment, server) => settingsOf(deployment, server).hardware === 'same';

/** Conditions on where a server is in its upgrade, as rules, hazards, outcomes and properties share them. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import type { Deployment } from './deploymentSchema.js';
import { isJoiner, settingsOf, startsBelow340 } from './topology.js';
import { targetVersion } from './versions.js';

/** The release from before the upgrade runs. */
export const runsOldRelease = (server: string): Condition => serverIn(server, 'upgrade', 'oldRelease');

/** In a migration, from the begin of the installation until the restored server is set up. */
export const inMigration = (server: string): Condition => serverIn(server, 'upgrade', 'migration');

/** In a PUP update, its reboot and its failure included. */
export const inUpdate = (server: string): Condition => serverIn(server, 'upgrade', 'update');

/** Between the old release and the new one: it processes no email. */
export const isBeingUpgraded = (server: string): Condition => any(inMigration(server), inUpdate(server));

/** Runs a release from 3.4.0 on with its data: restored, updated or joined. */
export const runsNewRelease = (server: string): Condition => serverIn(server, 'upgrade', 'newRelease');

/** Runs the release that the guide upgrades to, with its data. */
export const isUpgraded = (server: string): Condition =>
	all(runsNewRelease(server), fact(`${server}.version`, targetVersion));

/** Newly installed and set up, without any data yet. */
export const isNewInstallation = (server: string): Condition =>
	serverIn(server, 'upgrade', 'migration', 'newInstallation', 'ready');

/** Installed with the new release and set up, restored or not: so far a joining server has to be to ask for the join. */
export const isMigrated = (server: string): Condition => any(isNewInstallation(server), runsNewRelease(server));

/** The administrator is shut out of the user interface. */
export const isLockedOut = (server: string): Condition => serverIn(server, 'upgrade', 'lockedOut');

/** A backup lies outside the server, whether changes came after it or not. */
export const hasExternalBackup = (server: string): Condition =>
	any(serverIn(server, 'backup', 'external'), serverIn(server, 'backup', 'outdated'));

/** Restored from its backup by a migration. */
export const isRestored = (server: string): Condition => fact(`${server}.data`, 'restored');

/** The old release runs and can be reached: on the machine itself, or still on the old one beside the new. */
export function oldReleaseReachable(deployment: Deployment, server: string): Condition {
	const running = serverIn(server, 'upgrade', 'oldRelease');
	return settingsOf(deployment, server).hardware === 'new' ? serverIn(server, 'oldSystem', 'running') : running;
}

/** The joining server has asked, waits, replicates or has joined: too late for its own restore. */
export const isJoining = (server: string): Condition =>
	any(
		serverIn(server, 'membership', 'askedTooEarly'),
		serverIn(server, 'membership', 'pending', 'waiting'),
		serverIn(server, 'membership', 'replicating'),
		serverIn(server, 'membership', 'joined'),
	);

/** Replicating from the sponsor. */
export const isReplicating = (server: string): Condition => serverIn(server, 'membership', 'replicating');

/** Has joined the new cluster. */
export const hasJoined = (server: string): Condition => serverIn(server, 'membership', 'joined');

/** Where it belongs: a single server or sponsor anyway, a joining one if it has joined, or was updated and never left. */
export function isInItsPlace(deployment: Deployment, server: string): Condition {
	if (!isJoiner(deployment, server)) return all();
	return any(hasJoined(server), all(serverIn(server, 'membership', 'member'), fact(`${server}.data`, 'kept')));
}

/** Its data is gone: the installation has erased it, and no backup lies outside the server. */
export const hasNothingToRestore = (server: string): Condition =>
	all(fact(`${server}.data`, 'none'), none(hasExternalBackup(server)));

/** The sponsor runs the new release with its data, so that others can join it; without a cluster nothing is asked. */
export function sponsorReady({ cluster }: Deployment): Condition {
	return cluster ? runsNewRelease(cluster.sponsor) : all();
}

/** Its data can be saved: the old release can be reached, or an intermediate new one runs before its update. */
export function canBeSaved(deployment: Deployment, server: string): Condition {
	return any(
		oldReleaseReachable(deployment, server),
		all(runsNewRelease(server), none(fact(`${server}.version`, targetVersion))),
	);
}

/** Runs the release from before the upgrade, and that is one below 3.4.0, from which there is no PUP. */
export const isBelow340 = (deployment: Deployment, server: string): Condition =>
	startsBelow340(deployment, server) ? runsOldRelease(server) : any();

/** Something has failed of which the guide says nothing: it can only be begun again. */
export const inUpdateTrouble = (server: string): Condition =>
	any(
		serverIn(server, 'upgrade', 'migration', 'installationFailed'),
		serverIn(server, 'upgrade', 'migration', 'restoreFailed'),
		serverIn(server, 'upgrade', 'migration', 'clusterMember'),
		serverIn(server, 'upgrade', 'update', 'failed'),
		serverIn(server, 'upgrade', 'update', 'unsupported'),
		serverIn(server, 'upgrade', 'lost'),
	);

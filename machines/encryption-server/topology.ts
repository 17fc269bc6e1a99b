/** What a deployment means for a server: its role, and what the guide asks for it. */
import type { Deployment, Server } from './deploymentSchema.js';
import { compareVersions, minimumForUpdate, minimumVersion } from './versions.js';

/** The names of the servers, in the deployment's order. */
export const serverNames = ({ servers }: Deployment): string[] => Object.keys(servers);

/**
 * The settings of a server.
 * @throws Error if there is none of this name: servers are named by the deployment itself.
 */
export function settingsOf({ servers }: Deployment, server: string): Server {
	const settings = servers[server];
	if (settings === undefined) throw new Error(`There is no server "${server}".`);
	return settings;
}

/** The names of the servers that a test holds for. */
export function serversWhere(deployment: Deployment, test: (server: Server) => boolean): string[] {
	return serverNames(deployment).filter((name) => test(settingsOf(deployment, name)));
}

/** Whether the server joins the cluster of another one. */
export function isJoiner({ cluster }: Deployment, server: string): boolean {
	return cluster !== undefined && cluster.sponsor !== server;
}

/** The servers of a cluster beside its sponsor; none for a single server. */
export function joiners(deployment: Deployment): string[] {
	return serverNames(deployment).filter((server) => isJoiner(deployment, server));
}

/** Home Server or x-of-y mode: then every joining server holds data of its own. */
export function hasDataOfItsOwn({ cluster }: Deployment): boolean {
	return cluster?.webEmailProtection === 'homeServer' || cluster?.webEmailProtection === 'xOfY';
}

/** Whether a migrated server has to be restored: always, but for a joining one without data of its own (note EMS-NOTE-10). */
export function needsRestore(deployment: Deployment, server: string): boolean {
	return !isJoiner(deployment, server) || hasDataOfItsOwn(deployment) || settingsOf(deployment, server).logsWanted;
}

/** The settings of its own that a joining server has to keep. */
export function settingsToKeep(deployment: Deployment, server: string): Server['ownSettings'] {
	return isJoiner(deployment, server) ? settingsOf(deployment, server).ownSettings : [];
}

/** Whether the server runs a release below 3.4.0 before its upgrade: there is no PUP for that. */
export function startsBelow340(deployment: Deployment, server: string): boolean {
	return compareVersions(settingsOf(deployment, server).version, minimumForUpdate) < 0;
}

/** Whether the server runs a release below 3.3.2 before its upgrade. */
export function startsBelow332(deployment: Deployment, server: string): boolean {
	return compareVersions(settingsOf(deployment, server).version, minimumVersion) < 0;
}

/** Whether the server may be migrated to 3.4.0 first, and go on from there. */
export function mayStopAt340(deployment: Deployment, server: string): boolean {
	return startsBelow340(deployment, server) && deployment.installationMedia.includes('3.4.0');
}

/** Whether the server has a hardware token Ignition Key or a Hardware Security Module. */
export function hasKeyHardware(deployment: Deployment, server: string): boolean {
	return settingsOf(deployment, server).keyHardware !== 'none';
}

/** 2 GB or more: restored through the web interface only after a call to support (note EMS-NOTE-23). */
export function hasLargeBackup({ backupGigabytes }: Server): boolean {
	return backupGigabytes >= 2;
}

/** Ten times the backup are there. */
export function hasDiskSpace({ backupGigabytes, diskGigabytes }: Server): boolean {
	return diskGigabytes >= 10 * backupGigabytes;
}

/** Whether the database of the sponsor is larger than 1 GB; without a figure, whether it must be, as it exceeds its backup. */
export function hasLargeDatabase(deployment: Deployment): boolean {
	if (!deployment.cluster) return false;
	const { databaseGigabytes, backupGigabytes } = settingsOf(deployment, deployment.cluster.sponsor);
	return databaseGigabytes === undefined ? backupGigabytes >= 1 : databaseGigabytes > 1;
}

/** Whether the data of the server began in a release before 3.2.0 (note EMS-NOTE-20). */
export function beganBefore320({ version, dataSince = version }: Server): boolean {
	const [major = 0, minor = 0] = dataSince.split('.').map(Number);
	return major < 3 || (major === 3 && minor < 2);
}

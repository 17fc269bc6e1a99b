/** What is at risk or no longer possible on a server or in the deployment. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import type { Hazard } from '../kit/product.js';
import { anyServer } from './addressed.js';
import type { Deployment } from './deploymentSchema.js';
import type { ClauseId } from './guide.generated.js';
import {
	hasExternalBackup,
	hasJoined,
	hasNothingToRestore,
	inMigration,
	isBeingUpgraded,
	isLockedOut,
	isMigrated,
	isUpgraded,
	runsNewRelease,
	runsOldRelease,
} from './serverStates.js';
import { isSettingMissing } from './tasks.js';
import {
	beganBefore320,
	hasKeyHardware,
	hasLargeDatabase,
	isJoiner,
	joiners,
	serverNames,
	settingsOf,
} from './topology.js';

/** A hazard of each server while it is in the condition. */
function ofServer(
	title: string,
	clauses: readonly ClauseId[],
	condition: (server: string, deployment: Deployment) => Condition,
): Hazard<ClauseId, Deployment> {
	return { of: 'server', title, clauses, condition: (given, server) => condition(server, given) };
}

function ofAll(
	title: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
): Hazard<ClauseId, Deployment> {
	return { of: 'deployment', title, clauses, condition };
}

/** The condition, where the deployment is such; never otherwise. */
const where = (holds: boolean, condition: Condition): Condition => (holds ? condition : any());

const isPastInstallation = (server: string) =>
	none(any(runsOldRelease(server), serverIn(server, 'upgrade', 'newRelease', 'fromTheStart')));

/** Every hazard by name. */
export const hazards: Record<string, Hazard<ClauseId, Deployment>> = {
	dataErased: ofServer(
		'The installation has erased the data, and no backup lies outside the server',
		['EMS-BKP-1', 'EMS-BKP-4', 'EMS-BKP-6'],
		(server, deployment) => where(settingsOf(deployment, server).hardware === 'same', hasNothingToRestore(server)),
	),
	backupOnServerOnly: ofServer(
		'The only backup lies on the server, where an installation erases it',
		['EMS-BKP-6', 'EMS-BKS-9'],
		(server, deployment) =>
			where(settingsOf(deployment, server).hardware === 'same', serverIn(server, 'backup', 'onServer')),
	),
	keyNotSaved: ofServer(
		'The Organization Key was not saved, and a restore asks for it',
		['EMS-BKP-2', 'EMS-RST-6'],
		(server) => all(fact(`${server}.data`, 'none'), serverIn(server, 'organizationKey', 'notExported')),
	),
	changesNotInBackup: ofServer(
		'Changes made after the backup are not in it and may be lost',
		['EMS-BKS-14', 'EMS-RECON-3'],
		(server) => all(serverIn(server, 'backup', 'outdated'), none(fact(`${server}.data`, 'kept'))),
	),
	noWayBack: ofServer(
		'The installation media of the previous release were not kept: it cannot be brought back',
		['EMS-REV-1'],
		(server) => all(isPastInstallation(server), fact('mediaKept', false)),
	),
	mailNotProcessed: ofServer(
		'Email is routed to the server, and it processes none while it is upgraded',
		['EMS-MTA-1', 'EMS-MTA-2'],
		(server) => all(isBeingUpgraded(server), none(serverIn(server, 'mailFlow', 'out'))),
	),
	stillOutOfMailFlow: ofServer('The server is upgraded and still out of the mail flow', ['EMS-MTA-9'], (server) =>
		all(isUpgraded(server), serverIn(server, 'mailFlow', 'out')),
	),
	lockOutAhead: ofServer(
		'Without the setting for its token or Hardware Security Module the administrator will be locked out',
		['EMS-HSM-2', 'EMS-HSM-4', 'EMS-HSM-6', 'EMS-HSM-7'],
		(server, deployment) =>
			where(
				hasKeyHardware(deployment, server),
				all(isBeingUpgraded(server), fact(`${server}.keyHardwareSetting`, false)),
			),
	),
	lockedOut: ofServer(
		'The administrator is locked out, and the hardware token does not unlock the server',
		['EMS-HSM-4', 'EMS-HSM-5'],
		isLockedOut,
	),
	errorsShown: ofServer('Errors of the migration or update are not resolved', ['EMS-VFY-16', 'EMS-VFP-15'], (server) =>
		none(serverIn(server, 'log', 'clean')),
	),
	unsupportedUpdate: ofServer(
		'A PUP update from below 3.4.0 was run: data may be lost or security broken',
		['EMS-VER-2'],
		(server) => serverIn(server, 'upgrade', 'update', 'unsupported'),
	),
	macAddressOfOldSystem: ofServer(
		'The server has the MAC address of the machine that was backed up',
		['EMS-MAC-1', 'EMS-MAC-2'],
		(server, deployment) =>
			where(settingsOf(deployment, server).hardware === 'new', fact(`${server}.macAddress`, 'ofOldSystem')),
	),
	addressesUsedTwice: ofServer(
		'The old machine still runs while the new one takes its IP addresses',
		['EMS-MIG-4'],
		(server, deployment) => {
			const { hardware, takesOverAddresses } = settingsOf(deployment, server);
			const isNew = hardware === 'new' && takesOverAddresses;
			return where(isNew, all(runsNewRelease(server), serverIn(server, 'oldSystem', 'running')));
		},
	),
	customizationLost: ofServer(
		'The Complete Customization of Web Email Protection was not downloaded and is gone',
		['EMS-WEPC-2'],
		(server, deployment) =>
			where(settingsOf(deployment, server).webEmailCustomization, serverIn(server, 'customization', 'lost')),
	),
	inconsistentData: ofServer(
		'Data is inconsistent: Technical Support has to be contacted',
		['EMS-RECON-2', 'EMS-RECON-4', 'EMS-CSTEP-2'],
		(server) => fact(`${server}.inconsistentData`, 'unreconciled'),
	),
	inconsistentDataLost: ofServer('Inconsistent data of the server is lost', ['EMS-RECON-3'], (server) =>
		fact(`${server}.inconsistentData`, 'lost'),
	),
	webEmailDataMissing: ofServer(
		'Its Web Email Protection data was not restored and is not replicated from other members',
		['EMS-WEPM-1', 'EMS-CBKP-2'],
		(server, { cluster }) => where(cluster?.webEmailProtection === 'homeServer', fact(`${server}.data`, 'replicated')),
	),
	ownSettingsMissing: ofServer(
		'Settings of its own are not back: certificate, mail routes, mail proxies or others',
		['EMS-NREP-4', 'EMS-NREP-6', 'EMS-NREP-7', 'EMS-NRES-1'],
		(server, deployment) =>
			where(isJoiner(deployment, server), all(hasJoined(server), isSettingMissing(deployment, server))),
	),
	certificateGone: ofServer(
		'Its own certificate was not exported and is gone',
		['EMS-NSAV-3', 'EMS-NREP-4'],
		(server, deployment) =>
			where(
				isJoiner(deployment, server) && settingsOf(deployment, server).ownSettings.includes('certificate'),
				all(
					fact(`${server}.certificate`, 'default'),
					fact(`${server}.certificateExported`, false),
					none(hasExternalBackup(server)),
				),
			),
	),
	logsLost: ofServer('Its log files are wanted and lost', ['EMS-NREP-11', 'EMS-NRES-2'], (server, deployment) =>
		where(settingsOf(deployment, server).logsWanted, all(runsNewRelease(server), fact(`${server}.logs`, 'lost'))),
	),
	standsInDmzUnstated: ofServer(
		'The server stands in the DMZ, and the cluster is told that it does not and may host private keys',
		['EMS-DMZ-3', 'EMS-DMZ-4'],
		(server, deployment) =>
			where(
				isJoiner(deployment, server) && settingsOf(deployment, server).standsInDmz,
				all(hasJoined(server), any(fact(`${server}.statedInDmz`, false), fact(`${server}.hostsPrivateKeys`, true))),
			),
	),
	joinMayTimeOut: ofServer(
		'A large database is replicated under the usual join timeout: the join may fail',
		['EMS-TMO-1', 'EMS-TMO-2'],
		(server, deployment) =>
			where(
				isJoiner(deployment, server) && hasLargeDatabase(deployment),
				serverIn(server, 'membership', 'replicating', 'usualTimeout'),
			),
	),
	passwordRevealDisabled: ofServer(
		'The Password Reveal Button is wanted and disabled',
		['EMS-PRB-1', 'EMS-PRB-2', 'EMS-PRB-3'],
		(server, deployment) =>
			where(
				settingsOf(deployment, server).passwordReveal,
				all(runsNewRelease(server), fact(`${server}.passwordReveal`, 'disabled')),
			),
	),
	receiveEncryptedUnchecked: ofServer(
		'Whether users may receive encrypted email has not been checked after the migration',
		['EMS-VFY-17'],
		(server, deployment) =>
			where(
				beganBefore320(settingsOf(deployment, server)),
				all(runsNewRelease(server), fact(`${server}.receiveEncryptedChecked`, false)),
			),
	),
	changeUndocumented: ofServer(
		'A change at the command line is not documented: the support agreement may be declared void',
		['EMS-CLI-5', 'EMS-CLI-6', 'EMS-CLI-7'],
		(server, deployment) =>
			where(settingsOf(deployment, server).sshAccess, fact(`${server}.commandLineChanges`, 'undocumented')),
	),
	supportVoid: ofAll('The support agreement is void', ['EMS-CLI-2', 'EMS-SUP-5'], () =>
		fact('supportAgreement', 'void'),
	),
	mixedReleases: ofAll(
		'The members of the cluster do not run the same release',
		['EMS-CREQ-1', 'EMS-CREQ-2'],
		(deployment) => {
			if (!deployment.cluster) return any();
			const servers = serverNames(deployment);
			const isOld = (server: string) => none(fact(`${server}.version`, '3.4.2'));
			const isNew = (server: string) => all(isMigrated(server), fact(`${server}.version`, '3.4.2'));
			return all(anyServer(servers, isNew), anyServer(servers, isOld));
		},
	),
	everyServerDown: ofAll(
		'All servers are down at once: no email moves through the network',
		['EMS-CREQ-3'],
		(deployment) =>
			deployment.cluster
				? all(
						...serverNames(deployment).map((server) =>
							settingsOf(deployment, server).hardware === 'new'
								? serverIn(server, 'oldSystem', 'deactivated', 'notReplaced')
								: any(inMigration(server), serverIn(server, 'upgrade', 'update')),
						),
					)
				: any(),
	),
	outboundMailPolicyMissing: ofAll(
		'The Outbound Mail Policy has not been restored since a server has joined',
		['EMS-OMP-1'],
		(deployment) =>
			deployment.cluster
				? all(anyServer(joiners(deployment), hasJoined), fact('outboundMailPolicyRestored', false))
				: any(),
	),
	customizationsLost: ofAll('Customizations of the configuration are lost', ['EMS-CUST-1'], ({ cluster }) =>
		cluster?.customized ? fact('customizations', 'lost') : any(),
	),
};

/** The duties before the upgrade, and the usual ways through it. */
import type { ProductEvent } from '../kit/events.js';
import type { Duty, Procedure, ProcedureStep } from '../kit/product.js';
import type { Deployment, Server } from './deploymentSchema.js';
import type { ClauseId } from './guide.generated.js';
import {
	hasDiskSpace,
	hasKeyHardware,
	hasLargeBackup,
	isJoiner,
	needsRestore,
	serversWhere,
	settingsOf,
	settingsToKeep,
} from './topology.js';
import { versionLevel } from './versions.js';

const once = (
	title: string,
	clause: ClauseId,
	type: string,
	concerns: (deployment: Deployment) => boolean = () => true,
) => ({
	title,
	clauses: [clause],
	events: (deployment: Deployment) => (concerns(deployment) ? [{ type }] : []),
});

/** A server that runs 3.4.2 needs nothing, and one below 3.3.2 is to be upgraded first. */
const isMigrated = ({ version }: Server) => !['3.4.2', 'below 3.3.2'].includes(versionLevel(version));

function perServer(
	title: string,
	clauses: readonly ClauseId[],
	event: (server: string) => ProductEvent,
	concerns: (server: Server, name: string, deployment: Deployment) => boolean = () => true,
): Duty<ClauseId, Deployment> {
	return {
		title,
		clauses,
		events: (deployment) =>
			serversWhere(deployment, isMigrated)
				.filter((server) => concerns(settingsOf(deployment, server), server, deployment))
				.map(event),
	};
}

const support = (title: string, clause: ClauseId, about: string, concerns: (server: Server) => boolean) =>
	perServer(title, [clause], (server) => ({ type: 'operator.contactSupport', server, about }), concerns);

const keepsMailSettings = (deployment: Deployment, server: string) =>
	settingsToKeep(deployment, server).some((setting) => setting === 'mailRoutes' || setting === 'mailProxies');

/** What the guide demands before an installation or update, by name. */
export const duties = {
	readBestPractices: once('Read the best practices', 'EMS-PRE-2', 'operator.readBestPractices'),
	readReleaseNotes: once('Read the release notes', 'EMS-PRE-5', 'operator.readReleaseNotes'),
	readCommonCriteriaSupplement: once(
		'Read the Common Criteria Supplemental',
		'EMS-CC-1',
		'operator.readCommonCriteriaSupplement',
		({ commonCriteria }) => commonCriteria,
	),
	checkVersions: once(
		'Check the releases of all members of a cluster',
		'EMS-CSTEP-1',
		'operator.checkVersions',
		({ cluster }) => cluster !== undefined,
	),
	checkSystemRequirements: once(
		'Check the system requirements, before any call to support',
		'EMS-SUP-1',
		'operator.checkSystemRequirements',
	),
	provideCertifiedHardware: perServer(
		'Put every server on Certified Hardware',
		['EMS-PRE-4'],
		(server) => ({ type: 'operator.provideCertifiedHardware', server }),
		({ certifiedHardware }) => !certifiedHardware,
	),
	addDisk: perServer(
		'Provide ten times the size of the backup as disk space',
		['EMS-DISK-1'],
		(server) => ({ type: 'operator.addDisk', server }),
		(settings) => !hasDiskSpace(settings),
	),
	contactSupportOnKeyHardware: support(
		'Call support about every token and Hardware Security Module',
		'EMS-HSM-1',
		'keyHardware',
		({ keyHardware }) => keyHardware !== 'none',
	),
	contactSupportOnLargeBackup: support(
		'Call support about every backup of 2 GB or more',
		'EMS-CAP-1',
		'largeBackup',
		hasLargeBackup,
	),
	exportOrganizationKey: perServer(
		'Save the Organization Key of every server',
		['EMS-BKP-2', 'EMS-CBKP-5'],
		(server) => ({ type: 'operator.exportOrganizationKey', server }),
		({ organizationKeyExported }) => !organizationKeyExported,
	),
	backUp: perServer(
		'Back up every server to an external place',
		['EMS-BKP-1', 'EMS-BKP-6', 'EMS-CBKP-1'],
		(server) => ({ type: 'operator.backUp', server }),
		({ backup }) => backup !== 'external',
	),
	downloadCustomization: perServer(
		'Download every Complete Customization of Web Email Protection',
		['EMS-WEPC-2', 'EMS-PRE-3'],
		(server) => ({ type: 'operator.downloadCustomization', server }),
		({ webEmailCustomization }) => webEmailCustomization,
	),
	exportCertificates: perServer(
		'Export the certificates that joining servers have of their own',
		['EMS-NSAV-3'],
		(server) => ({ type: 'operator.exportCertificates', server }),
		(_, server, deployment) => settingsToKeep(deployment, server).includes('certificate'),
	),
	noteMailSettings: perServer(
		'Write down mail routes and proxies that joining servers have of their own',
		['EMS-NSAV-8'],
		(server) => ({ type: 'operator.noteMailSettings', server }),
		(_, server, deployment) => keepsMailSettings(deployment, server),
	),
	removeFromMailFlow: perServer(
		'Take every server out of the mail flow',
		['EMS-MTA-2'],
		(server) => ({ type: 'operator.removeFromMailFlow', server }),
		({ outOfMailFlow }) => !outOfMailFlow,
	),
} satisfies Record<string, Duty<ClauseId, Deployment>>;

type Steps = (deployment: Deployment, server: string) => ProcedureStep[];

const act = (type: string, server: string, parameters: Readonly<Record<string, string>> = {}): ProcedureStep => ({
	do: { type, server, ...parameters },
});

const isDone = (deployment: Deployment, server: string) =>
	versionLevel(settingsOf(deployment, server).version) === '3.4.2';

/** All duties that concern the server, the readings included. */
const prepareServer: Steps = (deployment, server) =>
	Object.values(duties)
		.flatMap((duty) => duty.events(deployment))
		.filter((event) => event['server'] === undefined || event['server'] === server)
		.map((event) => ({ do: event }));

/** From a running server to the pages of the Setup Assistant. */
const installServer: Steps = (_, server) => [
	act('operator.install', server),
	{ until: `${server} setupAssistant` },
	act('operator.acceptLicense', server),
];

const restoreServer: Steps = (deployment, server) => {
	const { hardware, takesOverAddresses } = settingsOf(deployment, server);
	return [
		...(hasKeyHardware(deployment, server) ? [act('operator.addKeyHardwareSetting', server)] : []),
		act('operator.chooseSetupType', server, { setupType: 'restore' }),
		act('operator.importOrganizationKey', server),
		...(hardware === 'new' && takesOverAddresses ? [act('operator.deactivateOldSystem', server)] : []),
		act('operator.restoreBackup', server),
		{ until: `${server} migration.finishingSetup` },
		act('operator.finishSetup', server),
	];
};

const setUpServer: Steps = (deployment, server) => {
	const { hardware, takesOverAddresses } = settingsOf(deployment, server);
	return [
		...(hasKeyHardware(deployment, server) ? [act('operator.addKeyHardwareSetting', server)] : []),
		act('operator.chooseSetupType', server, { setupType: 'newInstallation' }),
		act('operator.finishSetup', server),
		...(hardware === 'new' && takesOverAddresses ? [act('operator.deactivateOldSystem', server)] : []),
	];
};

/** Installed and restored; a joining server that holds nothing of its own is only set up. */
const migrateServer: Steps = (deployment, server) => {
	if (isDone(deployment, server)) return [];
	return [
		...installServer(deployment, server),
		...(needsRestore(deployment, server) ? restoreServer(deployment, server) : setUpServer(deployment, server)),
	];
};

const joinServer: Steps = ({ cluster, ...rest }, server) => {
	if (!cluster || !isJoiner({ cluster, ...rest }, server)) return [];
	return [
		act('operator.requestJoin', server, { target: cluster.sponsor }),
		act('operator.contact', server),
		{ until: `${server} joined` },
	];
};

const updateServer: Steps = (deployment, server) => {
	if (isDone(deployment, server)) return [];
	return [
		...(hasKeyHardware(deployment, server) ? [act('operator.editKeyHardwareSetting', server)] : []),
		act('operator.uploadPup', server),
		act('operator.applyPup', server),
		{ until: `${server} unverifiedUpdate` },
	];
};

/** The usual sequences by name. */
export const procedures: Record<string, Procedure<Deployment>> = {
	prepareServer: { title: 'Do everything that the guide demands before one server is upgraded', steps: prepareServer },
	migrateServer: {
		title: 'Install 3.4.2 on a server and restore its backup, or set it up where it joins without a restore',
		steps: migrateServer,
	},
	installServer: { title: 'Install 3.4.2 and open the Setup Type page', steps: installServer },
	restoreServer: { title: 'From the Setup Type page, restore the backup and finish the setup', steps: restoreServer },
	setUpServer: { title: 'From the Setup Type page, set the server up as New Installation', steps: setUpServer },
	joinServer: { title: 'Have a migrated server ask to join, contact it and replicate', steps: joinServer },
	updateServer: { title: 'Upload the PUP file and run the update', steps: updateServer },
};

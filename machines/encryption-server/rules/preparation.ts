/** Law on what comes before an installation or a PUP update. */
import { all, any, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { hasExternalBackup, isBeingUpgraded, isBelow340 } from '../serverStates.js';
import { settingsToKeep } from '../topology.js';
import { done, here, known, law } from './rule.js';

/** Law on the preparation. */
export const preparation = {
	bestPracticesRead: law(
		['EMS-PRE-2'],
		'The best practices for an upgrade are read before the update.',
		known('bestPracticesRead'),
	),
	releaseNotesRead: law(
		['EMS-PRE-5', 'EMS-PRE-1'],
		'The release notes are read for upgrade and migration issues.',
		known('releaseNotesRead'),
	),
	commonCriteriaSupplementRead: law(
		['EMS-CC-1'],
		'For Common Criteria compliance the best practices of the Common Criteria Supplemental are followed.',
		known('commonCriteriaSupplementRead'),
	),
	versionEligible: law(
		['EMS-VER-4', 'EMS-VER-6', 'EMS-VER-8', 'EMS-CL-4'],
		'The server runs 3.3.2 or later; an older one is brought there first.',
		here((server) => none(fact(`${server}.version`, 'below 3.3.2'))),
	),
	updateFrom340: law(
		['EMS-VER-2', 'EMS-VER-7', 'EMS-VER-1', 'EMS-VER-3', 'EMS-VER-5', 'EMS-METH-4', 'EMS-METH-5', 'EMS-METH-6'],
		'A PUP update starts from 3.4.0 or later; a server below is migrated first.',
		here((server, deployment) => none(isBelow340(deployment, server))),
	),
	outOfMailFlow: law(
		['EMS-MTA-2'],
		'The server is taken out of the mail flow before it is upgraded.',
		here((server) => serverIn(server, 'mailFlow', 'out')),
	),
	upgradedBeforeReturn: law(
		['EMS-MTA-2'],
		'The server stays out of the mail flow while it is being upgraded.',
		here((server) => none(isBeingUpgraded(server))),
	),
	backedUpOutside: law(
		['EMS-BKP-1', 'EMS-BKP-6', 'EMS-MIG-2', 'EMS-BKS-6', 'EMS-BKS-9', 'EMS-SPON-2'],
		'All data is backed up to a place other than the server before the installation erases it.',
		here(hasExternalBackup),
	),
	joinerBackedUp: law(
		['EMS-CBKP-1', 'EMS-CBKP-2', 'EMS-CBKP-3', 'EMS-JOIN-1', 'EMS-NRES-2'],
		'A joining server that will be restored is backed up to an external place before its installation.',
		here(hasExternalBackup),
	),
	organizationKeySaved: law(
		['EMS-BKP-2', 'EMS-CBKP-5', 'EMS-SPON-2'],
		'The Organization Key is saved to an external place before the installation.',
		here((server) => serverIn(server, 'organizationKey', 'exported')),
	),
	supportOnBackupTransport: law(
		['EMS-BKP-5'],
		'Technical Support is contacted where the external backup is not sent by FTP or SCP.',
		() =>
			any(
				none(parameter('transport', 'other')),
				none(parameter('location', 'remote')),
				fact('supportOnBackupTransport', true),
			),
	),
	customizationSaved: law(
		['EMS-WEPC-2', 'EMS-PRE-3'],
		'The Complete Customization of Web Email Protection is downloaded before the migration.',
		here((server) => none(serverIn(server, 'customization', 'inUse'))),
	),
	ownCertificateSaved: law(
		['EMS-NSAV-3'],
		'The certificates of a joining server are exported before its installation, unless a backup holds them.',
		here((server, deployment) =>
			settingsToKeep(deployment, server).includes('certificate')
				? any(hasExternalBackup(server), fact(`${server}.certificateExported`, true))
				: all(),
		),
	),
	ownMailSettingsNoted: law(
		['EMS-NSAV-8'],
		'Mail routes and mail proxies of a joining server are written down before its installation, unless a backup holds them.',
		here((server) => any(hasExternalBackup(server), fact(`${server}.mailSettingsNoted`, true))),
	),
	hardwareCertified: law(['EMS-PRE-4'], 'The software is installed on Certified Hardware.', done('hardwareCertified')),
	diskSuffices: law(['EMS-DISK-1'], 'The disk has ten times the size of the backup file.', done('diskSuffices')),
	supportOnKeyHardware: law(
		['EMS-HSM-1', 'EMS-HSM-8'],
		'Technical Support is contacted before a server with a token or Hardware Security Module is migrated, and assists with its setting.',
		known('supportOnKeyHardware'),
	),
};

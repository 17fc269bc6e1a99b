/** What the product and the world do by themselves, whatever the guide demands. */
import { all, any, fact, serverIn } from '../../kit/conditions.js';
import { hasExternalBackup, isMigrated, sponsorReady } from '../serverStates.js';
import { settingsOf } from '../topology.js';
import { done, here, physics } from './rule.js';

/** One of the two lookups works. */
const resolves = (which: 'hostnameOnly' | 'addressOnly') =>
	here((server) => any(fact(`${server}.resolvable`, 'complete'), fact(`${server}.resolvable`, which)));

/** Physics that decides between alternatives. */
export const physicsRules = {
	backupAvailable: physics(
		['EMS-RST-7', 'EMS-BKP-6'],
		'There is a backup file outside the server to be uploaded.',
		here(hasExternalBackup),
	),
	organizationKeyAvailable: physics(
		['EMS-RST-6'],
		'There is a file with the Organization Key to be uploaded.',
		here((server) => serverIn(server, 'organizationKey', 'exported')),
	),
	pupFileUploaded: physics(['EMS-PUP-3'], 'The PUP file is uploaded before it is run.', done('pupUploaded')),
	sshAvailable: physics(
		['EMS-HSM-3', 'EMS-TMO-3', 'EMS-SCH-15'],
		'There is access to the command line over SSH; the user interface offers no such way.',
		here((server, deployment) => (settingsOf(deployment, server).sshAccess ? all() : any())),
	),
	agreementCurrent: physics(['EMS-SUP-5'], 'Technical Support helps customers with a current support agreement.', () =>
		fact('supportAgreement', 'current'),
	),
	sponsorReady: physics(
		['EMS-CORD-3', 'EMS-CORD-2'],
		'The sponsor runs the new release with its restored data.',
		sponsorReady,
	),
	joinerMigrated: physics(
		['EMS-CSTEP-7', 'EMS-JOIN-5', 'EMS-CJOIN-2'],
		'The joining server is migrated: the new release is installed on it and set up.',
		here(isMigrated),
	),
	noOtherJoin: physics(['EMS-JOIN-7'], 'No other server is replicating: joins go one at a time.', ({ cluster }) =>
		cluster ? fact('joinUnderway', false) : all(),
	),
	hostnameResolvable: physics(
		['EMS-DNS-1', 'EMS-DNS-3'],
		'The hostname of the joining server can be resolved by DNS.',
		resolves('hostnameOnly'),
	),
	addressResolvable: physics(
		['EMS-DNS-2', 'EMS-DNS-3'],
		'The IP address of the joining server can be resolved by DNS.',
		resolves('addressOnly'),
	),
	certificateSaved: physics(
		['EMS-NSAV-6', 'EMS-NRES-3'],
		'There is a PKCS#12 file with the exported certificate.',
		done('certificateExported'),
	),
	customizationFileSaved: physics(
		['EMS-WEPC-7', 'EMS-WEPC-2'],
		'There are downloaded customization files.',
		here((server) => serverIn(server, 'customization', 'saved')),
	),
	desktopLicensesRestored: physics(
		['EMS-LIC-3', 'EMS-LIC-4'],
		'Old desktop licenses come back only with the restore of a backup; a new installation does not accept them.',
		here((server) => fact(`${server}.desktopLicenses`, 'kept')),
	),
};

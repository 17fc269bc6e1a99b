/** What operators read, check and try out, and the calls to Technical Support. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { choice, server } from './parameters.js';

/** Events of preparation and support. */
export const preparation = {
	'operator.readBestPractices': {
		title: 'Read the best practices',
		description: 'Reads the best practices for an upgrade.',
		possible: 'at any time',
	},
	'operator.readReleaseNotes': {
		title: 'Read the release notes',
		description:
			'Reads the release notes, the upgrade and migration issues among them; they are not part of the guide.',
		possible: 'at any time',
		information: ['EMS-PRE-1'],
	},
	'operator.readCommonCriteriaSupplement': {
		title: 'Read the Common Criteria Supplemental',
		description: 'Reads the best practices for Common Criteria compliance, which win over this guide.',
		possible: 'where Common Criteria compliance is required',
		possibleClauses: ['EMS-CC-1'],
	},
	'operator.testInLab': {
		title: 'Try the upgrade out in a lab',
		description: 'Goes through the upgrade in a lab or staging setup.',
		possible: 'at any time',
	},
	'operator.keepInstallationMedia': {
		title: 'Keep the installation media',
		description: 'Keeps a copy of the installation media of the release that runs now.',
		possible: 'at any time',
	},
	'operator.checkVersions': {
		title: 'Check the releases of all members',
		description: 'Checks that all members of the cluster run 3.3.2 or later.',
		possible: 'in a cluster',
		possibleClauses: ['EMS-CSTEP-1'],
	},
	'operator.checkSystemRequirements': {
		title: 'Check the system requirements',
		description: 'Checks that the documented system requirements are met.',
		possible: 'at any time',
	},
	'operator.gatherSupportInformation': {
		title: 'Gather information for support',
		description: 'Gathers releases, hardware, network, error messages, logs and recent changes for a call to support.',
		possible: 'at any time',
	},
	'operator.contactSupport': {
		title: 'Contact Technical Support',
		description: 'Contacts Technical Support about a matter of this server.',
		parameters: {
			server,
			about: choice(
				'The matter',
				'other',
				'keyHardware',
				'largeBackup',
				'backupTransport',
				'errors',
				'inconsistentData',
				'customizations',
				'nameResolution',
				'joinTimeout',
			),
			from: choice('Where the caller sits', 'affectedComputer', 'elsewhere'),
		},
		possible: 'at any time',
	},
	'operator.upgradeTo332': {
		title: 'Bring an old release to 3.3.2',
		description: 'Begins the upgrade to 3.3.2, by another guide.',
		parameters: { server },
		possible: 'on a server that runs a release below 3.3.2',
		possibleClauses: ['EMS-VER-8'],
		information: ['EMS-VER-9', 'EMS-WEPC-1'],
	},
	'operator.provideCertifiedHardware': {
		title: 'Provide Certified Hardware',
		description: 'Puts the server on Certified Hardware.',
		parameters: { server },
		possible: 'on a server that is not on Certified Hardware',
		possibleClauses: ['EMS-PRE-4'],
	},
	'operator.addDisk': {
		title: 'Add disk space',
		description: 'Gives the server ten times the size of its backup as disk space.',
		parameters: { server },
		possible: 'on a server whose disk has less than ten times the size of the backup',
		possibleClauses: ['EMS-DISK-1'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

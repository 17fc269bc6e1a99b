/** What operators do before the installation. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { account, server, via } from './parameters.js';

/** Events before the installation. */
export const preparation = {
	'operator.reviewPlanning': {
		title: 'Read the planning chapter',
		description: 'Reads the chapter on planning the upgrade.',
		possible: 'at any time',
	},
	'operator.reviewReleaseNotes': {
		title: 'Review the release notes',
		description: 'Reads the release notes; their content is not part of the guide.',
		possible: 'at any time',
	},
	'operator.learnProcedure': {
		title: 'Learn how the upgrade works',
		description: 'Learns how the upgrade works, how long it takes and how the environment must be prepared.',
		possible: 'at any time',
	},
	'operator.checkFirmware': {
		title: 'Check the firmware level',
		description: 'Looks up the firmware level in the Lotus Protector Manager, under Home > System.',
		parameters: { server },
		possible: 'on a server that accepts connections',
		possibleClauses: ['LP-PROG-7'],
		information: ['LP-FW-3'],
	},
	'operator.upgradeTo280': {
		title: 'Bring old firmware to 2.8.0.0',
		description: 'Begins the upgrade to 2.8.0.0, by instructions other than this guide.',
		parameters: { server },
		possible: 'on a server whose firmware is below 2.8.0.0, before its installation',
		possibleClauses: ['LP-FW-2'],
	},
	'operator.checkDisk': {
		title: 'Check the free disk space',
		description: 'Looks up how full the disks are, in the Lotus Protector Manager or, as root over SSH, with df -h.',
		parameters: { server, via },
		possible: 'on a server that accepts connections',
		possibleClauses: ['LP-PROG-7', 'LP-PROG-8'],
	},
	'operator.reduceRetention': {
		title: 'Shorten a retention time',
		description: 'Has email messages or logs retained for a shorter time; a cleanup of hours to days follows.',
		parameters: {
			server,
			kind: {
				description: 'What is retained for a shorter time',
				values: () => ['messageStores', 'smtpLog', 'messageTracking'],
			},
			result: {
				description: 'Whether half of its disk will be free afterwards; the guide does not say how much is won',
				values: () => ['enough', 'tooLittle'],
				otherwise: 'enough',
			},
		},
		possible: 'on a server that accepts connections',
		possibleClauses: ['LP-PROG-7'],
	},
	'operator.freeSpaceOtherwise': {
		title: 'Free disk space by other means',
		description: 'Makes half of a disk free without the tools of the product. The guide names no such means.',
		parameters: {
			server,
			disk: { description: 'The disk, by what it holds', values: () => ['database', 'message'] },
		},
		possible: 'on a server whose disk is not half free',
		possibleClauses: ['LP-RECL-1'],
	},
	'operator.setStaticAddress': {
		title: 'Set a static address',
		description: 'Gives a server on DHCP a static IP address for the time of the upgrade, the one that it has.',
		parameters: { server },
		possible: 'on a server that has a static address or the address that DHCP gave it at first',
		possibleClauses: ['LP-NET-3'],
	},
	'operator.listReferencedFiles': {
		title: 'List the referenced files',
		description: 'Lists the policy objects that use the $(FILE) macro, with grep at the console, and reviews the list.',
		parameters: { server, account },
		possible: 'on a server on which the old release still runs',
		possibleClauses: ['LP-FILE-9'],
	},
	'operator.backUpFile': {
		title: 'Back up a referenced file',
		description: 'Copies one more of the files that policy objects reference to a place outside the server.',
		parameters: { server },
		possible: 'on a server on which the old release still runs, while a referenced file is not backed up',
		possibleClauses: ['LP-FILE-4', 'LP-FILE-6'],
	},
	'operator.createVmSnapshot': {
		title: 'Take a snapshot of the virtual machine',
		description: 'Saves the state of the virtual machine before the upgrade: operating system, configuration and data.',
		parameters: { server },
		possible: 'on a virtual server whose installation is not in progress or complete',
		possibleClauses: ['LP-BK-9'],
	},
	'operator.downloadConfigurationSnapshot': {
		title: 'Download a configuration snapshot',
		description: 'Downloads a recent snapshot of the configuration, in the Lotus Protector Manager.',
		parameters: { server },
		possible: 'on a server whose installation is not in progress or complete',
		possibleClauses: ['LP-BK-10'],
		information: ['LP-BK-11'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

/** What can fail during an upgrade. */
import { notificationServersWhere } from '../deployment/read.js';
import { losableRequirements } from '../deployment/requirements.js';
import { type Definition, gateway, server } from './parameters.js';

/** Every fault. */
export const faults = {
	'fault.readinessRed': {
		title: 'A requirement is no longer met',
		description: 'The drive of the operating system fills up with logs and posted data, and has too little space left.',
		parameters: { server, requirement: { description: 'The requirement', values: () => losableRequirements } },
		possible: 'on a Notification Server before its installation begins, while no other has been lost so',
		possibleClauses: ['I76-ONBOX-100'],
	},
	'fault.installationFailed': {
		title: 'The installation fails',
		description: 'The installation, or the import of a migration, goes wrong; the guide knows the backups only.',
		parameters: { server },
		possible: 'on a Notification Server while 7.6 is being installed or data imported',
		possibleClauses: ['I76-BACK-4'],
	},
	'fault.databaseUnreachable': {
		title: 'The database cannot be reached',
		description: 'The installation, or the import of a migration, loses the database and goes wrong.',
		parameters: { server },
		possible: 'on a Notification Server while 7.6 is being installed or data imported',
		possibleClauses: ['I76-BACK-4'],
	},
	'fault.logErrors': {
		title: 'Errors in the logs',
		description: 'Errors or warnings appear in the Symantec logs.',
		parameters: { server },
		possible: 'on a Notification Server whose logs have none, outside an installation',
		possibleClauses: ['I76-LOG-1', 'I76-ONBOX-141'],
	},
	'fault.dcomDisabled': {
		title: 'DCOM is found disabled',
		description: 'The DCOM service of the server has been disabled.',
		parameters: { server },
		possible: 'on a Notification Server whose DCOM service is enabled',
		possibleClauses: ['I76-DCOM-2'],
	},
	'fault.backupLost': {
		title: 'A backup is lost',
		description: 'Backups in a place that is not reachable and secure turn out to be of no use.',
		parameters: { server },
		possible: 'on a Notification Server with a backup in such a place',
		possibleClauses: ['I76-BACK-3', 'I76-DATA-1'],
	},
	'fault.legacyCommunicationOff': {
		title: 'Legacy Agent Communication is off after all',
		description: 'LAC mode, which ought to be on by default after an upgrade, is not.',
		parameters: { server },
		possible: 'on a Notification Server that runs 7.6 with LAC on and not verified',
		possibleClauses: ['I76-LAC-5'],
	},
	'fault.testGroupFailed': {
		title: 'An upgrade in the test group fails',
		description: 'An agent or plug-in of the test group is not upgraded properly; the guide gives no action.',
		parameters: { server },
		possible: 'on a Notification Server whose test group is being upgraded or not confirmed yet',
		possibleClauses: ['I76-ONBOX-172'],
	},
	'fault.migrationBlocked': {
		title: 'The data cannot be migrated',
		description: '7.5 data cannot be migrated to the 7.6 database because products are missing.',
		parameters: { server },
		possible: 'on a new server while data is imported without product parity',
		possibleClauses: ['I76-PAR-3'],
	},
	'fault.icmpBlocked': {
		title: 'ICMP no longer gets through',
		description: 'ICMP requests no longer reach solutionsam.com.',
		parameters: { server },
		possible: 'on a Notification Server with a proxy from which ICMP reaches solutionsam.com',
		possibleClauses: ['I76-PATCH-2'],
	},
	'fault.certificateNotTrusted': {
		title: 'A certificate is not trusted',
		description: 'Cloud-enabled endpoints do not trust the certificates, or no longer.',
		possible: 'where the cloud-enabled endpoints trust the certificates',
		possibleClauses: ['I76-CERT-3'],
	},
	'fault.gatewayLost': {
		title: 'An Internet gateway is lost',
		description: 'An Internet gateway no longer works.',
		parameters: { server: gateway },
		possible: 'on an Internet gateway that works',
		possibleClauses: ['I76-IG-1'],
	},
	'fault.resourcesShort': {
		title: 'The virtual machine is short of resources',
		description: 'Resources of a virtual machine turn out to be poorly managed or allocated.',
		parameters: {
			server: {
				description: 'The Notification Server',
				values: (given) => notificationServersWhere(given, ({ hypervisor }) => hypervisor !== undefined),
			},
		},
		possible: 'on a virtual Notification Server that has enough',
		possibleClauses: ['I76-HW-4'],
	},
} satisfies Record<string, Definition>;

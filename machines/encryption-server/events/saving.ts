/** What operators save to a place outside the server, and the changes of data that come after. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { choice, server } from './parameters.js';

const oldRelease = 'while the old release of the server runs';

/** Events of saving. */
export const saving = {
	'operator.exportOrganizationKey': {
		title: 'Export the Organization Key',
		description: "Exports the Organization Key to the administrator's own desktop.",
		parameters: {
			server,
			form: choice('The keypair with its passphrase, or the public key alone', 'keypair', 'publicKey'),
		},
		possible: `${oldRelease}, or before another upgrade`,
		possibleClauses: ['EMS-BKP-2'],
		information: ['EMS-OKEY-1', 'EMS-OKEY-2', 'EMS-OKEY-3'],
	},
	'operator.backUp': {
		title: 'Back up a server',
		description: 'Backs up the data and the configuration of the server, to a remote place or on the server itself.',
		parameters: {
			server,
			location: choice('Where the backup is saved', 'remote', 'local'),
			transport: {
				description: 'How it gets to a remote place',
				values: ({ backupTransports }) => backupTransports,
				otherwise: 'ftp',
			},
			details: choice('Whether the details of the remote place are right', 'right', 'wrong'),
		},
		possible: `${oldRelease}, or before another upgrade`,
		possibleClauses: ['EMS-BKP-1'],
		information: ['EMS-BKS-7', 'EMS-BKS-8', 'EMS-BKS-11', 'EMS-BKS-12', 'EMS-BKS-13'],
	},
	'operator.changeData': {
		title: 'Change data',
		description: 'Makes a persistent change on a server, such as a new user or policy.',
		parameters: { server },
		possible: 'on a server that runs with its data',
		possibleClauses: ['EMS-REPL-5'],
	},
	'operator.downloadCustomization': {
		title: 'Download the Complete Customization',
		description: 'Downloads the customization files of Web Email Protection.',
		parameters: { server },
		possible: `${oldRelease} and has a Complete Customization`,
		possibleClauses: ['EMS-WEPC-2'],
		information: ['EMS-WEPC-3', 'EMS-WEPC-4', 'EMS-WEPC-6'],
	},
	'operator.exportCertificates': {
		title: 'Export the certificates',
		description: 'Exports every SSL/TLS certificate of the server as a PKCS#12 file.',
		parameters: { server },
		possible: oldRelease,
		possibleClauses: ['EMS-NSAV-3'],
		information: ['EMS-NSAV-4', 'EMS-NSAV-5', 'EMS-NSAV-7'],
	},
	'operator.noteMailSettings': {
		title: 'Write down mail routes and proxies',
		description: 'Writes down the settings of mail routes and mail proxies.',
		parameters: { server },
		possible: oldRelease,
		possibleClauses: ['EMS-NSAV-8'],
	},
	'operator.exportMailLog': {
		title: 'Export the mail log',
		description: 'Exports the mail log, apart from the full backup.',
		parameters: { server },
		possible: oldRelease,
		possibleClauses: ['EMS-NSAV-12'],
		information: ['EMS-NSAV-10', 'EMS-NSAV-11'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

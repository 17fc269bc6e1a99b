/** What can fail during an upgrade. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { choice, server } from './parameters.js';

/** Every fault. */
export const faults = {
	'fault.backupLost': {
		title: 'The external backup is lost',
		description:
			'The backup file outside the server turns out to be missing or unusable; the guide does not describe this.',
		parameters: { server },
		possible: 'while there is a backup outside the server',
	},
	'fault.installationFailed': {
		title: 'The installation fails',
		description: 'The fresh installation fails; the guide does not describe this.',
		parameters: { server },
		possible: 'on a server that is being installed',
	},
	'fault.restoreFailed': {
		title: 'The restore fails',
		description: 'The restore of the backup breaks off; the guide does not describe this.',
		parameters: { server },
		possible: 'on a server that is being restored',
	},
	'fault.schemaDiscrepancy': {
		title: 'Schema discrepancies',
		description: "The migrated database differs from the release's default schema.",
		parameters: { server },
		possible: 'on a server that is being restored or updated',
		possibleClauses: ['EMS-VFY-4', 'EMS-VFP-3'],
	},
	'fault.migrationError': {
		title: 'Error of the migration',
		description: 'An error occurs at some point of the migration.',
		parameters: { server },
		possible: 'on a server that is being restored',
		possibleClauses: ['EMS-SCH-17'],
	},
	'fault.updateFailed': {
		title: 'The PUP update fails',
		description: 'The PUP update fails; the guide does not say what it leaves behind.',
		parameters: { server },
		possible: 'on a server that is being updated',
	},
	'fault.nameResolutionLost': {
		title: 'Not resolvable by DNS',
		description: 'Hostname or IP address of a joining server can no longer be resolved by DNS.',
		parameters: { server, what: choice('What is not resolvable', 'hostname', 'address') },
		possible: 'on a joining server that has asked to join and can be resolved',
		possibleClauses: ['EMS-DNS-3'],
	},
	'fault.joinTimedOut': {
		title: 'The join times out',
		description: 'The join of a server takes longer than the join timeout.',
		parameters: { server },
		possible: 'while a server joins through the interface with a large database and the timeout as it was',
		possibleClauses: ['EMS-TMO-1', 'EMS-TMO-2'],
	},
	'fault.replicationInterrupted': {
		title: 'The replication is interrupted',
		description: 'The replication to a joining server breaks off; the guide does not describe this.',
		parameters: { server },
		possible: 'on a server that replicates',
	},
	'fault.sponsorLost': {
		title: 'The sponsor is lost',
		description: 'The sponsor fails while a server replicates from it; the guide does not describe this.',
		parameters: { server },
		possible: 'on the sponsor while a server replicates',
	},
	'fault.dataInconsistent': {
		title: 'Inconsistent data',
		description: 'Data is found inconsistent: it does not come over correctly, or conflicts with that of the sponsor.',
		parameters: { server },
		possible: 'on a server that is being restored, or replicates with restored data',
		possibleClauses: ['EMS-CSTEP-2', 'EMS-RECON-2'],
	},
	'fault.inconsistentDataLost': {
		title: 'Inconsistent data is lost',
		description: 'Inconsistent data of a joining server is lost.',
		parameters: { server },
		possible: 'on a joining server that replicates with restored data',
		possibleClauses: ['EMS-RECON-3'],
	},
	'fault.customizationsLost': {
		title: 'Customizations are lost',
		description: 'Customizations of the configuration do not survive the cluster migration.',
		possible: 'in a cluster with a customized configuration in which a server has joined',
		possibleClauses: ['EMS-CUST-1'],
	},
	'fault.commandLineChangesLost': {
		title: 'Changes at the command line are gone',
		description: 'What was changed at the command line is gone after the reboot.',
		parameters: { server },
		possible: 'on a server that restarts, after a change at its command line',
		possibleClauses: ['EMS-CLI-6'],
	},
	'fault.commandLineChangesIncompatible': {
		title: 'Changes at the command line do not fit the new release',
		description: 'What was changed at the command line is incompatible with the new release.',
		parameters: { server },
		possible: 'on a server that was updated after a change at its command line',
		possibleClauses: ['EMS-CLI-7'],
	},
	'fault.agreementVoided': {
		title: 'The support agreement is declared void',
		description:
			'Symantec declares the support agreement void, because a change at the command line is not documented.',
		parameters: { server },
		possible: 'while a change at the command line of the server is not documented',
		possibleClauses: ['EMS-CLI-2', 'EMS-CLI-5'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

/** Verifying an upgrade and working off the errors that its schema check has found. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { choice, server } from './parameters.js';

const withErrors = 'on an upgraded server for which errors are shown';

/** Events of verification. */
export const verification = {
	'operator.verifyUpgrade': {
		title: 'Verify the upgrade',
		description:
			'Logs in after the restart and looks for errors: under System > Backups or, after a PUP, System > Updates.',
		parameters: { server },
		possible: 'on a server that was migrated or updated, after its restart',
		possibleClauses: ['EMS-VFY-2', 'EMS-VFP-1'],
	},
	'operator.downloadReport': {
		title: 'Download migration log and schema report',
		description: 'Downloads the zip file with the migration log and the schema report, under Reporting > Logs.',
		parameters: { server },
		possible: 'on a server that was migrated or updated, after its restart',
		possibleClauses: ['EMS-SCH-9', 'EMS-SCH-10'],
		information: ['EMS-SCH-3', 'EMS-SCH-4', 'EMS-SCH-11', 'EMS-SCH-12', 'EMS-SCH-13', 'EMS-SCH-14'],
	},
	'operator.compareSchema': {
		title: 'Compare the schema at the command line',
		description: 'Runs the schema comparison on its own, over SSH; it changes nothing.',
		parameters: { server },
		possible: 'on a server that runs a new release',
		possibleClauses: ['EMS-SCH-15'],
		information: ['EMS-SCH-16'],
	},
	'operator.readErrorLog': {
		title: 'Read the log with the errors',
		description: 'Opens or saves the log behind the link that fits, and reads it.',
		parameters: { server },
		possible: withErrors,
		possibleClauses: ['EMS-SCH-8', 'EMS-VFY-7', 'EMS-VFP-6'],
	},
	'operator.repairErrors': {
		title: 'Repair discrepancies',
		description: 'Repairs the discrepancies that the log names.',
		parameters: { server, extent: choice('Whether all of them or only some', 'all', 'some') },
		possible: withErrors,
		possibleClauses: ['EMS-SCH-8', 'EMS-VFY-12', 'EMS-VFP-11'],
	},
	'operator.runMigrationScript': {
		title: 'Run the migration script again',
		description: 'Has the schema checker run again.',
		parameters: { server },
		possible: withErrors,
		possibleClauses: ['EMS-SCH-7', 'EMS-SCH-8', 'EMS-VFY-13', 'EMS-VFP-12'],
	},
	'operator.checkReceiveEncrypted': {
		title: 'Check the box for encrypted email',
		description: 'Checks the box "Allow users to receive encrypted email" in the Consumer Policy.',
		parameters: { server },
		possible: 'on an upgraded server whose data began in a release before 3.2.0',
		possibleClauses: ['EMS-VFY-17'],
	},
	'operator.observeConnection': {
		title: 'Observe a connection',
		description: 'Looks up which TLS version a connection of an upgraded server has.',
		parameters: {
			server,
			peer: choice(
				'The other end',
				'client10.4',
				'earlierClient',
				'enrollingWithToken',
				'serverWithTls1.2',
				'serverWithTls1.0',
				'clientSearchingKeys',
			),
		},
		possible: 'on a server that runs a new release',
		possibleClauses: ['EMS-TLS-1'],
	},
	'operator.upgradeClients': {
		title: 'Upgrade the clients',
		description: 'Brings the clients to 10.4.',
		possible: 'where the clients run an earlier release',
		possibleClauses: ['EMS-CLT-6'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

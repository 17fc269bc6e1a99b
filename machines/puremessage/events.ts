/** What operators can do in a PureMessage upgrade, and what can fail. */
import type { EventDefinitions, ParameterDefinition } from '../kit/events.js';
import { type Deployment, migrationOptions } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

const server: ParameterDefinition<Deployment> = {
	description: 'The server',
	values: ({ servers }) => Object.keys(servers),
};
const account: ParameterDefinition<Deployment> = {
	description: 'The account that does it',
	values: () => ['root', 'other'],
	otherwise: 'root',
};
const options: ParameterDefinition<Deployment> = {
	description: 'The migration options picked; the guide names only the Database & Quarantine step',
	values: () => migrationOptions,
};

export const events: EventDefinitions<ClauseId, Deployment> = {
	'operator.notifyAdministrators': {
		title: 'Tell administrators of the interruption',
		description: 'Administrators of the Groups Web Interface are told that their service will be interrupted.',
		possible: 'at any time',
	},
	'operator.notifyUsers': {
		title: 'Tell users of the interruption',
		description: 'Users of the End User Web Interface are told that their service will be interrupted.',
		possible: 'at any time',
	},
	'operator.checkDisk': {
		title: 'Find out the disk space needed',
		description:
			'Runs the command that reports the disk space which the installation needs on this server. The guide names such a command, but does not give it.',
		parameters: { server, account },
		possible: 'before the upgrade of that server has begun',
		possibleClauses: ['PM-DISK-2'],
	},
	'operator.addDiskSpace': {
		title: 'Make disk space',
		description:
			'Makes as much disk space available on the server as its migration needs. The guide leaves the means open.',
		parameters: { server },
		possible: 'at any time',
	},
	'operator.upgrade': {
		title: 'Upgrade a server',
		description: 'Begins the single-server upgrade procedure on the server; its services stop.',
		parameters: { server, account },
		possible: 'on a server whose upgrade has not begun',
		possibleClauses: ['PM-PROC-1'],
	},
	'operator.acceptInstallation': {
		title: 'Begin the installation',
		description: 'Answers the prompt that follows the single-server steps, on this server.',
		parameters: { server, account },
		possible: 'on a server that prompts for it, after its own single-server steps',
		possibleClauses: ['PM-PROC-2', 'PM-PROC-3'],
	},
	'operator.runMigration': {
		title: 'Run the migration script',
		description: 'Imports quarantine, logs, reports and other 5.6.1 data on this server.',
		parameters: { server, options, account },
		possible: 'on a server whose upgrade has succeeded',
		possibleClauses: ['PM-MIG-6'],
	},
	'operator.skipMigration': {
		title: 'Go on without migrating',
		description: 'Leaves the 5.6.1 data of this server where it is and goes on.',
		parameters: { server },
		possible: 'on a server that is upgraded and not yet migrated',
		possibleClauses: ['PM-MIG-1'],
	},
	'operator.startPureMessage': {
		title: 'Start PureMessage',
		description: 'Starts PureMessage by hand; the guide has this step for the Centralized Server Manager only.',
		parameters: { server, account },
		possible: 'on the server with the Centralized Server Manager, between its upgrade and the first mail server',
		possibleClauses: ['PM-CSM-1', 'PM-CSM-2'],
	},
	'operator.testServer': {
		title: 'Test an upgraded mail server',
		description: 'Checks whether the server behaves as it should; the guide does not say what to test.',
		parameters: {
			server,
			result: { description: 'What the test shows', values: () => ['passed', 'failed'], otherwise: 'passed' },
		},
		possible: 'on a mail server that is done, in a deployment of several servers',
		possibleClauses: ['PM-MTA-7'],
	},
	'operator.renameServer': {
		title: 'Change a host name',
		description: 'Gives the server another host name.',
		parameters: { server },
		possible: 'at any time',
	},
	'operator.changeAddress': {
		title: 'Change an IP address',
		description: 'Gives the server another IP address.',
		parameters: { server },
		possible: 'at any time',
	},
	'operator.contactSupport': {
		title: 'Contact Sophos Technical Support',
		description: 'Asks Sophos Technical Support about this server.',
		parameters: { server },
		possible: 'at any time',
	},
	'operator.resume': {
		title: 'Go on after a failed step',
		description: 'Takes up the failed step again. The guide describes no retry; the operator or support must know how.',
		parameters: {
			server,
			certain: {
				description: 'Whether the operator knows how to go on',
				values: () => ['yes', 'no'],
				otherwise: 'yes',
			},
			account,
		},
		possible: 'on a server with a failed step',
		possibleClauses: ['PM-FAIL-1'],
	},
	'fault.upgradeStepFailed': {
		title: 'The running step fails',
		description: 'The step that runs on the server fails.',
		parameters: { server },
		possible: 'on a server where a step of the upgrade is running',
		possibleClauses: ['PM-FAIL-1'],
	},
	'fault.databaseErrorsLogged': {
		title: 'Database errors in the logs',
		description: 'The logs of the server show errors because the database cannot be reached.',
		parameters: { server },
		possible: 'on a server that is cut off from the database',
		possibleClauses: ['PM-DB-4'],
	},
	'fault.systemUnrecoverable': {
		title: 'The system cannot be recovered',
		description: 'The changed host name or address leaves the system beyond recovery.',
		possible: 'after a host name or address was changed while the upgrade was under way',
		possibleClauses: ['PM-NAME-6'],
	},
};

/** What operators plan and read before an upgrade: nothing on a server changes by it. */
import { anyServer, choice, type Definition, server } from './parameters.js';

const anyTime = 'at any time';

/** Events of planning. */
export const planning = {
	'operator.reviewHardware': {
		title: 'Review the hardware',
		description: 'Compares the hardware of a server with the band of the sizing tables that it belongs to.',
		parameters: { server: anyServer, of: choice('Which table of a Notification Server', 'both', 'platform', 'sql') },
		possible: anyTime,
	},
	'operator.reviewSupportMatrix': {
		title: 'Review the Platform Support Matrix',
		description: 'Reads which platforms and operating systems are supported; the matrix is another document.',
		possible: anyTime,
	},
	'operator.reviewUpgradePaths': {
		title: 'Review the upgrade paths',
		description: 'Reads which paths are required and recommended, in DOC7718; its content is not part of the guide.',
		possible: anyTime,
	},
	'operator.checkOperatingSystemPath': {
		title: 'Look up the way to another operating system',
		description: 'Looks up in a table of Microsoft how Windows Server 2012 R2 is reached from the present system.',
		parameters: { server },
		possible: anyTime,
	},
	'operator.considerNewHardware': {
		title: 'Consider new hardware',
		description: 'Considers new server hardware, to meet current best practice.',
		possible: anyTime,
	},
	'operator.planSiteServices': {
		title: 'Plan the site server services',
		description: 'Considers where the task, package and NetBoot services will run.',
		possible: anyTime,
	},
	'operator.noteSettings': {
		title: 'Note the settings',
		description: 'Writes the configuration settings down: all of them, or one kind.',
		parameters: {
			kind: choice('Which settings', 'all', 'taskServer', 'agentCommunication', 'policyRefresh', 'membershipUpdate'),
		},
		possible: anyTime,
	},
	'operator.upgradeTestEnvironment': {
		title: 'Upgrade the test environment',
		description: 'Upgrades a test environment to 7.6, to validate the whole installation and migration.',
		possible: 'while there is a test environment',
		possibleClauses: ['I76-TIP-1'],
	},
	'operator.dismantleTestEnvironment': {
		title: 'Give the test environment up',
		description: 'Takes the test environment away.',
		possible: 'while there is a test environment',
		possibleClauses: ['I76-TIP-2'],
	},
	'operator.mapClients': {
		title: 'Decide which server manages each client',
		description: 'Decides for every client which 7.6 server of the hierarchy is going to manage it.',
		parameters: {
			criterion: choice('What decides', 'geographicProximity', 'other'),
		},
		possible: 'where the target is a hierarchy',
		possibleClauses: ['I76-HIER-5'],
		information: ['I76-HIER-8'],
	},
} satisfies Record<string, Definition>;

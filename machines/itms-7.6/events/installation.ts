/** What operators do in Symantec Installation Manager, page by page: steps 5 to 12. */
import { requirements } from '../deployment/requirements.js';
import { choice, type Definition, server } from './parameters.js';

/** Events of the installation. */
export const installation = {
	'operator.openInstallationManager': {
		title: 'Open Symantec Installation Manager',
		description: 'Step 5, and step 1 of a migration: opens it from the Start menu of the 7.5 server.',
		parameters: { server },
		possible: 'on a Notification Server that runs 7.5, while it is not open',
		possibleClauses: ['I76-ONBOX-50', 'I76-OFFBOX-10'],
	},
	'operator.closeInstallationManager': {
		title: 'Leave Symantec Installation Manager',
		description: 'Leaves it before the installation has begun; the server stays as it was.',
		parameters: { server },
		possible: 'while it is open and the installation has not begun',
		possibleClauses: ['I76-ONBOX-110', 'I76-SOL-2'],
	},
	'operator.upgradeInstalledProducts': {
		title: 'Click Upgrade installed products',
		description: 'Step 6: goes to the page Upgrade Installed Products.',
		parameters: { server },
		possible: 'on the first page of Symantec Installation Manager',
		possibleClauses: ['I76-ONBOX-60'],
	},
	'operator.chooseVersion': {
		title: 'Choose version 7.6',
		description: 'Step 7: chooses 7.6 in the list Upgrade to product version.',
		parameters: { server },
		possible: 'on the page Upgrade Installed Products of a Symantec Installation Manager that offers 7.6',
		possibleClauses: ['I76-ONBOX-70'],
	},
	'operator.acceptLicense': {
		title: 'Accept the license terms',
		description: 'Step 8: ticks the box on the page End User License Agreement.',
		parameters: { server },
		possible: 'on the page End User License Agreement',
		possibleClauses: ['I76-ONBOX-80'],
	},
	'operator.checkContactInformation': {
		title: 'Check the contact information',
		description: 'Step 9: checks or changes the contact data.',
		parameters: { server },
		possible: 'on the page Contact Information',
		possibleClauses: ['I76-ONBOX-90'],
	},
	'operator.next': {
		title: 'Click Next',
		description: 'Goes to the next page of Symantec Installation Manager.',
		parameters: { server },
		possible: 'on a page of Symantec Installation Manager that has a Next',
		possibleClauses: ['I76-ONBOX-71', 'I76-ONBOX-101'],
	},
	'operator.resolveRequirement': {
		title: 'Resolve a requirement that is not met',
		description: 'Provides what the readiness check demands, by means that the guide leaves open.',
		parameters: { server, requirement: { description: 'The requirement', values: () => requirements } },
		possible: 'where this requirement is not met and can be',
		possibleClauses: ['I76-ONBOX-100'],
	},
	'operator.checkAgain': {
		title: 'Check the readiness again',
		description: 'Lets the page Install Readiness Check look at all requirements anew.',
		parameters: { server },
		possible: 'on the page Install Readiness Check',
		possibleClauses: ['I76-ONBOX-100'],
	},
	'operator.allowRemoval': {
		title: 'Let the upgrade proceed and remove solutions',
		description: 'Lets the upgrade go on although solutions without a 7.6 release will be uninstalled.',
		parameters: { server },
		possible: 'where Symantec Installation Manager tells that solutions will be uninstalled',
		possibleClauses: ['I76-SOL-1', 'I76-SOL-2'],
	},
	'operator.configureItAnalytics': {
		title: 'Configure IT Analytics',
		description: 'Configures IT Analytics, Report Server and Analysis Server: in the wizard, or later in the console.',
		parameters: { server },
		possible:
			'on a Notification Server with IT Analytics: in Symantec Installation Manager, or in the console once 7.6 is installed',
		possibleClauses: ['I76-SIM-7', 'I76-SIM-8'],
	},
	'operator.reviewSummary': {
		title: 'Review the installation summary',
		description: 'Step 11: reads the page Installation Summary.',
		parameters: { server },
		possible: 'on the page Installation Summary',
		possibleClauses: ['I76-ONBOX-110'],
	},
	'operator.beginInstall': {
		title: 'Click Begin install',
		description: 'Step 12: sets the upgrade going. From here only a restore of backups leads back.',
		parameters: { server, requireSsl: choice('The option that demands https and SSL of all clients', 'no', 'yes') },
		possible: 'on the page Installation Summary',
		possibleClauses: ['I76-ONBOX-120'],
	},
} satisfies Record<string, Definition>;

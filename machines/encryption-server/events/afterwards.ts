/** What is left to be done on upgraded servers. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { choice, commandLineChange, server } from './parameters.js';

/** Events after the upgrade. */
export const afterwards = {
	'operator.uploadCustomization': {
		title: 'Upload the Complete Customization',
		description: 'Zips the updated files and uploads them as a template of Web Email Protection.',
		parameters: { server },
		possible: 'on a migrated server whose customization is saved and not uploaded yet',
		possibleClauses: ['EMS-WEPC-7'],
		information: ['EMS-WEPC-8', 'EMS-WEPC-9'],
	},
	'operator.enablePasswordReveal': {
		title: 'Enable the Password Reveal Button',
		description: 'Configures the Password Reveal Button of Web Email Protection by hand.',
		parameters: { server },
		possible: 'on an upgraded server where the button is wanted and disabled',
		possibleClauses: ['EMS-PRB-3'],
	},
	'operator.replicatePreferences': {
		title: 'Replicate the preferences file',
		description: 'Runs pgprepctl file /etc/ovid/prefs.xml at the root prompt of a member.',
		parameters: { server, ...commandLineChange },
		possible:
			'on a server where the Password Reveal Button is wanted, in a cluster whose members all run a new release',
		possibleClauses: ['EMS-PRB-5'],
	},
	'operator.restoreFactoryDefaults': {
		title: 'Restore the mail policy to factory defaults',
		description: 'Uses Restore To Factory Defaults of the mail policy.',
		parameters: { server },
		possible: 'on an upgraded server',
		possibleClauses: ['EMS-MPOL-4'],
	},
	'operator.recreateMailRules': {
		title: 'Recreate the new mail policy rules',
		description: 'Makes the mail policy rules of the new release by hand, after the Mail Policy Diagram.',
		parameters: { server },
		possible: 'on a migrated server, whose old mail policy has overwritten the new one',
		possibleClauses: ['EMS-MPOL-5', 'EMS-MPOL-6'],
		information: ['EMS-MPOL-7'],
	},
	'operator.addOldDesktopLicense': {
		title: 'Add an old desktop license',
		description: 'Enters an old desktop license on the Client Licensing page.',
		parameters: { server },
		possible: 'on a newly installed or upgraded server',
		possibleClauses: ['EMS-LIC-3'],
	},
	'operator.useDefaultDesktopLicense': {
		title: 'Use the new default desktop license',
		description: 'Uses the new default desktop client license instead of the existing ones.',
		parameters: { server },
		possible: 'on an upgraded server',
		possibleClauses: ['EMS-LIC-6'],
	},
	'operator.correctMacAddress': {
		title: 'Correct the MAC address',
		description:
			'Corrects the network fields of a server that was restored on another machine, the MAC address among them.',
		parameters: {
			server,
			via: choice('In prefs.xml at the command line, or in the administrative interface', 'commandLine', 'interface'),
			...commandLineChange,
		},
		possible: 'on a server with the MAC address of its old machine',
		possibleClauses: ['EMS-MAC-1'],
	},
	'operator.redoCustomizations': {
		title: 'Customize the configuration again',
		description: 'Makes the customizations of the configuration again that were lost in the cluster migration.',
		possible: 'in a cluster whose customizations were lost',
		possibleClauses: ['EMS-CUST-1'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

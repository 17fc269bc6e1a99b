/** What operators do after an upgrade, or when it has gone wrong. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { account, server } from './parameters.js';

/** Events after an upgrade, and events of recovery and support. */
export const afterwards = {
	'operator.restoreFile': {
		title: 'Copy a referenced file back',
		description: 'Copies one more of the backed-up files to the upgraded server.',
		parameters: { server },
		possible: 'on an upgraded server, while a backed-up file has not been copied back',
		possibleClauses: ['LP-FILE-5'],
	},
	'operator.returnToDhcp': {
		title: 'Go back to DHCP',
		description: 'Gives up the temporary static address.',
		parameters: { server },
		possible: 'on a server on DHCP that was given a static address for the upgrade',
		possibleClauses: ['LP-NET-4'],
	},
	'operator.checkLogs': {
		title: 'Check the firmware logs',
		description: 'Looks up in the firmware logs whether the upgrade has succeeded.',
		parameters: { server, account },
		possible: 'on an upgraded server',
		possibleClauses: ['LP-INS-5', 'LP-VAL-3'],
		information: ['LP-PROG-9'],
	},
	'operator.checkGraphs': {
		title: 'Look at the processing graphs',
		description: 'Looks at the processing graphs, on the home page of the Lotus Protector Manager.',
		parameters: { server },
		possible: 'on an upgraded server',
		possibleClauses: ['LP-VAL-3'],
		information: ['LP-VAL-4'],
	},
	'operator.checkEventLog': {
		title: 'Look at the event log',
		description: 'Looks at the event log, in the Lotus Protector Manager under System > Events.',
		parameters: { server },
		possible: 'on an upgraded server',
		possibleClauses: ['LP-VAL-3'],
		information: ['LP-VAL-5'],
	},
	'operator.createSystemBackup': {
		title: 'Create a system backup',
		description: 'Creates a rescue partition with a backup of the running system, in place of the one before.',
		parameters: { server },
		possible: 'on a server whose rescue partition is not in use',
		possibleClauses: ['LP-BK-3', 'LP-BK-4'],
		information: ['LP-BK-13'],
	},
	'operator.restoreFromRescue': {
		title: 'Restore from the rescue partition',
		description: 'Restores the system from the image on the rescue partition.',
		parameters: { server },
		possible: 'on a server whose rescue partition holds a system backup',
		possibleClauses: ['LP-BK-6'],
		isWayBack: true,
	},
	'operator.revertToSnapshot': {
		title: 'Revert to the snapshot',
		description: 'Brings a virtual machine back to the state in which its snapshot was taken.',
		parameters: { server },
		possible: 'on a virtual server whose installation has begun',
		possibleClauses: ['LP-BK-9'],
		isWayBack: true,
	},
	'operator.checkSupportPortal': {
		title: 'Consult the support portal',
		description: 'Looks for an answer on the IBM Support Portal.',
		possible: 'at any time',
	},
	'operator.gatherSupportInformation': {
		title: 'Gather information for support',
		description: 'Gathers what the IBM Software Support Guide lists for a call.',
		possible: 'at any time',
	},
	'operator.contactSupport': {
		title: 'Contact IBM Support',
		description:
			'Contacts IBM Support about this server, in one of the ways that the IBM Software Support Guide describes.',
		parameters: { server },
		possible: 'at any time',
		information: ['LP-SUP-4'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

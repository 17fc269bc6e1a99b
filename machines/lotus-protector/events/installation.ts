/** What operators do to begin, watch and leave an installation, and what they must not do to it. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { account, server, via } from './parameters.js';

/** Events from the download to the end of phase 10. */
export const installation = {
	'operator.download': {
		title: 'Download the update',
		description: 'Begins phase 1 in the Lotus Protector Manager, where updates are not downloaded automatically.',
		parameters: { server },
		possible: 'on a server for which the update is available and not downloaded',
		possibleClauses: ['LP-DL-2', 'LP-DL-4'],
	},
	'operator.install': {
		title: 'Install the update',
		description: 'Begins the installation, phases 2 to 10. The product checks the disks first.',
		parameters: { server, via, account },
		possible: 'on a server on which the update is downloaded, and whose installation has not begun or was left',
		possibleClauses: ['LP-INS-1', 'LP-DL-7'],
	},
	'operator.checkProgress': {
		title: 'Check the progress',
		description:
			'Looks up how far the installation is, in the Lotus Protector Manager or in more detail in the firmware logs.',
		parameters: {
			server,
			via: {
				description: 'In the Lotus Protector Manager, or in the firmware logs',
				values: () => ['manager', 'logs'],
				otherwise: 'manager',
			},
			account,
		},
		possible: 'on a server in phase 2',
		possibleClauses: ['LP-PROG-1'],
	},
	'operator.stop': {
		title: 'Stop the upgrade',
		description: 'Stops the upgrade after an error of the operating system installation.',
		parameters: { server },
		possible: 'on a server in phase 2 whose installation of the operating system has hit an error',
		possibleClauses: ['LP-P2-8'],
		isWayBack: true,
	},
	'operator.exit': {
		title: 'Leave the upgrade at the end of phase 2',
		description: 'Leaves the upgrade once the operating system is installed, before services are shut down.',
		parameters: { server },
		possible: 'on a server at the end of phase 2, before phase 3',
		possibleClauses: ['LP-BK-16'],
		isWayBack: true,
	},
	'operator.reset': {
		title: 'Reset the system',
		description: 'Resets the device or virtual machine.',
		parameters: { server },
		possible: 'at any time',
	},
	'operator.powerOff': {
		title: 'Turn the system off',
		description: 'Turns the device or virtual machine off.',
		parameters: { server },
		possible: 'at any time',
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

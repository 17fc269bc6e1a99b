/** What can fail during an upgrade. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { server } from './parameters.js';

/** Every fault. */
export const faults = {
	'fault.downloadFailed': {
		title: 'The download fails',
		description: 'The download of the update fails; the guide does not describe this.',
		parameters: { server },
		possible: 'on a server in phase 1',
		possibleClauses: ['LP-P1-1'],
	},
	'fault.operatingSystemError': {
		title: 'Error of the operating system installation',
		description: 'The installation of the new operating system hits an error.',
		parameters: { server },
		possible: 'on a server in phase 2 while the operating system is being installed',
		possibleClauses: ['LP-P2-10'],
	},
	'fault.upgradeExited': {
		title: 'The upgrade ends itself after phase 2',
		description: 'The upgrade ends with the new operating system installed and the rest not done.',
		parameters: { server },
		possible: 'on a server at the end of phase 2, before phase 3',
		possibleClauses: ['LP-BK-16'],
	},
	'fault.phaseFailed': {
		title: 'The running phase fails',
		description: 'A phase from 3 to 10 fails; the guide does not describe this.',
		parameters: { server },
		possible: 'on a server in one of phases 3 to 10 that runs',
	},
	'fault.powerLost': {
		title: 'Loss of power',
		description: 'The device loses its power, or the host of the virtual machine does.',
		parameters: { server },
		possible: 'on a server whose installation is in progress; elsewhere the guide says nothing of it',
		possibleClauses: ['LP-INS-11'],
	},
	'fault.addressChanged': {
		title: 'Another address by DHCP',
		description: 'At the restart of phase 6 the server is given another IP address.',
		parameters: { server },
		possible: 'on a server that is on DHCP while it restarts in phase 6',
		possibleClauses: ['LP-NET-1'],
	},
	'fault.mailDisrupted': {
		title: 'Mail traffic is disrupted',
		description: 'Mail no longer finds the server at its new address.',
		parameters: { server },
		possible: 'on an upgraded server whose address has changed',
		possibleClauses: ['LP-NET-2'],
	},
	'fault.systemDamaged': {
		title: 'The system is damaged',
		description: 'The disrupted installation turns out to have damaged the system.',
		parameters: { server },
		possible: 'on a server whose installation was disrupted, and that is not known to be damaged',
		possibleClauses: ['LP-INS-11'],
	},
	'fault.dataLost': {
		title: 'Data is lost',
		description: 'The disrupted installation turns out to have lost data.',
		parameters: { server },
		possible: 'on a server whose installation was disrupted, and whose data is not known to be lost',
		possibleClauses: ['LP-INS-12'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

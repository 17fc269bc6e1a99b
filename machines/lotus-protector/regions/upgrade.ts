/** One server's upgrade: the old release, the installation in its phases, the new release, and the ways it can go wrong. */
import { set } from '../../kit/chart.js';
import { addressed, all, fact, parameter } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import { firmwareLevel } from '../firmware.js';
import type { Handlers, Region } from '../setup.js';
import { restoreFile } from './files.js';
import { oldRelease, reverted } from './oldRelease.js';
import { outage } from './outage.js';
import { phase2 } from './phase2.js';
import { disruptions, harmlessRestarts } from './reset.js';
import { revert } from './revert.js';
import { askSupport, callSupport } from './support.js';

/** Looking at a server that can be reached. */
function inspections(server: string): Handlers {
	const checkDisk = (via: string, reachable: string, information: 'LP-DISK-6' | 'LP-DISK-7') => ({
		guard: all(addressed(server), parameter('via', via), reachable),
		actions: set({ [`${server}.diskChecked`]: true }),
		meta: { clauses: ['LP-REQ-2' as const], information: [information] },
	});
	return {
		'operator.checkFirmware': {
			guard: all(addressed(server), 'managerReachable'),
			actions: set({ [`${server}.firmwareChecked`]: true }),
			meta: { clauses: ['LP-REQ-1'] },
		},
		'operator.checkDisk': [
			checkDisk('manager', 'managerReachable', 'LP-DISK-6'),
			checkDisk('commandLine', 'commandLineReachable', 'LP-DISK-7'),
		],
	};
}

function upgraded(deployment: Deployment, server: string): Region {
	return {
		description: 'Runs 2.8.1.0 on SUSE Linux Enterprise Server 11; services and connections are back.',
		meta: { clauses: ['LP-OS-2', 'LP-KEEP-1', 'LP-P10-2', 'LP-PROG-11', 'LP-VAL-2', 'LP-VAL-3'] },
		initial: 'unvalidated',
		on: {
			'operator.checkLogs': {
				guard: all(addressed(server), 'rootForLogs'),
				meta: { clauses: ['LP-INS-5', 'LP-PROG-3'], note: 'What a good result looks like the guide does not say.' },
			},
			'operator.checkGraphs': {
				guard: all(addressed(server)),
				actions: set({ [`${server}.graphsChecked`]: true }),
				meta: { clauses: ['LP-VAL-1'] },
			},
			'operator.checkEventLog': {
				guard: all(addressed(server)),
				actions: set({ [`${server}.eventLogChecked`]: true }),
				meta: { clauses: ['LP-VAL-1', 'LP-INS-5'] },
			},
			...restoreFile(deployment, server),
			...harmlessRestarts(server),
		},
		states: {
			unvalidated: {
				description:
					'Whether the upgrade succeeded has not been looked up yet in the event log and the processing graphs.',
				meta: { clauses: ['LP-VAL-1'] },
				on: revert(deployment, server),
				always: {
					guard: all(fact(`${server}.graphsChecked`, true), fact(`${server}.eventLogChecked`, true)),
					target: 'validated',
				},
			},
			validated: {
				description: 'The event log and the processing graphs have been looked at.',
				on: revert(deployment, server),
			},
			fromTheStart: { description: 'Ran 2.8.1.0 from the start: there was nothing to upgrade.' },
		},
	};
}

function disrupted(deployment: Deployment, server: string): Region {
	const harm = (name: string, clause: 'LP-INS-11' | 'LP-INS-12') => ({
		guard: all(addressed(server), fact(`${server}.${name}`, false)),
		actions: set({ [`${server}.${name}`]: true }),
		meta: { clauses: [clause] },
	});
	return {
		description:
			'The installation was cut off. The system may be damaged and data may be lost; only support can help. That it is out of service is taken as given.',
		tags: ['mail:down', 'manager:down', 'ssh:down'],
		meta: { clauses: ['LP-INS-11', 'LP-INS-12', 'LP-INS-13'] },
		initial: 'powerLost',
		on: {
			'operator.contactSupport': callSupport(server),
			'fault.systemDamaged': harm('systemDamaged', 'LP-INS-11'),
			'fault.dataLost': harm('dataLost', 'LP-INS-12'),
			...harmlessRestarts(server, 'The installation is cut off already; the guide does not say what this adds.'),
			...revert(deployment, server),
		},
		states: {
			reset: { description: 'The operator reset the system during the installation.' },
			turnedOff: { description: 'The operator turned the system off during the installation.' },
			powerLost: { description: 'The system lost its power during the installation.' },
		},
	};
}

/** The upgrade of one server. */
export function upgradeRegion(deployment: Deployment, server: string): Region {
	const isUpgraded = firmwareLevel(deployment.servers[server]?.firmware ?? '') === '2.8.1.0';
	return {
		description: 'The upgrade of the server, in ten phases.',
		meta: { clauses: ['LP-PH-1'] },
		initial: isUpgraded ? 'upgraded' : 'oldRelease',
		on: { ...inspections(server), 'operator.contactSupport': askSupport(server) },
		states: {
			oldRelease: oldRelease(deployment, server),
			installation: {
				description:
					'The installation is in progress and runs to its end by itself. The system must not be reset or turned off.',
				meta: { clauses: ['LP-PH-1', 'LP-P2-6', 'LP-INS-2'] },
				initial: 'phase2',
				on: { ...disruptions(server), ...revert(deployment, server) },
				states: { phase2: phase2(deployment, server), outage: outage(server) },
			},
			upgraded: { ...upgraded(deployment, server), ...(isUpgraded ? { initial: 'fromTheStart' } : {}) },
			disrupted: disrupted(deployment, server),
			reverted: reverted(server),
		},
	};
}

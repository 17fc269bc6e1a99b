/** Phases 3 to 10: services and connections are down until the last of them is done. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { FactValue } from '../../kit/facts.js';
import { type OutagePhase, outagePhases } from '../delayNames.js';
import { newOperatingSystem } from '../firmware.js';
import type { ClauseId } from '../guide.generated.js';
import type { Region } from '../setup.js';
import { callSupport } from './support.js';

interface Phase {
	readonly description: string;
	readonly clauses: ClauseId[];
	/** What is so from the end of the phase on: facts of the server. */
	readonly changes?: Readonly<Record<string, FactValue>>;
	readonly clausesAtEnd?: ClauseId[];
}

const phases: Readonly<Record<OutagePhase, Phase>> = {
	phase3: {
		description: 'Phase 3: the system shuts down all services, because its data has to be converted.',
		clauses: ['LP-P3-1', 'LP-P3-2', 'LP-P3-3', 'LP-PROG-6'],
	},
	phase4: {
		description:
			'Phase 4: the message store database is backed up, to prepare the conversion. No way back is offered by it.',
		clauses: ['LP-P3-4', 'LP-P4-1'],
	},
	phase5: {
		description:
			'Phase 5: the configuration data is backed up, to prepare the conversion. No way back is offered by it.',
		clauses: ['LP-P3-4', 'LP-P5-1'],
	},
	phase6: {
		description:
			'Phase 6: the device restarts by itself, with the new operating system. A server on DHCP asks for an address.',
		clauses: ['LP-P6-1', 'LP-P6-2'],
		changes: { operatingSystem: newOperatingSystem },
	},
	phase7: {
		description: 'Phase 7: the message data is migrated into the new message store database.',
		clauses: ['LP-P7-1', 'LP-KEEP-1'],
		changes: { messageFormat: newOperatingSystem },
		clausesAtEnd: ['LP-P7-2'],
	},
	phase8: {
		description: 'Phase 8: the configuration is converted for the new operating system and installed.',
		clauses: ['LP-P8-1', 'LP-KEEP-1'],
		changes: { configurationFormat: newOperatingSystem },
		clausesAtEnd: ['LP-P8-2'],
	},
	phase9: {
		description: 'Phase 9: temporary files of the migration are removed.',
		clauses: ['LP-P9-1'],
	},
	phase10: {
		description: 'Phase 10: all services are restarted.',
		clauses: ['LP-P10-1'],
		changes: { firmware: '2.8.1.0' },
		clausesAtEnd: ['LP-OS-2', 'LP-P10-2', 'LP-VAL-2'],
	},
};

const noManager = {
	because: 'From phase 3 to the end of phase 10 the system accepts no connections from the Lotus Protector Manager.',
	clauses: ['LP-PROG-7' as const],
};
const noCommandLine = {
	because: 'From phase 3 to the end of phase 10 the system accepts no connections from the command line.',
	clauses: ['LP-PROG-8' as const],
};
const noConnection = {
	because:
		'Progress can be checked in phase 2 only: from phase 3 to the end of phase 10 the system accepts no connections at all.',
	clauses: ['LP-PROG-1' as const, 'LP-PROG-7' as const, 'LP-PROG-8' as const],
};
const nowhereToBegin = {
	because: 'The installation is in progress, and the system accepts no connections.',
	clauses: ['LP-PROG-7' as const, 'LP-PROG-8' as const],
};
const runsByItself = {
	because: 'In phases 3 to 10 the upgrade proceeds by itself and offers no way to leave it.',
	clauses: ['LP-P2-6' as const, 'LP-P2-8' as const],
};

const refuses = {
	'operator.downloadConfigurationSnapshot': noManager,
	'operator.checkGraphs': noManager,
	'operator.checkEventLog': noManager,
	'operator.listReferencedFiles': noCommandLine,
	'operator.backUpFile': noCommandLine,
	'operator.checkLogs': noCommandLine,
	'operator.checkProgress': noConnection,
	'operator.install': nowhereToBegin,
	'operator.stop': runsByItself,
	'operator.exit': runsByItself,
};

/** The name of the state in which a phase has failed. */
const failedState = (phase: OutagePhase) => `${phase}Failed`;

function phaseState(server: string, phase: OutagePhase): Region {
	const { description, clauses, changes = {}, clausesAtEnd = [] } = phases[phase];
	const next = outagePhases[outagePhases.indexOf(phase) + 1] ?? stateOf(server, 'upgrade', 'upgraded');
	const ofServer = Object.entries(changes).map(([name, value]) => [`${server}.${name}`, value]);
	return {
		description,
		meta: { clauses },
		on: {
			'fault.phaseFailed': {
				guard: all(addressed(server)),
				target: stateOf(server, 'upgrade', 'installation', 'outage', 'failed', failedState(phase)),
				meta: { outsideGuide: true, note: 'The guide does not describe this failure: support is contacted at once.' },
			},
		},
		after: {
			[delayOf(phase, server)]: {
				target: next,
				...(ofServer.length > 0 ? { actions: set(Object.fromEntries(ofServer)) } : {}),
				meta: { clauses: clausesAtEnd },
			},
		},
	};
}

function failed(server: string): Region {
	return {
		description:
			'A phase has failed and services stay down. The guide knows no way back and no retry: support is contacted.',
		meta: { clauses: ['LP-INS-13'] },
		initial: failedState('phase3'),
		on: { 'operator.contactSupport': callSupport(server) },
		states: Object.fromEntries(
			outagePhases.map((phase) => [
				failedState(phase),
				{ description: `Failed in phase ${phase.slice('phase'.length)}: ${phases[phase].description.split(': ')[1]}` },
			]),
		),
	};
}

/** Phases 3 to 10 of a server. */
export function outage(server: string): Region {
	return {
		description: 'All services are down, and the system accepts no connections, until the upgrade has completed.',
		tags: ['mail:down', 'manager:down', 'ssh:down'],
		meta: { clauses: ['LP-INS-4', 'LP-P3-2', 'LP-P4-2', 'LP-PROG-7', 'LP-PROG-8'], refuses },
		initial: 'phase3',
		states: {
			...Object.fromEntries(outagePhases.map((phase) => [phase, phaseState(server, phase)])),
			failed: failed(server),
		},
	};
}

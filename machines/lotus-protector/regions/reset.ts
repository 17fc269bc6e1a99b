/** Resetting the system and turning it off. */
import { stateOf } from '../../kit/chart.js';
import { addressed, all } from '../../kit/conditions.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers } from '../setup.js';

/** While the installation is in progress: forbidden to the operator, and whatever causes it disrupts the installation. */
export function disruptions(server: string): Handlers {
	const disrupted = (by: string, clause: ClauseId) => ({
		target: stateOf(server, 'upgrade', 'disrupted', by),
		meta: { clauses: [clause, 'LP-INS-11', 'LP-INS-12'] as ClauseId[] },
	});
	return {
		'operator.reset': { guard: all(addressed(server), 'noReset'), ...disrupted('reset', 'LP-INS-9') },
		'operator.powerOff': { guard: all(addressed(server), 'noTurningOff'), ...disrupted('turnedOff', 'LP-INS-10') },
		'fault.powerLost': { guard: all(addressed(server)), ...disrupted('powerLost', 'LP-INS-11') },
	};
}

/** While no installation is in progress: nothing follows. */
export function harmlessRestarts(
	server: string,
	note = 'No installation is in progress; the guide has nothing against it.',
): Handlers {
	const transition = { guard: all(addressed(server)), meta: { outsideGuide: true as const, note } };
	return { 'operator.reset': transition, 'operator.powerOff': transition };
}

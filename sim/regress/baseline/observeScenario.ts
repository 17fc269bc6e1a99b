/** What a baseline keeps of a scenario. */
import type { ScenarioResult } from '../../scenario/run.js';
import { outcomeOf } from '../../simulation/configuration.js';
import type { Simulation } from '../../simulation/simulation.js';
import { describeTime, type SimulatedTime } from '../../simulation/time.js';
import type { ScenarioObservation } from './observation.js';

/** Observes a scenario that has been run. */
export function observeScenario(result: ScenarioResult, file: string): ScenarioObservation {
	const { simulation, passed, failures, records } = result;
	const refusedBy = records.flatMap(({ entries }) =>
		entries.flatMap(({ verdict }) =>
			verdict.kind === 'refused' ? verdict.reasons.flatMap((reason) => ('rule' in reason ? [reason.rule] : [])) : [],
		),
	);
	return {
		file,
		passed,
		outcome: simulation === undefined ? 'deployment refused' : outcomeOf(simulation.snapshot),
		time: simulation === undefined ? '' : describeTime(simulation.clock),
		services: simulation === undefined ? [] : servicesOf(simulation),
		refusedBy: [...new Set(refusedBy)].sort(),
		failures: failures.map(({ step, message }) => `${step}: ${message}`),
	};
}

/** Services with the same downtime are told together, and those of many servers by their number. */
function servicesOf({ meters }: Simulation): string[] {
	const groups = new Map<string, string[]>();
	for (const [name, { down, degraded }] of meters) {
		const times = [
			...(isZero(down) ? [] : [`down ${describeTime(down)}`]),
			...(isZero(degraded) ? [] : [`degraded ${describeTime(degraded)}`]),
		].join(' and ');
		if (times !== '') groups.set(times, [...(groups.get(times) ?? []), name]);
	}
	return [...groups].map(([times, names]) => `${namesOf(names)} ${times}`);
}

function isZero({ minutes, unknownStretches }: SimulatedTime): boolean {
	return minutes === 0 && unknownStretches === 0;
}

const namesInFull = 4;

function namesOf(names: readonly string[]): string {
	if (names.length <= namesInFull) return names.join(', ');
	const counts = new Map<string, number>();
	for (const name of names) {
		const [service = name] = name.split('.');
		counts.set(service, (counts.get(service) ?? 0) + 1);
	}
	return [...counts].map(([service, count]) => (count === 1 ? service : `${service} of ${count} servers`)).join(', ');
}

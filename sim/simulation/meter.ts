/** How long each service was down or degraded. */
import type { ServiceLevel } from '../../machines/kit/services.js';
import { addTime, type SimulatedTime, zeroTime } from './time.js';

/** The time that a service has not been up. */
export interface Meter {
	readonly down: SimulatedTime;
	readonly degraded: SimulatedTime;
}

const untouched: Meter = { down: zeroTime, degraded: zeroTime };

/** Meters that stand at zero, one for each service. */
export function newMeters(services: readonly string[]): ReadonlyMap<string, Meter> {
	return new Map(services.map((service) => [service, untouched]));
}

/** The meters after the services have been at these levels for a time. */
export function runMeters(
	meters: ReadonlyMap<string, Meter>,
	levels: ReadonlyMap<string, ServiceLevel>,
	elapsed: SimulatedTime,
): ReadonlyMap<string, Meter> {
	if (elapsed.minutes === 0 && elapsed.unknownStretches === 0) return meters;
	return new Map(
		[...meters].map(([service, meter]) => [service, run(meter, levels.get(service) ?? { kind: 'up' }, elapsed)]),
	);
}

function run(meter: Meter, level: ServiceLevel, elapsed: SimulatedTime): Meter {
	switch (level.kind) {
		case 'up':
			return meter;
		case 'degraded':
			return { ...meter, degraded: addTime(meter.degraded, elapsed) };
		case 'down':
			return { ...meter, down: addTime(meter.down, elapsed) };
	}
}

/** Points of simulated time, short enough for columns and axes. */
import type { SimulatedTime } from '../simulation/time.js';

/** Minutes since the begin as `0:45`, `13:05` or, from the second day on, `1d 02:05`. */
export function clockOfMinutes(minutes: number): string {
	const days = Math.floor(minutes / 1440);
	const hours = Math.floor((minutes % 1440) / 60);
	const rest = String(minutes % 60).padStart(2, '0');
	return days === 0 ? `${hours}:${rest}` : `${days}d ${String(hours).padStart(2, '0')}:${rest}`;
}

/** `0:45`, or `0:45+2?` after two stretches of unknown length, or `+2?` where no time is known to have passed. */
export function clockOf({ minutes, unknownStretches }: SimulatedTime): string {
	if (unknownStretches === 0) return clockOfMinutes(minutes);
	return `${minutes === 0 ? '' : clockOfMinutes(minutes)}+${unknownStretches}?`;
}

/** What `+2?` means, for a line below a report that shows one. */
export const unknownExplained = '+1? is one stretch of time whose length neither the guide nor the deployment gives.';

/** Lengths of time as a trainee reads them: what nobody has stated is said in words. */
import { describeMinutes } from '../../machines/kit/quantities.js';
import type { SimulatedTime } from '../simulation/time.js';

/** `1 h 30 min`, `a stretch of unknown length`, `20 min and 2 stretches of unknown length`. */
export function timeInWords({ minutes, unknownStretches }: SimulatedTime): string {
	if (unknownStretches === 0) return describeMinutes(minutes);
	const unknown =
		unknownStretches === 1 ? 'a stretch of unknown length' : `${unknownStretches} stretches of unknown length`;
	return minutes === 0 ? unknown : `${describeMinutes(minutes)} and ${unknown}`;
}

/** Compares simulated time with `30 min`, `at least 30 min`, `at most 1 h` or `unknown`. */
import { parseMinutes } from '../../machines/kit/quantities.js';
import type { SimulatedTime } from '../simulation/time.js';

/**
 * Whether a time is as expected. Stretches of unknown length satisfy an exact figure or an upper bound only if there
 * are none of them: what nobody knows cannot be claimed.
 */
export function isTime({ minutes, unknownStretches }: SimulatedTime, expected: string): boolean {
	if (expected === 'unknown') return unknownStretches > 0;
	const figure = parseMinutes(expected.replace(/^at (?:least|most) /, ''));
	if (figure === undefined) return false;
	if (expected.startsWith('at least')) return minutes >= figure;
	if (unknownStretches > 0) return false;
	return expected.startsWith('at most') ? minutes <= figure : minutes === figure;
}

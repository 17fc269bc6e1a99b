/** The sandbox: how soon a key shows, and how soon the first frame stands. */
import { type Measured, median, type timesOf } from './measure.js';
import { firstFrameCase } from './sandbox/firstFrame.js';
import { keyTimes } from './sandbox/keys.js';

/** A frame that comes later than this is felt; on a machine at rest almost none does. */
const feltMilliseconds = 100;

/** What was measured, and a line about the keys, of which not only the median matters. */
export async function sandboxCases(
	time: typeof timesOf,
	repetitions: number,
): Promise<{ readonly cases: readonly Measured[]; readonly line: string }> {
	const { milliseconds, check } = await keyTimes(repetitions);
	const sorted = [...milliseconds].sort((first, second) => first - second);
	const late = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
	const felt = milliseconds.filter((each) => each > feltMilliseconds).length;
	const line = [
		'key to frame, 24 servers'.padEnd(44),
		`${median(milliseconds).toFixed(1)} ms`.padStart(12),
		`  99th percentile ${late.toFixed(1)} ms, ${felt} of ${milliseconds.length} above ${feltMilliseconds} ms  [${check}]`,
	].join('');
	return { cases: [await firstFrameCase(time, repetitions)], line };
}

import { describe, expect, it } from 'vitest';
import { drawAxis } from '../../../sim/report/axis.js';
import { scaleFor } from '../../../sim/report/scale.js';

/** Points of time as [minutes, unknown stretches]. */
function axis(room: number, ...moments: readonly (readonly [number, number])[]): string[] {
	const times = moments.map(([minutes, unknownStretches]) => ({ minutes, unknownStretches }));
	const end = times.at(-1) ?? { minutes: 0, unknownStretches: 0 };
	return drawAxis(times, end, scaleFor(end, room));
}

describe('drawAxis', () => {
	it('marks round times and the end', () => {
		expect(axis(40, [0, 0], [10, 0], [100, 0])).toEqual([
			'┴───────────┴───────────┴───────────────┴',
			'0:00        0:30        1:00         1:40',
		]);
	});

	it('gives stretches of unknown length a few columns, dashed and with a question mark', () => {
		expect(axis(40, [0, 0], [30, 0], [30, 1], [60, 1])).toEqual([
			'┴────────┴─────────┴?╌──────────────────┴',
			'0:00     0:15      0:30           1:00+1?',
		]);
	});

	it('has only question marks where nothing is known', () => {
		expect(axis(40, [0, 0], [0, 1], [0, 2])).toEqual([
			'┴╌╌╌╌╌╌╌?╌╌╌╌╌╌╌┴╌╌╌╌╌╌╌?╌╌╌╌╌╌╌┴',
			'0:00            +1?           +2?',
		]);
	});

	it('stays within its width with more unknown stretches than columns', () => {
		const many = Array.from({ length: 100 }, (_, index) => [5, index] as const);
		const lines = axis(20, [0, 0], ...many);
		expect(lines.map((line) => line.length)).toEqual([21, 21]);
		expect(lines[1]).toMatch(/0:05\+99\?$/);
	});

	it('marks days on long runs', () => {
		expect(axis(40, [0, 0], [7200, 0])[1]).toBe('0:00            2d 00:00         5d 00:00');
	});
});

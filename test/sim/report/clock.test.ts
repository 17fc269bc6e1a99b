import { expect, it } from 'vitest';
import { clockOf } from '../../../sim/report/clock.js';

it.each([
	[0, 0, '0:00'],
	[45, 0, '0:45'],
	[785, 0, '13:05'],
	[1565, 0, '1d 02:05'],
	[45, 2, '0:45+2?'],
	[0, 2, '+2?'],
])('%i minutes and %i unknown stretches are %s', (minutes, unknownStretches, expected) => {
	expect(clockOf({ minutes, unknownStretches })).toBe(expected);
});

import { expect, it } from 'vitest';
import { scaleFor } from '../../../sim/report/scale.js';

const time = (minutes: number, unknownStretches: number) => ({ minutes, unknownStretches });

it('gives known minutes the columns that unknown stretches leave', () => {
	const { width, column } = scaleFor(time(60, 2), 46);
	expect(width).toBe(46);
	expect([time(0, 0), time(30, 0), time(30, 1), time(60, 2)].map(column)).toEqual([0, 20, 23, 46]);
});

it('never gives unknown stretches more than half of the width', () => {
	const { column } = scaleFor(time(60, 10), 40);
	expect([time(0, 10), time(60, 10)].map(column)).toEqual([20, 40]);
});

it('does not spread a few unknown stretches over the whole width', () => {
	const { width, column } = scaleFor(time(0, 2), 100);
	expect([column(time(0, 1)), column(time(0, 2)), width]).toEqual([16, 32, 32]);
});

it('has no columns where no time has passed', () => {
	const { width, column } = scaleFor(time(0, 0), 40);
	expect([column(time(0, 0)), width]).toEqual([0, 0]);
});

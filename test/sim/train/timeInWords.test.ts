import { expect, it } from 'vitest';
import { timeInWords } from '../../../sim/train/timeInWords.js';

it.each([
	[0, 0, '0 min'],
	[90, 0, '1 h 30 min'],
	[0, 1, 'a stretch of unknown length'],
	[20, 3, '20 min and 3 stretches of unknown length'],
])('%d minutes and %d unknown stretches are told as %s', (minutes, unknownStretches, words) => {
	expect(timeInWords({ minutes, unknownStretches })).toBe(words);
});

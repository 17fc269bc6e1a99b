import { describe, expect, it } from 'vitest';
import {
	colourStyle,
	columns,
	head,
	pad,
	padStart,
	plainStyle,
	tail,
	textOf,
	truncate,
	truncateMiddle,
	wrap,
} from '../../../sim/report/style.js';

describe('styles', () => {
	it('put ANSI codes around a text, or nothing', () => {
		expect(colourStyle.red('down')).toBe('\u001b[31mdown\u001b[39m');
		expect(plainStyle.red('down')).toBe('down');
		expect(colourStyle.bold('')).toBe('');
	});
});

describe('columns', () => {
	it.each([
		['abc', 3],
		['失敗', 4],
		['e\u0301', 1],
		['🚀', 2],
		['\u001b[31mabc\u001b[39m', 3],
		['…', 1],
	])('%s', (text, expected) => expect(columns(text)).toBe(expected));
});

describe('cutting', () => {
	it('never takes more columns than there are, also where a wide character does not fit', () => {
		expect(head('失敗する', 5)).toBe('失敗');
		expect(tail('失敗する', 5)).toBe('する');
		expect(truncate('失敗する', 6)).toBe('失敗…');
	});

	it('keeps marks with their letters and flags whole', () => {
		expect(head('e\u0301e\u0301', 1)).toBe('e\u0301');
		expect(tail('e\u0301e\u0301', 1)).toBe('e\u0301');
		expect(head('🇩🇪🇫🇷', 3)).toBe('🇩🇪');
		expect(head('👍🏽x', 2)).toBe('👍🏽');
	});

	it('leaves what fits as it is', () => {
		expect(truncate('abc', 3)).toBe('abc');
		expect(truncateMiddle('abc', 3)).toBe('abc');
	});

	it('cuts names in the middle, as they differ at their ends', () => {
		expect(truncateMiddle('mail-filter.mf1', 9)).toBe('mail….mf1');
		expect(truncateMiddle('mail-filter.mf1', 8)).toBe('mail…mf1');
		expect(truncateMiddle('mail-filter.mf1', 2)).toBe('m…');
		expect(truncate('abc', 0)).toBe('');
	});

	it('fills up by columns, not by characters', () => {
		expect(`${pad('失', 4)}|`).toBe('失  |');
		expect(padStart('失', 4)).toBe('  失');
		expect(pad('abcd', 2)).toBe('abcd');
	});
});

describe('wrap', () => {
	it('breaks between words, with a hanging indent', () => {
		expect(wrap('one two three four', 11, '- ')).toEqual(['- one two', '  three', '  four']);
		expect(wrap('one two three four', 11, '- ', '')).toEqual(['- one two', 'three four']);
	});

	it('breaks words that are longer than a line', () => {
		expect(wrap('abcdefghij kl', 5)).toEqual(['abcde', 'fghij', 'kl']);
		expect(wrap('a 失敗する', 4, '', ' ')).toEqual(['a', ' 失', ' 敗', ' す', ' る']);
	});

	it('ends also where not even one character fits', () => {
		expect(wrap('失敗', 1)).toEqual(['失', '敗']);
	});

	it('gives one line for an empty text', () => {
		expect(wrap('', 10, 'x ')).toEqual(['x']);
	});

	it('does not break at no-break spaces', () => {
		expect(wrap('aa b\u00a0=\u00a0c', 6)).toEqual(['aa', 'b\u00a0=\u00a0c']);
	});
});

it('textOf ends every line', () => {
	expect(textOf(['a', '', 'b'])).toBe('a\n\nb\n');
	expect(textOf([])).toBe('');
});

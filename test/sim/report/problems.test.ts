import { describe, expect, it } from 'vitest';
import { renderProblems } from '../../../sim/report/problems.js';
import { colourStyle, columns, plainStyle } from '../../../sim/report/style.js';
import { type Problem, problemAt } from '../../../sim/scenario/problem.js';

const problem: Problem = {
	file: 'a.yaml',
	line: 12,
	column: 11,
	message: 'Unknown key "sever".',
	advice: 'Did you mean "server"?',
	lineText: '    sever: mf1',
};

/** The part of the excerpt's line above the caret. */
function aboveCaret(text: string): string {
	const [, line = '', caret = ''] = text.split('\n');
	const offset = columns(caret.slice(0, caret.indexOf('^')));
	let before = '';
	for (const character of line) {
		if (columns(before) >= offset) return character;
		before += character;
	}
	return '';
}

describe('renderProblems', () => {
	it('shows place, message, line, caret and advice', () => {
		const second = { ...problem, line: 1, column: 1, advice: undefined };
		expect(renderProblems([problem, second], plainStyle)).toBe(
			`a.yaml:12:11: error: Unknown key "sever".
   12 |     sever: mf1
      |           ^
  Did you mean "server"?

a.yaml:1:1: error: Unknown key "sever".
    1 |     sever: mf1
      | ^
`,
		);
	});

	it('is empty for no problems', () => {
		expect(renderProblems([], plainStyle)).toBe('');
	});

	it('widens the gutter for long line numbers', () => {
		const text = renderProblems([problem, { ...problem, line: 12345 }], plainStyle);
		expect(text).toContain('\n     12 |     sever');
		expect(text).toContain('\n  12345 |     sever');
	});

	it('leaves an empty line out', () => {
		expect(renderProblems([{ ...problem, lineText: '', advice: undefined }], plainStyle)).toBe(
			'a.yaml:12:11: error: Unknown key "sever".\n',
		);
	});

	it('sets the caret under the character also behind wide ones', () => {
		const source = { file: 'a.yaml', text: 'title: 失敗🚀e\u0301 X\n' };
		expect(aboveCaret(renderProblems([problemAt(source, source.text.indexOf('X'), 'No.')], plainStyle))).toBe('X');
	});

	it('makes control characters visible, also in file names and messages, and keeps the caret right', () => {
		const text = renderProblems(
			[{ ...problem, file: 'a\u001b[2J.yaml', message: 'a\u0007', lineText: '\ta\u001b[31m: X\u202e', column: 9 + 1 }],
			plainStyle,
		);
		expect([...text].filter((character) => '\u0007\u001b\u202e\t'.includes(character))).toEqual([]);
		expect(text).toContain('a\\u{1b}[2J.yaml:12:10: error: a\\u{7}');
		expect(text).toContain(' a\\u{1b}[31m: X\\u{202e}');
		expect(aboveCaret(text)).toBe('X');
	});

	it.each([0, 20, 300, 4000, 8000])('cuts a very long line around offset %i', (at) => {
		const line = `${'失a'.repeat(at / 2)}X${'b'.repeat(8001 - at)}`;
		const text = renderProblems([problemAt({ file: 'a.yaml', text: line }, at, 'No.')], plainStyle);
		expect(aboveCaret(text)).toBe('X');
		expect(Math.max(...text.split('\n').map(columns))).toBeLessThanOrEqual(80);
	});

	it('leaves no half of a character where it cuts', () => {
		const line = `${'🚀'.repeat(999)}X${'🚀'.repeat(999)}`;
		for (const shift of ['', 'a']) {
			const source = { file: 'a.yaml', text: shift + line + shift };
			const text = renderProblems([problemAt(source, source.text.indexOf('X'), 'No.')], plainStyle);
			expect(text).not.toContain('\\u{d');
			expect(aboveCaret(text)).toBe('X');
		}
	});

	it('emphasises without changing the text', () => {
		const coloured = renderProblems([problem], colourStyle);
		expect(coloured).toContain('\u001b[31merror:\u001b[39m');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken out are the codes themselves.
		expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderProblems([problem], plainStyle));
	});
});

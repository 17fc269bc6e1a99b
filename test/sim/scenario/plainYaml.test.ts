/** What is read of plain files against what all of YAML makes of them: the same data, and every place the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataPath } from '../../../sim/scenario/places.js';
import { readPlain } from '../../../sim/scenario/plainYaml.js';
import { parseAnyYaml } from '../../../sim/scenario/yaml.js';

const folders = ['scenarios', 'test/bad-input', 'test/cli', 'docs/examples', 'machines'];
const files = folders
	.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
	.filter((name) => /\.ya?ml$/.test(name));
const texts = files.map((file) => readFileSync(file, 'utf8'));

function pathsOf(data: unknown, path: DataPath = []): DataPath[] {
	if (typeof data !== 'object' || data === null) return [path];
	const keys = Array.isArray(data) ? data.keys() : Object.keys(data);
	const inner = [...keys].flatMap((key) => pathsOf((data as Record<string | number, unknown>)[key], [...path, key]));
	return [path, ...inner, [...path, 'nowhere'], [...path, 0, 'nowhere']];
}

/** Compares where the text is plain; whether it is. */
function isPlainAndTheSame(text: string): boolean {
	const plain = readPlain(text);
	if (plain === undefined) return false;
	const { data, places } = plain;
	const all = parseAnyYaml({ file: 'a.yaml', text });
	if (!all.ok) throw new Error(`Taken for plain: ${all.problems[0]?.message}\n${text}`);
	const { value } = all;
	expect(JSON.stringify(data)).toBe(JSON.stringify(value.data));
	for (const path of pathsOf(data)) {
		expect([path, places.valueAt(data, path)]).toEqual([path, value.valueAt(path)]);
		const key = String(path.at(-1));
		expect([path, places.keyAt(data, path.slice(0, -1), key)]).toEqual([path, value.keyAt(path.slice(0, -1), key)]);
	}
	return true;
}

/** What could turn plain YAML into something else, or into nothing. */
const insertions = [
	...[
		'\n',
		'\n\n',
		' ',
		'  ',
		'\t',
		'- ',
		'-',
		':',
		': ',
		'#',
		' #',
		'# c\n',
		',',
		'[',
		']',
		'{',
		'}',
		'"',
		"'",
		'&a ',
		'*a',
	],
	...[
		'!',
		'|',
		'>',
		'%',
		'@',
		'`',
		'?',
		'? ',
		'~',
		'null',
		'True',
		'0x1',
		'1e3',
		'.5',
		'-1',
		'1.0',
		'0o7',
		'<<: ',
		'---\n',
	],
	...[
		'...\n',
		'\\',
		'\\n',
		'a: b\n',
		'  a: b\n',
		'- a\n',
		'[a, b]',
		'{ a: b }',
		'[]',
		'{}',
		'ü',
		'\u0000',
		'\r',
		'= ',
		'_',
	],
];
const edit = fc.record({
	at: fc.nat(),
	removed: fc.constantFrom(0, 0, 1, 2, 5, 40),
	inserted: fc.constantFrom('', ...insertions),
});

function edited(text: string, { at, removed, inserted }: { at: number; removed: number; inserted: string }): string {
	const start = at % (text.length + 1);
	return text.slice(0, start) + inserted + text.slice(start + removed);
}

describe('plain files', () => {
	it('are read as all of YAML reads them, and most scenarios are plain', () => {
		const plain = files.filter((_, index) => isPlainAndTheSame(texts[index] as string));
		const scenarios = (names: readonly string[]) => names.filter((name) => name.startsWith('scenarios')).length;
		expect(scenarios(plain) / scenarios(files)).toBeGreaterThan(0.8);
	});

	it('are so, whatever slips of the pen make of them', () => {
		const small = texts.filter((text) => text.length < 1500);
		fc.assert(
			fc.property(fc.constantFrom(...small), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
				isPlainAndTheSame(edits.reduce(edited, text));
			}),
			{ numRuns: Number(process.env['REHEARSE_RUNS'] ?? 3000) },
		);
	});

	it.each([
		['a: 1\nb: [x, 30 min, "q: r", \'s\']\nc:\n  - d: { e: f, g: [] } # why\n    h: 2.8.0.0\n', true],
		['a: b\n  c\n', false],
		['a: b\n# c\n\na2: d\n', true],
		['a:\nb: c\n', false],
		['a: b\na: c\n', false],
		['a: 0x10\n', false],
		['a: yes\n', true],
		['a: >\n  folded\n', false],
		['a: &x b\nc: *x\n', false],
		['constructor: a\n', false],
		['__proto__: a\n', false],
		['', false],
	])('begin and end somewhere: %j', (text, isPlain) => {
		expect(isPlainAndTheSame(text)).toBe(isPlain);
	});
});

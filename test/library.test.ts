/** The examples of docs/library.md, run against the built library and compared with the text block behind each. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';

const text = readFileSync('docs/library.md', 'utf8');
const examples = [...text.matchAll(/```ts\n(.*?)```\s+```text\n(.*?)```/gs)].map(([, code = '', output = '']) => ({
	code,
	output,
}));

describe('docs/library.md', () => {
	it('shows the output of every example', () => {
		expect(examples.length).toBe([...text.matchAll(/```ts\n/g)].length);
		expect(examples.length).toBeGreaterThan(0);
	});

	it.each(examples.map(({ code, output }, index) => ({ index, code, output })))(
		'example $index gives what it shows',
		({ index, code, output }) => {
			// Below the package, so that `rehearse` means this package and its exports.
			mkdirSync('dist/examples', { recursive: true });
			const file = `dist/examples/${index}.mjs`;
			writeFileSync(`dist/examples/${index}.mts`, `${code}export {};\n`);
			writeFileSync(file, transformSync(code, { loader: 'ts', format: 'esm' }).code);
			expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe(output);
		},
	);

	it('has examples that fit the exported types', () => {
		const options = [
			'--ignoreConfig',
			'--noEmit',
			'--strict',
			'--skipLibCheck',
			'--module',
			'nodenext',
			'--target',
			'es2023',
			'--types',
			'node',
		];
		const files = examples.map((_, index) => `dist/examples/${index}.mts`);
		const compiler = 'node_modules/typescript/bin/tsc';
		const compile = () => execFileSync(process.execPath, [compiler, ...options, ...files], { encoding: 'utf8' });
		expect(compile()).toBe('');
	});
});

/** Every command that a document shows gives what the document shows. REHEARSE_UPDATE=1 writes the outputs anew. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Exchange, exchangesOf, matches, rewritten, run, wordsOf, writeFiles } from './support/consoleDocument.js';

const program = resolve('dist/rehearse.js');
const isUpdate = process.env['REHEARSE_UPDATE'] === '1';

function documents(): string[] {
	const folders = ['test/cli', 'docs'].filter((folder) => existsSync(folder));
	const inFolders = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
	return [...inFolders, 'README.md'].filter((file) => file.endsWith('.md') && existsSync(file)).sort();
}

const withCommands = documents()
	.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
	.map(({ file, text }) => ({ file, text, exchanges: exchangesOf(text) }))
	.filter(({ exchanges }) => exchanges.length > 0);

describe.each(withCommands)('$file', ({ file, text, exchanges }) => {
	const temporaryFolder = mkdtempSync(join(tmpdir(), 'rehearse-document-'));
	const answers = new Map<Exchange, readonly string[]>();
	writeFiles(text, temporaryFolder);

	afterAll(() => {
		rmSync(temporaryFolder, { recursive: true, force: true });
		if (answers.size > 0) writeFileSync(file, rewritten(text, answers));
	});

	it.each(exchanges.map((exchange) => ({ line: exchange.index + 1, exchange })))(
		'$exchange.command gives what line $line says',
		({ exchange }) => {
			const answer = run(exchange.command, { program, temporaryFolder });
			if (matches(exchange.expected, answer)) return;
			if (isUpdate) answers.set(exchange, answer);
			else expect(answer.join('\n')).toBe(exchange.expected.join('\n'));
		},
	);
});

describe('the documents of the command line', () => {
	const commands = withCommands.flatMap(({ exchanges }) => exchanges.map(({ command }) => command));

	/** The options that the help of a command tells, but for the help itself. */
	const optionsOf = (command: string) => {
		const help = run(`rehearse help ${command}`, { program, temporaryFolder: tmpdir() });
		return [...new Set(help.flatMap((line) => /^ +(?:-\w, )?(--[a-z-]+)/.exec(line)?.[1] ?? []))].filter(
			(option) => option !== '--help',
		);
	};

	it.each(['run', 'explore', 'train', 'coverage', 'list', 'show'])('show every option of %s', (command) => {
		const shown = commands.filter((text) => wordsOf(text).includes(command)).flatMap(wordsOf);
		expect(shown).not.toEqual([]);
		expect(optionsOf(command).filter((option) => !shown.includes(option))).toEqual([]);
	});
});

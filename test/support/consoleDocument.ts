/**
 * Documents that show commands and what comes of them, so that tests can run them. In a block with the info string
 * `console`, a line `$ rehearse ...` is a command; the lines behind it are its standard output, then its standard
 * error with `! ` before each line, then `[exit 2]` if the exit code is not 0. A line `…` stands for any lines.
 *
 * A block whose info string names a file behind the language (`yaml products/x.yaml`) is written into `$TMP` first.
 * `$TMP` is a folder of the document's own. `$ replace <file> <text> <other>` edits a file there.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A command and the lines that are expected of it. */
export interface Exchange {
	readonly command: string;
	/** The index of the command's line in the document. */
	readonly index: number;
	readonly expected: readonly string[];
}

/** The exchanges of a document, in order. */
export function exchangesOf(text: string): Exchange[] {
	const exchanges: Exchange[] = [];
	let isInside = false;
	let open: { command: string; index: number; expected: string[] } | undefined;
	for (const [index, line] of text.split('\n').entries()) {
		if (!isInside) isInside = line === '```console';
		else if (line === '```') {
			isInside = false;
			open = undefined;
		} else if (line.startsWith('$ ')) {
			open = { command: line.slice(2), index, expected: [] };
			exchanges.push(open);
		} else if (open === undefined) throw new Error(`Line ${index + 1} belongs to no command: ${line}`);
		else open.expected.push(line);
	}
	return exchanges;
}

/** The words of a command; single and double quotes keep spaces. */
export function wordsOf(command: string): string[] {
	return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
		word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
	);
}

/** Writes the files that a document shows into its folder. */
export function writeFiles(text: string, folder: string): void {
	for (const [, name = '', content = ''] of text.matchAll(/^```\w+ (\S+\.\w+)\n([\s\S]*?)^```$/gm)) {
		const file = join(folder, name);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
}

/** Where documents are run. */
export interface Place {
	/** The program's file. */
	readonly program: string;
	/** What `$TMP` stands for. */
	readonly temporaryFolder: string;
}

/** Runs a command and returns its lines, as a document shows them. */
export function run(command: string, { program, temporaryFolder }: Place): string[] {
	const words = wordsOf(command.replace(/^npx /, '')).map((word) => word.replaceAll('$TMP', temporaryFolder));
	const [name, ...argumentList] = words;
	if (name === 'replace') return replace(argumentList);
	if (name !== 'rehearse') throw new Error(`Documents run rehearse and replace only, not: ${command}`);
	const { stdout, stderr, status, signal } = spawnSync(process.execPath, [program, ...argumentList], {
		encoding: 'utf8',
		env: {},
		maxBuffer: 64 * 1024 * 1024,
	});
	return [
		...linesOf(stdout),
		...linesOf(stderr).map((line) => (line === '' ? '!' : `! ${line}`)),
		...(status === 0 ? [] : [`[exit ${status ?? signal}]`]),
	].map((line) => line.replaceAll(temporaryFolder, '$TMP'));
}

function replace([file = '', text = '', other = '']: readonly string[]): string[] {
	const content = readFileSync(file, 'utf8');
	if (!content.includes(text)) throw new Error(`${file} does not hold ${text}`);
	writeFileSync(
		file,
		content.replace(text, () => other),
	);
	return [];
}

/** The lines of a text; that the last line is not ended shows. */
function linesOf(text: string): string[] {
	const lines = text.split('\n');
	if (lines.at(-1) === '') return lines.slice(0, -1);
	return [...lines, '[no line end]'];
}

/** Whether lines are as expected, where `…` stands for any lines. */
export function matches(expected: readonly string[], actual: readonly string[]): boolean {
	const gap = expected.indexOf('…');
	if (gap < 0) return expected.length === actual.length && expected.every((line, index) => line === actual[index]);
	const [before, after] = [expected.slice(0, gap), expected.slice(gap + 1)];
	if (before.some((line, index) => line !== actual[index])) return false;
	const rest = actual.slice(before.length);
	return Array.from({ length: rest.length + 1 }).some((_, skipped) => matches(after, rest.slice(skipped)));
}

/** The document with other lines behind its commands; where lines were left out, as many are left. */
export function rewritten(text: string, answers: ReadonlyMap<Exchange, readonly string[]>): string {
	const lines = text.split('\n');
	for (const [{ index, expected }, answer] of [...answers].reverse()) {
		lines.splice(index + 1, expected.length, ...shortened(expected, answer));
	}
	return lines.join('\n');
}

function shortened(expected: readonly string[], answer: readonly string[]): readonly string[] {
	const before = expected.indexOf('…');
	const after = expected.length - 1 - expected.lastIndexOf('…');
	if (before < 0 || before + after >= answer.length) return answer;
	return [...answer.slice(0, before), '…', ...answer.slice(answer.length - after)];
}

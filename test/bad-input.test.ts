/**
 * Broken files: each is told as exactly one error, at the right place, with what was found and what was expected; and
 * nothing else happens. Beside each file stands what is said of it; REHEARSE_UPDATE=1 writes that anew.
 */
import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedDeployments, generatedScenarios } from './bad-input/generated.js';
import { answerOf } from './support/collectingTerminal.js';
import { keptText, printedErrors } from './support/errorText.js';

const kept = resolve('test/bad-input');
const program = resolve('dist/rehearse.js');
const home = process.cwd();
const work = mkdtempSync(join(tmpdir(), 'rehearse-bad-input-'));

interface BadFile {
	/** The broken file, in the working folder. */
	readonly file: string;
	/** The scenario to run: the file itself, or one that refers to it. */
	readonly scenario: string;
	/** Where the expected text is kept. */
	readonly expected: string;
}

function write(file: string, content: string | Uint8Array): void {
	mkdirSync(join(work, file, '..'), { recursive: true });
	writeFileSync(join(work, file), content);
}

/** Puts a scenario beside a deployment that refers to it. */
function referTo(file: string, product: string): string {
	const scenario = `referring/${product}-${file.replaceAll('/', '-')}`;
	write(scenario, `title: A broken deployment\nproduct: ${product}\ndeployment: ../${file}\n`);
	return scenario;
}

function namesIn(folder: string): string[] {
	return readdirSync(join(kept, folder)).filter((name) => name.endsWith('.yaml'));
}

function badFiles(): BadFile[] {
	cpSync(kept, work, { recursive: true });
	const scenarios = namesIn('scenarios').map((name) => {
		const file = `scenarios/${name}`;
		return { file, scenario: file, expected: file.replace(/yaml$/, 'expected') };
	});
	const deployments = ['puremessage', 'lotus-protector'].flatMap((product) =>
		namesIn(`deployments/${product}`).map((name) => {
			const file = `deployments/${product}/${name}`;
			return { file, scenario: referTo(file, product), expected: file.replace(/yaml$/, 'expected') };
		}),
	);
	const generated = Object.entries(generatedScenarios).map(([name, content]) => {
		const file = `generated/${name}.yaml`;
		write(file, content);
		return { file, scenario: file, expected: `generated/${name}.expected` };
	});
	const generatedHere = Object.entries(generatedDeployments).map(([name, content]) => {
		const file = `generated/deployments/${name}.yaml`;
		write(file, content);
		return {
			file,
			scenario: referTo(file, 'puremessage'),
			expected: `generated/deployment-${name}.expected`,
		};
	});
	return [...scenarios, ...deployments, ...generated, ...generatedHere];
}

/** Every file of the working folder with its size and time. */
function listing(): string[] {
	return readdirSync(work, { recursive: true, encoding: 'utf8' }).map((name) => {
		const { size, mtimeMs } = statSync(join(work, name), { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
		return `${name} ${size} ${mtimeMs}`;
	});
}

const controlCharacters = /[^\n\P{Cc}]|[\p{Cf}\p{Cs}\u2028\u2029]/u;
const files = badFiles();

beforeAll(() => process.chdir(work));
afterAll(() => {
	process.chdir(home);
	rmSync(work, { recursive: true, force: true });
});

describe('a broken file', () => {
	it('is there in more than two hundred kinds', () => {
		expect(files.length).toBeGreaterThan(200);
	});

	it.each(files)('is refused with one error: $file', async ({ file, scenario, expected }) => {
		const before = listing();
		const { code, output, errors } = await answerOf(['run', scenario, '--trace', 'trace.json']);
		expect(listing()).toEqual(before);
		expect({ code, output }).toEqual({ code: 2, output: '' });
		expect(errors).not.toMatch(controlCharacters);
		const [error, ...others] = printedErrors(errors);
		expect(others).toEqual([]);
		expect(errors.match(/\berror: /g)).toHaveLength(1);
		expect(error?.message).not.toBe('');
		expect(error?.advice).not.toBe('');
		// A deployment that cannot be read at all is an error of the scenario that names it.
		expect([file, scenario]).toContain(error?.file);
		const text = error === undefined ? '' : keptText(error);
		if (process.env['REHEARSE_UPDATE'] === '1') writeFileSync(join(kept, expected), text);
		expect(text).toBe(readFileSync(join(kept, expected), 'utf8'));
	});

	it('is the reason for each expected text', () => {
		const texts = readdirSync(kept, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.expected'));
		expect(texts.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(
			files.map(({ expected }) => expected).sort(),
		);
	});

	it.each(['scenarios/step-two-actions.yaml', 'generated/binary.yaml', 'generated/raw-terminal-code.yaml'])(
		'is refused by the program itself: %s',
		async (file) => {
			const inProcess = await answerOf(['run', file]);
			const run = promisify(execFile)(process.execPath, [program, 'run', file], { env: {} });
			await expect(run).rejects.toMatchObject({ code: 2, stdout: '', stderr: inProcess.errors });
		},
	);

	it('keeps the right ones of the same call from being run', async () => {
		write('right.yaml', 'title: Right\nproduct: puremessage\ndeployment: { servers: { pm1: { roles: [mta] } } }\n');
		expect(await answerOf(['run', 'right.yaml'])).toMatchObject({ code: 0, errors: '' });
		const { code, output } = await answerOf(['run', 'right.yaml', 'scenarios/unknown-key.yaml']);
		expect({ code, output }).toEqual({ code: 2, output: '' });
	});

	it('is told with all others of the same call', async () => {
		const { errors } = await answerOf(['run', 'scenarios/unknown-key.yaml', 'scenarios/step-two-actions.yaml']);
		expect(printedErrors(errors).map(({ file }) => basename(file))).toEqual([
			'unknown-key.yaml',
			'step-two-actions.yaml',
		]);
	});

	it('is told once when several scenarios refer to it', async () => {
		write('two/one.yaml', 'title: One\nproduct: puremessage\ndeployment: ../deployments/puremessage/list.yaml\n');
		write('two/other.yaml', 'title: Two\nproduct: puremessage\ndeployment: ../deployments/puremessage/list.yaml\n');
		expect(printedErrors((await answerOf(['run', 'two'])).errors)).toHaveLength(1);
	});
});

describe('a path that leads to no scenario', () => {
	const advice = 'Expected a scenario file or a folder of them.';
	const loop = 'loop.yaml';

	beforeAll(() => {
		mkdirSync(join(work, 'hollow/deployments'), { recursive: true });
		write('hollow/notes.txt', 'Nothing to run.');
		symlinkSync(loop, join(work, loop));
	});

	it.each([
		['a file that is not there', 'none.yaml', 'none.yaml', 'The file does not exist.', advice],
		['a folder without scenarios', 'hollow', 'hollow', 'The folder holds no scenario.', 'Expected files *.yaml.'],
		['an empty path', '', '""', 'The file does not exist.', advice],
		[
			'a path through a file',
			'scenarios/empty.yaml/x',
			'scenarios/empty.yaml/x',
			'The file cannot be read (ENOTDIR).',
			advice,
		],
		['a link to itself', loop, loop, 'The file cannot be read (ELOOP).', advice],
		['a path longer than any', 'x'.repeat(5000), 'x'.repeat(5000), 'The file cannot be read (ENAMETOOLONG).', advice],
		[
			'a file with a terminal code in its name',
			'a\u001b[2J.yaml',
			'a\\u{1b}[2J.yaml',
			'The file does not exist.',
			advice,
		],
	])('is told as such: %s', async (_, path, file, message, expected) => {
		const { code, output, errors } = await answerOf(['run', path]);
		expect({ code, output }).toEqual({ code: 2, output: '' });
		expect(errors).not.toMatch(controlCharacters);
		expect(printedErrors(errors)).toEqual([{ file, place: '1:1', message, advice: expected }]);
	});

	it.runIf(existsSync('/dev/zero'))('is told as such: a device that never ends', async () => {
		const { code, errors } = await answerOf(['run', '/dev/zero']);
		expect(code).toBe(2);
		expect(printedErrors(errors)[0]?.message).toBe('The file is no ordinary file.');
	});
});

/** The program as a process among others: pipes, signals, colours, closed streams, and the environment. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';

const program = resolve('dist/rehearse.js');
const folder = mkdtempSync(join(tmpdir(), 'rehearse-process-'));
const refusal = 'test/cli/scenarios/refusal.yaml';
const colourCode = '\u001b[';
const hasShell = process.platform !== 'win32';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answer(argumentList: readonly string[], env: NodeJS.ProcessEnv = {}) {
	const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...argumentList], {
		encoding: 'utf8',
		env,
		maxBuffer: 256 * 1024 * 1024,
	});
	return { output: stdout, errors: stderr, code: status };
}

interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly errors: string;
}

function start(argumentList: readonly string[], options: SpawnOptions = {}): ChildProcess {
	return spawn(process.execPath, [program, ...argumentList], { env: {}, ...options });
}

function end(child: ChildProcess): Promise<Ended> {
	let errors = '';
	child.stderr?.on('data', (chunk: Buffer) => {
		errors += chunk.toString();
	});
	return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, errors })));
}

describe('a reader', () => {
	it('that has seen enough ends the program quietly', async () => {
		const child = start(['run', '--verbose', '--json']);
		const ended = end(child);
		child.stdout?.once('data', () => child.stdout?.destroy());
		expect(await ended).toEqual({ code: 0, signal: null, errors: '' });
	});

	it('of the errors that has gone leaves the exit code as it is', async () => {
		const child = start(['run', 'test/cli/none.yaml']);
		child.stderr?.destroy();
		const { code, signal } = await end(child);
		expect({ code, signal }).toEqual({ code: 2, signal: null });
	});

	it('that is slow still gets everything', async () => {
		const child = start(['run', 'scenarios', '--json']);
		const ended = end(child);
		await pause(1500);
		const chunks: Buffer[] = [];
		child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
		expect(await ended).toMatchObject({ code: 0, errors: '' });
		expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ format: 'rehearse-report' });
	});
});

describe('a signal', () => {
	it.runIf(hasShell).each(['SIGINT', 'SIGTERM'] as const)('ends a run without a stack trace: %s', async (signal) => {
		const scenario = join(folder, 'long.yaml');
		const steps = Array.from({ length: 40 }, () => '  - random: 10000\n').join('');
		const head = 'title: Long\nproduct: puremessage\nmode: open\ndeployment: { servers: { pm1: { roles: [mta] } } }\n';
		writeFileSync(scenario, `${head}steps:\n${steps}`);
		const child = start(['run', scenario]);
		const ended = end(child);
		await pause(700);
		expect(child.exitCode).toBe(null);
		child.kill(signal);
		expect(await ended).toEqual({ code: null, signal, errors: '' });
	});

	it.runIf(hasShell)('ends an exploration, of which nothing is written', async () => {
		const deployment = join(folder, 'large.yaml');
		const mail = Array.from({ length: 9 }, (_, index) => `  mf${index}: { roles: [mta, mail-filter] }\n`);
		writeFileSync(deployment, `servers:\n  db1: { roles: [database, csm] }\n${mail.join('')}`);
		const paths = join(folder, 'paths');
		const reductions = ['--no-cone', '--no-symmetry', '--no-partial-order'];
		// The first question is answered at once, with a path that is to be saved; the second takes long.
		const questions = ['--can', 'db1 in failed', 'deployment in complete and mf1 in waiting'];
		const options = ['--deployment', deployment, ...questions, ...reductions, '--save', paths];
		const child = start(['explore', 'puremessage', ...options]);
		const ended = end(child);
		await new Promise((answered) => child.stdout?.once('data', answered));
		await pause(700);
		expect(child.exitCode).toBe(null);
		child.kill('SIGINT');
		expect(await ended).toEqual({ code: null, signal: 'SIGINT', errors: '' });
		expect(existsSync(paths)).toBe(false);
	});
});

describe('colours', () => {
	const broken = ['run', 'test/cli/broken/misspelt.yaml'];

	it.each([
		['a pipe has none', {}, false],
		['FORCE_COLOR asks for them', { FORCE_COLOR: '1' }, true],
		['FORCE_COLOR=0 does not', { FORCE_COLOR: '0' }, false],
		['NO_COLOR is stronger', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
		['an empty NO_COLOR says nothing', { FORCE_COLOR: '1', NO_COLOR: '' }, true],
		['a dumb terminal has none', { TERM: 'dumb' }, false],
	])('follow the environment: %s', (_, environment, isColoured) => {
		expect(answer(['run', refusal], environment).output.includes(colourCode)).toBe(isColoured);
		expect(answer(broken, environment).errors.includes(colourCode)).toBe(isColoured);
	});

	it('carry no meaning: without their codes the text is the same', () => {
		// biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken out are the codes themselves.
		const plain = answer(['run', refusal], { FORCE_COLOR: '1' }).output.replace(/\u001b\[\d+m/g, '');
		expect(plain).toBe(answer(['run', refusal]).output);
	});

	it('never get into what other programs read', () => {
		for (const option of ['--json', '--reporter=junit']) {
			expect(answer(['run', refusal, option], { FORCE_COLOR: '1' }).output).not.toContain(colourCode);
		}
	});
});

describe('streams', () => {
	it.runIf(hasShell).each(['<&-', '>&-', '2>&-', '<&- >&- 2>&-'])('may be closed from the start: %s', (redirection) => {
		const command = `exec "$0" "$1" run "$2" ${redirection}`;
		const { status, stderr } = spawnSync('/bin/sh', ['-c', command, process.execPath, program, refusal], {
			encoding: 'utf8',
			env: {},
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	it.runIf(hasShell)('may be files that are named as scenarios: a pipe', () => {
		const command = `cat "$2" | "$0" "$1" run /dev/stdin`;
		const { status, stdout } = spawnSync('/bin/sh', ['-c', command, process.execPath, program, refusal], {
			encoding: 'utf8',
			env: { PATH: process.env['PATH'] },
		});
		expect(status).toBe(0);
		expect(stdout).toContain('PASS');
	});
});

describe('the environment', () => {
	it.each([
		{ TZ: 'Asia/Kathmandu' },
		{ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
		{ LANG: 'C', LC_ALL: 'C' },
		{ COLUMNS: '40', HOME: '/none', DEBUG: '*' },
	])('changes nothing: %o', (environment) => {
		expect(answer(['run', 'test/cli/scenarios'], environment)).toEqual(answer(['run', 'test/cli/scenarios']));
	});

	it('may be another folder: the shipped scenarios are found from everywhere', () => {
		const { stdout, status } = spawnSync(process.execPath, [program, 'list', 'lotus-protector'], {
			encoding: 'utf8',
			env: {},
			cwd: folder,
		});
		expect(status).toBe(0);
		expect(stdout).toContain('full-run-cluster.yaml');
	});
});

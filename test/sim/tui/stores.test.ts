/** What is kept outside: scores, journals, and sessions that were killed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { journalLine, readJournal } from '../../../sim/train/journal.js';
import { noProgress, progressText, withScore } from '../../../sim/train/progress.js';
import type { Score } from '../../../sim/train/score.js';
import { progressFile, sessionsFolder } from '../../../sim/tui/folders.js';
import { loadProgress, saveProgress } from '../../../sim/tui/progressStore.js';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-train-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const score = (points: number): Score => ({
	points,
	isGoalReached: true,
	down: { minutes: 40, unknownStretches: 0 },
	bestDown: undefined,
	breaches: 0,
	hints: 0,
	refusals: 0,
});

describe('the folders', () => {
	it('follow the XDG variables, and only absolute ones', () => {
		expect(progressFile({ XDG_DATA_HOME: '/data', HOME: '/home/me' })).toBe(join('/data', 'rehearse', 'progress.json'));
		expect(progressFile({ XDG_DATA_HOME: 'data', HOME: '/home/me' })).toBe(
			join('/home/me', '.local', 'share', 'rehearse', 'progress.json'),
		);
		expect(sessionsFolder({ HOME: '/home/me' })).toBe(join('/home/me', '.local', 'state', 'rehearse', 'sessions'));
	});
});

describe('the scores', () => {
	it('are kept over writing and reading, the best of each course', () => {
		const file = join(folder, 'new', 'progress.json');
		const progress = [60, 90, 70].reduce((now, points) => withScore(now, 'puremessage/x', score(points)), noProgress);
		expect(saveProgress(file, progress)).toBeUndefined();
		const loaded = loadProgress(file);
		expect(loaded.ok && loaded.progress.courses['puremessage/x']).toMatchObject({ best: { points: 90 }, finished: 3 });
		expect(readdirSync(join(folder, 'new'))).toEqual(['progress.json']);
	});

	it('that are not there are none', () => {
		expect(loadProgress(join(folder, 'none.json'))).toEqual({ ok: true, progress: noProgress });
	});

	it.each([
		['is cut off', progressText(noProgress).slice(0, 20)],
		['is of a later version', progressText(noProgress).replace('"version": 1', '"version": 2')],
		['is something else', 'hello'],
	])('in a file that %s are left as they are', (_, text) => {
		const file = join(folder, 'strange.json');
		writeFileSync(file, text);
		expect(loadProgress(file)).toMatchObject({ ok: false });
		expect(readFileSync(file, 'utf8')).toBe(text);
	});

	it('that cannot be written leave nothing half written', () => {
		const closed = join(folder, 'closed');
		mkdirSync(closed);
		writeFileSync(join(closed, 'rehearse'), 'a file where a folder should be');
		expect(saveProgress(join(closed, 'rehearse', 'progress.json'), noProgress)).toMatch(/EEXIST|ENOTDIR/);
		expect(readdirSync(closed)).toEqual(['rehearse']);
	});
});

describe('a journal', () => {
	const head = {
		format: 'rehearse-session',
		version: 1,
		product: 'puremessage',
		title: 'x',
		mode: 'guided',
		seed: 0,
		isExam: false,
		deployment: {},
		process: 1,
	} as const;
	const lines = journalLine(head) + journalLine({ kind: 'next' }) + journalLine({ kind: 'undo', turns: 1 });

	it('is read as it was written', () => {
		expect(readJournal(lines)).toEqual({ head, commands: [{ kind: 'next' }, { kind: 'undo', turns: 1 }] });
	});

	it('is read up to where it was cut off, wherever that is', () => {
		const ends = [...lines].map((_, index) => readJournal(lines.slice(0, index))?.commands.length ?? -1);
		expect(ends).toEqual([...ends].sort((one, other) => one - other));
		expect(new Set(ends)).toEqual(new Set([-1, 0, 1, 2]));
	});

	it('of another version or form is none', () => {
		expect(readJournal(lines.replace('"version":1', '"version":2'))).toBeUndefined();
		expect(readJournal('')).toBeUndefined();
	});
});

describe('a killed session', () => {
	it('is taken up where it was', async () => {
		const state = join(folder, 'state');
		const sessions = join(state, 'rehearse', 'sessions');
		const child = spawn(process.execPath, ['--import', 'tsx', resolve('test/support/killedSandbox.ts'), sessions], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
		const send = async (keys: string): Promise<string> => {
			child.stdin.write(`${keys}\n`);
			return JSON.parse((await answers.next()).value as string) as string;
		};
		// An upgrade, two events, one of them taken back.
		await send('/ u p g r a d e space a enter enter');
		await send('a');
		await send('n');
		const last = await send('u');
		expect(last).toContain('upgrading');
		child.kill('SIGKILL');
		await once(child, 'exit');

		const script = join(folder, 'nothing.txt');
		writeFileSync(script, '# nothing is pressed\n');
		const resume = () =>
			spawnSync(process.execPath, ['dist/rehearse.js', 'train', '--resume', '--script', script], {
				encoding: 'utf8',
				env: { XDG_STATE_HOME: state, HOME: folder },
			});
		const { stdout, status } = resume();
		expect(status).toBe(0);
		// The board is the same but for what was said last, and for which server was chosen.
		const board = (screen: string) =>
			screen
				.split('\n')
				.filter((line) => /clock|^[› ] (?:db1|mf1) /.test(line))
				.map((line) => line.replace('›', ' '));
		expect(board(stdout)).toEqual(board(last));
		// A script takes nothing away: the session is still there.
		expect(resume().stdout).toBe(stdout);
		expect(existsSync(sessions)).toBe(true);
	});

	it('that does not exist is an error with what to do', () => {
		const { stderr, status } = spawnSync(
			process.execPath,
			['dist/rehearse.js', 'train', '--resume', '--script', '/dev/null'],
			{
				encoding: 'utf8',
				env: { XDG_STATE_HOME: join(folder, 'empty'), HOME: folder },
			},
		);
		expect(status).toBe(2);
		expect(stderr).toContain('There is no session to resume.');
	});
});

/** The built sandbox as a process on what it takes for a terminal: colours, leaving, signals, and taking up again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { themeFor } from '../../../sim/tui/theme.js';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes the pipes of a process look like a terminal. */
const pretendTerminal = [
	'Object.assign(process.stdin, { isTTY: true, setRawMode: () => process.stdin });',
	'Object.assign(process.stdout, { isTTY: true, columns: 80, rows: 24 });',
].join('\n');

class Sandbox {
	output = '';
	readonly child: ChildProcess;

	constructor(argumentList: readonly string[], env: NodeJS.ProcessEnv = {}) {
		const preload = `data:text/javascript,${encodeURIComponent(pretendTerminal)}`;
		this.child = spawn(process.execPath, ['--import', preload, 'dist/rehearse.js', 'train', ...argumentList], {
			env: { HOME: folder, TERM: 'xterm-256color', ...env },
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.child.stdout?.on('data', (chunk: Buffer) => {
			this.output += chunk.toString();
		});
	}

	/** Waits until a text has been written since the last key. */
	async shows(text: string): Promise<void> {
		for (let tries = 0; tries < 600 && !this.output.includes(text); tries += 1) await pause(25);
		expect(this.output).toContain(text);
	}

	async press(keys: string, shows: string): Promise<void> {
		this.output = '';
		this.child.stdin?.write(keys);
		await this.shows(shows);
	}
}

/** The begin of any colour or emphasis: Select Graphic Rendition. */
const hasSgr = (text: string) => text.split('\u001b[').some((part) => /^[\d;]*m/.test(part));

describe('the sandbox as a process', { timeout: 30_000 }, () => {
	it.each([
		['colours where nothing is said', {}, true],
		['none with NO_COLOR', { NO_COLOR: '1' }, false],
		['colours, and frames at all, in continuous integration', { CI: 'true', CONTINUOUS_INTEGRATION: '1' }, true],
	])('has %s', async (_, env, hasColours) => {
		// Colours are decided by the file descriptor, which is a pipe here.
		const sandbox = new Sandbox(['puremessage'], { ...env, ...(hasColours ? { FORCE_COLOR: '1' } : {}) });
		await sandbox.shows('clock 0:00');
		expect(hasSgr(sandbox.output)).toBe(hasColours);
		await sandbox.press('q', 'Leave the sandbox?');
		await sandbox.press('\r', '\u001b[?1049l');
		const [code] = sandbox.child.exitCode === null ? await once(sandbox.child, 'exit') : [sandbox.child.exitCode];
		expect(code).toBe(0);
		expect(sandbox.output).toContain('--resume');
	});

	it('gives the screen back when it is told to end', async () => {
		const sandbox = new Sandbox(['puremessage']);
		await sandbox.shows('clock 0:00');
		sandbox.child.kill('SIGTERM');
		await once(sandbox.child, 'exit');
		expect(sandbox.output).toContain('\u001b[?1049l');
		expect(sandbox.output).toContain('\u001b[?25h');
	});

	it('is taken up after a kill, as often as it is killed', async () => {
		const env = { XDG_STATE_HOME: join(folder, 'killed') };
		const first = new Sandbox(['--lesson', 'puremessage/1-first-upgrade', '--exam'], env);
		await first.shows('Enter');
		await first.press('\r', 'Actions');
		await first.press('/', 'Search');
		await first.press('upgrade a', 'upgrade a_');
		await first.press('\r', 'Actions');
		await first.press('\r', 'preparing');
		first.child.kill('SIGKILL');
		await once(first.child, 'exit');
		for (let times = 0; times < 2; times += 1) {
			const again = new Sandbox(['--resume'], env);
			await again.shows('preparing');
			expect(again.output).toContain('EXAM');
			again.child.kill('SIGKILL');
			await once(again.child, 'exit');
		}
		const sessions = join(folder, 'killed', 'rehearse', 'sessions');
		const [journal, ...others] = readdirSync(sessions);
		expect(others).toEqual([]);
		expect(
			readFileSync(join(sessions, journal ?? ''), 'utf8')
				.trim()
				.split('\n'),
		).toHaveLength(2);
	});
});

describe('the theme', () => {
	it.each([
		[{}, undefined, 'dark'],
		[{ COLORFGBG: '0;15' }, undefined, 'light'],
		[{ COLORFGBG: '15;0' }, undefined, 'dark'],
		[{ COLORFGBG: '0;default;7' }, undefined, 'light'],
		[{ COLORFGBG: '0;15' }, 'dark', 'dark'],
		[{ NO_COLOR: '1' }, 'light', 'plain'],
		[{ TERM: 'dumb' }, undefined, 'plain'],
		[{ NO_COLOR: '' }, 'light', 'light'],
	])('with %j and --theme %s is %s', (environment, asked, theme) => {
		expect(themeFor(environment, asked)).toBe(theme);
	});
});

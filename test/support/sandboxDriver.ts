/**
 * Drives the sandbox as a person does: presses keys on a terminal and reads its screen. The terminal is an emulator that
 * obeys every escape that Ink writes, so that what is read is what would be seen.
 */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import xterm from '@xterm/headless';
import type { Course } from '../../sim/train/course.js';
import type { Key } from '../../sim/train/screen/keys.js';
import { firstUi } from '../../sim/train/screen/press.js';
import type { Effect, Size, Ui } from '../../sim/train/screen/state.js';
import { startSession } from '../../sim/train/start.js';
import { createStore, type Store } from '../../sim/tui/store.js';

// Ink draws nothing but its last frame where it believes to be in continuous integration.
for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete process.env[name];
const { show } = await import('../../sim/tui/run.js');

const sequences: Readonly<Record<string, string>> = {
	up: '\u001b[A',
	down: '\u001b[B',
	right: '\u001b[C',
	left: '\u001b[D',
	home: '\u001b[H',
	end: '\u001b[F',
	pageup: '\u001b[5~',
	pagedown: '\u001b[6~',
	enter: '\r',
	escape: '\u001b',
	tab: '\t',
	backspace: '\u007f',
	space: ' ',
};

/** What a terminal sends for a key. */
export function sequenceOf(key: Key): string {
	return sequences[key] ?? key;
}

/** A terminal of some size with the sandbox on it. */
export class SandboxDriver {
	readonly effects: Effect[] = [];
	/** Bytes that were written to the terminal. */
	written = '';
	private readonly terminal: xterm.Terminal;
	private readonly stdin = new PassThrough();
	private readonly stdout: EventEmitter & { columns: number; rows: number };
	private pending = 0;
	private readonly store: Store;
	private readonly close: () => void;
	private readonly closed: Promise<unknown>;

	constructor(ui: Ui) {
		const { columns, rows } = ui.size;
		this.terminal = new xterm.Terminal({
			cols: columns,
			rows,
			allowProposedApi: true,
			scrollback: 0,
			convertEol: true,
		});
		this.store = createStore(ui, (effect) => {
			this.effects.push(effect);
			if (effect.kind === 'leave') this.close();
			return undefined;
		});
		const write = (data: string): boolean => {
			this.written += data;
			this.pending += 1;
			this.terminal.write(data, () => {
				this.pending -= 1;
			});
			return true;
		};
		this.stdout = Object.assign(new EventEmitter(), { columns, rows, isTTY: true, write });
		Object.assign(this.stdin, {
			isTTY: true,
			setRawMode: () => this.stdin,
			ref: () => this.stdin,
			unref: () => this.stdin,
		});
		const streams = { stdin: this.stdin, stdout: this.stdout };
		const shown = show(this.store, 'dark', streams as never);
		this.close = shown.close;
		this.closed = shown.closed;
	}

	/** What is known of the session behind the screen. */
	get ui(): Ui {
		return this.store.get();
	}

	/** Presses keys, one after the other. */
	async press(...keys: readonly Key[]): Promise<void> {
		for (const key of keys) {
			const before = this.ui;
			this.stdin.write(sequenceOf(key));
			// A lone escape is told from the begin of a sequence by what comes next, so it needs a moment.
			for (let tries = 0; key === 'escape' && this.ui === before && tries < 50; tries += 1) await pause(20);
		}
		await this.settle();
	}

	/** Waits until everything is drawn: Ink holds a frame back for some 30 ms after the one before, longer where much goes on. */
	async settle(): Promise<void> {
		let length = -1;
		for (let quiet = 0; quiet < 4; quiet += 1) {
			if (length !== this.written.length || this.pending > 0) quiet = 0;
			length = this.written.length;
			await pause(20);
		}
	}

	async resize({ columns, rows }: Size): Promise<void> {
		this.terminal.resize(columns, rows);
		Object.assign(this.stdout, { columns, rows });
		this.stdout.emit('resize');
		await this.settle();
	}

	/** The screen, line by line, without spaces at the ends and empty lines at the bottom. */
	screen(): string {
		const { active } = this.terminal.buffer;
		const lines = Array.from({ length: this.terminal.rows }, (_, row) =>
			(active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
		);
		return lines.join('\n').trimEnd();
	}

	/** Chooses an action on the board by its title, and does it; then its server, where one is asked for. */
	async choose(title: string, server?: string): Promise<void> {
		await this.press('home');
		await this.seek(title);
		await this.press('enter');
		if (server !== undefined && this.ui.page.kind === 'parameters') {
			await this.seek(server);
			await this.press('enter');
		}
	}

	/** Chooses a server on the board, so that actions are about it. */
	async chooseServer(name: string): Promise<void> {
		for (let tries = 0; tries < 30 && !this.screen().includes(`› ${name} `); tries += 1) await this.press('tab');
	}

	/** Injects a fault by its title. */
	async inject(title: string): Promise<void> {
		await this.press('f');
		await this.seek(title);
		await this.press('enter');
	}

	/** Lets minutes pass. */
	async wait(minutes: number): Promise<void> {
		await this.press('w', ...String(minutes), 'enter');
	}

	async undo(): Promise<void> {
		await this.press('u');
	}

	/** Goes down until the chosen line has the text. */
	private async seek(text: string): Promise<void> {
		for (let tries = 0; tries < 60; tries += 1) {
			const line = this.screen()
				.split('\n')
				.find((candidate) => /^(?:.*│ )?› +/.test(candidate) && candidate.includes(text));
			if (line !== undefined) return;
			await this.press('down');
		}
		throw new Error(`Nothing on the screen is called "${text}":\n${this.screen()}`);
	}

	/** Takes the sandbox from the terminal. */
	async end(): Promise<void> {
		this.close();
		await this.closed;
		this.terminal.dispose();
	}
}

/** A driver on the begin of a course. */
export async function driverOn(course: Course, size: Size = { columns: 80, rows: 24 }): Promise<SandboxDriver> {
	const driver = new SandboxDriver(firstUi(startSession(course), size));
	await driver.settle();
	return driver;
}

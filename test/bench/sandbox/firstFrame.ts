/** The time from the start of the program to the first frame of the sandbox, against a Node that does nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured, timesOf } from '../measure.js';

/** Makes the pipes of a process look like a terminal, so that the sandbox can be started where there is none. */
const pretendTerminal = [
	'Object.assign(process.stdin, { isTTY: true, setRawMode: () => process.stdin });',
	'Object.assign(process.stdout, { isTTY: true, columns: 80, rows: 24 });',
].join('\n');

/** Starts the sandbox, takes the time to its first frame, and ends it. */
async function firstFrame(folder: string): Promise<{ readonly milliseconds: number; readonly header: string }> {
	const begin = performance.now();
	const child = spawn(
		process.execPath,
		[
			'--import',
			`data:text/javascript,${encodeURIComponent(pretendTerminal)}`,
			'dist/rehearse.js',
			'train',
			'puremessage',
		],
		{ env: { HOME: folder, NO_COLOR: '1' }, stdio: ['pipe', 'pipe', 'inherit'] },
	);
	let output = '';
	for await (const chunk of child.stdout) {
		output += String(chunk);
		if (output.includes('GUIDED')) break;
	}
	const milliseconds = performance.now() - begin;
	child.kill('SIGKILL');
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	return { milliseconds, header: /GUIDED.*/.exec(output)?.[0].trim() ?? '' };
}

/** The case: both take turns, so that both see the same machine. */
export async function firstFrameCase(time: typeof timesOf, repetitions: number): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));
	const milliseconds: number[] = [];
	const bare: number[] = [];
	let check = '';
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		bare.push(time(['-e', '0']).milliseconds);
		const frame = await firstFrame(folder);
		milliseconds.push(frame.milliseconds);
		check = frame.header;
	}
	rmSync(folder, { recursive: true, force: true });
	return {
		name: 'first frame of rehearse train',
		milliseconds,
		against: { name: 'node -e 0', milliseconds: bare },
		check,
	};
}

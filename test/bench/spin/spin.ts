/** Runs SPIN on the bench model, where it is installed (Debian: `apt-get install spin`, with gcc). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts, Size } from '../exploration/subject.js';
import { promela } from './promela.js';

/** One run of a compiled model. */
interface SpinRun {
	readonly counts: Counts;
	readonly milliseconds: number;
}

/** A compiled model. */
export interface Spin {
	run(): SpinRun;
	/** Deletes what was compiled. */
	end(): void;
}

/** Why there are no measurements of SPIN. */
export interface NoSpin {
	readonly missing: string;
}

function call(command: string, arguments_: readonly string[], folder: string): string {
	const { stdout, stderr, status, error } = spawnSync(command, arguments_, { cwd: folder, encoding: 'utf8' });
	if (error !== undefined || status !== 0) {
		throw new Error(`${command} ${arguments_.join(' ')} ended with ${status}: ${error?.message ?? stdout + stderr}`);
	}
	return stdout;
}

function isInstalled(command: string, argument: string): boolean {
	return spawnSync(command, [argument]).error === undefined;
}

/** Compiles the model without partial order reduction, for as many states as are expected. */
export function compileSpin(size: Size, states: number): Spin | NoSpin {
	const tools = [['spin', '-V'] as const, ['gcc', '--version'] as const];
	const missing = tools.find(([command, argument]) => !isInstalled(command, argument));
	if (missing !== undefined) return { missing: `SPIN: skipped, as ${missing[0]} is not installed` };
	const folder = mkdtempSync(join(tmpdir(), 'rehearse-spin-'));
	writeFileSync(join(folder, 'upgrade.pml'), promela(size));
	call('spin', ['-a', 'upgrade.pml'], folder);
	call('gcc', ['-O2', '-w', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c'], folder);
	// A hash table as large as the number of states is what it was fastest with; -E: that all is done is no error here.
	const options = [`-w${Math.max(10, Math.ceil(Math.log2(states)))}`, '-m10000', '-n', '-E'];
	return {
		run() {
			const begin = performance.now();
			const output = call('./pan', options, folder);
			return read(output, performance.now() - begin);
		},
		end: () => rmSync(folder, { recursive: true }),
	};
}

function read(output: string, wholeProcess: number): SpinRun {
	const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1]);
	if (!/errors: 0/.test(output)) throw new Error(`SPIN reports an error or a search cut off:\n${output}`);
	const elapsed = number(/elapsed time ([\d.e+-]+) seconds/) * 1000;
	return {
		// Its transitions are states stored and states met again: the first state counts as one.
		counts: {
			states: number(/(\d+) states, stored/),
			transitions: number(/(\d+) transitions/) - 1,
		},
		// Its own time, in hundredths of a second, leaves out the begin of the process; below a tenth it is too coarse.
		milliseconds: elapsed >= 100 ? Math.min(elapsed, wholeProcess) : wholeProcess,
	};
}

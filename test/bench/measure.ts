/** Timing of whole processes and of functions. */
import { spawnSync } from 'node:child_process';

/** One case with its times. */
export interface Measured {
	readonly name: string;
	readonly milliseconds: readonly number[];
	/** What it is compared with, measured in turn with it. */
	readonly against?: { readonly name: string; readonly milliseconds: readonly number[] };
	/** The ratio that it must not exceed. */
	readonly limit?: number;
	/** The time that it must not exceed, for what has to be done while somebody waits. */
	readonly limitMilliseconds?: number;
	/** Something that changes when the meaning does. */
	readonly check: string;
}

/** The middle value; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((first, second) => first - second);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Runs Node with arguments; the time of the whole process and what it wrote. */
export function timesOf(arguments_: readonly string[]): { readonly milliseconds: number; readonly output: string } {
	const begin = performance.now();
	const { stdout, status, stderr } = spawnSync(process.execPath, arguments_, {
		encoding: 'utf8',
		env: { ...process.env, NO_COLOR: '1' },
		maxBuffer: 64 * 1024 * 1024,
	});
	const milliseconds = performance.now() - begin;
	if (status !== 0) throw new Error(`node ${arguments_.join(' ')} ended with ${status}: ${stderr}`);
	return { milliseconds, output: stdout };
}

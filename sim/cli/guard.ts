/**
 * Long commands run in a process of their own, so that somebody is left to say what happened when it is stopped or
 * runs out of memory: nothing was decided, and nothing half written. Every file is written in one step, at the end.
 */
import { spawn } from 'node:child_process';
import { type ExitCode, exitCodes } from './exitCode.js';

const guardedCommands = ['check', 'mutate', 'diff'];
const mark = 'REHEARSE_GUARDED';
const millisecondsToEnd = 2000;

/** Whether a command line is one that is to be guarded, and is not yet. */
export function needsGuard(argumentList: readonly string[]): boolean {
	const isLong = argumentList.some((word) => guardedCommands.includes(word));
	return isLong && !argumentList.includes('--watch') && !argumentList.includes('--help') && process.env[mark] !== '1';
}

/** Runs the command line again in a guarded process and returns its exit code, or that nothing was decided. */
export function runGuarded(script: string, argumentList: readonly string[]): Promise<ExitCode> {
	const child = spawn(process.execPath, [...process.execArgv, script, ...argumentList], {
		stdio: 'inherit',
		env: { ...process.env, [mark]: '1' },
	});
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) {
		process.on(signal, () => {
			child.kill(signal);
			// Whoever does not end when asked (it may be stopped by a shell) is ended.
			setTimeout(() => child.kill('SIGKILL'), millisecondsToEnd).unref();
		});
	}
	return new Promise((resolve) => {
		child.on('error', (error) => {
			process.stderr.write(`rehearse: the command cannot be started: ${error.message}\n`);
			resolve(exitCodes.internalError);
		});
		child.on('close', (code, signal) => {
			if (code !== null && code < 128) return resolve(code as ExitCode);
			const isInterrupted = signals.some((each) => each === signal) || code === 130 || code === 143;
			const what = isInterrupted ? 'was stopped' : 'ran out of memory, or was killed';
			process.stderr.write(`rehearse: the command ${what} before it was done; nothing was written.\n`);
			resolve(exitCodes.notDecided);
		});
	});
}

/** The `rehearse` program: hands its arguments to the commands and their answer to the shell. */
import './engineTuning.js';
import { join } from 'node:path';
import { needsGuard, runGuarded } from './guard.js';
import { openProgram } from './programFile.js';

// A reader that has seen enough (`rehearse run | head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
});
// If nobody reads the errors either, the exit code still tells.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

const argumentList = process.argv.slice(2);
if (needsGuard(argumentList)) process.exitCode = await runGuarded(process.argv[1] as string, argumentList);
else {
	const { main, processTerminal } = openProgram(join(import.meta.dirname, 'program')).load();
	process.exitCode = await main(argumentList, processTerminal());
}

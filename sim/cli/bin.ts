/** The `rehearse` program: hands its arguments to the commands and their answer to the shell. */
import './engineTuning.js';
import { main } from './main.js';
import { processTerminal } from './terminal.js';

// A reader that has seen enough (`rehearse run | head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
});
// If nobody reads the errors either, the exit code still tells.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), processTerminal());

/** Runs the command line in this process and keeps what it writes. */
import type { ExitCode } from '../../sim/cli/exitCode.js';
import { main } from '../../sim/cli/main.js';
import { plainStyle } from '../../sim/report/style.js';

/** What a command line came to. */
export interface Answer {
	readonly code: ExitCode;
	readonly output: string;
	readonly errors: string;
}

/** Runs a command line on a terminal of 80 columns without colours. */
export async function answerOf(argumentList: readonly string[]): Promise<Answer> {
	let output = '';
	let errors = '';
	const code = await main(argumentList, {
		write: (text) => {
			output += text;
		},
		writeError: (text) => {
			errors += text;
		},
		width: 80,
		style: plainStyle,
		errorStyle: plainStyle,
	});
	return { code, output, errors };
}

/** Exit codes that no input leads to. */
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../sim/cli/exitCode.js';
import { main } from '../../sim/cli/main.js';
import { plainStyle } from '../../sim/report/style.js';

describe('a defect of the program', () => {
	it('is reported as such, with what a report needs, and is no answer', async () => {
		let errors = '';
		const code = await main(['show', 'puremessage'], {
			write: () => {
				throw new Error('The paper has run out.');
			},
			writeError: (text) => {
				errors += text;
			},
			width: 80,
			style: plainStyle,
			errorStyle: plainStyle,
		});
		expect(code).toBe(exitCodes.internalError);
		expect(errors).toMatch(
			/^rehearse: internal error, please report it with this text:\nError: The paper has run out\./,
		);
	});
});

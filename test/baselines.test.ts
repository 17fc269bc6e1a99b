/** The baselines are what the products do: whoever changes a machine looks at the changed lines, and updates them. */
import { describe, expect, it } from 'vitest';
import { productNames } from '../machines/index.js';
import { answerOf } from './support/collectingTerminal.js';

/** A product is explored anew, which takes a busy machine minutes. */
const patience = 600_000;

describe('the baselines', () => {
	it.each(productNames)('%s does what its baseline says', { timeout: patience }, async (product) => {
		const { output, errors, code } = await answerOf(['check', product]);
		expect(errors).toBe('');
		expect(output, `If that is meant: "npm run regenerate ${product}" writes it`).toMatch(
			/^\d+ lines are as they were\n$/,
		);
		expect(code).toBe(0);
	});
});

/**
 * Golden traces: a few in full, to be read in review, and the digest of every shipped scenario. A difference is a
 * question to the reviewer; REHEARSE_UPDATE=1 npm test accepts it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScenario } from '../sim/scenario/run.js';
import { shippedScenarios } from './support/shipped.js';

const inFull = [
	'scenarios/puremessage/full-run-small.yaml',
	'scenarios/puremessage/mail-stops-with-one-filter.yaml',
	'scenarios/lotus-protector/full-run-single.yaml',
	'scenarios/lotus-protector/power-lost.yaml',
];
const results = (await shippedScenarios()).map((scenario) => runScenario(scenario));

function golden(file: string, text: string): string {
	if (process.env['REHEARSE_UPDATE'] === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('golden traces', () => {
	it.each(inFull)('%s', (file) => {
		const result = results.find(({ scenario }) => scenario.file === file);
		const text = `${JSON.stringify(result?.trace(), null, '\t')}\n`;
		expect(text).toBe(golden(file.replace('scenarios/', 'test/golden/').replace('.yaml', '.json'), text));
	});

	it('the digests of all scenarios', () => {
		const lines = results.map(
			({ scenario, trace }) => `${trace()?.digest.slice(0, 16) ?? 'refused'}  ${scenario.file}\n`,
		);
		const text = lines.join('');
		expect(text).toBe(golden('test/golden/digests.txt', text));
	});
});

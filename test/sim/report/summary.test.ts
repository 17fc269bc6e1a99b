import { describe, expect, it } from 'vitest';
import { colourStyle, columns, plainStyle } from '../../../sim/report/style.js';
import { renderSummary } from '../../../sim/report/summary.js';
import { failing, kettles, refusedDeployment, resultOf, twoKettles, unknownOnly } from './results.js';

const view = (width: number) => ({ width, style: plainStyle });

async function results() {
	return [
		await kettles(twoKettles),
		await resultOf(unknownOnly),
		await kettles(failing, 'tests/b\u001b.yaml'),
		await kettles(refusedDeployment),
	];
}

describe('renderSummary', () => {
	it('has a line for each scenario by product, then the failures and the count', async () => {
		expect(renderSummary(await results(), view(80))).toBe(
			`kettle                                          outcome       time  longest down
  PASS  Two kettles                             open       0:40+1?  0:20 tea.a
  FAIL  It fails                                open          0:00  none
  PASS  Too many kettles                        refused          -  -

puremessage                                     outcome       time  longest down
  PASS  Nobody knows                            completed      +2?  +2? mail

+1? is one stretch of time whose length neither the guide nor the deployment
gives.

FAIL  It fails
  tests/b\\u{1b}.yaml:5: operator.heat server=a: was refused: The kettle is
    filled before it is heated.
  tests/b\\u{1b}.yaml:6: until a warm: 2 steps not reached

3 passed, 1 failed
`,
		);
	});

	it('cuts titles, and gives up columns where there is little room', async () => {
		const title = 'A scenario with a title that is much too long for a line';
		const long = await kettles(twoKettles.replace('Two kettles', title));
		expect(renderSummary([long], view(80))).toContain(
			'  PASS  A scenario with a title that is much to…  open     0:40+1?  0:20 tea.a\n',
		);
		expect(renderSummary([long], view(40))).toBe(`kettle                           outcome
  PASS  A scenario with a titl…  open

1 passed, 0 failed
`);
	});

	it('takes the service that was down longest; an unknown stretch counts as longer than any known time', async () => {
		const result = await kettles(twoKettles);
		const { simulation } = result;
		if (simulation === undefined) throw new Error('refused');
		const none = { minutes: 0, unknownStretches: 0 };
		const meters = new Map([
			['tea', { down: { minutes: 600, unknownStretches: 0 }, degraded: none }],
			['tea.a', { down: { minutes: 1, unknownStretches: 1 }, degraded: none }],
			['tea.b', { down: { minutes: 2, unknownStretches: 1 }, degraded: none }],
		]);
		const line = renderSummary([{ ...result, simulation: { ...simulation, meters } }], view(80)).split('\n')[1];
		expect(line).toMatch(/ 0:02\+1\? tea\.b$/);
	});

	it('aligns wide characters', async () => {
		const wide = await kettles(twoKettles.replace('Two kettles', '二つのやかん'));
		const lines = renderSummary([wide, await kettles(twoKettles)], view(80)).split('\n');
		const before = lines.slice(1, 3).map((line) => columns(line.slice(0, line.indexOf('open'))));
		expect(before[0]).toBe(before[1]);
	});

	it('says so where there is nothing', () => {
		expect(renderSummary([], view(80))).toBe('0 passed, 0 failed\n');
	});

	it('says the same with colours', async () => {
		const coloured = renderSummary(await results(), { width: 80, style: colourStyle });
		expect(coloured).toContain('\u001b[31mFAIL\u001b[39m');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken out are the codes themselves.
		expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderSummary(await results(), view(80)));
	});
});

import { describe, expect, it } from 'vitest';
import { renderRun } from '../../../sim/report/run.js';
import { colourStyle, columns, plainStyle } from '../../../sim/report/style.js';
import { failing, kettles, refusedDeployment, resultOf, twoKettles, unknownOnly } from './results.js';

const view = (width: number) => ({ width, style: plainStyle });
const all = [twoKettles, refusedDeployment, failing].map((text) => () => kettles(text));

describe('renderRun', () => {
	it('begins with title, product, mode and file', async () => {
		const text = twoKettles.replace('deployment', 'description: Why this is so.\nmode: open\nseed: 7\ndeployment');
		const begin = `Two kettles
  Kettles
  mode open (what the guide forbids may be done, and is recorded as a breach),
  seed 7
  a\\u{1b}[2J.yaml
  Why this is so.

taken as done before the first step
  Fill: a, b

line `;
		expect(renderRun(await kettles(text, 'a\u001b[2J.yaml'), view(80)).slice(0, begin.length)).toBe(begin);
	});

	it('ends with the verdict', async () => {
		expect(renderRun(await kettles(twoKettles), view(80))).toMatch(/\n\nPASS\n$/);
		const end = `

FAIL
  tests/a.yaml:5: operator.heat server=a: was refused: The kettle is filled
    before it is heated.
  tests/a.yaml:6: until a warm: 2 steps not reached
`;
		expect(renderRun(await kettles(failing), view(80)).slice(-end.length)).toBe(end);
	});

	it('blames no line for what is wrong at the end', async () => {
		const text = 'title: End\ndeployment: { kettles: [a] }\nexpect: { time: 5 min }\n';
		expect(renderRun(await kettles(text), view(80))).toContain(
			'\nFAIL\n  tests/a.yaml: at the end: time: expected 5 min, was 0 min\n',
		);
	});

	it('tells a refused deployment in full, without a chart', async () => {
		expect(renderRun(await kettles(refusedDeployment), view(80))).toBe(`Too many kettles
  Kettles
  mode guided (what the guide forbids is refused), seed 0
  tests/a.yaml

REFUSED: the deployment is outside the guide, so nothing was run.
  It demands: A kitchen has at most three kettles.
    kettles: There are 4 kettles.
    KT-5: At most three kettles.

outcome   The deployment was refused; nothing was run.

PASS
`);
	});

	it('tells a run without steps', async () => {
		const text = renderRun(await kettles('title: Nothing\ndeployment: { kettles: [a] }\n'), view(80));
		expect(text).toContain('\n  tests/a.yaml\n\nservers at end\na     cold\nNo simulated time has passed.\n');
	});

	it.each([40, 60, 80, 120])('fits into %i columns, also with wide characters in the title', async (width) => {
		const results = [...(await Promise.all(all.map((run) => run()))), await resultOf(unknownOnly)];
		results.push(await kettles(twoKettles.replace('Two kettles', '二つのやかんを順番に沸かす🚀'.repeat(6))));
		for (const result of results) {
			const lines = renderRun(result, view(width)).split('\n');
			expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
		}
	});

	it('says the same with colours', async () => {
		for (const run of all) {
			const result = await run();
			const coloured = renderRun(result, { width: 80, style: colourStyle });
			expect(coloured).toContain('\u001b[');
			// biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken out are the codes themselves.
			expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderRun(result, view(80)));
		}
	});
});

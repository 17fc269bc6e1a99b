import { describe, expect, it } from 'vitest';
import { renderChart } from '../../../sim/report/chart.js';
import { plainStyle } from '../../../sim/report/style.js';
import { failing, kettles, refusedDeployment, resultOf, twoKettles, unknownOnly } from './results.js';

const view = (width: number) => ({ width, style: plainStyle });

describe('renderChart', () => {
	it('draws servers and services over known and unknown time', async () => {
		const result = await kettles(twoKettles);
		expect(renderChart(result, view(40))).toBe(`servers                           at end
a         │hot ─────│warm ─────── cold
b         │cold ────│hot ─────│w  warm
services                          at end
tea 50%   ··········▒▒▒▒▒▒▒▒▒▒▒▒▒ up
tea.a 50% ██████████▒▒▒▒▒▒▒▒▒▒▒▒▒ up
tea.b 50% ··········██████████▒▒▒ 50%
          ┴───────────────────╌?╌┴
          0:00             0:40+1?
█ down, ▒ degraded, · up
states: w = warm
+1? is one stretch of time whose length
neither the guide nor the deployment
gives.
`);
	});

	it('shows inner states where there is room', async () => {
		const lines = renderChart(await kettles(twoKettles), view(80)).split('\n');
		expect(lines[1]).toBe('a         │hot.heating ──│.settling ────│warm ─────────────────────────── cold');
	});

	it('shows the order of things where no length is known', async () => {
		expect(renderChart(await resultOf(unknownOnly), view(80))).toBe(
			`servers                                         at end
s1             │upgrading ───────────────────── done
services                                        at end
mail           ████████████████████████████████ up
mail-filter.s1 ████████████████████████████████ up
               ┴╌╌╌╌╌╌╌?╌╌╌╌╌╌╌┴╌╌╌╌╌╌╌?╌╌╌╌╌╌╌┴
               0:00            +1?           +2?
█ down
No length is known here: the chart shows the order of things, not how long they
took.
+1? is one stretch of time whose length neither the guide nor the deployment
gives.
`,
		);
	});

	it('shows the states where no time has passed', async () => {
		expect(renderChart(await kettles(failing), view(80))).toBe(`servers at end
a     cold
No simulated time has passed.
2 services were up throughout and not drawn.
`);
	});

	it('is empty for a refused deployment', async () => {
		expect(renderChart(await kettles(refusedDeployment), view(80))).toBe('');
	});

	it('shows however short a service is down, and that it is down at the end', async () => {
		const result = await kettles(`title: Long and short
deployment: { kettles: [a], durations: { heating: 1 min, settling: 1 min, cooling: 10 d } }
prepared: all
steps:
  - { do: operator.heat, server: a }
  - until: a warm
  - until: a cold
  - { do: operator.fill, server: a }
  - { do: operator.heat, server: a }
`);
		const rows = renderChart(result, view(60)).split('\n');
		expect(rows.find((row) => row.startsWith('tea.a'))).toBe(`tea.a 50% █${'▒'.repeat(38)} down`);
	});

	it('counts the only service that was up throughout as one', async () => {
		const text = `title: One of two
deployment: { kettles: [a, b] }
prepared: all
steps:
  - { do: operator.heat, server: a }
  - wait: 20 min
`;
		expect(renderChart(await kettles(text), view(80))).toContain('2 services were up throughout and not drawn.\n');
	});

	it('gives each parallel part of a server that changed a row of its own', async () => {
		const result = await resultOf(`title: Parallel
product: lotus-protector
deployment: { servers: { lp1: { referencedFiles: 1 } } }
prepared: all
steps:
  - { do: operator.download, server: lp1 }
  - until: lp1 readyToInstall
  - { do: operator.install, server: lp1 }
  - until: lp1 upgraded
`);
		const rows = renderChart(result, view(80)).split('\n');
		expect(rows.filter((row) => row.startsWith('lp1 ')).map((row) => row.replace(/ *│.*(?= )/, ':'))).toEqual([
			'lp1 upgrade: upgraded',
			expect.stringMatching(/^lp1 rescue: creatingNew/),
			'lp1 policies: filesMissing',
		]);
		// States that no change names are known from the end of the run.
		expect(rows.find((row) => row.startsWith('lp1 policies'))).toContain('│filesInPlace');
	});

	it('draws a server whose parallel parts did not change', async () => {
		const text = 'title: Idle\nproduct: lotus-protector\ndeployment: { servers: { lp1: {} } }\n';
		expect(renderChart(await resultOf(text), view(80))).toMatch(/^lp1 upgrade +oldRelease/m);
	});

	it.each([40, 80, 200])('fits into %i columns with many servers', async (width) => {
		const names = Array.from({ length: 22 }, (_, index) => `a-mail-filter-with-a-long-name-${index}`);
		const result = await resultOf(`title: Many
product: puremessage
prepared: all
deployment:
  servers:
    db1: { roles: [database, csm] }
${names.map((name) => `    ${name}: { roles: [mta, mail-filter] }`).join('\n')}
  migration: none
  durations: { installation: 30 min }
steps:
  - perform: upgradeServer
    servers: all
`);
		const lines = renderChart(result, view(width)).split('\n');
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
		const rows = lines.filter((line) => /-\d+ /.test(line));
		expect(rows.length).toBe(3 * 22);
	});
});

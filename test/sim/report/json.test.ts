import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../../sim/report/json.js';
import { failing, kettles, refusedDeployment, twoKettles } from './results.js';

describe('jsonReport', () => {
	it('tells of each scenario what came of it', async () => {
		const result = await kettles(`title: Open
mode: open
deployment: { kettles: [a] }
steps:
  - { do: operator.heat, server: a }
  - { fault: fault.lidBreaks, server: a }
  - wait: 5 min
expect: { services: { tea: { down: 6 min } } }
`);
		const none = { minutes: 0, unknownStretches: 0 };
		const five = { minutes: 5, unknownStretches: 0 };
		expect(jsonReport([result])).toEqual({
			format: 'rehearse-report',
			version: 1,
			passed: 0,
			failed: 1,
			scenarios: [
				{
					file: 'tests/a.yaml',
					title: 'Open',
					product: 'kettle',
					mode: 'open',
					passed: false,
					failures: [{ line: null, step: 'at the end', message: 'tea: expected down 6 min, was 5 min' }],
					deploymentRefusals: [],
					outcome: 'open',
					time: five,
					services: {
						tea: { now: 'down', down: five, degraded: none },
						'tea.a': { now: 'down', down: five, degraded: none },
					},
					breaches: [
						{
							entry: 1,
							at: none,
							event: { type: 'operator.heat', server: 'a' },
							rule: 'filledFirst',
							demands: 'The kettle is filled before it is heated.',
							clauses: ['KT-1'],
						},
					],
					hazards: [{ name: 'lidBroken.a', title: 'a: A lid is broken', clauses: ['KT-2'] }],
					trace: result.trace(),
				},
			],
		});
	});

	it('has null and nothing for a refused deployment, and says why', async () => {
		const [scenario] = jsonReport([await kettles(refusedDeployment)]).scenarios;
		expect(scenario).toMatchObject({ outcome: null, time: null, services: {}, breaches: [], hazards: [], trace: null });
		expect(scenario?.deploymentRefusals).toEqual([
			{
				check: 'atMostThree',
				demands: 'A kitchen has at most three kettles.',
				clauses: ['KT-5'],
				messages: ['There are 4 kettles.'],
			},
		]);
	});

	it('comes through JSON unchanged, and counts', async () => {
		const report = jsonReport([await kettles(twoKettles), await kettles(failing), await kettles(refusedDeployment)]);
		expect([report.passed, report.failed]).toEqual([2, 1]);
		expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	});
});

/** `fill: legal`: the shortest legal way to where the next step makes sense, on kettles whose ways are known by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../machines/kit/events.js';
import { wayFinder } from '../../../sim/explore/fill.js';
import { loadScenario } from '../../../sim/scenario/load.js';
import { runScenario } from '../../../sim/scenario/run.js';
import { kettle } from '../../support/kettle.js';

const library = { productNames: ['kettle'], loadProduct: async () => kettle, readFile: () => undefined };

async function run(text: string) {
	const source = { file: 'kettles.yaml', text: `title: Kettles\nproduct: kettle\n${text}` };
	const loaded = await loadScenario(source, library);
	if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
	return runScenario(loaded.value, { findFill: wayFinder() });
}

/** What every step did, in one line each, behind the line of the step; then the failures. */
async function told(text: string): Promise<readonly string[]> {
	const { records, failures } = await run(text);
	return [
		...records.flatMap(({ step, entries }) =>
			step === undefined ? [] : [`${step.line}: ${entries.map(({ event }) => describeEvent(event)).join(', ')}`],
		),
		...failures.map(({ line, message }) => `failure in ${line ?? 'end'}: ${message}`),
	];
}

const one = 'deployment: { kettles: [a] }\n';
const two = 'deployment: { kettles: [a, b] }\n';
const fill = (server: string) => `operator.fill server=${server}`;
const heat = (server: string) => `operator.heat server=${server}`;

const ways: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
	[
		'leads to where the next event is possible',
		`${one}steps: [{ fill: legal }, { do: operator.heat }]`,
		[`4: ${fill('a')}`, `4: ${heat('a')}`],
	],
	[
		'adds nothing where it is possible already',
		`${one}steps: [{ fill: legal }, { do: operator.fill }]`,
		['4: ', `4: ${fill('a')}`],
	],
	[
		'leads to a state that is waited for',
		`${one}steps: [{ fill: legal }, { until: a settling }]`,
		[`4: ${fill('a')}, ${heat('a')}, system.heated server=a`, '4: '],
	],
	[
		'leads to where a fault can strike, and never by a fault',
		`${one}steps: [{ fill: legal }, { fault: fault.lidBreaks }]`,
		[`4: ${fill('a')}, ${heat('a')}`, '4: fault.lidBreaks server=a'],
	],
	[
		'leads to the place where a fault is to strike',
		`${one}steps: [{ fill: legal }, { fault: fault.lidBreaks, at: hot.settling }]`,
		[`4: ${fill('a')}, ${heat('a')}, system.heated server=a`, '4: fault.lidBreaks server=a'],
	],
	[
		'leads to what is expected next',
		`${one}steps: [{ fill: legal }, { expect: { facts: { a.lookedAt: true }, states: { a: hot } } }]`,
		[`4: ${fill('a')}, ${heat('a')}, operator.look server=a`, '4: '],
	],
	[
		'leads to what is expected at the end',
		`${one}steps: [{ fill: legal }]\nexpect: { states: { a: warm } }`,
		[`4: ${fill('a')}, ${heat('a')}, system.heated server=a, system.settled server=a`],
	],
	[
		'takes of ways of the same length the one whose events are declared first',
		`${two}steps: [{ fill: legal }, { do: operator.heat, server: b }]`,
		[`4: ${fill('a')}, ${fill('b')}`, `4: ${heat('b')}`],
	],
	[
		'takes them in the order of the deployment, not of the names',
		'deployment: { kettles: [b, a] }\nsteps: [{ fill: legal }, { do: operator.heat, server: a }]',
		[`4: ${fill('b')}, ${fill('a')}`, `4: ${heat('a')}`],
	],
	[
		'respects law in open mode too, and goes on from where the run is',
		`mode: open\n${two}steps: [{ do: operator.fill, server: b }, { fill: legal }, { until: b hot }]`,
		[`5: ${fill('b')}`, `5: ${fill('a')}, ${heat('b')}`, '5: '],
	],
];

const failing: readonly (readonly [what: string, text: string, failure: string])[] = [
	[
		'there is no way',
		`${one}steps:\n  - fill: legal\n  - expect: { states: { a: hot }, facts: { a.filled: false } }`,
		'failure in 5: there is no legal way from here, whatever operators and the product do',
	],
	[
		'only a fault leads there',
		`${one}steps:\n  - fill: legal\n  - expect: { facts: { a.lidBroken: true } }`,
		'failure in 5: there is no legal way from here, whatever operators and the product do',
	],
	...['{ wait: 10 min }', '{ random: 3 }', '{ fill: legal }'].map(
		(next) =>
			[
				`nothing says where to go: ${next}`,
				`${one}steps:\n  - { do: operator.fill }\n  - fill: legal\n  - ${next}`,
				'failure in 6: the next step does not say where to go: expected do, fault, until or expect behind fill',
			] as const,
	),
	[
		'the next step says nothing about states',
		`${one}steps:\n  - fill: legal\n  - expect: { breaches: [] }`,
		'failure in 5: the next step does not say which states to reach',
	],
	[
		'the scenario says nothing about its end',
		`${one}steps:\n  - fill: legal\nexpect: { breaches: [] }`,
		'failure in 5: the scenario does not say in which states it ends',
	],
];

describe('fill: legal', () => {
	it.each(ways)('%s', async (_, text, lines) => {
		expect(await told(text)).toEqual(lines);
	});

	it.each(failing)('fails the step if %s', async (_, text, failure) => {
		expect(await told(text)).toContain(failure);
	});

	it('lets what is due earlier come first, and looks for the way again', async () => {
		const steps = [
			'{ do: operator.fill, server: a }',
			'{ do: operator.fill, server: b }',
			'{ do: operator.heat, server: a }',
			'{ wait: 5 min }',
			'{ fill: legal }',
			'{ until: b settling }',
		];
		const lines = await told(`${two}steps: [${steps.join(', ')}]`);
		expect(lines.at(-2)).toBe(`4: ${heat('b')}, system.heated server=a, system.heated server=b`);
	});

	it('writes every filled step into the trace, which replays', async () => {
		const { trace } = await run(`${one}steps: [{ fill: legal }, { until: a hot }]`);
		expect(trace()?.entries.map(({ event }) => describeEvent(event))).toEqual(['begin', fill('a'), heat('a')]);
	});

	it('is the same bytes every time', async () => {
		const steps = fc.array(fc.constantFrom('a hot', 'b hot', 'a warm', 'b warm', 'a cold', 'b settling'), {
			minLength: 1,
			maxLength: 4,
		});
		await fc.assert(
			fc.asyncProperty(steps, fc.constantFrom('guided', 'open'), async (goals, mode) => {
				const text = `mode: ${mode}\n${two}steps: [${goals.map((goal) => `{ fill: legal }, { until: ${goal} }`).join(', ')}]`;
				const bytes = async () => JSON.stringify((await run(text)).trace());
				expect(await bytes()).toBe(await bytes());
			}),
			{ numRuns: 10 },
		);
	});
});

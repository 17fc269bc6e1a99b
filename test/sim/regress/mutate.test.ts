/** Mutations of charts: what they change, who notices, and the scenarios that would. */
import { describe, expect, it } from 'vitest';
import { loadProduct, productNames } from '../../../machines/index.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { library } from '../../../sim/cli/files.js';
import { noticedBy } from '../../../sim/regress/mutate/judge.js';
import { describeMutation, type Mutation, mutationsOf } from '../../../sim/regress/mutate/mutations.js';
import { type Fate, tryMutations } from '../../../sim/regress/mutate/trial.js';
import { visitsOf } from '../../../sim/regress/mutate/visits.js';
import { loadScenario } from '../../../sim/scenario/load.js';
import { runScenario } from '../../../sim/scenario/run.js';
import type { Scenario } from '../../../sim/scenario/scenario.js';
import { drain } from '../../support/answerOf.js';

const whole = await loadProduct('puremessage');
/** The single server alone, so that everything about it is explored in no time. */
const product: AnyProduct = {
	...whole,
	deployment: { ...whole.deployment, examples: { single: whole.deployment.examples['single'] } },
};
const mutations = mutationsOf(product);

async function scenarioOf(text: string): Promise<Scenario> {
	const loaded = await loadScenario({ file: 'killer.yaml', text }, library);
	if (!loaded.ok) throw new Error(`${JSON.stringify(loaded.problems)}\n${text}`);
	return loaded.value;
}

const scenarios = [
	await scenarioOf(
		[
			'title: Only root upgrades',
			'product: puremessage',
			'deployment: { servers: { pm1: { roles: [mail-filter] } } }',
			'steps: [{ do: operator.upgrade, server: pm1, account: other, expect: { refused: PM-ROOT-1 } }]',
		].join('\n'),
	),
];

describe('mutations', () => {
	it('are told apart by their descriptions and transitions', () => {
		const keys = mutations.map(
			(mutation) => describeMutation(mutation) + JSON.stringify([mutation.spot, mutation.places]),
		);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it.each(productNames)('of %s leave the machine that they are applied to as it was', async (name) => {
		const given = await loadProduct(name);
		const [example] = Object.values(given.deployment.examples);
		const machine = given.machine(given.deployment.schema.parse(example));
		const before = JSON.stringify(machine.config);
		const changed = mutationsOf(given).filter((mutation) => mutation.apply(machine) !== machine);
		expect(changed.length).toBeGreaterThan(50);
		expect(JSON.stringify(machine.config)).toBe(before);
	});

	it('are of every kind that the chart has a place for', () => {
		const kinds = new Set(mutations.map(({ operator }) => operator));
		for (const kind of [
			'dropTransition',
			'dropGuard',
			'negateGuard',
			'dropAction',
			'retarget',
			'dropDelay',
			'swapPhases',
			'dropTag',
		] as const)
			expect(kinds).toContain(kind);
	});

	it('move thresholds where conditions hold numbers', async () => {
		const kinds = mutationsOf(await loadProduct('lotus-protector')).map(({ operator }) => operator);
		expect(kinds).toContain('moveThreshold');
	});
});

describe('who notices', () => {
	const visited = scenarios.map((scenario) => ({ scenario, visits: visitsOf(runScenario(scenario)) }));
	const find = (text: string) => mutations.find((mutation) => describeMutation(mutation).startsWith(text)) as Mutation;

	it('is the scenario that is about it', () => {
		expect(noticedBy(find('dropGuard asRoot: operator.upgrade'), visited, undefined)?.scenario.title).toBe(
			'Only root upgrades',
		);
	});

	it('is nobody who does not come by', () => {
		expect(noticedBy(find('dropGuard asRoot: operator.acceptInstallation'), visited, undefined)).toBeUndefined();
	});
});

describe('with a scenario that is about one thing only', () => {
	const judged = drain(tryMutations({ product, scenarios, findFill: undefined }, mutations));
	const survivors = judged.flatMap(({ mutation, fate }) => (fate.kind === 'survives' ? [{ mutation, fate }] : []));
	const fatesOf = (kind: Fate['kind']) => judged.filter(({ fate }) => fate.kind === kind);

	it('much survives, and each survivor comes with a scenario that notices it', async () => {
		expect(survivors.length).toBeGreaterThan(20);
		for (const { mutation, fate } of survivors) {
			const killer = await scenarioOf(fate.killer?.text ?? '');
			expect(runScenario(killer).failures, `${describeMutation(mutation)}\n${fate.killer?.text}`).toEqual([]);
			const visited = [{ scenario: killer, visits: visitsOf(runScenario(killer)) }];
			expect(noticedBy(mutation, visited, undefined), fate.killer?.text).toBeDefined();
		}
	});

	// PM-SCOPE-1: with one server, every event that names a server names this one.
	it('what one server cannot show is equivalent', () => {
		const equivalent = fatesOf('equivalent').map(({ mutation }) => describeMutation(mutation));
		expect(equivalent).toContain('dropGuard addressed(own): operator.upgrade in servers.waiting');
	});

	it('properties notice some of what it does not', () => {
		expect(fatesOf('property').length).toBeGreaterThan(10);
	});
});

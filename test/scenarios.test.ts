/** The shipped scenarios pass, and together they notice every rule and meet every clause. */
import { describe, expect, it } from 'vitest';
import { loadProduct, productNames } from '../machines/index.js';
import { coverageOf, isComplete } from '../sim/regress/coverage.js';
import { runScenario } from '../sim/scenario/run.js';
import type { Scenario } from '../sim/scenario/scenario.js';
import { shippedScenarios } from './support/shipped.js';

const scenarios = await shippedScenarios();
const results = scenarios.map((scenario) => runScenario(scenario));

describe('every shipped scenario', () => {
	it.each(results.map((result) => [result.scenario.file, result] as const))('passes: %s', (_, { failures }) => {
		expect(failures).toEqual([]);
	});

	it('expects something', () => {
		const idle = scenarios.filter(({ expect: end, steps }) => end === undefined && steps.every((step) => !step.expect));
		expect(idle.map(({ file }) => file)).toEqual([]);
	});

	it('comes out with the same bytes when it is run again', () => {
		for (const { scenario, trace } of results) expect(runScenario(scenario).trace()?.digest).toBe(trace()?.digest);
	});
});

describe.each(productNames)('the scenarios of %s', (name) => {
	const own = scenarios.filter(({ product }) => product.name === name);

	it('are at least twenty-five, with titles of their own', () => {
		expect(own.length).toBeGreaterThanOrEqual(25);
		expect(new Set(own.map(({ title }) => title)).size).toBe(own.length);
	});

	it('meet every clause, and every clause is bound', async () => {
		const coverage = coverageOf(await loadProduct(name), results);
		expect(isComplete(coverage)).toBe(true);
		expect(coverage.neverExercised).toEqual([]);
	});

	it('notice each rule that is dropped', async () => {
		const { rules } = await loadProduct(name);
		const survivors = Object.entries(rules).filter(([rule, { clauses }]) => {
			const nearFirst = [...own].sort((first, second) => relevance(second, clauses) - relevance(first, clauses));
			return nearFirst.every((scenario) => runScenario(scenario, { droppedRule: rule }).passed);
		});
		expect(survivors.map(([rule]) => rule)).toEqual([]);
	});
});

/** How much of a run met these clauses: scenarios about a rule are the first to notice that it is gone. */
function relevance(scenario: Scenario, clauses: readonly string[]): number {
	const met = results.find((result) => result.scenario === scenario)?.clauses ?? [];
	return clauses.filter((clause) => met.includes(clause)).length;
}

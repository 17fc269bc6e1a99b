/** Groups results by product. */
import type { ScenarioResult } from '../scenario/run.js';

/** The results of each product, in the order in which products and results first occur. */
export function byProduct(
	results: readonly ScenarioResult[],
): readonly (readonly [string, readonly ScenarioResult[]])[] {
	const groups = new Map<string, ScenarioResult[]>();
	for (const result of results) {
		const { name } = result.scenario.product;
		groups.set(name, [...(groups.get(name) ?? []), result]);
	}
	return [...groups];
}

/** The page of a product, with what belongs to it read from its places. */
import { productPage } from '../report/productPage.js';
import { readBaselineFile } from './check/compare.js';
import { library, readScenarios } from './files.js';
import { registry } from './registry.js';
import { loadAll } from './scenarios.js';

/**
 * Makes the page.
 * @throws Error if the scenarios or the baseline of the product cannot be read: it is made by the build and its test.
 */
export async function pageOf(name: string): Promise<string> {
	const product = await registry().load(name);
	const baseline = readBaselineFile(registry().baseline(name));
	if (typeof baseline === 'string') throw new Error(baseline);
	const folder = registry().scenarios(name);
	const sources = readScenarios(folder === undefined ? [] : [folder]);
	const scenarios = sources.ok ? await loadAll(sources.value, library) : sources;
	if (!scenarios.ok) throw new Error(scenarios.problems[0]?.message);
	const told = scenarios.value.map(({ file, title }) => ({ file: file.split(`/${name}/`).at(-1) ?? file, title }));
	return productPage(product, baseline, told);
}

/** Observes products, or a part of each; what has not changed since the last time is taken from there. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { ExampleObservation, Observation } from '../../regress/baseline/observation.js';
import { exampleKey, observeExample } from '../../regress/baseline/observeExample.js';
import { observeScenario } from '../../regress/baseline/observeScenario.js';
import { runScenario } from '../../scenario/run.js';
import { drive } from '../explore/drive.js';
import { registry } from '../registry.js';
import { fillFor, loadScenariosOf } from '../scenarios.js';
import { inShard, type Shard } from '../shard.js';
import type { Terminal } from '../terminal.js';
import { observeLessons } from './lessons.js';

/** What was found before, by what it was found of. */
export class ObservationCache {
	private readonly examples = new Map<string, ExampleObservation>();
	/** How many examples were looked at anew since the begin. */
	explored = 0;

	example(product: AnyProduct, name: string, terminal: Terminal): ExampleObservation {
		const key = exampleKey(product, name);
		const known = this.examples.get(key);
		if (known !== undefined) return known;
		const found = drive(observeExample(product, name), `${product.name}, ${name}`, terminal);
		this.examples.set(key, found);
		this.explored += 1;
		return found;
	}
}

/** Observes a product; undefined if its scenarios cannot be read, which was reported. */
export async function observe(
	product: AnyProduct,
	terminal: Terminal,
	{ shard, cache }: { readonly shard?: Shard | undefined; readonly cache: ObservationCache },
): Promise<Observation | undefined> {
	const scenarios = await loadScenariosOf(product.name, terminal);
	if (scenarios === undefined) return undefined;
	const findFill = await fillFor(scenarios);
	const folder = registry().scenarios(product.name) ?? '';
	return {
		product: product.name,
		examples: inShard(Object.keys(product.deployment.examples), shard).map((example) =>
			cache.example(product, example, terminal),
		),
		scenarios: inShard(scenarios, shard).map((scenario) =>
			observeScenario(runScenario(scenario, { findFill }), nameBelow(folder, scenario.file)),
		),
		lessons: await observeLessons(product, inShard(registry().lessons(product.name), shard)),
	};
}

/** The path of a scenario below the folder of its product. */
function nameBelow(folder: string, file: string): string {
	const parts = file.split('/');
	const last = folder.replaceAll('\\', '/').split('/').at(-1) ?? '';
	return parts.slice(parts.lastIndexOf(last) + 1).join('/');
}

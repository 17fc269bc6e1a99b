/** The shipped scenarios, loaded once for all tests of a file. */
import { library, readScenarios } from '../../sim/cli/files.js';
import { loadScenario } from '../../sim/scenario/load.js';
import type { Scenario } from '../../sim/scenario/scenario.js';

/** Loads all scenarios below `scenarios/`. */
export async function shippedScenarios(): Promise<readonly Scenario[]> {
	const sources = readScenarios(['scenarios']);
	if (!sources.ok) throw new Error(JSON.stringify(sources.problems));
	const loaded = await Promise.all(sources.value.map((source) => loadScenario(source, library)));
	return loaded.map((result) => {
		if (!result.ok) throw new Error(JSON.stringify(result.problems));
		return result.value;
	});
}

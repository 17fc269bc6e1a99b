/** Loads scenarios for commands, and says on the terminal why it cannot. */
import { renderProblems } from '../report/problems.js';
import { type Library, loadScenario, SharedWork } from '../scenario/load.js';
import { distinct, type Loaded, type Problem, type Source } from '../scenario/problem.js';
import type { FindFill } from '../scenario/run.js';
import type { Scenario } from '../scenario/scenario.js';
import { checkProductName, knownScenarios, library, readScenarios } from './files.js';
import { registry } from './registry.js';
import type { Terminal } from './terminal.js';

/** Loads all scenarios, or collects everything that is wrong with any of them. */
export async function loadAll(sources: readonly Source[], from: Library): Promise<Loaded<readonly Scenario[]>> {
	const scenarios: Scenario[] = [];
	const problems: Problem[] = [];
	const shared = new SharedWork();
	for (const source of sources) {
		const loaded = await loadScenario(source, from, shared);
		if (loaded.ok) scenarios.push(loaded.value);
		else problems.push(...loaded.problems);
	}
	return problems.length > 0 ? { ok: false, problems: distinct(problems) } : { ok: true, value: scenarios };
}

/** The shipped scenarios of some products. */
export interface Shipped {
	/** The product that was asked for, or all. */
	readonly names: readonly string[];
	readonly scenarios: readonly Scenario[];
}

/** Loads the shipped scenarios of a product, or of all; undefined if that was reported to be impossible. */
export async function loadShipped(name: string | undefined, terminal: Terminal): Promise<Shipped | undefined> {
	const checked = name === undefined ? { ok: true as const } : checkProductName(name);
	if (!checked.ok) {
		terminal.writeError(`error: ${checked.message}\n`);
		return undefined;
	}
	const sources = readScenarios(knownScenarios());
	const scenarios = sources.ok ? await loadAll(sources.value, library) : sources;
	if (!scenarios.ok) {
		terminal.writeError(renderProblems(scenarios.problems, terminal.errorStyle));
		return undefined;
	}
	const names = name === undefined ? registry().names : [name];
	return { names, scenarios: scenarios.value.filter(({ product }) => names.includes(product.name)) };
}

/** Loads the scenarios of a product; undefined if that was reported to be impossible. */
export async function loadScenariosOf(product: string, terminal: Terminal): Promise<readonly Scenario[] | undefined> {
	const folder = registry().scenarios(product);
	if (folder === undefined) return [];
	const sources = readScenarios([folder]);
	const scenarios = sources.ok ? await loadAll(sources.value, library) : sources;
	if (scenarios.ok) return scenarios.value;
	terminal.writeError(renderProblems(scenarios.problems, terminal.errorStyle));
	return undefined;
}

/** Finds the ways of `fill` steps; the explorer is loaded only where a scenario has one. */
export async function fillFor(scenarios: readonly Scenario[]): Promise<FindFill | undefined> {
	const hasFill = scenarios.some(({ steps }) => steps.some(({ action }) => action.kind === 'fill'));
	return hasFill ? (await import('../explore/fill.js')).wayFinder() : undefined;
}

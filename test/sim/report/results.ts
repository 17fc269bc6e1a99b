/** Results to render, from scenarios written in the tests. */
import { loadProduct, productNames } from '../../../machines/index.js';
import { type Library, loadScenario } from '../../../sim/scenario/load.js';
import { runScenario, type ScenarioResult } from '../../../sim/scenario/run.js';
import type { Entry } from '../../../sim/simulation/entry.js';
import { kettle } from '../../support/kettle.js';

const library: Library = {
	productNames: ['kettle', ...productNames],
	loadProduct: async (name) => (name === 'kettle' ? kettle : loadProduct(name)),
	readFile: () => undefined,
};

/** Loads and runs a scenario. */
export async function resultOf(text: string, file = 'tests/a.yaml'): Promise<ScenarioResult> {
	const loaded = await loadScenario({ file, text }, library);
	if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
	return runScenario(loaded.value);
}

/** A scenario of the kettle product: its fields beside the product. */
export function kettles(fields: string, file?: string): Promise<ScenarioResult> {
	return resultOf(`product: kettle\n${fields}`, file);
}

/** Two kettles, one after the other: known lengths, and at the end an unknown one. */
export const twoKettles = `title: Two kettles
deployment: { kettles: [a, b] }
prepared: all
steps:
  - { do: operator.heat, server: a }
  - until: a warm
  - { do: operator.heat, server: b }
  - { do: operator.heat, server: b, expect: { refused: KT-3 } }
  - { until: a cold, expect: { services: { tea: up } } }
`;

/** No length is known. */
export const unknownOnly = `title: Nobody knows
product: puremessage
deployment: { servers: { s1: { roles: [database, csm, mta, mail-filter] } }, migration: none }
prepared: all
steps:
  - { perform: upgradeServer, server: s1 }
`;

/** A deployment outside the guide, as expected. */
export const refusedDeployment = `title: Too many kettles
deployment: { kettles: [a, b, c, d] }
expect: { refusedDeployment: KT-5 }
`;

/** A step that fails and two that are never reached. */
export const failing = `title: It fails
deployment: { kettles: [a] }
steps:
  - { do: operator.heat, server: a }
  - until: a warm
  - wait: 5 min
`;

/** The result with more to tell in one of its entries, counted from 0, the begin of the run. */
export function withEntry(result: ScenarioResult, index: number, more: Partial<Entry>): ScenarioResult {
	const records = result.records.map((record) => ({
		...record,
		entries: record.entries.map((entry) => (entry.index === index ? { ...entry, ...more } : entry)),
	}));
	return { ...result, records };
}

/** The result with more to tell in each of its entries. */
export function withEntries(result: ScenarioResult, more: Partial<Entry>): ScenarioResult {
	const records = result.records.map((record) => ({
		...record,
		entries: record.entries.map((entry) => ({ ...entry, ...more })),
	}));
	return { ...result, records };
}

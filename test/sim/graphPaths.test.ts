/**
 * The test model of `xstate/graph` finds the paths; each becomes a scenario file that goes through the loader and the
 * runner. Wherever the reference walk says a region is, the runner must be too, after every step.
 */
import { describe, expect, it } from 'vitest';
import type { SnapshotFrom } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { stringify } from 'yaml';
import { loadProduct, productNames } from '../../machines/index.js';
import { type ProductEvent, sourceOf } from '../../machines/kit/events.js';
import { loadScenario } from '../../sim/scenario/load.js';
import { runScenario } from '../../sim/scenario/run.js';
import { regionStates } from '../../sim/simulation/configuration.js';
import { type Model, vocabulary } from '../../sim/simulation/model.js';
import { nameOfDelayEnd } from '../../sim/simulation/simulation.js';
import { delaysAsEvents } from '../support/delaysAsEvents.js';
import { modelOf } from '../support/walk.js';

interface Walked {
	readonly product: string;
	readonly mode: 'guided' | 'open';
	readonly deployment: unknown;
	/** Events that have nothing to do with what is walked, left out so that the graph stays small. */
	readonly without: RegExp;
}

const walked: readonly Walked[] = [
	{
		product: 'puremessage',
		mode: 'guided',
		deployment: { servers: { db1: { roles: ['database', 'csm'] }, mf1: { roles: ['mail-filter'] } } },
		without:
			/notify|checkDisk|addDiskSpace|rename|changeAddress|testServer|databaseErrors|contactSupport|=other|without-/,
	},
	{
		product: 'puremessage',
		mode: 'open',
		deployment: {
			servers: { db1: { roles: ['database', 'csm'] }, mf1: { roles: ['mail-filter'] } },
			migration: 'none',
		},
		without: /notify|checkDisk|addDiskSpace|changeAddress|testServer|databaseErrors|contactSupport|other|with-|resume/,
	},
	{
		product: 'lotus-protector',
		mode: 'open',
		deployment: { servers: { lp1: {} } },
		without:
			/review|learn|check|reduce|freeSpace|static|list|backUp|Snapshot|contact|portal|gather|Rescue|SystemBackup|280|Dhcp|restore|reset|powerOff|=other|commandLine/i,
	},
];

function stepOf(model: Model, event: ProductEvent, states: ReadonlyMap<string, string>): object {
	const { type, ...parameters } = namedEvent(model, event);
	const kind = sourceOf(type) === 'fault' ? 'fault' : 'do';
	const single = [...states].filter(([, state]) => !state.includes(' + '));
	return { [kind]: type, ...parameters, expect: { states: Object.fromEntries(single) } };
}

function namedEvent(model: Model, event: ProductEvent): ProductEvent {
	return event.type.startsWith('xstate.after.') ? nameOfDelayEnd(model, event.type) : event;
}

describe.each(walked)('paths through $product, $mode', ({ product: name, mode, deployment, without }) => {
	it('lead the scenario runner to the same states', async () => {
		const model = modelOf(await loadProduct(name), deployment, mode);
		const { machine, delayEvents } = delaysAsEvents(model.machine);
		const operator = vocabulary(model).filter((event) => !without.test(JSON.stringify(event).replaceAll('":"', '=')));
		const paths = createTestModel(machine).getShortestPaths({
			events: [...operator, ...delayEvents] as never,
			limit: 20_000,
			serializeState: (state) => {
				const { value, context } = state as SnapshotFrom<typeof machine>;
				return JSON.stringify([value, context]) as never;
			},
		});
		expect(paths.length).toBeGreaterThan(10);
		for (const path of paths) {
			const steps = path.steps
				.filter(({ event }) => event.type !== 'xstate.init')
				.map(({ event, state }) => stepOf(model, event as unknown as ProductEvent, regionStates(state as never)));
			const text = stringify({ title: 'A path of the machine', product: name, mode, deployment, steps });
			const loaded = await loadScenario(
				{ file: 'path.yaml', text },
				{ productNames, loadProduct, readFile: () => undefined },
			);
			expect(loaded).toMatchObject({ ok: true });
			if (!loaded.ok) continue;
			const { failures, simulation } = runScenario(loaded.value);
			expect(failures).toEqual([]);
			// Regions with parallel states have no one name to expect at a step, so they are compared at the end of the path.
			expect(simulation && regionStates(simulation.snapshot)).toEqual(regionStates(path.state as never));
		}
	});
});

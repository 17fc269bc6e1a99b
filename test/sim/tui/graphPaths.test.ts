/**
 * The test model of `xstate/graph` finds paths through the machines; each is gone in the sandbox by keys alone. What the
 * sandbox holds, and what its screen shows, must be what the machine says, after every step.
 */
import { describe, expect, it } from 'vitest';
import type { SnapshotFrom } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { delayEnd } from '../../../machines/kit/delays.js';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { eventText } from '../../../sim/report/wording.js';
import { regionLeaves, regionStates } from '../../../sim/simulation/configuration.js';
import { vocabulary } from '../../../sim/simulation/model.js';
import { nameOfDelayEnd } from '../../../sim/simulation/simulation.js';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import { firstUi } from '../../../sim/train/screen/press.js';
import type { Ui } from '../../../sim/train/screen/state.js';
import { present } from '../../../sim/train/session.js';
import { startSession } from '../../../sim/train/start.js';
import { doByKeys, endByKeys } from '../../support/boardKeys.js';
import { courseOn } from '../../support/courses.js';
import { delaysAsEvents } from '../../support/delaysAsEvents.js';
import { driverOn } from '../../support/sandboxDriver.js';

const size = { columns: 160, rows: 50 };

const walked = [
	{
		product: 'puremessage',
		mode: 'guided' as const,
		deployment: { servers: { pm1: { roles: ['database', 'csm', 'mail-filter'] } } },
		without: /renameServer|changeAddress|notify|addDiskSpace|databaseErrors|contactSupport|=other/,
	},
	{
		product: 'puremessage',
		mode: 'open' as const,
		deployment: {
			servers: { db1: { roles: ['database', 'csm'] }, mf1: { roles: ['mail-filter'] } },
			migration: 'none',
		},
		without:
			/notify|checkDisk|addDiskSpace|changeAddress|testServer|databaseErrors|contactSupport|other|with-|resume|fault/,
	},
	{
		product: 'lotus-protector',
		mode: 'open' as const,
		deployment: { servers: { lp1: {} } },
		without:
			/review|learn|check|reduce|freeSpace|static|list|backUp|Snapshot|contact|portal|gather|Rescue|SystemBackup|280|Dhcp|restore|reset|powerOff|=other|commandLine/i,
	},
];

/** Does an event by keys, or lets a stretch of the product's own work end. */
function gone(ui: Ui, event: ProductEvent): { ui: Ui; keys: readonly string[] } | undefined {
	if (delayEnd(event.type) === undefined) return doByKeys(ui, event);
	const { model, queue } = present(ui.session);
	const text = eventText(model, nameOfDelayEnd(model, event.type));
	return queue.some(({ id }) => id === event.type) ? endByKeys(ui, text) : undefined;
}

describe.each(walked)('paths through $product, $mode', ({ product, mode, deployment, without }) => {
	it('are gone in the sandbox', async () => {
		const course = await courseOn(product, deployment, { mode });
		const model = course.models[mode];
		const { machine, delayEvents } = delaysAsEvents(model.machine);
		const events = vocabulary(model).filter((event) => !without.test(JSON.stringify(event).replaceAll('":"', '=')));
		const paths = createTestModel(machine).getShortestPaths({
			events: [...events, ...delayEvents] as never,
			limit: 20_000,
			serializeState: (state) => {
				const { value, context } = state as SnapshotFrom<typeof machine>;
				return JSON.stringify([value, context]) as never;
			},
		});
		let wholePaths = 0;
		let longest: readonly string[] = [];
		for (const path of paths) {
			let ui: Ui = { ...firstUi(startSession(course), size), page: { kind: 'board' } };
			const keys: string[] = [];
			let isWhole = true;
			for (const { event, state } of path.steps.filter((step) => step.event.type !== 'xstate.init')) {
				const next = gone(ui, event as unknown as ProductEvent);
				if (next === undefined) {
					isWhole = false;
					break;
				}
				ui = next.ui;
				keys.push(...next.keys);
				expect(regionStates(present(ui.session).snapshot)).toEqual(regionStates(state as never));
				const screen = frameText(frameOf(ui), size.columns);
				for (const server of model.servers) {
					expect(screen).toContain(`${server} ${regionLeaves(state as never).get(server)?.[0]}`);
				}
			}
			if (!isWhole) continue;
			wholePaths += 1;
			if (keys.length > longest.length) longest = keys;
		}
		expect(wholePaths).toBeGreaterThan(10);
		expect(wholePaths / paths.length).toBeGreaterThan(0.9);

		// The longest of them once more on a terminal, as the reducer is not what a person sees.
		const driver = await driverOn(course, size);
		await driver.press(...longest);
		expect(driver.screen()).toBe(frameText(frameOf(driver.ui), size.columns).trimEnd());
		await driver.end();
	});
});

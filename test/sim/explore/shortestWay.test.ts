/** Ways of `fill` against a naive search: shortest, without faults, and the first of all shortest ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayEnd } from '../../../machines/kit/delays.js';
import { describeEvent, type ProductEvent, sourceOf } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { product as pureMessage } from '../../../machines/puremessage/index.js';
import { legalWay } from '../../../sim/explore/fill.js';
import { compileCondition, makeExplorable } from '../../../sim/explore/questions.js';
import { vocabulary } from '../../../sim/simulation/model.js';
import { begin, dispatch, endDelay, nameOfDelayEnd, type Simulation } from '../../../sim/simulation/simulation.js';
import type { AskedCondition } from '../../support/askExplorer.js';
import { pairOf } from '../../support/bothEngines.js';
import { kettle } from '../../support/kettle.js';
import { graphOf, type NaiveGraph, type NaiveNode } from '../../support/naiveSearch.js';
import { conditionOf, conditionPlans } from '../../support/randomConditions.js';
import { modelOf } from '../../support/walk.js';

const subjects: readonly (readonly [name: string, product: AnyProduct, data: unknown])[] = [
	['two kettles', kettle, { kettles: ['a', 'b'] }],
	[
		'PureMessage on two servers',
		pureMessage,
		{
			servers: { db1: { roles: ['database', 'csm'] }, mf1: { roles: ['mta', 'mail-filter'] } },
			migration: 'none',
		},
	],
];

describe.each(subjects)('the way on %s', (_, product, data) => {
	const model = modelOf(product, data, 'guided');
	const explorable = makeExplorable(model);
	const subject = { machine: model.machine, facts: product.facts(model.deployment), vocabulary: vocabulary(model) };
	const { events } = explorable.compiled.program;
	const whole = graphOf(pairOf(subject, { everyEvent: false }), 20_000);
	if (whole === undefined) throw new Error('There are more states than expected.');
	const isFault = (event: number) => sourceOf((events[event] as ProductEvent).type) === 'fault';
	const shown = (event: number) => {
		const { type } = events[event] as ProductEvent;
		return describeEvent(delayEnd(type) === undefined ? (events[event] as ProductEvent) : nameOfDelayEnd(model, type));
	};

	it('is the first of the shortest', () => {
		let found = 0;
		fc.assert(
			fc.property(conditionPlans, fc.array(fc.nat(), { maxLength: 12 }), (plan, walk) => {
				const condition = conditionOf(plan, subject);
				const { simulation, number } = walked(begin(model)[0], whole, walk, events);
				const way = legalWay(explorable, simulation, compileCondition(explorable, condition.condition));
				const naive = naiveWay(whole, number, condition, (event) => !isFault(event));
				if (naive !== undefined && naive.length > 0) found += 1;
				expect(way.ok ? way.events.map(describeEvent) : undefined).toEqual(naive?.map(shown));
			}),
			{ numRuns: 60, includeErrorInReport: true } as never,
		);
		expect(found).toBeGreaterThan(5);
	});
});

/** Goes on at random in the simulation, and along with it in the graph. */
function walked(begun: Simulation, graph: NaiveGraph, walk: readonly number[], events: readonly ProductEvent[]) {
	let simulation = begun;
	let number = 0;
	for (const choice of walk) {
		const { ways } = graph[number] as NaiveNode;
		const way = ways[choice % Math.max(1, ways.length)];
		if (way === undefined) break;
		const event = events[way.event] as ProductEvent;
		const scheduled = simulation.queue.find(({ id }) => id === event.type);
		[simulation] = scheduled === undefined ? dispatch(simulation, event) : endDelay(simulation, scheduled);
		number = way.to;
	}
	return { simulation, number };
}

/** The way that is smallest by number of events, then by the first event, then by the second, and so on. */
function naiveWay(
	graph: NaiveGraph,
	from: number,
	{ naive }: AskedCondition,
	isAllowed: (event: number) => boolean,
): number[] | undefined {
	let open: readonly { readonly number: number; readonly events: readonly number[] }[] = [{ number: from, events: [] }];
	const known = new Set([from]);
	while (open.length > 0) {
		const reached = open.find(({ number }) => naive((graph[number] as NaiveNode).state));
		// Ways are kept in order, so the first that has arrived is the smallest.
		if (reached !== undefined) return [...reached.events];
		open = open.flatMap(({ number, events }) =>
			(graph[number] as NaiveNode).ways
				.filter(({ event }) => isAllowed(event))
				.sort((one, other) => one.event - other.event)
				.flatMap(({ event, to }) => {
					if (known.has(to)) return [];
					known.add(to);
					return [{ number: to, events: [...events, event] }];
				}),
		);
	}
	return undefined;
}

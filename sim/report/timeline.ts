/** A run over simulated time: what every server and service was when. */
import { describeLevel } from '../../machines/kit/services.js';
import type { ScenarioResult } from '../scenario/run.js';
import { regionLeaves } from '../simulation/configuration.js';
import type { Entry } from '../simulation/entry.js';
import type { Simulation } from '../simulation/simulation.js';
import { type SimulatedTime, zeroTime } from '../simulation/time.js';

/** A value between two points of time. */
export interface Span {
	readonly from: SimulatedTime;
	readonly to: SimulatedTime;
	readonly value: string;
}

/** A row of the timeline: spans without gaps between them from the begin to the end; some may have no length. */
export interface Row {
	readonly name: string;
	readonly spans: readonly Span[];
}

/** Everything that a chart of a run shows. */
export interface Timeline {
	readonly end: SimulatedTime;
	/** Points of time at which something happened, the begin first, in order and without repetitions. */
	readonly moments: readonly SimulatedTime[];
	readonly servers: readonly Row[];
	/** Services that were not up at some point, in the product's order. */
	readonly services: readonly Row[];
	/** Services that were up throughout. */
	readonly steadyServices: number;
}

/** Whether two points of time are the same. */
export function isSameTime(first: SimulatedTime, second: SimulatedTime): boolean {
	return first.minutes === second.minutes && first.unknownStretches === second.unknownStretches;
}

interface Change {
	readonly at: SimulatedTime;
	readonly from: string;
	readonly to: string;
}

/** The spans of a value; without a change it was all the time what it is at the end. */
function spansOf(changes: readonly Change[], now: string, end: SimulatedTime): Span[] {
	const starts = [{ at: zeroTime, to: changes[0]?.from ?? now }, ...changes];
	return starts.map(({ at, to }, index) => ({ from: at, to: starts[index + 1]?.at ?? end, value: to }));
}

/** The innermost states of one server from a point of time on; several where they are parallel. */
interface Leaves {
	readonly at: SimulatedTime;
	readonly states: readonly string[];
}

/**
 * All states of a server over time. Changes name only what changed, so they are followed back from the states at the
 * end.
 */
function leavesOf(changes: readonly Change[], now: readonly string[]): Leaves[] {
	const earlier: Leaves[] = [];
	let states = now;
	for (const { at, from, to } of [...changes].reverse()) {
		earlier.push({ at, states });
		const entered = to.split(' + ');
		states = [...states.filter((state) => !entered.includes(state)), ...from.split(' + ').filter(Boolean)];
	}
	return [...earlier, { at: zeroTime, states }].reverse();
}

function outermost(state: string): string {
	return state.split('.')[0] ?? '';
}

/** Rows of a server: one, or where its states are parallel one for each that changed, and the first in any case. */
function serverRows(server: string, changes: readonly Change[], now: readonly string[], end: SimulatedTime): Row[] {
	const leaves = leavesOf(changes, now);
	const row = (name: string, stateIn: (states: readonly string[]) => string): Row => ({
		name,
		spans: leaves.map(({ at, states }, index) => ({
			from: at,
			to: leaves[index + 1]?.at ?? end,
			value: stateIn(states),
		})),
	});
	if (leaves.every(({ states }) => states.length === 1)) return [row(server, ([state = '']) => state)];
	const parts = [...new Set([...now, ...leaves.flatMap(({ states }) => states)].map(outermost))];
	return parts
		.map((part) =>
			row(`${server} ${part}`, (states) =>
				states
					.filter((state) => outermost(state) === part)
					.map((state) => state.slice(part.length + 1) || part)
					.join(' + '),
			),
		)
		.filter(({ spans }, index) => index === 0 || new Set(spans.map(({ value }) => value)).size > 1);
}

/** The timeline of a run, from its entries; what never changed is read from where the run stands at its end. */
export function timelineOf(
	{ records }: Pick<ScenarioResult, 'records'>,
	{ model, clock, snapshot, levels }: Simulation,
): Timeline {
	const entries: readonly Entry[] = records.flatMap((record) => record.entries);
	const times = [zeroTime, ...entries.map(({ at }) => at), clock];
	const states = regionLeaves(snapshot);
	const services = model.services.map(({ name }) => {
		const changes = entries.flatMap((entry) =>
			entry.services.filter(({ service }) => service === name).map((change) => ({ ...change, at: entry.at })),
		);
		return { name, spans: spansOf(changes, describeLevel(levels.get(name) ?? { kind: 'up' }), clock) };
	});
	const unsteady = services.filter(({ spans }) => spans.some(({ value }) => value !== 'up'));
	return {
		end: clock,
		moments: times.filter((time, index) => index === 0 || !isSameTime(time, times[index - 1] ?? time)),
		servers: model.servers.flatMap((server) => {
			const changes = entries.flatMap((entry) =>
				entry.states.filter(({ region }) => region === server).map((change) => ({ ...change, at: entry.at })),
			);
			return serverRows(server, changes, states.get(server) ?? [], clock);
		}),
		services: unsteady,
		steadyServices: services.length - unsteady.length,
	};
}

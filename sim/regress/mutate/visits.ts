/** Which places of a chart a scenario comes by: only there can it notice that something was changed. */
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import { delayEnd } from '../../../machines/kit/delays.js';
import type { ScenarioResult } from '../../scenario/run.js';
import type { Scenario } from '../../scenario/scenario.js';
import { activeNodes } from '../../simulation/configuration.js';
import type { Entry } from '../../simulation/entry.js';
import {
	begin,
	dispatch,
	endDelay,
	runningDelay,
	type Simulation,
	type Step,
	waitUntil,
} from '../../simulation/simulation.js';
import type { Mutation } from './mutations.js';

/** The places and the events that were asked there, as `event in place`. */
export interface Visits {
	readonly places: ReadonlySet<string>;
	readonly asked: ReadonlySet<string>;
	/** How much work it is to run the scenario, to have the cheap ones first. */
	readonly effort: number;
}

/** Walks a run again. */
export function visitsOf({ scenario, records, seed }: ScenarioResult): Visits {
	const places = new Set<string>();
	const asked = new Set<string>();
	const entries = records.flatMap((record) => record.entries).slice(1);
	if (scenario.model === undefined) return { places, asked, effort: 0 };
	let [simulation] = begin(scenario.model, seed);
	const look = (event: string | undefined, type = event) => {
		for (const node of activeNodes(simulation.snapshot)) {
			const place = placeOf(node);
			places.add(place);
			if (event === undefined) continue;
			asked.add(`${event} in ${place}`);
			for (const transition of node.transitions.get(type ?? '') ?? []) passThrough(transition.target, places);
		}
	};
	for (const entry of entries) {
		const scheduled = entry.source === 'system' ? runningDelay(simulation, entry.event) : undefined;
		if (scheduled === undefined) look(entry.event.type);
		else look(delayEnd(scheduled.id)?.name ?? '', scheduled.id);
		[simulation] = repeated(simulation, entry);
	}
	look(undefined);
	const servers = scenario.model.servers.length;
	// The way of a fill step is looked for on the changed machine, which is compiled for it.
	const fills = scenario.steps.filter(({ action }) => action.kind === 'fill').length;
	return { places, asked, effort: (entries.length + 2) * (servers + 1) + fills * 1000 };
}

/** A state that is left at once is in no snapshot: where a transition may lead, and on from there without an event. */
function passThrough(targets: readonly AnyStateNode[] | undefined, places: Set<string>): void {
	for (const target of targets ?? []) {
		const isOnward = target.always !== undefined && target.always.length > 0;
		if (!isOnward || places.has(placeOf(target))) continue;
		places.add(placeOf(target));
		for (const transition of target.always ?? []) passThrough(transition.target as readonly AnyStateNode[], places);
	}
}

function repeated(simulation: Simulation, { source, event, at }: Entry): Step {
	if (source === 'clock') return waitUntil(simulation, at.minutes);
	const scheduled = source === 'system' ? runningDelay(simulation, event) : undefined;
	return scheduled === undefined ? dispatch(simulation, event) : endDelay(simulation, scheduled);
}

/** Whether a run came by what a mutation changes. */
export function passesBy({ places, asked }: Visits, { operator, places: where, event }: Mutation): boolean {
	if (operator === 'dropRule' || operator === 'negateRule') return true;
	if (event === '' || event === 'always' || operator === 'dropDelay' || operator === 'swapPhases') {
		return where.some((place) => places.has(place));
	}
	return where.some((place) => asked.has(`${event} in ${place}`));
}

/** Scenarios that a product has, with their runs. */
export interface VisitedScenario {
	readonly scenario: Scenario;
	readonly visits: Visits;
}

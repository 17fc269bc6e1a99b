/** Does what a step of a scenario says: an event, a fault at a place, or letting the product proceed. */
import { type ProductEvent, sourceOf } from '../../machines/kit/events.js';
import type { Entry } from '../simulation/entry.js';
import { vocabulary } from '../simulation/model.js';
import { nextScheduled } from '../simulation/queue.js';
import { drawIndex } from '../simulation/random.js';
import {
	advance,
	dispatch,
	endDelay,
	isPossible,
	nameOfDelayEnd,
	runningDelay,
	type Simulation,
	type Step,
	waitUntil,
} from '../simulation/simulation.js';
import type { ScenarioStep } from './scenario.js';
import { isInState, type StateReference } from './stateReference.js';

/** More steps than any upgrade takes: a product that goes on by itself for ever is stopped here. */
const maximumProductSteps = 10_000;
const endless = (steps: number) => `the product has taken ${steps} steps by itself and comes to no end`;

/** What became of a step. */
export interface StepOutcome {
	readonly simulation: Simulation;
	readonly entries: readonly Entry[];
	/** Why the step did not come to its end; undefined if it did. */
	readonly stuck?: string;
}

/** Finds the events of a `fill` step; ends of delays by their names in traces. */
export type Fill = (simulation: Simulation) => { readonly ok: true; readonly events: readonly ProductEvent[] } | NoWay;

/** Why there are no events to fill in. */
export interface NoWay {
	readonly ok: false;
	readonly because: string;
	/** The search was given up: there may be a way. */
	readonly isUndecided?: true;
}

/**
 * Does a step, as far as it can be done; `fill` is asked for the events of a `fill` step, and `limit` is how many steps
 * the product may take by itself.
 */
export function perform(
	simulation: Simulation,
	{ action }: ScenarioStep,
	fill: Fill,
	limit = maximumProductSteps,
): StepOutcome {
	switch (action.kind) {
		case 'event':
			return one(dispatch(simulation, action.event));
		case 'system':
			return endByName(simulation, action.event, action.outOfTurn);
		case 'fault': {
			const arrived = action.at === undefined ? { simulation, entries: [] } : proceedTo(simulation, action.at, limit);
			if (arrived.stuck !== undefined) return arrived;
			const [next, entry] = dispatch(arrived.simulation, action.event);
			return { simulation: next, entries: [...arrived.entries, entry] };
		}
		case 'until':
			return proceedTo(simulation, action.reference, limit);
		case 'wait':
			return wait(simulation, action.minutes, limit);
		case 'random':
			return drawEvents(simulation, action.count, action.kinds);
		case 'fill':
			return fillIn(simulation, fill, limit);
		case 'expect':
			return { simulation, entries: [] };
	}
}

/**
 * Goes the way that is found. The clock is kept: whatever is due before a step of the way comes first, and the way is
 * looked for again from there.
 */
function fillIn(simulation: Simulation, fill: Fill, limit: number): StepOutcome {
	const entries: Entry[] = [];
	let current = simulation;
	let way: readonly ProductEvent[] = [];
	while (entries.length < limit) {
		if (way.length === 0) {
			const found = fill(current);
			if (!found.ok) return { simulation: current, entries, stuck: found.because };
			if (found.events.length === 0) return { simulation: current, entries };
			way = found.events;
		}
		const [event, ...rest] = way as [ProductEvent];
		const scheduled = runningDelay(current, event);
		const earlier = nextScheduled(current.queue);
		const isEarly = scheduled !== undefined && earlier !== undefined && earlier.dueMinutes < scheduled.dueMinutes;
		const step = scheduled === undefined ? dispatch(current, event) : endDelay(current, isEarly ? earlier : scheduled);
		way = isEarly ? [] : rest;
		current = step[0];
		entries.push(step[1]);
	}
	return { simulation: current, entries, stuck: endless(limit) };
}

function one([simulation, entry]: Step): StepOutcome {
	return { simulation, entries: [entry] };
}

function endByName(simulation: Simulation, event: ProductEvent, outOfTurn: boolean): StepOutcome {
	const scheduled = runningDelay(simulation, event);
	if (scheduled === undefined) return { simulation, entries: [], stuck: 'nothing that ends so is running' };
	const earlier = nextScheduled(simulation.queue);
	if (
		!outOfTurn &&
		earlier !== undefined &&
		earlier.dueMinutes < scheduled.dueMinutes &&
		scheduled.dueMinutes < Number.POSITIVE_INFINITY
	) {
		const name = nameOfDelayEnd(simulation.model, earlier.id);
		return { simulation, entries: [], stuck: `${name.type} of ${name['server']} comes first` };
	}
	return one(endDelay(simulation, scheduled));
}

function proceedTo(simulation: Simulation, reference: StateReference, limit: number): StepOutcome {
	const entries: Entry[] = [];
	let current = simulation;
	while (!isInState(current.snapshot, reference)) {
		const step = entries.length < limit ? advance(current) : undefined;
		if (step === undefined) {
			const why = current.queue.length === 0 ? 'the product waits for an operator' : endless(limit);
			const stuck = `${reference.region} ${reference.state} is not reached: ${why}`;
			return { simulation: current, entries, stuck };
		}
		current = step[0];
		entries.push(step[1]);
	}
	return { simulation: current, entries };
}

function wait(simulation: Simulation, minutes: number, limit: number): StepOutcome {
	const end = simulation.clock.minutes + minutes;
	const entries: Entry[] = [];
	let current = simulation;
	for (;;) {
		const next = nextScheduled(current.queue);
		if (next === undefined || next.dueMinutes > end) break;
		if (entries.length >= limit) return { simulation: current, entries, stuck: endless(limit) };
		const [later, entry] = endDelay(current, next);
		current = later;
		entries.push(entry);
	}
	const [later, entry] = waitUntil(current, end);
	return { simulation: later, entries: [...entries, entry] };
}

function drawEvents(
	simulation: Simulation,
	count: number,
	kinds: readonly ('operator' | 'system' | 'fault')[],
): StepOutcome {
	const events = vocabulary(simulation.model).filter(({ type }) => kinds.includes(sourceOf(type)));
	const entries: Entry[] = [];
	let current = simulation;
	for (let drawn = 0; drawn < count; drawn += 1) {
		const possible = events.filter((event) => isPossible(current, event));
		const running = kinds.includes('system') ? current.queue.length : 0;
		if (possible.length + running === 0) break;
		const [index, random] = drawIndex(current.random, possible.length + Math.min(1, running));
		const event = possible[index];
		const step = event === undefined ? advance(current) : dispatch(current, event);
		if (step === undefined) break;
		current = { ...step[0], random };
		entries.push(step[1]);
	}
	return { simulation: current, entries };
}

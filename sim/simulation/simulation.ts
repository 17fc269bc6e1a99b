/**
 * The reference engine: XState's pure functions with our own queue and clock. A simulation is a value; every function
 * here returns the next one and leaves the old one as it was.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { delayEnd } from '../../machines/kit/delays.js';
import { type ProductEvent, sourceOf } from '../../machines/kit/events.js';
import type { ServiceLevel } from '../../machines/kit/services.js';
import { activeHazards, factChanges, hazardChanges, serviceChanges, stateChanges } from './changes.js';
import { isKnown, serviceLevels } from './configuration.js';
import { initialStep, type Macrostep, type RequestedAction, step } from './engine.js';
import { blankEntry, type Entry, type Verdict } from './entry.js';
import { breaches, decisiveRules, disregardedAdvice, enabledTransitions, refusalReasons } from './judgement.js';
import { type Meter, newMeters, runMeters } from './meter.js';
import { definitionOf, type HazardHere, type Model } from './model.js';
import { cancel, nextScheduled, type ScheduledEvent, schedule } from './queue.js';
import { type RandomState, seededRandom } from './random.js';
import { clausesOf, notesOf, type Realised, realisedBy } from './realised.js';
import { addTime, type SimulatedTime, zeroTime } from './time.js';

/** Where a run stands. */
export interface Simulation {
	readonly model: Model;
	readonly snapshot: AnyMachineSnapshot;
	readonly clock: SimulatedTime;
	readonly queue: readonly ScheduledEvent[];
	/** The number of delays begun so far; it orders delays that end at the same minute. */
	readonly sequence: number;
	/** The number of entries so far. */
	readonly length: number;
	readonly random: RandomState;
	readonly levels: ReadonlyMap<string, ServiceLevel>;
	readonly hazards: readonly HazardHere[];
	readonly meters: ReadonlyMap<string, Meter>;
}

/** A simulation and the entry of the step that led to it. */
export type Step = readonly [simulation: Simulation, entry: Entry];

/** Begins a run; `seed` is a 32-bit integer. The entry tells what holds before anything has happened. */
export function begin(model: Model, seed = 0): Step {
	const macrostep = initialStep(model.machine);
	const { snapshot } = macrostep;
	const levels = serviceLevels(model.services, snapshot);
	const empty: Simulation = {
		model,
		snapshot,
		clock: zeroTime,
		queue: [],
		sequence: 0,
		length: 1,
		random: seededRandom(seed),
		levels,
		hazards: activeHazards(model, snapshot),
		meters: newMeters(model.services.map(({ name }) => name)),
	};
	const simulation = withActions(empty, macrostep.actions);
	const realised = realisedBy(undefined, macrostep);
	const entry: Entry = {
		...blankEntry(0, zeroTime, 'begin', { type: 'begin' }),
		information: clausesOf(realised, 'information'),
		hazards: hazardChanges([], simulation.hazards),
		clauses: unique([
			...clausesOf(realised, 'clauses'),
			...clausesOf(realised, 'information'),
			...simulation.hazards.flatMap(({ definition }) => definition.clauses),
		]),
	};
	return [simulation, entry];
}

/** Whether an event would be accepted now. */
export function isPossible({ model, snapshot }: Simulation, event: ProductEvent): boolean {
	// Most events of a vocabulary are known to no active state; asking XState about them costs far more.
	return isKnown(snapshot, event.type) && enabledTransitions(model.machine, snapshot, event).length > 0;
}

/** Lets an operator or the world cause an event, at the present time. A refused event changes nothing. */
export function dispatch(simulation: Simulation, event: ProductEvent): Step {
	const { model, snapshot } = simulation;
	const macrostep = step(model.machine, snapshot, event);
	if (macrostep.taken.length > 0) return take(simulation, event, event, macrostep);
	const reasons = refusalReasons(model, snapshot, event);
	const entry: Entry = {
		...blankEntry(simulation.length, simulation.clock, sourceOf(event.type), event),
		verdict: { kind: 'refused', reasons },
		clauses: unique(reasons.flatMap(({ clauses }) => clauses)),
	};
	return [{ ...simulation, length: simulation.length + 1 }, entry];
}

/** Lets the delay that ends first end, and moves the clock there; undefined if none is running. */
export function advance(simulation: Simulation): Step | undefined {
	const next = nextScheduled(simulation.queue);
	return next === undefined ? undefined : endDelay(simulation, next);
}

/** The running delay that ends with this event, as it stands in traces; undefined if there is none. */
export function runningDelay({ model, queue }: Simulation, event: ProductEvent): ScheduledEvent | undefined {
	return queue.find(({ id }) => {
		const end = nameOfDelayEnd(model, id);
		return end.type === event.type && end['server'] === event['server'];
	});
}

/** Ends a running delay of unknown length now, or moves the clock to the due time of one of known length. */
export function endDelay(simulation: Simulation, scheduled: ScheduledEvent): Step {
	const { model, snapshot } = simulation;
	const isUnknown = scheduled.dueMinutes === Number.POSITIVE_INFINITY;
	const elapsed = isUnknown
		? { minutes: 0, unknownStretches: 1 }
		: { minutes: Math.max(0, scheduled.dueMinutes - simulation.clock.minutes), unknownStretches: 0 };
	const later = passTime({ ...simulation, queue: cancel(simulation.queue, scheduled.id) }, elapsed);
	const event = { type: scheduled.id };
	return take(later, event, nameOfDelayEnd(model, scheduled.id), step(model.machine, snapshot, event));
}

/** Lets time pass to a minute before which no delay ends, and marks the end of the wait in the trace. */
export function waitUntil(simulation: Simulation, minutes: number): Step {
	const elapsed = { minutes: Math.max(0, minutes - simulation.clock.minutes), unknownStretches: 0 };
	const later = passTime(simulation, elapsed);
	const entry = blankEntry(later.length, later.clock, 'clock', { type: 'clock.waited' });
	return [{ ...later, length: later.length + 1 }, entry];
}

function passTime(simulation: Simulation, elapsed: SimulatedTime): Simulation {
	return {
		...simulation,
		clock: addTime(simulation.clock, elapsed),
		meters: runMeters(simulation.meters, simulation.levels, elapsed),
	};
}

/** The event that the end of a delay is, as it stands in traces: `{ type: 'system.phase2Finished', server: 'lp1' }`. */
export function nameOfDelayEnd(model: Model, id: string): ProductEvent {
	const end = delayEnd(id);
	const definition = end && model.product.delays[end.name];
	// The suite of each product checks that every `after` names a declared delay.
	if (!end || !definition) throw new Error(`The machine ${model.machine.id} has a delay without a definition: ${id}.`);
	return { type: definition.event, server: end.server };
}

function take(simulation: Simulation, event: ProductEvent, shownEvent: ProductEvent, macrostep: Macrostep): Step {
	const { model, snapshot } = simulation;
	const { taken } = macrostep;
	const broken = breaches(model, snapshot, event, taken);
	const decidedBy = decisiveRules(model, snapshot, event, taken);
	const advice = disregardedAdvice(model, snapshot, event);
	const after = macrostep.snapshot;
	const levels = after._nodes === snapshot._nodes ? simulation.levels : serviceLevels(model.services, after);
	const hazards = activeHazards(model, after);
	const moved = { ...simulation, snapshot: after, levels, hazards, length: simulation.length + 1 };
	const next = withActions(moved, macrostep.actions);

	const realised = realisedBy(snapshot, macrostep);
	const states = stateChanges(snapshot, after);
	const facts = factChanges(snapshot, after);
	const services = serviceChanges(simulation.levels, levels);
	const changedHazards = hazardChanges(simulation.hazards, hazards);
	const isUnchanged = states.length === 0 && facts.length === 0 && next.queue === simulation.queue;
	const verdict: Verdict = { kind: isUnchanged ? 'noEffect' : 'accepted' };
	const information = unique([
		...(definitionOf(model, event.type)?.information ?? []),
		...clausesOf(realised, 'information'),
	]);
	const entry: Entry = {
		...blankEntry(simulation.length, simulation.clock, sourceOf(shownEvent.type), shownEvent),
		verdict,
		breaches: broken,
		decidedBy,
		advice,
		states,
		facts,
		services,
		hazards: changedHazards,
		notes: notesOf(realised),
		isOutsideGuide: isOutsideGuide(
			model,
			realised,
			broken.flatMap(({ clauses }) => clauses),
		),
		information,
		clauses: unique([
			...clausesOf(realised, 'clauses'),
			...information,
			...[...broken, ...decidedBy, ...advice].flatMap(({ clauses }) => clauses),
			...changedHazards.flatMap(({ clauses }) => clauses),
			...(model.product.delays[delayEnd(event.type)?.name ?? '']?.clauses ?? []),
		]),
	};
	return [next, entry];
}

/** A transition says so, or law was broken for which the guide states no consequence. */
function isOutsideGuide(model: Model, realised: Realised, brokenClauses: readonly string[]): boolean {
	if (realised.transitions.some(({ meta }) => meta?.outsideGuide === true)) return true;
	if (brokenClauses.length === 0) return false;
	const consequences = model.product.guide.clauses.filter(({ id }) => brokenClauses.includes(id));
	return consequences.every(({ ifBroken }) => ifBroken.startsWith('not stated'));
}

/** Begins and cancels delays as XState asks; delays come as `raise` actions with a delay in minutes. */
function withActions(simulation: Simulation, actions: readonly RequestedAction[]): Simulation {
	let { queue, sequence } = simulation;
	for (const { type, params } of actions) {
		if (type === 'xstate.cancel') queue = cancel(queue, String(params['sendId']));
		if (type !== 'xstate.raise' || typeof params['delay'] !== 'number') continue;
		const dueMinutes = simulation.clock.minutes + params['delay'];
		queue = schedule(queue, { id: String(params['id']), dueMinutes, sequence });
		sequence += 1;
	}
	return queue === simulation.queue ? simulation : { ...simulation, queue, sequence };
}

function unique(items: readonly string[]): readonly string[] {
	return [...new Set(items)];
}

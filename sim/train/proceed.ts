/** Lets time pass in a session: to the next event, by minutes, or until something is asked of the operator. */
import { describeEvent, sourceOf } from '../../machines/kit/events.js';
import { isInState, type StateReference } from '../scenario/stateReference.js';
import { vocabulary } from '../simulation/model.js';
import { nextScheduled } from '../simulation/queue.js';
import { advance, endDelay, isPossible, type Simulation, waitUntil } from '../simulation/simulation.js';
import { append, present, type Session } from './session.js';

/** More steps than any upgrade takes: a product that goes on by itself for ever is stopped here. */
const maximumSteps = 1000;

/** To the next thing that the product does by itself; the same session if nothing is running. */
export function toNext(session: Session, turn: number): Session {
	const step = advance(present(session));
	return step === undefined ? session : append(session, step, turn);
}

/** By so many minutes, as a `wait` of a scenario: stretches of unknown length do not end meanwhile. */
export function byMinutes(session: Session, minutes: number, turn: number): Session {
	const end = present(session).clock.minutes + minutes;
	let current = session;
	for (let steps = 0; steps < maximumSteps; steps += 1) {
		const next = nextScheduled(present(current).queue);
		if (next === undefined || next.dueMinutes > end) break;
		current = append(current, endDelay(present(current), next), turn);
	}
	return append(current, waitUntil(present(current), end), turn);
}

/**
 * Until an operator can do something that could not be done before, something is newly at risk or broken by a fault, or
 * the product does nothing more by itself.
 */
export function untilAsked(session: Session, turn: number): Session {
	let current = session;
	for (let steps = 0; steps < maximumSteps; steps += 1) {
		const before = askedOf(present(current));
		const next = toNext(current, turn);
		if (next === current) break;
		const entries = next.points.slice(current.position + 1);
		current = next;
		const isAlarming = entries.some(
			({ entry }) => entry.source === 'fault' || entry.hazards.some(({ change }) => change === 'began'),
		);
		if (isAlarming || [...askedOf(present(current))].some((event) => !before.has(event))) break;
	}
	return current;
}

/** What operators can do now, with the server that it is done to. */
function askedOf(simulation: Simulation): ReadonlySet<string> {
	const possible = operatorEvents(simulation).filter((event) => isPossible(simulation, event));
	return new Set(possible.map(({ type, server }) => describeEvent(server === undefined ? { type } : { type, server })));
}

function operatorEvents({ model }: Simulation) {
	return vocabulary(model).filter(({ type }) => sourceOf(type) === 'operator');
}

/** Until a region is in a state; as far as the product goes by itself if it does not come to it. */
export function untilState(session: Session, reference: StateReference, turn: number): Session {
	let current = session;
	for (let steps = 0; steps < maximumSteps; steps += 1) {
		if (isInState(present(current).snapshot, reference)) break;
		const next = toNext(current, turn);
		if (next === current) break;
		current = next;
	}
	return current;
}

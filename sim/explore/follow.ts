/**
 * Follows the paths of the explorer on the reference engine. Whatever the explorer claims about a path is looked at
 * here before anybody is told.
 */
import type { Condition } from '../../machines/kit/conditions.js';
import { delayEnd } from '../../machines/kit/delays.js';
import type { ProductEvent } from '../../machines/kit/events.js';
import { holds } from '../../machines/kit/explain.js';
import type { Entry } from '../simulation/entry.js';
import { nextScheduled } from '../simulation/queue.js';
import { begin, dispatch, endDelay, nameOfDelayEnd, type Simulation } from '../simulation/simulation.js';
import { ExplorationError } from './generate/engines.js';
import type { Explorable } from './questions.js';
import type { EventPath } from './search/verdict.js';

/** One event of a path; the end of a delay by its name in traces. */
export interface FollowedStep {
	readonly event: ProductEvent;
	/** It is the end of a delay, and others are due earlier: the explorer knows no clock. */
	readonly outOfTurn: boolean;
}

/** A path as it was run: what happened at each of its events, and where it ends. */
export interface FollowedPath {
	readonly steps: readonly FollowedStep[];
	readonly entries: readonly Entry[];
	readonly end: Simulation;
	readonly isShortest: boolean;
}

/**
 * Runs a path.
 * @throws ExplorationError if the reference engine cannot follow it: then one of the two engines is wrong.
 */
export function follow({ model, compiled, start }: Explorable, path: EventPath): FollowedPath {
	let simulation = start ?? begin(model)[0];
	const steps: FollowedStep[] = [];
	const entries: Entry[] = [];
	for (const number of path.events) {
		const event = compiled.program.events[number] as ProductEvent;
		const isDelay = delayEnd(event.type) !== undefined;
		const scheduled = simulation.queue.find(({ id }) => id === event.type);
		const [next, entry] = isDelay && scheduled ? endDelay(simulation, scheduled) : dispatch(simulation, event);
		if ((isDelay && !scheduled) || entry.verdict.kind === 'refused') {
			throw new ExplorationError(`The engines disagree: the reference engine does not take ${event.type}.`);
		}
		const earliest = nextScheduled(simulation.queue)?.dueMinutes ?? 0;
		const isKnown = scheduled !== undefined && scheduled.dueMinutes < Number.POSITIVE_INFINITY;
		steps.push({
			event: isDelay ? nameOfDelayEnd(model, event.type) : event,
			outOfTurn: isKnown && earliest < scheduled.dueMinutes,
		});
		entries.push(entry);
		simulation = next;
	}
	return { steps, entries, end: simulation, isShortest: path.isShortest };
}

/** Whether a condition holds at the end of a path; judged by the reference engine. */
export function holdsAtEnd({ model }: Explorable, { end }: FollowedPath, condition: Condition): boolean {
	return holds(model.machine, end.snapshot, { type: 'none' }, condition);
}

/** Performs the steps of a lesson in a session: those before the trainee takes over, and those of its solution. */

import type { ScenarioStep } from '../scenario/scenario.js';
import { isInState } from '../scenario/stateReference.js';
import { dispatch, endDelay, isPossible, runningDelay } from '../simulation/simulation.js';
import { byMinutes, untilState } from './proceed.js';
import { append, nextTurn, present, type Session } from './session.js';

/** A session in which steps were performed, or why one could not be. */
export type Performed =
	| { readonly ok: true; readonly session: Session }
	| { readonly ok: false; readonly line: number; readonly because: string };

/**
 * Performs steps, each as a turn of its own; in the turn `turn` if one is given. Refused steps are mistakes of the
 * lesson, unless they expect it.
 */
export function performSteps(session: Session, steps: readonly ScenarioStep[], turn?: number): Performed {
	let current = session;
	for (const step of steps) {
		const performed = performStep(current, step, turn ?? nextTurn(current));
		if (typeof performed === 'string') return { ok: false, line: step.line, because: `${step.text}: ${performed}` };
		current = performed;
	}
	return { ok: true, session: current };
}

function performStep(session: Session, { action, expect }: ScenarioStep, turn: number): Session | string {
	const simulation = present(session);
	switch (action.kind) {
		case 'event': {
			const isExpected = expect?.refused !== undefined;
			if (!isExpected && !isPossible(simulation, action.event)) return 'it is refused';
			return append(session, dispatch(simulation, action.event), turn);
		}
		case 'fault': {
			const there = action.at === undefined ? session : untilState(session, action.at, turn);
			if (!isPossible(present(there), action.event)) return 'the fault cannot strike';
			return append(there, dispatch(present(there), action.event), turn);
		}
		case 'system': {
			const scheduled = runningDelay(simulation, action.event);
			return scheduled === undefined
				? 'nothing that ends so is running'
				: append(session, endDelay(simulation, scheduled), turn);
		}
		case 'until': {
			const there = untilState(session, action.reference, turn);
			return isInState(present(there).snapshot, action.reference) ? there : 'it is not reached';
		}
		case 'wait':
			return byMinutes(session, action.minutes, turn);
		case 'expect':
			return session;
		case 'random':
		case 'fill':
			return 'lessons know no steps of this kind';
	}
}

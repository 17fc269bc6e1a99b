/** The score of a session: what it cost, in minutes and breaches, against the best run that is known. */
import { sourceOf } from '../../machines/kit/events.js';
import type { Simulation } from '../simulation/simulation.js';
import { addTime, type SimulatedTime, zeroTime } from '../simulation/time.js';
import { bestRunOf } from './bestRun.js';
import { isGoalReached } from './goal.js';
import { entriesOf, firstPosition, present, type Session } from './session.js';

/** A score; plain data, as progress files hold it. */
export interface Score {
	/** From 0 to 100. */
	readonly points: number;
	readonly isGoalReached: boolean;
	/** The time that services were down, summed over all services. */
	readonly down: SimulatedTime;
	/** The same of the best run; undefined if none is known. */
	readonly bestDown: SimulatedTime | undefined;
	readonly breaches: number;
	readonly hints: number;
	/** What was tried and refused. */
	readonly refusals: number;
}

/** What each thing costs of the hundred points; docs/training.md tells it. */
const costs = {
	goalMissed: 60,
	breach: 15,
	hint: 5,
	refusal: 1,
	refusalsAtMost: 10,
	downAtMost: 40,
	unknownStretch: 2,
};

/** The time that all services were down, summed. */
export function totalDown({ meters }: Simulation): SimulatedTime {
	return [...meters.values()].reduce((sum, { down }) => addTime(sum, down), zeroTime);
}

/** The score of a session as it stands. */
export function scoreOf(session: Session): Score {
	const own = entriesOf(session).slice(firstPosition(session) + 1);
	const breaches = own.reduce((sum, entry) => sum + entry.breaches.length, 0);
	const refusals = own.filter(
		({ verdict, event }) => verdict.kind === 'refused' && sourceOf(event.type) === 'operator',
	).length;
	const best = bestRunOf(session.course);
	const down = totalDown(present(session));
	const bestDown = best.ok ? totalDown(best.run.simulation) : undefined;
	const isReached = isGoalReached(session);
	const lost =
		(isReached ? 0 : costs.goalMissed) +
		breaches * costs.breach +
		session.hintsUsed * costs.hint +
		Math.min(refusals * costs.refusal, costs.refusalsAtMost) +
		(bestDown === undefined ? 0 : lostByDowntime(down, bestDown));
	return {
		points: Math.max(0, 100 - lost),
		isGoalReached: isReached,
		down,
		bestDown,
		breaches,
		hints: session.hintsUsed,
		refusals,
	};
}

/** As much again as in the best run, or an hour where that is more, costs all that downtime can cost. */
function lostByDowntime(own: SimulatedTime, best: SimulatedTime): number {
	const minutes = Math.max(0, own.minutes - best.minutes);
	const unknown = Math.max(0, own.unknownStretches - best.unknownStretches);
	const share = Math.ceil((costs.downAtMost * minutes) / Math.max(60, best.minutes));
	return Math.min(costs.downAtMost, share + unknown * costs.unknownStretch);
}

/** Whether a score is better than another, of which there may be none. */
export function isBetter(score: Score, other: Score | undefined): boolean {
	return other === undefined || score.points > other.points;
}

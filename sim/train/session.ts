/**
 * A training session: a run with its past and its undone future. A session is a value; every function here returns the
 * next one. Each point of it is one entry of the trace with the simulation behind it, so that going back is choosing an
 * earlier point. A *turn* is what one command of the trainee led to: undoing takes back whole turns.
 */

import type { Mode } from '../../machines/kit/variants.js';
import { isInState } from '../scenario/stateReference.js';
import type { Entry } from '../simulation/entry.js';
import type { Model } from '../simulation/model.js';
import { begin, dispatch, isPossible, type Simulation, type Step } from '../simulation/simulation.js';
import type { Course } from './course.js';

/** A point of a session: an entry and what is so after it. */
export interface Point {
	readonly simulation: Simulation;
	readonly entry: Entry;
	readonly turn: number;
	/** The faults of the lesson that have struck so far, by their index. */
	readonly struck: readonly number[];
}

/** Where a session stands. */
export interface Session {
	readonly course: Course;
	/** Never empty: the first is the begin of the run. Those behind `position` are undone. */
	readonly points: readonly Point[];
	readonly position: number;
	readonly mode: Mode;
	readonly hintsUsed: number;
	/** Hints shown for the present point. */
	readonly hintsHere: number;
}

/** The begin of a session, with the duties of the course taken as done. */
export function beginSession(course: Course): Session {
	const [simulation, entry] = begin(course.models[course.mode], course.seed);
	const first: Session = {
		course,
		points: [{ simulation, entry, turn: 0, struck: [] }],
		position: 0,
		mode: course.mode,
		hintsUsed: 0,
		hintsHere: 0,
	};
	return course.prepared.reduce((session, event) => append(session, dispatch(present(session), event), 0), first);
}

/** The point at which a session stands. */
export function presentPoint({ points, position }: Session): Point {
	const point = points[position];
	if (point === undefined) throw new Error('A session stands at one of its points.');
	return point;
}

const converted = new WeakMap<Simulation, Simulation>();

/** What is so now, in the mode of the session. */
export function present(session: Session): Simulation {
	const { simulation } = presentPoint(session);
	const model = session.course.models[session.mode];
	if (simulation.model === model) return simulation;
	const known = converted.get(simulation);
	if (known?.model === model) return known;
	const made = inModel(simulation, model);
	converted.set(simulation, made);
	return made;
}

/** The same moment on the other variant of the machine: its states are others, though they have the same names. */
function inModel(simulation: Simulation, model: Model): Simulation {
	const { value, context } = simulation.snapshot;
	return { ...simulation, model, snapshot: model.machine.resolveState({ value, context }) };
}

/** The entries up to now. */
export function entriesOf({ points, position }: Session): readonly Entry[] {
	return points.slice(0, position + 1).map(({ entry }) => entry);
}

/** The turn that the next command of the trainee begins. */
export function nextTurn(session: Session): number {
	return presentPoint(session).turn + 1;
}

/** The session with one more entry, and with the faults of the lesson that strike after it. What was undone is gone. */
export function append(session: Session, [simulation, entry]: Step, turn: number): Session {
	const { struck } = presentPoint(session);
	const point: Point = { simulation, entry, turn, struck };
	const points = [...session.points.slice(0, session.position + 1), point];
	return strike({ ...session, points, position: points.length - 1, hintsHere: 0 }, turn);
}

function strike(session: Session, turn: number): Session {
	const strikes = session.course.lesson?.strikes ?? [];
	const { simulation, struck } = presentPoint(session);
	const index = strikes.findIndex(
		({ at, fault }, number) =>
			!struck.includes(number) && isInState(simulation.snapshot, at) && isPossible(simulation, fault),
	);
	const fault = strikes[index]?.fault;
	if (fault === undefined) return session;
	const marked = replacePresent(session, { ...presentPoint(session), struck: [...struck, index] });
	return append(marked, dispatch(simulation, fault), turn);
}

function replacePresent(session: Session, point: Point): Session {
	return { ...session, points: [...session.points.slice(0, session.position), point] };
}

/** Takes back so many turns; the begin of the course stays. */
export function undo(session: Session, turns: number): Session {
	const target = presentPoint(session).turn - turns;
	let position = session.position;
	while (position > 0 && (session.points[position]?.turn ?? 0) > Math.max(0, target)) position -= 1;
	return goTo(session, position);
}

/** Does so many turns again that were undone. */
export function redo(session: Session, turns: number): Session {
	const target = presentPoint(session).turn + turns;
	let position = session.position;
	while (position + 1 < session.points.length && (session.points[position + 1]?.turn ?? 0) <= target) position += 1;
	return goTo(session, position);
}

/** Goes to any point of the session, undone ones included, but not before its begin. */
export function goTo(session: Session, position: number): Session {
	const first = firstPosition(session);
	const chosen = Math.min(Math.max(first, position), session.points.length - 1);
	return chosen === session.position ? session : { ...session, position: chosen, hintsHere: 0 };
}

/** The point at which the trainee took over. */
export function firstPosition({ points }: Session): number {
	const begun = points.findIndex(({ turn }) => turn > 0);
	return (begun < 0 ? points.length : begun) - 1;
}

/**
 * The best run that is known of a course: the solution of its lesson; without a lesson the usual sequence of the product,
 * or, where that does not lead to the goal, the shortest legal way that the explorer finds.
 */
import { perform } from '../scenario/perform.js';
import type { Entry } from '../simulation/entry.js';
import type { Simulation } from '../simulation/simulation.js';
import type { Course } from './course.js';
import { goalOf } from './goal.js';
import { entriesOf, firstPosition, present } from './session.js';
import { performSteps } from './solution.js';
import { startSession } from './start.js';
import { usualRun } from './usualRun.js';
import { wayToGoal } from './ways.js';

/** A run to compare with. */
export interface BestRun {
	/** What it is, as the end of "compared with ...". */
	readonly title: string;
	readonly simulation: Simulation;
	/** From the point at which the trainee takes over. */
	readonly entries: readonly Entry[];
}

/** The best run, or why none is known. */
export type FoundBestRun =
	| { readonly ok: true; readonly run: BestRun }
	| { readonly ok: false; readonly because: string };

const known = new WeakMap<Course, FoundBestRun>();

/** The best run of a course; found when it is first asked for. */
export function bestRunOf(course: Course): FoundBestRun {
	const found = known.get(course) ?? findBestRun({ ...course, isExam: false });
	known.set(course, found);
	return found;
}

function findBestRun(course: Course): FoundBestRun {
	const start = startSession(course);
	const { lesson } = course;
	if (lesson !== undefined) {
		const performed = performSteps(start, lesson.solution);
		if (!performed.ok) return performed;
		const entries = entriesOf(performed.session).slice(firstPosition(start) + 1);
		return { ok: true, run: { title: 'the solution of the lesson', simulation: present(performed.session), entries } };
	}
	const usual = usualRun(start);
	if (usual !== undefined) {
		const entries = entriesOf(usual).slice(firstPosition(start) + 1);
		return { ok: true, run: { title: 'the usual sequence of the product', simulation: present(usual), entries } };
	}
	const goal = goalOf(start).expect;
	const fill = { line: 0, text: '', action: { kind: 'fill' }, expect: undefined } as const;
	const { simulation, entries, stuck } = perform(present(start), fill, (here) => wayToGoal(here, goal));
	if (stuck !== undefined) return { ok: false, because: stuck };
	return { ok: true, run: { title: 'the shortest legal way that the explorer has found', simulation, entries } };
}

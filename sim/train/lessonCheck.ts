/** Checks a lesson by playing it: untouched it does not reach its goal, its solution does, and nothing in it is idle. */
import { isMoment } from '../scenario/moment.js';
import type { Course } from './course.js';
import { isGoalReached } from './goal.js';
import type { Lesson } from './lesson.js';
import { toNext } from './proceed.js';
import { beginSession, entriesOf, nextTurn, type Session } from './session.js';
import { performSteps } from './solution.js';

/** What is wrong with a lesson, each as a sentence; nothing if it is right. */
export function lessonProblems(course: Course): readonly string[] {
	const { lesson } = course;
	if (lesson === undefined) return ['The course has no lesson.'];
	const start = performSteps(beginSession(course), lesson.start, 0);
	if (!start.ok) return [`start, line ${start.line}: ${start.because}.`];
	const solved = performSteps(start.session, lesson.solution);
	return [
		...untouchedProblems(start.session),
		...(solved.ok
			? solvedProblems(lesson, start.session, solved.session)
			: [`solution, line ${solved.line}: ${solved.because}.`]),
	];
}

/** More steps than any product takes by itself. */
const maximumSteps = 1000;

function untouchedProblems(start: Session): string[] {
	let session = start;
	for (let step = 0; step < maximumSteps; step += 1) {
		if (isGoalReached(session)) {
			return [`The goal is reached ${step === 0 ? 'at the start' : 'although the trainee does nothing'}.`];
		}
		const next = toNext(session, nextTurn(session));
		if (next === session) return [];
		session = next;
	}
	return ['The product comes to no end by itself.'];
}

function solvedProblems(lesson: Lesson, start: Session, solved: Session): string[] {
	const points = solved.points.slice(start.position);
	const struck = points.at(-1)?.struck ?? [];
	const breaches = entriesOf(solved).flatMap((entry) => entry.breaches.map(({ rule }) => rule));
	return [
		...(isGoalReached(solved) ? [] : ['The solution does not reach the goal.']),
		...breaches.map((rule) => `The solution breaks the rule ${rule}.`),
		...lesson.strikes.flatMap(({ fault }, index) =>
			struck.includes(index) ? [] : [`${fault.type} never strikes in the solution.`],
		),
		...lesson.hints.flatMap((hint, index) =>
			points.some(({ simulation }) => hint.when === undefined || isMoment(simulation.snapshot, hint.when))
				? []
				: [`The situation of hint ${index + 1} does not occur in the solution.`],
		),
	];
}

/** Begins the session of a course: the duties taken as done, then what the lesson says has happened before. */
import type { Course } from './course.js';
import { beginSession, type Session } from './session.js';
import { performSteps } from './solution.js';

/**
 * The begin of a session.
 * @throws Error if the steps before the lesson cannot be performed; loading a lesson has tried them.
 */
export function startSession(course: Course): Session {
	const begun = beginSession(course);
	const performed = performSteps(begun, course.lesson?.start ?? [], 0);
	if (!performed.ok) throw new Error(`The start of the lesson cannot be performed: ${performed.because}.`);
	return performed.session;
}

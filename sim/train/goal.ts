/** What a session is about: the goal of its lesson, or the end of the upgrade. */
import { finalDifferences } from '../scenario/expectations.js';
import type { FinalExpectation } from '../scenario/schema.js';
import { entriesOf, present, type Session } from './session.js';

/** Without a lesson the goal is that the upgrade is complete; every product calls it so. */
const complete: FinalExpectation = { outcome: 'completed' };

/** What must be so at the end. */
export function goalOf({ course }: Session): { readonly says: string; readonly expect: FinalExpectation } {
	return course.lesson?.goal ?? { says: 'The upgrade is complete.', expect: complete };
}

/** Whether everything is so now. */
export function isGoalReached(session: Session): boolean {
	return finalDifferences(goalOf(session).expect, present(session), entriesOf(session)).length === 0;
}

/** A lesson that has been read and checked: where it starts, what is to be reached, what strikes, and what helps. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { ExpectedMoment } from '../scenario/moment.js';
import type { ScenarioStep } from '../scenario/scenario.js';
import type { FinalExpectation } from '../scenario/schema.js';
import type { StateReference } from '../scenario/stateReference.js';

/** A fault that strikes by itself, once, as soon as a state is reached in which it can. */
export interface Strike {
	readonly fault: ProductEvent;
	readonly at: StateReference;
}

/** Hints for one situation, from a nudge to nearly the action itself. */
export interface HintBlock {
	/** The situation; undefined for any. */
	readonly when: ExpectedMoment | undefined;
	readonly says: readonly string[];
}

/** A lesson. */
export interface Lesson {
	/** `puremessage/first-upgrade`: the folder and the file without its ending. */
	readonly name: string;
	readonly title: string;
	/** What the trainee is told before the first step. */
	readonly introduction: string;
	readonly goal: { readonly says: string; readonly expect: FinalExpectation };
	/** What has happened before the trainee takes over. */
	readonly start: readonly ScenarioStep[];
	readonly strikes: readonly Strike[];
	readonly hints: readonly HintBlock[];
	readonly solution: readonly ScenarioStep[];
	/** What is to be remembered, and the clauses behind it. */
	readonly debrief: { readonly says: string; readonly clauses: readonly string[] };
}

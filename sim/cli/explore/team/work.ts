/** What a thread that helps is told and what it answers: plain data, which can be sent from one thread to another. */
import type { Mode } from '../../../../machines/kit/variants.js';
import type { Decision } from '../../../explore/search/decide.js';
import type { Verdict } from '../../../explore/search/verdict.js';
import type { Asked } from '../inquiries.js';

/** A model as what it is made of, since the functions of a product cannot be sent. */
export interface SentSubject {
	readonly deployment: unknown;
	readonly mode: Mode;
	readonly droppedRule: string | undefined;
}

/** Everything that is to be decided. */
export interface Work {
	readonly product: string;
	/** The folder of the user's own products, if there is one. */
	readonly folder: string | undefined;
	readonly subjects: readonly SentSubject[];
	readonly asked: Asked;
	readonly decision: Decision;
	/** One number shared by all threads: the next question that nobody has taken yet, counted over all subjects. */
	readonly next: Int32Array;
}

/** The verdict on one question. */
export interface Found {
	readonly question: number;
	readonly verdict: Verdict;
}

/** Takes the next question: nobody else will get it. */
export function takeQuestion(next: Int32Array): number {
	return Atomics.add(next, 0, 1);
}

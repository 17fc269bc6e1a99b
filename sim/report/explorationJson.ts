/** What the explorer has found out, as a plain object for other programs. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { Answer } from '../explore/results.js';
import type { Verdict } from '../explore/search/verdict.js';

/** One answer. */
export interface JsonAnswer {
	readonly name: string;
	/** The kind of the property; `never` or `can` for a question from the command line. */
	readonly kind: string;
	readonly says: string | null;
	readonly clauses: readonly string[];
	readonly verdict: Verdict['kind'];
	readonly because: string | null;
	readonly states: number;
	readonly bytes: number;
	/** Decided on a part of the machine. */
	readonly isLocal: boolean;
	readonly path: JsonPath | null;
	/** States without a way to the goal: documented ones, and others. */
	readonly lostStates: number;
	readonly stuckStates: number;
}

/** A counterexample, a witness, or the way to the first lost state. */
export interface JsonPath {
	readonly events: readonly ProductEvent[];
	readonly isShortest: boolean;
	/** The scenario file that `rehearse run` opens. */
	readonly scenario: string;
}

/** An answer for other programs. */
export function jsonAnswer({ question, verdict, path }: Answer, scenario: string | undefined): JsonAnswer {
	const property = question.kind === 'property' ? question.property : undefined;
	return {
		name: question.name,
		kind: property?.kind ?? question.kind,
		says: property?.says ?? null,
		clauses: property?.clauses ?? [],
		verdict: verdict.kind,
		because: verdict.kind === 'notDecided' ? verdict.because : null,
		...verdict.effort,
		path:
			path === undefined
				? null
				: { events: path.steps.map(({ event }) => event), isShortest: path.isShortest, scenario: scenario ?? '' },
		lostStates: verdict.kind === 'holds' ? (verdict.lost?.states ?? 0) : 0,
		stuckStates: verdict.kind === 'violated' ? (verdict.stuckStates ?? 0) : 0,
	};
}

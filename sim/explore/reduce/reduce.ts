/** All reductions of a problem, each of which can be switched off. */
import type { Problem } from '../program/problem.js';
import { keepCone } from './cone.js';
import { leaveOutDuplicates } from './duplicates.js';
import { type EagerStep, eagerSteps } from './eager.js';
import { mergeEquivalentCodes } from './equivalentCodes.js';
import { hoistReactions } from './hoist.js';
import { withOrigins } from './origins.js';
import { interchangeableServers } from './symmetry.js';
import { keepPossible } from './values.js';

/** Which reductions are on. */
export interface Reductions {
	/** Interchangeable servers (symmetry.ts). */
	readonly symmetry: boolean;
	/** Steps that can be taken at once (eager.ts). */
	readonly partialOrder: boolean;
	/** Only what the property depends on (cone.ts and what belongs to it). */
	readonly cone: boolean;
}

/** Every reduction. */
export const allReductions: Reductions = { symmetry: true, partialOrder: true, cone: true };
/** No reduction: all states as they are. */
export const noReductions: Reductions = { symmetry: false, partialOrder: false, cone: false };

/** A problem made smaller, and what is left to a search. */
export interface ReducedProblem {
	readonly problem: Problem;
	/** What it was made from, on which its paths are gone. */
	readonly whole: Problem;
	readonly interchangeable: readonly (readonly string[])[];
	readonly eager: readonly EagerStep[];
}

/**
 * Applies the reductions; every verdict stays the same.
 * @param keepsEvents whether every event is left that leads from one state to another, and not only one of them.
 */
export function reduce(given: Problem, reductions: Reductions, keepsEvents = false): ReducedProblem {
	const whole = withOrigins(given);
	const smaller = reductions.cone ? withoutTheRest(whole, keepsEvents) : whole;
	return {
		problem: smaller,
		whole,
		interchangeable: reductions.symmetry ? interchangeableServers(smaller) : [],
		eager: reductions.partialOrder ? eagerSteps(smaller) : [],
	};
}

/** What the checks depend on, and nothing else: until no pass finds anything more. */
export function withoutTheRest(problem: Problem, keepsEvents = false): Problem {
	let smaller = keepPossible(hoistReactions(problem));
	for (let before = Number.POSITIVE_INFINITY; sizeOf(smaller) < before; ) {
		before = sizeOf(smaller);
		smaller = keepPossible(mergeEquivalentCodes(keepCone(smaller), keepsEvents));
	}
	return keepsEvents ? smaller : leaveOutDuplicates(smaller);
}

function sizeOf({ program }: Problem): number {
	return program.fields.reduce((sum, { size }) => sum + size, 0);
}

/** All reductions of a problem, each of which can be switched off. */
import type { Problem } from '../program/problem.js';
import { type AloneServer, serversAlone } from './alone.js';
import { keepCone } from './cone.js';
import { leaveOutDuplicates } from './duplicates.js';
import { type EagerStep, eagerSteps } from './eager.js';
import { mergeEquivalentCodes } from './equivalentCodes.js';
import { hoistReactions } from './hoist.js';
import { withOrigins } from './origins.js';
import { mergeCircles, silentCircles } from './silentCircles.js';
import { interchangeableServers } from './symmetry.js';
import { keepPossible } from './values.js';

/** Which reductions are on. */
export interface Reductions {
	/** Interchangeable servers (symmetry.ts). */
	readonly symmetry: boolean;
	/** Steps that can be taken at once (eager.ts), servers that can be explored alone (alone.ts), circles that nobody sees (silentCircles.ts). */
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
	readonly alone: readonly AloneServer[];
	/** Whether there are steps that nobody sees from a state to itself (silentCircles.ts), and the problem with them. */
	readonly hasCircles: boolean;
	readonly apart: Problem;
}

/** A problem that is searched in every order of its steps. */
export function inEveryOrder(
	problem: Problem,
	interchangeable: readonly (readonly string[])[],
	whole = problem,
): ReducedProblem {
	return { problem, whole, interchangeable, eager: [], alone: [], hasCircles: false, apart: problem };
}

/** Whether a path of the reduced problem is no longer than need be. */
export function isInEveryOrder({ eager, alone, hasCircles }: ReducedProblem): boolean {
	return eager.length === 0 && alone.length === 0 && !hasCircles;
}

/**
 * Applies the reductions; every verdict stays the same.
 * @param keepsEvents whether every event is left that leads from one state to another, and not only one of them.
 */
export function reduce(given: Problem, reductions: Reductions, keepsEvents = false): ReducedProblem {
	const whole = withOrigins(given);
	const smaller = reductions.cone ? withoutTheRest(whole, keepsEvents) : whole;
	const interchangeable = reductions.symmetry ? interchangeableServers(smaller) : [];
	const reduced = inEveryOrder(smaller, interchangeable, whole);
	if (!reductions.partialOrder) return reduced;
	const circles = silentCircles(smaller);
	const problem = mergeCircles(smaller, circles);
	return {
		...reduced,
		problem,
		eager: eagerSteps(problem),
		alone: serversAlone(problem, interchangeable),
		hasCircles: circles.length > 0,
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

/** All reductions of a problem, each of which can be switched off. */
import type { Problem } from '../program/problem.js';
import { type AloneServer, serversAlone } from './alone.js';
import { keepCone } from './cone.js';
import { leaveOutDuplicates } from './duplicates.js';
import { type EagerStep, eagerSteps } from './eager.js';
import { mergeEquivalentCodes } from './equivalentCodes.js';
import { hoistReactions } from './hoist.js';
import { type Circle, mergeCircles, silentCircles } from './silentCircles.js';
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
	readonly interchangeable: readonly (readonly string[])[];
	readonly eager: readonly EagerStep[];
	readonly alone: readonly AloneServer[];
	/** Codes that count as one in the problem, and the problem before. */
	readonly circles: readonly Circle[];
	readonly apart: Problem;
}

/** A problem that is searched in every order of its steps. */
export function inEveryOrder(problem: Problem, interchangeable: readonly (readonly string[])[]): ReducedProblem {
	return { problem, interchangeable, eager: [], alone: [], circles: [], apart: problem };
}

/** Whether a path of the reduced problem is a path of the machine, and no longer than need be. */
export function isInEveryOrder({ eager, alone, circles }: ReducedProblem): boolean {
	return eager.length === 0 && alone.length === 0 && circles.length === 0;
}

/** Applies the reductions; every verdict stays the same. */
export function reduce(problem: Problem, reductions: Reductions): ReducedProblem {
	const smaller = reductions.cone ? withoutTheRest(problem) : problem;
	const interchangeable = reductions.symmetry ? interchangeableServers(smaller) : [];
	if (!reductions.partialOrder) return inEveryOrder(smaller, interchangeable);
	const circles = silentCircles(smaller);
	const merged = mergeCircles(smaller, circles);
	return {
		problem: merged,
		interchangeable,
		eager: eagerSteps(merged),
		alone: serversAlone(merged, interchangeable),
		circles,
		apart: smaller,
	};
}

/** What the checks depend on, and nothing else: until no pass finds anything more. */
export function withoutTheRest(problem: Problem): Problem {
	let smaller = keepPossible(hoistReactions(problem));
	for (let before = Number.POSITIVE_INFINITY; sizeOf(smaller) < before; ) {
		before = sizeOf(smaller);
		smaller = keepPossible(mergeEquivalentCodes(keepCone(smaller)));
	}
	return leaveOutDuplicates(smaller);
}

function sizeOf({ program }: Problem): number {
	return program.fields.reduce((sum, { size }) => sum + size, 0);
}

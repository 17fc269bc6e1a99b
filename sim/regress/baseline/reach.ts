/** Which elements of a machine can come to bear, and after how many steps. */

import type { Search } from '../../explore/generate/engines.js';
import type { Problem } from '../../explore/program/problem.js';
import type { Explorable } from '../../explore/questions.js';
import { reduce } from '../../explore/reduce/reduce.js';
import { explore } from '../../explore/search/breadthFirst.js';
import { pathTo } from '../../explore/search/path.js';
import type { Budget, Progress } from '../../explore/search/progress.js';
import type { Elements } from '../elements.js';

/** The shortest way to an element. */
export interface Reached {
	readonly steps: number;
	/** The events of the program that lead there, by number. */
	readonly way: () => number[];
}

/** What was reached of some elements. */
export interface Reach {
	/** States that were explored. */
	readonly states: number;
	/** Whether these are all. */
	readonly isComplete: boolean;
	readonly reached: ReadonlyMap<string, Reached>;
}

/** Explores a machine with everything in it, as far as the budget goes. */
export function* reachOf(
	{ compiled }: { readonly compiled: Pick<Explorable['compiled'], 'program'> },
	elements: Elements,
	budget: Budget,
): Generator<Progress, Reach> {
	const later = [...elements.values()];
	const problem: Problem = { program: compiled.program, checks: later, memories: [] };
	const symmetric = reduce(problem, { symmetry: true, partialOrder: false, cone: false });
	const reduced = { ...symmetric, problem: { ...symmetric.problem, checks: [] } };
	const explored = yield* explore(reduced, { keepEdges: false, isEnough: () => false, later }, budget);
	const { search, isComplete } = explored;
	const reached = new Map<string, Reached>();
	for (const [index, name] of [...elements.keys()].entries()) {
		const first = search.first(index);
		if (first >= 0) reached.set(name, { steps: stepsTo(search, first), way: () => pathTo(reduced, explored, first) });
	}
	return { states: isComplete ? search.count : budget.maximumStates, isComplete, reached };
}

function stepsTo(search: Search, index: number): number {
	let steps = 0;
	for (let parent = search.parent(index); parent >= 0; parent = search.parent(parent)) steps += 1;
	return steps;
}

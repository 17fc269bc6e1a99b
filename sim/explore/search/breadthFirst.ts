/** Breadth-first search of a reduced problem, in batches between which the caller may look on or stop. */
import { createSearch, type Search } from '../generate/engines.js';
import { type Layout, layOut } from '../generate/layout.js';
import type { Expression } from '../program/expression.js';
import type { ReducedProblem } from '../reduce/reduce.js';
import { firstState } from '../states.js';
import { type Budget, largestBatch, type Progress } from './progress.js';

/** A search that has ended, or given up. */
export interface Explored {
	readonly search: Search;
	readonly layout: Layout;
	/** Every state is expanded. */
	readonly isComplete: boolean;
}

/** What a search is for. */
export interface Aim {
	readonly keepEdges: boolean;
	/** Whether what has been found is enough; told how many states are expanded. */
	readonly isEnough: (found: Int32Array, expanded: number) => boolean;
	/** Conditions that are asked about when the search is over. */
	readonly later?: readonly Expression[];
}

/** Explores until everything is found, enough is found, or the budget is spent. */
export function* explore(
	{ problem, interchangeable, eager }: ReducedProblem,
	aim: Aim,
	budget: Budget,
): Generator<Progress, Explored> {
	const layout = layOut(problem.program);
	const search = createSearch(
		problem.program,
		{
			keepIdle: false,
			eager,
			interchangeable,
			checks: problem.checks,
			later: aim.later ?? [],
			memories: problem.memories,
			keepEdges: aim.keepEdges,
			events: problem.program.events.length,
		},
		layout,
	);
	search.begin(firstState(problem.program, layout));
	while (search.expanded < search.count && !aim.isEnough(search.found, search.expanded)) {
		if (search.count > budget.maximumStates || search.bytes >= budget.maximumBytes) break;
		search.run(search.expanded + Math.min(largestBatch, search.count), budget.maximumStates);
		yield { states: search.count, expanded: search.expanded, bytes: search.bytes };
	}
	return { search, layout, isComplete: search.expanded === search.count };
}

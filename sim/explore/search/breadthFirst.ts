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
	/** States that are left out, as nothing that is looked for lies beyond them. */
	readonly leftOut?: Expression;
}

/** Explores until everything is found, enough is found, or the budget is spent. */
export function explore(reduced: ReducedProblem, aim: Aim, budget: Budget): Generator<Progress, Explored> {
	return goOn(beginSearch(reduced, aim), aim, budget);
}

function beginSearch({ problem, interchangeable, eager, alone }: ReducedProblem, aim: Aim): Explored {
	const layout = layOut(problem.program);
	const search = createSearch(
		problem.program,
		{
			keepIdle: false,
			eager,
			alone,
			interchangeable,
			checks: problem.checks,
			later: aim.later ?? [],
			memories: problem.memories,
			keepEdges: aim.keepEdges,
			events: problem.program.events.length,
			...(aim.leftOut && { leftOut: aim.leftOut }),
		},
		layout,
	);
	search.begin(firstState(problem.program, layout));
	return { search, layout, isComplete: false };
}

/** Goes on with a search that has given up, with another budget. */
export function* goOn({ search, layout }: Explored, aim: Aim, budget: Budget): Generator<Progress, Explored> {
	while (search.expanded < search.count && !aim.isEnough(search.found, search.expanded)) {
		if (search.count > budget.maximumStates || search.bytes >= budget.maximumBytes) break;
		search.run(search.expanded + Math.min(largestBatch, search.count), budget.maximumStates);
		yield { states: search.count, expanded: search.expanded, bytes: search.bytes };
	}
	return { search, layout, isComplete: search.expanded === search.count };
}

/**
 * Of all shortest paths to a condition the one whose first event is declared first, then its second, and so on: the
 * same path everywhere, whatever order a search happens to go in.
 */
import type { ReducedProblem } from '../reduce/reduce.js';
import type { Explored } from './breadthFirst.js';
import { stepsToGoal } from './liveness.js';
import { Walker } from './path.js';

/** The events of the path, by number; undefined if the first check was met nowhere. The search has kept its edges. */
export function firstShortestPath(reduced: ReducedProblem, { search, layout }: Explored): number[] | undefined {
	const steps = stepsToGoal(search, search.marks(0));
	const walker = new Walker(reduced, layout);
	const stepsFrom = (state: Int32Array) => steps[search.find(state)] ?? -1;
	const count = stepsFrom(walker.seen);
	if (count < 0) return undefined;
	for (let left = count - 1; left >= 0; left -= 1) walker.go((state) => stepsFrom(state) === left);
	return walker.events;
}

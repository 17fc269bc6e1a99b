/**
 * Of all shortest paths to a condition the one whose first event is declared first, then its second, and so on: the
 * same path everywhere, whatever order a search happens to go in.
 */
import { createStepper, ExplorationError } from '../generate/engines.js';
import type { ReducedProblem } from '../reduce/reduce.js';
import { firstState } from '../states.js';
import type { Explored } from './breadthFirst.js';
import { stepsToGoal } from './liveness.js';
import { canonical } from './path.js';

/** The events of the path, by number; undefined if the first check was met nowhere. The search has kept its edges. */
export function firstShortestPath(reduced: ReducedProblem, { search, layout }: Explored): number[] | undefined {
	const { problem, interchangeable } = reduced;
	const steps = stepsToGoal(search, search.marks(0));
	const stepper = createStepper(problem.program, layout);
	let state = stepper.begin(firstState(problem.program, layout));
	let left = steps[search.find(canonical(layout, interchangeable, state))] ?? -1;
	if (left < 0) return undefined;
	const events: number[] = [];
	for (; left > 0; left -= 1) {
		const ways = Array.from({ length: stepper.expand(state) }, (_, way) => ({
			event: stepper.event(way),
			state: stepper.state(way),
		}));
		const taken = ways
			.sort((first, second) => first.event - second.event)
			.find((way) => steps[search.find(canonical(layout, interchangeable, way.state))] === left - 1);
		if (taken === undefined) throw new ExplorationError('A shortest path cannot be followed.');
		events.push(taken.event);
		state = taken.state;
	}
	return events;
}

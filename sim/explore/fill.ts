/**
 * The shortest legal way of operator and product from where a run stands to where it should go on: `fill: legal` in
 * scenarios, and what a trainee is told who asks how an action becomes possible.
 */

import { delayEnd } from '../../machines/kit/delays.js';
import type { ProductEvent } from '../../machines/kit/events.js';
import { sourceOf } from '../../machines/kit/events.js';
import type { FindFill } from '../scenario/run.js';
import type { Model } from '../simulation/model.js';
import { nameOfDelayEnd, type Simulation } from '../simulation/simulation.js';
import { goalOf } from './fillGoal.js';
import type { Expression } from './program/expression.js';
import type { Program } from './program/program.js';
import { type Explorable, makeExplorable } from './questions.js';
import { reduce } from './reduce/reduce.js';
import { explore } from './search/breadthFirst.js';
import { firstShortestPath } from './search/declaredOrder.js';
import type { Budget } from './search/progress.js';
import { beginningAt } from './states.js';

/** More states than this, and nobody waits for the way. */
const patient = { maximumStates: 2_000_000, maximumBytes: 2 ** 30 };

/** A way, or why there is none. */
export type LegalWay = ReturnType<FindFill>;

/** Finds ways on one machine after the other; each is compiled once. */
export function wayFinder(budget: Budget = patient): FindFill {
	const known = new WeakMap<Model['guided'], Explorable>();
	return (simulation, wanted) => {
		const { model } = simulation;
		const explorable = known.get(model.guided) ?? makeExplorable({ ...model, mode: 'guided', machine: model.guided });
		known.set(model.guided, explorable);
		const goal = goalOf(explorable, wanted);
		return goal.ok ? legalWay(explorable, simulation, goal.condition, budget) : goal;
	};
}

/** The shortest legal way to a condition; of several, the one whose events are declared first. */
export function legalWay(
	{ model, compiled }: Explorable,
	simulation: Simulation,
	condition: Expression,
	budget: Budget = patient,
): LegalWay {
	const program = withoutFaults(beginningAt(compiled, simulation.snapshot));
	const problem = { program, checks: [condition], memories: [] };
	const reduced = reduce(problem, { symmetry: true, partialOrder: false, cone: true });
	// Not only until the goal is found: of several shortest ways each must be known to the end.
	const isEnough = ([first = 0]: Int32Array, expanded: number) => first > 0 && expanded >= first - 1;
	const search = explore(reduced, { keepEdges: true, isEnough }, budget);
	let step = search.next();
	while (step.done !== true) step = search.next();
	const path = firstShortestPath(reduced, step.value);
	if (path !== undefined) {
		const events = path.map((number) => program.events[number] as ProductEvent);
		return {
			ok: true,
			events: events.map((event) => (delayEnd(event.type) ? nameOfDelayEnd(model, event.type) : event)),
		};
	}
	if (step.value.isComplete) {
		return { ok: false, because: 'there is no legal way from here, whatever operators and the product do' };
	}
	const because = `no legal way was found among the first ${step.value.search.count} states`;
	return { ok: false, because, isUndecided: true };
}

/** The program without what the world does. */
function withoutFaults(program: Program): Program {
	const alternatives = program.alternatives.map((alternative) => {
		const event = program.events[alternative.event];
		return event !== undefined && sourceOf(event.type) === 'fault' ? { ...alternative, reactions: [] } : alternative;
	});
	return { ...program, alternatives };
}

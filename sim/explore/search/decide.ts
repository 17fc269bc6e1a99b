/**
 * Decides questions about all reachable states. What can be decided on a part of the machine is; the rest is explored
 * breadth first over everything that the question depends on.
 */
import type { Problem } from '../program/problem.js';
import { localize, oneStepWider, visibleFields } from '../reduce/localize.js';
import { partsOf } from '../reduce/parts.js';
import { type ReducedProblem, type Reductions, reduce, withoutTheRest } from '../reduce/reduce.js';
import { interchangeableServers } from '../reduce/symmetry.js';
import { type Explored, explore } from './breadthFirst.js';
import { canReach } from './liveness.js';
import { pathTo } from './path.js';
import type { Budget, Progress } from './progress.js';
import type { Effort, EventPath, Verdict } from './verdict.js';

/** How a question is decided. */
export interface Decision {
	readonly reductions: Reductions;
	readonly budget: Budget;
}

/** How hard to look for a shorter path than the first one: a counterexample is read by somebody, a witness need only be one. */
type Patience = keyof typeof patienceStates;
const patienceStates = { proveShortest: 2_000_000, takeFirst: 100_000 };

/** More states than this, and a look at a part of the machine is not worth its time. */
const localStates = 100_000;

/** Whether the first check of a problem is ever met: a path to the first such state, or the proof that there is none. */
export function* isReached(
	problem: Problem,
	decision: Decision,
	patience: Patience = 'proveShortest',
): Generator<Progress, Verdict> {
	const { reductions, budget } = decision;
	// Who expects a witness looks for it first.
	const isExpected = patience === 'takeFirst';
	const ruledOut = !isExpected ? yield* ruledOutLocally(problem, reductions) : undefined;
	if (ruledOut !== undefined) return ruledOut;
	const reduced = reduce(problem, reductions);
	const explored = yield* explore(reduced, { keepEdges: false, isEnough: (found) => found[0] !== 0 }, budget);
	const effort = effortOf(explored);
	const found = explored.search.found[0] ?? 0;
	if (found > 0) {
		const counterexample = yield* shortestPath(reduced, explored, found - 1, budget, patienceStates[patience]);
		return { kind: 'violated', effort, counterexample };
	}
	if (explored.isComplete) return { kind: 'holds', effort };
	const unreachable = isExpected ? yield* ruledOutLocally(problem, reductions) : undefined;
	return unreachable ?? outOfBudget(effort, budget);
}

function* ruledOutLocally(problem: Problem, reductions: Reductions): Generator<Progress, Verdict | undefined> {
	const effort = reductions.cone ? yield* isRuledOutLocally(problem, reductions) : undefined;
	return effort && { kind: 'holds', effort };
}

/** Whether from every state the first check can still be reached, but for states in which the second one holds. */
export function* isAlwaysPossible(problem: Problem, decision: Decision): Generator<Progress, Verdict> {
	const { reductions, budget } = decision;
	const reduced = reduce(problem, reductions);
	const explored = yield* explore(reduced, { keepEdges: true, isEnough: () => false }, budget);
	const effort = effortOf(explored);
	if (!explored.isComplete) return outOfBudget(effort, budget);
	const { search } = explored;
	const reaches = canReach(search, search.marks(0));
	const documented = search.marks(1);
	const stuck = numbersWhere(reaches, (reach, state) => reach === 0 && documented[state] === 0);
	const lost = numbersWhere(reaches, (reach, state) => reach === 0 && documented[state] === 1);
	const [firstStuck] = stuck;
	if (firstStuck !== undefined) {
		const counterexample = pathOf(reduced, explored, firstStuck);
		return { kind: 'violated', effort, counterexample, stuckStates: stuck.length };
	}
	const [firstLost] = lost;
	if (firstLost === undefined) return { kind: 'holds', effort };
	return { kind: 'holds', effort, lost: { states: lost.length, path: pathOf(reduced, explored, firstLost) } };
}

function numbersWhere(flags: Uint8Array, matches: (flag: number, state: number) => boolean): number[] {
	const numbers: number[] = [];
	for (let state = 0; state < flags.length; state += 1) if (matches(flags[state] ?? 0, state)) numbers.push(state);
	return numbers;
}

/** Tries to rule out the check part by part, each on the few fields that it is about and what they depend on directly. */
function* isRuledOutLocally(problem: Problem, { symmetry }: Reductions): Generator<Progress, Effort | undefined> {
	const everyone = symmetry ? interchangeableServers({ ...problem, checks: [], memories: [] }) : [];
	const interchangeable = problem.memories.length === 0 ? everyone : [];
	let effort: Effort = { states: 0, bytes: 0, isLocal: true };
	for (const part of partsOf(problem, interchangeable)) {
		const spent = yield* isPartRuledOut(part, symmetry);
		if (spent === undefined) return undefined;
		effort = { states: effort.states + spent.states, bytes: Math.max(effort.bytes, spent.bytes), isLocal: true };
	}
	return effort;
}

function* isPartRuledOut(problem: Problem, symmetry: boolean): Generator<Progress, Effort | undefined> {
	let visible = visibleFields(problem);
	for (let size = -1; size !== visible.size; visible = oneStepWider(problem, visible)) {
		size = visible.size;
		if (size > problem.program.fields.length / 2) return undefined;
		const local = withoutTheRest(localize(problem, visible));
		const interchangeable = symmetry ? interchangeableServers(local) : [];
		const reduced = { problem: local, whole: local, interchangeable, eager: [] };
		const budget = { maximumStates: localStates, maximumBytes: Number.POSITIVE_INFINITY };
		const explored = yield* explore(reduced, { keepEdges: false, isEnough: (found) => found[0] !== 0 }, budget);
		if (explored.search.found[0] !== 0) continue;
		return explored.isComplete ? effortOf(explored) : undefined;
	}
	return undefined;
}

/** With steps taken at once paths are longer than need be; the shortest one is searched without. */
function* shortestPath(
	reduced: ReducedProblem,
	explored: Explored,
	index: number,
	budget: Budget,
	patientStates: number,
): Generator<Progress, EventPath> {
	if (reduced.eager.length === 0) return pathOf(reduced, explored, index);
	const patient = { ...reduced, eager: [] };
	const maximumStates = Math.min(budget.maximumStates, patientStates);
	const again = yield* explore(
		patient,
		{ keepEdges: false, isEnough: (found) => found[0] !== 0 },
		{ ...budget, maximumStates },
	);
	const found = again.search.found[0] ?? 0;
	if (found > 0) return pathOf(patient, again, found - 1);
	return { ...pathOf(reduced, explored, index), isShortest: false };
}

function pathOf(reduced: ReducedProblem, explored: Explored, index: number): EventPath {
	return { events: pathTo(reduced, explored, index), isShortest: reduced.eager.length === 0 };
}

function effortOf({ search }: Explored): Effort {
	return { states: search.count, bytes: search.bytes, isLocal: false };
}

function outOfBudget(effort: Effort, { maximumStates }: Budget): Verdict {
	const because =
		effort.states > maximumStates
			? `More than ${maximumStates} states: the limit of states is reached.`
			: 'The limit of memory is reached.';
	return { kind: 'notDecided', effort, because };
}

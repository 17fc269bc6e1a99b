/**
 * Decides questions about all reachable states. What can be decided on a part of the machine is; the rest is explored
 * breadth first over everything that the question depends on.
 */
import { never } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import { withFewServers } from '../reduce/fewServers.js';
import { hopeless } from '../reduce/hopeless.js';
import { localize, oneStepWider, visibleFields } from '../reduce/localize.js';
import { partsOf } from '../reduce/parts.js';
import {
	inEveryOrder,
	isInEveryOrder,
	type ReducedProblem,
	type Reductions,
	reduce,
	withoutTheRest,
} from '../reduce/reduce.js';
import { interchangeableServers, serversAlike } from '../reduce/symmetry.js';
import { type Aim, type Explored, explore, goOn } from './breadthFirst.js';
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
const patienceStates = { proveShortest: 2_000_000, takeFirst: 5000 };

/**
 * A look at a part of the machine is tried first with few states and, if a search of the whole has not ended soon, with
 * more.
 */
const [firstLook, secondLook] = [2000, 100_000];
const soon = 50_000;

/**
 * How many of each class of servers a witness is looked for with, and in how many states: before the whole machine, and
 * where a search of that has not ended soon.
 */
const fewServers = [1, 2];
const [fewServersFirst, fewServersLater] = [500_000, 10_000_000];

/** Whether the first check of a problem is ever met: a path to the first such state, or the proof that there is none. */
export function* isReached(
	problem: Problem,
	decision: Decision,
	patience: Patience = 'proveShortest',
): Generator<Progress, Verdict> {
	const { reductions, budget } = decision;
	// Who expects a witness looks for it before ruling it out.
	if (patience === 'proveShortest') {
		const local = yield* isRuledOutLocally(problem, reductions, firstLook);
		if (local !== undefined) return { kind: 'holds', effort: local };
	} else {
		const witness = yield* isReachedWithFewServers(problem, decision, fewServersFirst);
		if (witness !== undefined) return witness;
	}
	const { reduced, aim } = reachability(problem, reductions);
	let explored = yield* explore(reduced, aim, { ...budget, maximumStates: Math.min(soon, budget.maximumStates) });
	if (!explored.isComplete && explored.search.found[0] === 0) {
		const local = yield* isRuledOutLocally(problem, reductions, secondLook);
		if (local !== undefined) return { kind: 'holds', effort: local };
		if (patience === 'takeFirst') {
			const witness = yield* isReachedWithFewServers(problem, decision, fewServersLater);
			if (witness !== undefined) return witness;
		}
		explored = yield* goOn(explored, aim, budget);
	}
	const effort = effortOf(explored);
	const found = explored.search.found[0] ?? 0;
	if (found > 0) {
		const counterexample = yield* shortestPath(reduced, aim, explored, budget, patienceStates[patience]);
		return { kind: 'violated', effort, counterexample };
	}
	return explored.isComplete ? { kind: 'holds', effort } : outOfBudget(effort, budget);
}

/** Looks for a path on which few of the servers that are alike do anything; undefined if there is none so soon. */
function* isReachedWithFewServers(
	problem: Problem,
	{ reductions, budget }: Decision,
	states: number,
): Generator<Progress, Verdict | undefined> {
	if (!reductions.symmetry) return undefined;
	const classes = serversAlike(problem);
	for (const servers of fewServers) {
		const few = withFewServers(problem, problem.checks[0] ?? never, classes, servers);
		if (few === undefined) return undefined;
		const { reduced, aim } = reachability(few, reductions);
		const maximumStates = Math.min(states, budget.maximumStates);
		const explored = yield* explore(reduced, aim, { ...budget, maximumStates });
		if (explored.search.found[0] === 0) continue;
		const path = yield* shortestPath(reduced, aim, explored, budget, patienceStates.takeFirst);
		return { kind: 'violated', effort: effortOf(explored), counterexample: { ...path, isShortest: false } };
	}
	return undefined;
}

/** The search for the first check, with the states left out from which it is out of reach. */
function reachability(problem: Problem, reductions: Reductions): { reduced: ReducedProblem; aim: Aim } {
	const [check = never] = problem.checks;
	const isEnough = (found: Int32Array) => found[0] !== 0;
	if (!reductions.cone) return { reduced: reduce(problem, reductions), aim: { keepEdges: false, isEnough } };
	// It takes part in the reductions, so that none of them confuses states that are left out with others.
	const reduced = reduce({ ...problem, checks: [check, hopeless(problem, check)] }, reductions);
	const [, leftOut = never] = reduced.problem.checks;
	return { reduced, aim: { keepEdges: false, isEnough, leftOut } };
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
function* isRuledOutLocally(
	problem: Problem,
	{ cone, symmetry }: Reductions,
	maximumStates: number,
): Generator<Progress, Effort | undefined> {
	if (!cone) return undefined;
	const interchangeable = symmetry ? serversAlike(problem) : [];
	let effort: Effort = { states: 0, bytes: 0, isLocal: true };
	for (const part of partsOf(problem, interchangeable)) {
		const spent = yield* isPartRuledOut(part, symmetry, maximumStates);
		if (spent === undefined) return undefined;
		effort = { states: effort.states + spent.states, bytes: Math.max(effort.bytes, spent.bytes), isLocal: true };
	}
	return effort;
}

function* isPartRuledOut(
	problem: Problem,
	symmetry: boolean,
	maximumStates: number,
): Generator<Progress, Effort | undefined> {
	let visible = visibleFields(problem);
	for (let size = -1; size !== visible.size; visible = oneStepWider(problem, visible)) {
		size = visible.size;
		if (size > problem.program.fields.length / 2) return undefined;
		const seen = localize(problem, visible);
		if (seen === undefined) return undefined;
		const local = withoutTheRest(seen);
		const reduced = inEveryOrder(local, symmetry ? interchangeableServers(local) : []);
		const budget = { maximumStates, maximumBytes: Number.POSITIVE_INFINITY };
		const explored = yield* explore(reduced, { keepEdges: false, isEnough: (found) => found[0] !== 0 }, budget);
		if (explored.search.found[0] !== 0) continue;
		return explored.isComplete ? effortOf(explored) : undefined;
	}
	return undefined;
}

/** With steps taken at once paths are longer than need be; the shortest one is searched without. */
function* shortestPath(
	reduced: ReducedProblem,
	aim: Aim,
	explored: Explored,
	budget: Budget,
	patientStates: number,
): Generator<Progress, EventPath> {
	const index = (explored.search.found[0] ?? 0) - 1;
	if (isInEveryOrder(reduced)) return pathOf(reduced, explored, index);
	const patient = inEveryOrder(reduced.apart, reduced.interchangeable, reduced.whole);
	const [, leftOut = never] = patient.problem.checks;
	const maximumStates = Math.min(budget.maximumStates, patientStates);
	const again = yield* explore(patient, { ...aim, leftOut }, { ...budget, maximumStates });
	const found = again.search.found[0] ?? 0;
	if (found > 0) return pathOf(patient, again, found - 1);
	return { ...pathOf(reduced, explored, index), isShortest: false };
}

function pathOf(reduced: ReducedProblem, explored: Explored, index: number): EventPath {
	return { events: pathTo(reduced, explored, index), isShortest: isInEveryOrder(reduced) };
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

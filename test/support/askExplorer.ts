/** Asks the explorer about any machine, a product's or not, and says what is wrong with the answer. */
import type { Condition } from '../../machines/kit/conditions.js';
import type { Property } from '../../machines/kit/properties.js';
import { decideProperty, type Explorable } from '../../sim/explore/questions.js';
import { noReductions, type Reductions } from '../../sim/explore/reduce/reduce.js';
import type { EventPath, Verdict } from '../../sim/explore/search/verdict.js';
import { drain } from './answerOf.js';
import type { Pair } from './bothEngines.js';
import * as naive from './naiveSearch.js';

const switches = [false, true];
/** Every combination of reductions. */
const combinations: Reductions[] = switches.flatMap((symmetry) =>
	switches.flatMap((partialOrder) => switches.map((cone) => ({ symmetry, partialOrder, cone }))),
);

const budget = { maximumStates: 1_000_000, maximumBytes: Number.POSITIVE_INFINITY };

/** A condition as both are told it. */
export interface AskedCondition {
	readonly condition: Condition;
	readonly naive: naive.NaiveCondition;
}

/** A question as both are asked it. */
export interface AskedQuestion {
	readonly kind: Property<string, unknown>['kind'];
	readonly condition: AskedCondition;
	/** What comes first, or what is documented. */
	readonly other: AskedCondition;
}

/** A wrong answer and the reductions that lead to it. */
export interface WrongAnswer {
	readonly question: AskedQuestion['kind'];
	readonly reductions: Reductions;
	readonly wrong: string;
}

/** What is wrong with the explorer's answers to a question, with every combination of reductions. */
export function wrongAnswers(pair: Pair, graph: naive.NaiveGraph, question: AskedQuestion): WrongAnswer[] {
	return combinations.flatMap((reductions) => {
		const wrong = wrongAnswer(pair, graph, question, reductions);
		return wrong === undefined ? [] : [{ question: question.kind, reductions, wrong }];
	});
}

/** What is wrong with the explorer's answer to a question; undefined if nothing is. */
function wrongAnswer(
	pair: Pair,
	graph: naive.NaiveGraph,
	{ kind, condition, other }: AskedQuestion,
	reductions: Reductions,
): string | undefined {
	const head = { says: '', clauses: [], restsOn: [] };
	const then = () => condition.condition;
	const properties: Record<AskedQuestion['kind'], Property<string, unknown>> = {
		never: { ...head, kind: 'never', condition: () => condition.condition },
		sometimes: { ...head, kind: 'sometimes', condition: () => condition.condition },
		precedes: { ...head, kind: 'precedes', first: () => other.condition, then },
		alwaysPossible: {
			...head,
			kind: 'alwaysPossible',
			goal: () => condition.condition,
			unrecoverable: () => other.condition,
		},
	};
	const explorable = { model: { deployment: {} }, compiled: pair.compiled, start: undefined } as unknown as Explorable;
	const verdict = drain(decideProperty(explorable, properties[kind], { reductions, budget }));
	const isWhole = JSON.stringify(reductions) === JSON.stringify(noReductions);
	switch (kind) {
		case 'never':
		case 'sometimes': {
			const distance = naive.distanceTo(graph, condition.naive);
			const expected = (distance === undefined) === (kind === 'never') ? 'holds' : 'violated';
			const path = pathOf(verdict);
			return (
				different(verdict, expected) ??
				wrongPath(graph, path, distance, condition.naive) ??
				(isWhole && distance === undefined ? wrongCount(verdict, graph.length) : undefined)
			);
		}
		case 'precedes': {
			const distance = naive.distanceWithout(graph, other.naive, condition.naive);
			const path = pathOf(verdict);
			return (
				different(verdict, distance === undefined ? 'holds' : 'violated') ??
				wrongPath(graph, path, distance, condition.naive) ??
				(path && earlier(graph, path, other.naive))
			);
		}
		case 'alwaysPossible': {
			const able = naive.ableToReach(graph, condition.naive);
			const unable = [...graph.keys()].filter((number) => !able.has(number));
			const isDocumented = (number: number) => other.naive((graph[number] as naive.NaiveNode).state);
			const stuck = unable.filter((number) => !isDocumented(number));
			const lost = unable.filter(isDocumented);
			const shown = stuck.length > 0 ? stuck : lost;
			return (
				different(verdict, stuck.length > 0 ? 'violated' : 'holds') ??
				wrongEnd(graph, pathOf(verdict), shown) ??
				(isWhole ? wrongNumbers(verdict, stuck.length, lost.length) : undefined)
			);
		}
	}
}

function different(verdict: Verdict, expected: Verdict['kind']): string | undefined {
	return verdict.kind === expected ? undefined : `it says ${verdict.kind} instead of ${expected}`;
}

function pathOf(verdict: Verdict): EventPath | undefined {
	if (verdict.kind === 'holds') return verdict.witness ?? verdict.lost?.path;
	return verdict.kind === 'violated' ? verdict.counterexample : undefined;
}

/** A way there must be one, as long as it is said to be. */
function wrongPath(
	graph: naive.NaiveGraph,
	path: EventPath | undefined,
	distance: number | undefined,
	condition: naive.NaiveCondition,
): string | undefined {
	if (distance === undefined) return path === undefined ? undefined : 'it shows a way that is none';
	if (path === undefined) return 'it shows no way';
	const end = naive.follow(graph, path.events);
	if (end === undefined) return `nobody can go the way ${path.events}`;
	if (!condition((graph[end] as naive.NaiveNode).state)) return `the way ${path.events} leads elsewhere`;
	if (!path.isShortest) return path.events.length < distance ? 'the way is too short' : undefined;
	return path.events.length === distance ? undefined : `the way takes ${path.events.length} steps, not ${distance}`;
}

/** The other condition must not hold on the way. */
function earlier(graph: naive.NaiveGraph, { events }: EventPath, condition: naive.NaiveCondition): string | undefined {
	const prefixes = [...events.keys(), events.length].map((length) => naive.follow(graph, events.slice(0, length)));
	const holds = prefixes.some((number) => number !== undefined && condition((graph[number] as naive.NaiveNode).state));
	return holds ? 'what should come first has come on the way' : undefined;
}

function wrongEnd(graph: naive.NaiveGraph, path: EventPath | undefined, ends: readonly number[]): string | undefined {
	if (path === undefined) return ends.length === 0 ? undefined : 'it shows no way to a state without a way on';
	const end = naive.follow(graph, path.events);
	if (end === undefined) return `nobody can go the way ${path.events}`;
	if (!ends.includes(end)) return `the way ${path.events} leads to a state with a way on`;
	const distance = Math.min(...ends.map((number) => (graph[number] as naive.NaiveNode).distance));
	if (!path.isShortest || path.events.length === distance) return undefined;
	return `the way takes ${path.events.length} steps, not ${distance}`;
}

function wrongCount({ effort }: Verdict, states: number): string | undefined {
	return effort.states === states ? undefined : `it has found ${effort.states} states, not ${states}`;
}

function wrongNumbers(verdict: Verdict, stuck: number, lost: number): string | undefined {
	if (verdict.kind === 'violated')
		return verdict.stuckStates === stuck ? undefined : `${verdict.stuckStates} states are stuck, not ${stuck}`;
	const found = verdict.kind === 'holds' ? (verdict.lost?.states ?? 0) : 0;
	return found === lost ? undefined : `${found} states are lost, not ${lost}`;
}

/** Searches of the bench model and everything that they are compared with, taking turns. */
import { median } from '../measure.js';
import { type Comparison, type RatedCase, ratesOf } from '../rate.js';
import { compileSpin } from '../spin/spin.js';
import { largestAdjacency, runAdjacency } from './adjacency.js';
import { handSpecialisedSearch } from './handSpecialised.js';
import { fillHashSet, keysOf } from './hashSet.js';
import { memoryFigures } from './memory.js';
import {
	type Counts,
	countsOf,
	demandEqual,
	demandStates,
	describeSize,
	exhaust,
	type Size,
	type Subject,
	searchOf,
	subjectOf,
} from './subject.js';

interface SearchExtent {
	readonly size: Size;
	/** A larger one, to see what size costs. */
	readonly largest: Size;
	/** `getAdjacencyMap` gets the largest size that it does in this time. */
	readonly adjacencyMilliseconds: number;
}

/** A subject with what is known of it. */
interface Counted {
	readonly subject: Subject;
	readonly counts: Counts;
}

type Contestant =
	| 'generation'
	| 'search'
	| 'largest'
	| 'adjacency'
	| 'spin'
	| 'hand'
	| 'states in a set'
	| 'transitions in a set';

/** What is measured every second time only, as it takes seconds. */
const slow: readonly Contestant[] = ['largest', 'adjacency'];

/** Searches without reductions, of the size to measure on and of a larger one. */
export function searchCases(extent: SearchExtent, repetitions: number): RatedCase[] {
	const measured = counted(subjectOf(extent.size));
	const largest = counted(subjectOf(extent.largest));
	const small = counted(largestAdjacency(extent.adjacencyMilliseconds, statesOf));
	const spin = compileSpin(extent.size, measured.counts.states);
	const contestants = new Map([
		...contestantsOf(measured, largest, small),
		...('missing' in spin ? [] : [['spin', () => timeOfSpin(spin, measured.counts)] as const]),
	]);
	const times = takeTurns(contestants, repetitions);
	if (!('missing' in spin)) spin.end();

	const compare = (contestant: Contestant, name: string, { counts }: Counted, atLeast?: number): Comparison => ({
		name,
		perSecond: ratesOf(counts.states, times.get(contestant) ?? []),
		...(atLeast === undefined ? {} : { atLeast }),
	});
	const adjacency = compare('adjacency', `getAdjacencyMap, ${describeSize(small.subject.size)}`, small, 300);
	return [
		{
			rate: compare('search', `search of the bench model, ${describeSize(extent.size)}`, measured),
			unit: 'states',
			comparisons: [
				adjacency,
				...('missing' in spin ? [] : [compare('spin', 'SPIN', measured, 1)]),
				compare('hand', 'limit: successors written by hand', measured),
				compare('transitions in a set', 'limit: a hash set asked for every transition', measured),
				compare('states in a set', 'limit: a hash set of the states', measured),
			],
			figures: [
				...memoryFigures(measured.subject),
				{ name: 'ms to generate the code', value: median(times.get('generation') ?? []) },
			],
			notes: 'missing' in spin ? [spin.missing] : [],
			check: checkOf(measured),
		},
		{
			rate: compare('largest', `search of the bench model, ${describeSize(extent.largest)}`, largest),
			unit: 'states',
			comparisons: [adjacency],
			figures: [],
			notes: [],
			check: checkOf(largest),
		},
	];
}

/** Each gives the milliseconds that it took, and fails if it has counted something else than the others. */
function contestantsOf(measured: Counted, largest: Counted, small: Counted): [Contestant, () => number][] {
	const { subject, counts } = measured;
	const { states, successors } = keysOf(subject);
	return [
		['generation', () => timeOf(() => searchOf(subject))],
		['search', () => timeOfSearch(measured, searchOf(subject))],
		['hand', () => timeOfSearch(measured, handSpecialisedSearch(subject))],
		['transitions in a set', () => timeOf(() => demandStates(fillHashSet(successors, counts.states), counts))],
		['states in a set', () => timeOf(() => demandStates(fillHashSet(states, counts.states), counts))],
		['largest', () => timeOfSearch(largest, searchOf(largest.subject))],
		['adjacency', () => timeOfAdjacency(small)],
	];
}

function takeTurns(contestants: ReadonlyMap<Contestant, () => number>, repetitions: number): Map<Contestant, number[]> {
	const times = new Map([...contestants.keys()].map((contestant): [Contestant, number[]] => [contestant, []]));
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		for (const [contestant, run] of contestants) {
			if (repetition % 2 === 1 && slow.includes(contestant)) continue;
			times.get(contestant)?.push(run());
		}
	}
	return times;
}

function counted(subject: Subject): Counted {
	return { subject, counts: countsOf(subject) };
}

function checkOf({ counts }: Counted): string {
	return `${counts.states} states, ${counts.transitions} transitions`;
}

function statesOf(size: Size): number {
	return countsOf(subjectOf(size)).states;
}

function timeOfSearch({ subject, counts }: Counted, search: ReturnType<typeof searchOf>): number {
	const milliseconds = exhaust(search, subject.program, subject.layout);
	demandStates(search.count, counts);
	return milliseconds;
}

function timeOfAdjacency({ subject, counts }: Counted): number {
	const run = runAdjacency(subject);
	demandEqual('getAdjacencyMap', run.counts, counts);
	return run.milliseconds;
}

function timeOfSpin(spin: Exclude<ReturnType<typeof compileSpin>, { readonly missing: string }>, counts: Counts) {
	const run = spin.run();
	demandEqual('SPIN', run.counts, counts);
	return run.milliseconds;
}

function timeOf(run: () => unknown): number {
	const begin = performance.now();
	run();
	return performance.now() - begin;
}

/**
 * The explorer on the bench model: states and steps per second, against XState, against SPIN, and against two limits
 * that no general explorer can pass.
 */
import { searchCases } from './exploration/searchCases.js';
import { walkCase } from './exploration/walkCase.js';
import type { RatedCase } from './rate.js';

const full = {
	size: { mail: 6, web: 6 },
	// The largest that a search does in ten seconds, as the graph utilities' largest is the one for them.
	largest: { mail: 7, web: 7 },
	adjacencyMilliseconds: 10_000,
	steps: 1_000_000,
	stepsOfXState: 4000,
};

const tiny = {
	size: { mail: 2, web: 2 },
	largest: { mail: 2, web: 3 },
	adjacencyMilliseconds: 100,
	steps: 2000,
	stepsOfXState: 200,
};

/** All cases of the explorer. */
export function explorationCases(repetitions: number, isTiny: boolean): RatedCase[] {
	const extent = isTiny ? tiny : full;
	return [...searchCases(extent, repetitions), walkCase(extent, repetitions)];
}

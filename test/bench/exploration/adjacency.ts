/** `getAdjacencyMap` of `xstate/graph` on the bench model: what one would use to explore a machine without us. */
import { getAdjacencyMap } from 'xstate/graph';
import { delaysAsEvents } from '../../support/delaysAsEvents.js';
import { type Counts, type Size, type Subject, subjectOf } from './subject.js';

interface AdjacencyRun {
	readonly counts: Counts;
	readonly milliseconds: number;
}

interface Adjacent {
	readonly state: unknown;
	readonly transitions: Readonly<Record<string, { readonly state: unknown }>>;
}

/** Traverses the machine with every event in every state, as the graph utilities do. */
export function runAdjacency({ machine, program }: Subject): AdjacencyRun {
	// Delays as events: that is the faster of the two forms for XState, and the only one that its test models accept.
	const withoutDelays = delaysAsEvents(machine).machine;
	const begin = performance.now();
	const map: unknown = getAdjacencyMap(withoutDelays, { events: program.events as never });
	const milliseconds = performance.now() - begin;
	return { counts: countsOf(map as Record<string, Adjacent>), milliseconds };
}

/** It lists every event for every state; those that XState drops lead back to the state itself. */
function countsOf(map: Readonly<Record<string, Adjacent>>): Counts {
	const states = Object.values(map);
	const transitions = states.map(({ state, transitions }) => {
		const own = keyOf(state);
		return Object.values(transitions).filter((transition) => keyOf(transition.state) !== own).length;
	});
	return { states: states.length, transitions: transitions.reduce((sum, count) => sum + count, 0) };
}

function keyOf(snapshot: unknown): string {
	const { value, context } = snapshot as { readonly value: unknown; readonly context: unknown };
	return JSON.stringify([value, context]);
}

/** The largest size that it does in so many milliseconds: the next is not tried if it would take longer by its states. */
export function largestAdjacency(limit: number, statesOf: (size: Size) => number): Subject {
	let largest = subjectOf({ mail: 1, web: 1 });
	for (;;) {
		const { counts, milliseconds } = runAdjacency(largest);
		const { mail, web } = largest.size;
		const next = mail < web ? { mail: web, web } : { mail, web: web + 1 };
		if ((milliseconds / counts.states) * statesOf(next) > limit) return largest;
		largest = subjectOf(next);
	}
}

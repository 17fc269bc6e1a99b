/** Random walks: steps of the explorer's stepper, and of XState's `transition` on the same events. */
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { createStepper } from '../../../sim/explore/generate/engines.js';
import { encode, firstState } from '../../../sim/explore/states.js';
import type { Subject } from './subject.js';

/** A walk begins anew where nothing is left to do. */
interface Walk {
	/** By step, the event taken; -1 for a new begin. */
	readonly events: Int32Array;
	/** The state after the last step. */
	readonly last: Int32Array;
	readonly milliseconds: number;
}

/** Marsaglia's xorshift: a walk needs chance that costs next to nothing. */
function createChance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}

/** Walks so many steps, each time to any of the ways that there are. */
export function walkStepper({ program, layout }: Subject, steps: number, seed: number): Walk {
	const stepper = createStepper(program, layout);
	const chance = createChance(seed);
	const events = new Int32Array(steps);
	const beginning = stepper.begin(firstState(program, layout));
	const state = beginning.slice();
	const begin = performance.now();
	for (let step = 0; step < steps; step += 1) {
		const ways = stepper.expand(state);
		if (ways === 0) {
			state.set(beginning);
			events[step] = -1;
			continue;
		}
		const way = chance(ways);
		events[step] = stepper.event(way);
		stepper.copyState(way, state);
	}
	return { events, last: state, milliseconds: performance.now() - begin };
}

/**
 * Takes the same events with XState, which is spared the choice among them.
 * @throws Error if it does not come to the same state.
 */
export function repeatWithXState({ machine, compiled, program, layout }: Subject, walk: Walk): number {
	const [beginning] = initialTransition(machine);
	let snapshot: AnyMachineSnapshot = beginning;
	const begin = performance.now();
	for (const event of walk.events) {
		const concrete = program.events[event];
		snapshot = concrete === undefined ? beginning : transition(machine, snapshot, concrete as never)[0];
	}
	const milliseconds = performance.now() - begin;
	if (encode(compiled, layout, snapshot).some((word, index) => word !== walk.last[index])) {
		throw new Error('XState comes to another state on the same walk.');
	}
	return milliseconds;
}

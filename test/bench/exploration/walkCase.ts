/** Random walks of the explorer's stepper against XState, taking turns. */
import { type RatedCase, ratesOf } from '../rate.js';
import { describeSize, type Size, subjectOf } from './subject.js';
import { repeatWithXState, walkStepper } from './walks.js';

interface WalkExtent {
	readonly size: Size;
	readonly steps: number;
	/** XState gets the begin of the same walk. */
	readonly stepsOfXState: number;
}

/** Steps per second. */
export function walkCase({ size, steps, stepsOfXState }: WalkExtent, repetitions: number): RatedCase {
	const subject = subjectOf(size);
	const own: number[] = [];
	const xstate: number[] = [];
	let check = '';
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		const seed = 1 + repetition;
		const walk = walkStepper(subject, steps, seed);
		own.push(walk.milliseconds);
		xstate.push(repeatWithXState(subject, walkStepper(subject, stepsOfXState, seed)));
		check = walk.last.join(' ');
	}
	return {
		rate: { name: `random walks, ${describeSize(size)}`, perSecond: ratesOf(steps, own) },
		unit: 'steps',
		comparisons: [{ name: "XState's transition", perSecond: ratesOf(stepsOfXState, xstate), atLeast: 200 }],
		figures: [],
		notes: [],
		check,
	};
}

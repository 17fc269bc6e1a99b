/**
 * Randomness with a seed and a state that can be read and restored. Nothing here remembers anything: a draw returns
 * the next state. The generator is pure-rand's xoroshiro128+.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Where the generator stands; plain numbers, so that it can be written down. */
export type RandomState = readonly number[];

/** The state that a seed (a 32-bit integer) begins with. */
export function seededRandom(seed: number): RandomState {
	return xoroshiro128plus(seed).getState();
}

/** An index below `count`, each equally likely, and the state after the draw. `count` is at least 1. */
export function drawIndex(state: RandomState, count: number): readonly [index: number, state: RandomState] {
	const generator = xoroshiro128plusFromState(state);
	const index = uniformInt(generator, 0, count - 1);
	return [index, generator.getState()];
}

/** The engine's own scope against XState's pure functions: the same snapshots and the same actions, always. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { loadProduct, productNames } from '../../../machines/index.js';
import { variant } from '../../../machines/kit/variants.js';
import { initialStep, step } from '../../../sim/simulation/engine.js';
import { vocabulary } from '../../../sim/simulation/model.js';
import { choices, modelOf } from '../../support/walk.js';

interface Action {
	readonly type: string;
	readonly params?: unknown;
}

const seen = (snapshot: { value: unknown; context: unknown }, actions: readonly Action[]) => ({
	value: snapshot.value,
	context: snapshot.context,
	actions: actions.map(({ type, params }) => ({ type, params })),
});

describe.each(productNames)('the engine on %s', (name) => {
	it('does what initialTransition and transition do', async () => {
		const product = await loadProduct(name);
		const examples = Object.values(product.deployment.examples);
		fc.assert(
			fc.property(fc.constantFrom(...examples), choices(60), (data, walked) => {
				const model = modelOf(product, data, 'open');
				// A machine of XState's own: that of the model selects transitions in our way.
				const reference = variant(product, product.machine(model.deployment), 'open');
				const delays = model.machine.events.filter((type) => type.startsWith('xstate.after.'));
				const events = [...vocabulary(model), ...delays.map((type) => ({ type })), { type: 'unknown' }];
				const [first, firstActions] = initialTransition(reference);
				const ours = initialStep(model.machine);
				expect(seen(ours.snapshot, ours.actions)).toEqual(seen(first, firstActions));
				let [{ snapshot }, known] = [ours, first];
				for (const choice of walked) {
					const event = events[choice % events.length] ?? { type: 'unknown' };
					const [expected, expectedActions] = transition(reference, known, event as never);
					const next = step(model.machine, snapshot, event);
					expect(seen(next.snapshot, next.actions)).toEqual(seen(expected, expectedActions));
					[snapshot, known] = [next.snapshot, expected];
				}
			}),
			{ numRuns: 20 },
		);
	});
});

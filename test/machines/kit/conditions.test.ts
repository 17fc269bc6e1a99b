/** `inState` against XState's own `stateIn`, of which it is a quicker form: every state of every example, on walks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateIn } from 'xstate';
import { loadProduct, productNames } from '../../../machines/index.js';
import { type Condition, inState } from '../../../machines/kit/conditions.js';
import { holds } from '../../../machines/kit/explain.js';
import { choices, modelOf, walk } from '../../support/walk.js';

/** Every path through a nested state value, the inner ends included, and some that lead nowhere. */
function pathsOf(value: unknown): string[][] {
	if (typeof value === 'string') return [[value], [value, 'deeper'], ['elsewhere']];
	const inner = Object.entries(value as object).flatMap(([key, child]) => [
		[key],
		...pathsOf(child).map((path) => [key, ...path]),
	]);
	return [...inner, ['elsewhere'], ['elsewhere', 'deeper']];
}

function nested(path: readonly string[]): unknown {
	const [first, ...others] = path;
	return others.length === 0 ? first : { [first as string]: nested(others) };
}

describe.each(productNames)('inState on %s', (name) => {
	it('holds where stateIn does', async () => {
		const product = await loadProduct(name);
		const examples = Object.values(product.deployment.examples);
		fc.assert(
			fc.property(fc.constantFrom(...examples), choices(20), (data, walked) => {
				const model = modelOf(product, data, 'open');
				walk(model, walked, ({ snapshot }, _, before) => {
					const paths = [...pathsOf(snapshot.value), ...pathsOf(before.snapshot.value)];
					for (const path of paths) {
						const reference = stateIn(nested(path) as never) as unknown as Condition;
						const expected = holds(model.machine, snapshot, { type: 'none' }, reference);
						expect([path, holds(model.machine, snapshot, { type: 'none' }, inState(...path))]).toEqual([
							path,
							expected,
						]);
					}
				});
			}),
			{ numRuns: 10 },
		);
	});
});

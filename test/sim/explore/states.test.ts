/** Packed states and snapshots, both ways, and paths of the explorer on the reference engine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProduct, productNames } from '../../../machines/index.js';
import { all, serverIn } from '../../../machines/kit/conditions.js';
import { delayEnd } from '../../../machines/kit/delays.js';
import { CompileError } from '../../../sim/explore/compile/compileError.js';
import { follow } from '../../../sim/explore/follow.js';
import { ExplorationError } from '../../../sim/explore/generate/engines.js';
import { layOut } from '../../../sim/explore/generate/layout.js';
import { decideReachable, type Explorable, makeExplorable } from '../../../sim/explore/questions.js';
import { allReductions } from '../../../sim/explore/reduce/reduce.js';
import { beginningAt, decode, encode, firstState } from '../../../sim/explore/states.js';
import { drain } from '../../support/answerOf.js';
import { kettle } from '../../support/kettle.js';
import { choices, modelOf, walk } from '../../support/walk.js';

describe.each(productNames)('the states of %s', async (name) => {
	const product = await loadProduct(name);
	const [data] = Object.values(product.deployment.examples);
	const model = modelOf(product, data, 'open');
	const { compiled } = makeExplorable(model);
	const layout = layOut(compiled.program);

	it('are the same packed and unpacked, and can be begun at', () => {
		fc.assert(
			fc.property(choices(60), (walked) => {
				walk(model, walked, ({ snapshot }) => {
					const state = encode(compiled, layout, snapshot);
					const { leaves, facts } = decode(compiled.program, layout, state);
					expect(facts).toEqual(snapshot.context);
					expect(new Set(leaves)).toEqual(
						new Set(snapshot._nodes.filter(({ type }) => type !== 'compound').map(({ id }) => id)),
					);
					expect(firstState(beginningAt(compiled, snapshot), layout)).toEqual(state);
				});
			}),
			{ numRuns: 10 },
		);
	});
});

describe('a snapshot', () => {
	it('with a fact outside its domain is not packed', () => {
		const { compiled, model } = makeExplorable(modelOf(kettle, { kettles: ['a'] }, 'guided'));
		const { snapshot } = follow({ compiled, model, start: undefined }, { events: [], isShortest: true }).end;
		const strange = Object.create(snapshot, { context: { value: { ...snapshot.context, 'a.filled': 'half' } } });
		expect(() => encode(compiled, layOut(compiled.program), strange)).toThrow(CompileError);
	});
});

describe('a path', () => {
	const explorable = makeExplorable(modelOf(kettle, { kettles: ['a', 'b'] }, 'guided'));
	const { events } = explorable.compiled.program;
	const delays: Readonly<Record<string, string>> = { heated: 'heating', settled: 'settling' };
	const numbers = (...names: readonly string[]) =>
		names.map((text) => {
			const [type = '', server = ''] = text.split(' ');
			const number = events.findIndex((event) =>
				delayEnd(event.type) === undefined
					? event.type === type && event['server'] === server
					: event.type.includes(`${delays[type]}:${server}.`),
			);
			if (number < 0) throw new Error(`There is no ${text}.`);
			return number;
		});
	const outOfTurn = (...names: readonly string[]) =>
		follow(explorable, { events: numbers(...names), isShortest: false }).steps.map((step) => step.outOfTurn);
	const filled = ['operator.fill a', 'operator.fill b', 'operator.heat a'];

	it('that the reference engine does not go shows that one of the engines is wrong', () => {
		expect(() => outOfTurn('operator.heat a')).toThrow(ExplorationError);
		expect(() => outOfTurn('heated a')).toThrow(ExplorationError);
		expect(() => outOfTurn('operator.fill a', 'operator.fill b', 'heated a')).toThrow(ExplorationError);
	});

	it('says which delays end before others that are due earlier', () => {
		const both = [...filled, 'operator.heat b'];
		expect(outOfTurn(...both, 'heated b', 'heated a')).toEqual([false, false, false, false, false, false]);
		// The one is due at minute 20, and the other at minute 10.
		expect(outOfTurn(...both, 'heated a', 'settled a', 'heated b').slice(4)).toEqual([false, true, false]);
	});
});

describe('a witness among servers that are alike', () => {
	it('names each server as it goes the way', () => {
		const explorable = makeExplorable(modelOf(kettle, { kettles: ['a', 'b', 'c'] }, 'guided'));
		const reached = (one: string, other: string, third: string): Explorable['model'] | undefined => {
			const condition = all(serverIn(one, 'warm'), serverIn(other, 'hot'), serverIn(third, 'cold'));
			const budget = { maximumStates: 100_000, maximumBytes: Number.POSITIVE_INFINITY };
			const verdict = drain(decideReachable(explorable, condition, { reductions: allReductions, budget }));
			if (verdict.kind !== 'holds' || verdict.witness === undefined) return undefined;
			return follow(explorable, verdict.witness).end.model;
		};
		for (const [one, other, third] of [
			['a', 'b', 'c'],
			['c', 'a', 'b'],
			['b', 'c', 'a'],
		] as const)
			expect(reached(one, other, third)).toBeDefined();
	});
});

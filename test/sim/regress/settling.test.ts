/** Transitions without an event: seen one by one, and compared by where they end. */
import { describe, expect, it } from 'vitest';
import { loadProduct } from '../../../machines/index.js';
import { type Layout, readCode } from '../../../sim/explore/generate/layout.js';
import { always, type Expression, evaluate, isIn, never } from '../../../sim/explore/program/expression.js';
import type { Program, Reaction, Transition } from '../../../sim/explore/program/program.js';
import { makeExplorable } from '../../../sim/explore/questions.js';
import { noReductions, reduce } from '../../../sim/explore/reduce/reduce.js';
import { explore } from '../../../sim/explore/search/breadthFirst.js';
import { differentEnds } from '../../../sim/regress/mutate/settling.js';
import { unsettled } from '../../../sim/regress/mutate/unsettled.js';
import { createModel } from '../../../sim/simulation/model.js';
import { drain } from '../../support/answerOf.js';

function statesOf(program: Program, counts: (read: (field: number) => number) => boolean): Set<string> {
	const budget = { maximumStates: 1_000_000, maximumBytes: Number.POSITIVE_INFINITY };
	const aim = { keepEdges: false, isEnough: () => false };
	const { search, layout } = drain(explore(reduce({ program, checks: [], memories: [] }, noReductions), aim, budget));
	const texts = Array.from({ length: search.count }, (_, index) => search.state(index))
		.filter((state) => counts((field) => readCode(layout as Layout, state, field)))
		.map((state) => program.fields.map((_, field) => readCode(layout as Layout, state, field)).join());
	return new Set(texts);
}

describe('a program that settles step by step', () => {
	it.each(['puremessage', 'lotus-protector'])('of %s rests in the same states as the program', async (name) => {
		const product = await loadProduct(name);
		const single = product.deployment.schema.parse(product.deployment.examples['single']);
		const { program } = makeExplorable(createModel(product, single)).compiled;
		const apart = unsettled(program);
		if (apart === undefined) throw new Error('It raises no events.');
		const atRest = statesOf(apart.program, (read) => !evaluate(apart.isUnsettled, read));
		const whole = statesOf(program, () => true);
		expect(new Set([...atRest].map((text) => text.slice(0, text.lastIndexOf(','))))).toEqual(whole);
	});
});

describe('the ends of a region', () => {
	const [region, cause] = [0, 1];
	const sizes = [3, 3];
	const whenCause = (...codes: readonly number[]) => isIn(cause, codes, 3);
	const to = (code: number, guard: Expression, index: number): Transition => ({
		index,
		source: '',
		guard,
		moves: [{ field: region, code }],
		scope: [region],
		isTargeted: true,
		exits: [],
		actions: [],
		entries: [],
		assigns: false,
	});
	const reacting = (...chains: readonly (readonly Transition[])[]): Reaction[] => [
		{ component: region, chains: new Map(chains.map((chain, code) => [code, chain])), below: [] },
	];
	const onward = [to(2, whenCause(2), 3)];
	const original = reacting([to(2, whenCause(2), 1), to(1, whenCause(1, 2), 2)], onward);

	it('are the same if another way leads there', () => {
		const without = reacting([to(1, whenCause(1, 2), 2)], onward);
		expect(differentEnds(region, original, without, sizes)).toBe(never);
	});

	it('differ where no other way leads there', () => {
		const without = reacting([to(2, whenCause(2), 1)], onward);
		const differs = differentEnds(region, original, without, sizes) ?? never;
		const holds = (code: number, value: number) => evaluate(differs, (field) => (field === region ? code : value));
		const found = [0, 1, 2].flatMap((code) =>
			[0, 1, 2].filter((value) => holds(code, value)).map((value) => [code, value]),
		);
		expect(found).toEqual([[0, 1]]);
	});

	it('differ where a chain goes on without end', () => {
		const endless = reacting([to(1, always, 1)], [to(0, whenCause(0), 2), ...onward]);
		const differs = differentEnds(region, reacting([to(1, always, 1)], onward), endless, sizes) ?? never;
		expect(evaluate(differs, (field) => (field === region ? 1 : 0))).toBe(true);
		expect(evaluate(differs, (field) => (field === region ? 1 : 1))).toBe(false);
	});

	it('are not told of a region that does more than move', () => {
		const doing = { ...to(1, always, 1), actions: [{ kind: 'raise', when: always, event: 0 } as const] };
		expect(differentEnds(region, original, reacting([doing]), sizes)).toBeUndefined();
	});
});

/** A search that gives up says so, and never that something holds. */
import { describe, expect, it } from 'vitest';
import { any, fact, serverIn } from '../../../machines/kit/conditions.js';
import type { Property } from '../../../machines/kit/properties.js';
import { decideProperty, makeExplorable } from '../../../sim/explore/questions.js';
import { noReductions } from '../../../sim/explore/reduce/reduce.js';
import type { Budget } from '../../../sim/explore/search/progress.js';
import { drain } from '../../support/answerOf.js';
import { kettle } from '../../support/kettle.js';
import { modelOf } from '../../support/walk.js';

const explorable = makeExplorable(modelOf(kettle, { kettles: ['a', 'b'] }, 'guided'));
const head = { says: '', clauses: [], restsOn: [] };
const never = (condition: ReturnType<typeof serverIn>): Property<string, unknown> => ({
	...head,
	kind: 'never',
	condition: () => condition,
});
const nothing = never(serverIn('a', 'nowhere'));
const hot = never(serverIn('b', 'hot'));
const always: Property<string, unknown> = {
	...head,
	kind: 'alwaysPossible',
	goal: () => serverIn('a', 'warm'),
	// One broken lid keeps all kettles from getting warm.
	unrecoverable: () => any(fact('a.lidBroken', true), fact('b.lidBroken', true)),
};

function decide(property: Property<string, unknown>, budget: Partial<Budget>) {
	const unlimited = { maximumStates: Number.POSITIVE_INFINITY, maximumBytes: Number.POSITIVE_INFINITY };
	return drain(decideProperty(explorable, property, { reductions: noReductions, budget: { ...unlimited, ...budget } }));
}

describe('a budget', () => {
	const all = decide(nothing, {}).effort.states;

	it('is enough if everything fits, and not if one state does not', () => {
		expect(all).toBeGreaterThan(20);
		expect(decide(nothing, { maximumStates: all })).toMatchObject({ kind: 'holds', effort: { states: all } });
		expect(decide(always, { maximumStates: all })).toMatchObject({ kind: 'holds' });
		for (const property of [nothing, always]) {
			expect(decide(property, { maximumStates: all - 1 })).toMatchObject({
				kind: 'notDecided',
				because: `More than ${all - 1} states: the limit of states is reached.`,
			});
		}
	});

	it('may be one of memory', () => {
		const outcome = decide(nothing, { maximumBytes: 1 });
		expect(outcome).toMatchObject({ kind: 'notDecided', because: 'The limit of memory is reached.' });
	});

	it('that is spent says nothing, whatever is asked', () => {
		for (const property of [nothing, always, { ...nothing, kind: 'sometimes' } as Property<string, unknown>])
			expect(decide(property, { maximumStates: 3 }).kind).toBe('notDecided');
	});

	it('that lasts until something is found does not hide it', () => {
		const { effort } = decide(hot, {});
		expect(effort.states).toBeLessThan(all);
		expect(decide(hot, { maximumStates: effort.states }).kind).toBe('violated');
	});
});

/** Baselines notice what changes, and say how to get there. */
import { describe, expect, it } from 'vitest';
import { loadProduct } from '../../../machines/index.js';
import { describeEvent } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { mutant } from '../../../machines/kit/variants.js';
import {
	type Baseline,
	baselineOf,
	compareBaselines,
	readBaseline,
	unguardedClauses,
	writeBaseline,
} from '../../../sim/regress/baseline/baseline.js';
import { observeExample } from '../../../sim/regress/baseline/observeExample.js';
import { wayTo } from '../../../sim/regress/baseline/wayTo.js';
import { drain } from '../../support/answerOf.js';

const product = await loadProduct('puremessage');

/** The baseline of the single server alone; a machine without a rule can be handed in. */
function baselineOfSingle(of: AnyProduct): Baseline {
	const examples = [drain(observeExample(of, 'single'))];
	return baselineOf({ product: of.name, examples, scenarios: [], lessons: [] }, of.rules);
}

const before = baselineOfSingle(product);

describe('a baseline', () => {
	it('is read as it was written', () => {
		expect(readBaseline(writeBaseline('puremessage', before))).toEqual(before);
	});

	it('names the line that cannot be read', () => {
		const text = writeBaseline('puremessage', before).replace('asRoot: ', 'asRoot ');
		expect(readBaseline(text)).toMatchObject({ message: 'Expected "name: text" below a part.' });
		expect(readBaseline('# x\n[else]\n')).toEqual({ line: 2, message: 'There is no part "else".' });
	});

	it('is the same when it is made again', () => {
		expect(compareBaselines(before, baselineOfSingle(product))).toEqual([]);
	});

	// PM-PROC-1 to 3: preparation, prompt, installation; then the operator decides about the migration.
	it('counts the steps that the guide has', () => {
		expect(before.states.get('servers.upgraded')).toBe('4 (single)');
		expect(before.properties.get('completedWithoutMigration')).toBe('holds (single 5)');
	});

	// PM-ROOT-1, and PM-NAME-1: in open mode the host name may be changed.
	it('tells what is possible in open mode only', () => {
		expect(before.states.get('deployment.unrecoverable')).toMatch(/^open only/);
		expect(before.rules.get('asRoot')).toMatch(/^for PM-ROOT-1; decides alone at 0 \(single\)/);
	});
});

describe('without the rule that freezes host names', () => {
	const careless = {
		...product,
		machine: (deployment: unknown) => mutant(product, product.machine(deployment), 'hostNameFrozen'),
	};
	const after = baselineOfSingle(careless);
	const changes = compareBaselines(before, after);

	// PM-NAME-6: a changed name can make the system unrecoverable.
	it('the unrecoverable system is reached', () => {
		const change = changes.find(({ name }) => name === 'deployment.unrecoverable');
		expect(change).toEqual({
			section: 'states',
			name: 'deployment.unrecoverable',
			before: 'open only 3 (single)',
			after: '3 (single)',
		});
	});

	it('the shortest way there is told: begin, rename, and the fault that may follow', () => {
		const change = changes.find(({ name }) => name === 'deployment.unrecoverable');
		const way = change && drain(wayTo(careless, change));
		expect(way?.path.steps.map(({ event }) => describeEvent(event).split(' ')[0])).toEqual([
			'operator.upgrade',
			'operator.renameServer',
			'fault.systemUnrecoverable',
		]);
	});

	it('the way to a transition ends with it', () => {
		const name = 'operator.renameServer in deployment.underway → stays';
		const change = changes.find((each) => each.name === name);
		const way = change && drain(wayTo(careless, change));
		expect(way?.path.steps.map(({ event }) => event.type)).toEqual(['operator.upgrade', 'operator.renameServer']);
	});

	it('the property that rests on it is violated, and shown', () => {
		const change = changes.find(({ name }) => name === 'identityChangedUnderway');
		expect(change).toMatchObject({ before: 'holds (single)', after: 'VIOLATED (single 2)' });
		const way = change && drain(wayTo(careless, change));
		expect(way?.path.steps.map(({ event }) => event.type)).toEqual(['operator.upgrade', 'operator.renameServer']);
	});

	it('the clause has lost its guard', () => {
		const [rule] = Object.entries(product.rules).filter(([name]) => name === 'hostNameFrozen');
		expect(rule?.[1].clauses).toEqual(['PM-NAME-1']);
		const without = { ...after, rules: new Map([...after.rules].filter(([name]) => name !== 'hostNameFrozen')) };
		expect(unguardedClauses(before, without)).toEqual(['PM-NAME-1 (was guarded by hostNameFrozen)']);
	});
});

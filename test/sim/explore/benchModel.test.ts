/** The model that the explorer is measured on: how many states and transitions it has, known in three other ways. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAdjacency } from '../../bench/exploration/adjacency.js';
import { handSpecialisedSearch } from '../../bench/exploration/handSpecialised.js';
import { type Counts, countsOf, exhaust, type Size, subjectOf } from '../../bench/exploration/subject.js';
import { benchModel } from '../../bench/model/index.js';
import { testProduct } from '../../machines/productSuite.js';

type Condition = 'old' | 'stopped' | 'upgrading' | 'failed' | 'upgraded' | 'migrating' | 'migrated' | 'started';

interface Configuration {
	readonly migration: 'undecided' | 'no' | 'yes';
	readonly database: Condition;
	readonly mail: readonly Condition[];
	readonly web: readonly Condition[];
}

/** What a server may become that is not old, written down once more from the issue. */
function next(condition: Condition, isMigrated: boolean): Condition[] {
	switch (condition) {
		case 'old':
			return ['stopped'];
		case 'stopped':
		case 'failed':
			return ['upgrading'];
		case 'upgrading':
			return ['failed', 'upgraded'];
		case 'upgraded':
			return [isMigrated ? 'migrating' : 'started'];
		case 'migrating':
			return ['migrated'];
		case 'migrated':
			return ['started'];
		case 'started':
			return [];
	}
}

function successors({ migration, database, mail, web }: Configuration): Configuration[] {
	if (migration === 'undecided') {
		return (['no', 'yes'] as const).map((choice) => ({ migration: choice, database, mail, web }));
	}
	const isMigrated = migration === 'yes';
	const waits = (condition: Condition, before: readonly Condition[]) =>
		condition === 'old' && before.some((other) => other !== 'started');
	const tier = (conditions: readonly Condition[], before: readonly Condition[]): Condition[][] =>
		conditions.flatMap((condition, index) =>
			waits(condition, before) ? [] : next(condition, isMigrated).map((changed) => conditions.with(index, changed)),
		);
	return [
		...next(database, isMigrated).map((changed) => ({ migration, database: changed, mail, web })),
		...tier(mail, [database]).map((changed) => ({ migration, database, mail: changed, web })),
		...tier(web, mail).map((changed) => ({ migration, database, mail, web: changed })),
	];
}

function countByEnumeration({ mail, web }: Size): Counts {
	const first: Configuration = {
		migration: 'undecided',
		database: 'old',
		mail: Array.from({ length: mail }, () => 'old' as const),
		web: Array.from({ length: web }, () => 'old' as const),
	};
	const known = new Set([JSON.stringify(first)]);
	const open = [first];
	let transitions = 0;
	for (const configuration of open) {
		for (const successor of successors(configuration)) {
			transitions += 1;
			const key = JSON.stringify(successor);
			if (known.has(key)) continue;
			known.add(key);
			open.push(successor);
		}
	}
	return { states: known.size, transitions };
}

/**
 * Tiers follow one another, and the last state of one is the first of the next. A server has six conditions without
 * migration and eight with it, and as many transitions.
 */
function countByFormula({ mail, web }: Size): Counts {
	const each = [6, 8].map((conditions) => ({
		states: conditions + (conditions ** mail - 1) + (conditions ** web - 1),
		transitions: conditions + mail * conditions ** mail + web * conditions ** web,
	}));
	return each.reduce(
		(sum, { states, transitions }) => ({
			states: sum.states + states,
			transitions: sum.transitions + transitions,
		}),
		{ states: 1, transitions: 2 },
	);
}

const sizes = [1, 2, 3].flatMap((mail) => [1, 2, 3].map((web) => ({ mail, web })));

describe('the bench model', () => {
	it.each(sizes)('has the states and transitions of an enumeration with $mail mail and $web web servers', (size) => {
		const counts = countsOf(subjectOf(size));
		expect(counts).toEqual(countByEnumeration(size));
		expect(counts).toEqual(countByFormula(size));
	});

	it.each(sizes.filter(({ mail, web }) => mail + web <= 4))('has those of xstate/graph with $mail and $web', (size) => {
		const subject = subjectOf(size);
		expect(runAdjacency(subject).counts).toEqual(countsOf(subject));
	});

	it('has the states that the issue tells with six and six', () => {
		const size = { mail: 6, web: 6 };
		expect(countByFormula(size)).toEqual({ states: 617_611, transitions: 3_705_616 });
		expect(countsOf(subjectOf(size))).toEqual(countByFormula(size));
	});

	it.each([...sizes, { mail: 6, web: 5 }])('is what the successors by hand search with $mail and $web', (size) => {
		const subject = subjectOf(size);
		const search = handSpecialisedSearch(subject);
		exhaust(search, subject.program, subject.layout);
		expect(search.count).toBe(countByFormula(size).states);
	});
});

testProduct({
	product: benchModel,
	deployments: fc.record({ mail: fc.integer({ min: 1, max: 3 }), web: fc.integer({ min: 1, max: 3 }) }),
});

/**
 * The explorer against XState: the same configuration, the same context and the same enabled events, always, on random
 * machines of the subset that is understood, and on everything that is shipped. Bugs put into what the compiler gives
 * show that the comparison would notice.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProduct, productNames } from '../../../machines/index.js';
import { type Model, variantOf, vocabulary } from '../../../sim/simulation/model.js';
import {
	type Comparison,
	type ComparisonOptions,
	compareOnWalk,
	pairIfUnderstood,
	pairOf,
} from '../../support/bothEngines.js';
import { machineOf } from '../../support/machineFromPlan.js';
import { type MachinePlan, machinePlans } from '../../support/randomMachine.js';
import * as parts from '../../support/randomParts.js';
import { type Bug, bugs } from '../../support/seededBugs.js';
import { modelOf } from '../../support/walk.js';

const walks = (minLength: number, maxLength = minLength) => fc.array(fc.nat(), { minLength, maxLength, size: 'max' });

const everyEvent: ComparisonOptions = { everyEvent: true };

/** Undefined where the compiler refuses the machine. */
function compareRandom(plan: MachinePlan, walk: readonly number[], options: ComparisonOptions): Comparison | undefined {
	const pair = pairIfUnderstood({ ...machineOf(plan), vocabulary: parts.vocabulary }, options);
	return pair && compareOnWalk(pair, walk);
}

describe('random machines', () => {
	it('run alike in both engines', () => {
		const runs = 120;
		let refused = 0;
		let moves = 0;
		fc.assert(
			fc.property(machinePlans, walks(0, 25), (plan, walk) => {
				const comparison = compareRandom(plan, walk, everyEvent);
				if (comparison === undefined) refused += 1;
				fc.pre(comparison !== undefined);
				moves += comparison.moves;
				expect(comparison.disagreement).toBeUndefined();
			}),
			{ numRuns: runs },
		);
		// A comparison of machines that are refused or never do anything would say nothing.
		expect(refused).toBeLessThan(runs * 0.6);
		expect(moves).toBeGreaterThan(runs);
	});
});

describe('a bug in the compiled program is found', () => {
	/** How many random machines it takes; undefined for none of them. */
	function runsToFind(bug: Bug, runs: number): number | undefined {
		const outcome = fc.check(
			fc.property(machinePlans, walks(10, 25), fc.nat(), (plan, walk, choice) => {
				const subject = { ...machineOf(plan), vocabulary: parts.vocabulary };
				const pair = pairIfUnderstood(subject, {
					everyEvent: true,
					change: (program) => {
						const broken = bug(program, choice);
						fc.pre(broken !== undefined);
						return broken;
					},
				});
				fc.pre(pair !== undefined);
				expect(compareOnWalk(pair, walk).disagreement).toBeUndefined();
			}),
			{ numRuns: runs, maxSkipsPerRun: 100, endOnFailure: true },
		);
		// Without a counterexample there were merely too few programs with a place for the bug.
		return outcome.counterexample === null ? undefined : outcome.numRuns;
	}

	it('unless there is none', () => {
		expect(runsToFind((program) => program, 30)).toBeUndefined();
	});

	it.each(Object.entries(bugs))('%s', (_, bug) => {
		expect(runsToFind(bug, 150)).toBeDefined();
	});
});

describe.each(productNames)('%s', async (name) => {
	const product = await loadProduct(name);
	const examples = Object.entries(product.deployment.examples);
	const modes = ['guided', 'open'] as const;
	const rules = Object.keys(product.rules);

	const disagreement = (model: Model, walk: readonly number[], options: ComparisonOptions) => {
		const subject = { machine: model.machine, facts: product.facts(model.deployment), vocabulary: vocabulary(model) };
		const { disagreement, isEndless } = compareOnWalk(pairOf(subject, options), walk);
		return isEndless ? 'it goes on for ever' : disagreement;
	};

	it.each(examples.flatMap(([example, data]) => modes.map((mode) => [example, mode, data] as const)))(
		'runs alike in both engines: %s, %s',
		(_, mode, data) => {
			fc.assert(
				fc.property(walks(200), (walk) => {
					expect(disagreement(modelOf(product, data, mode), walk, { everyEvent: false })).toBeUndefined();
				}),
				{ numRuns: 2 },
			);
		},
	);

	it.each(examples)('takes every event alike in both engines: %s', (_, data) => {
		fc.assert(
			fc.property(walks(15), fc.constantFrom(...modes), (walk, mode) => {
				expect(disagreement(modelOf(product, data, mode), walk, everyEvent)).toBeUndefined();
			}),
			{ numRuns: 1 },
		);
	});

	it('runs alike in both engines without any one of its rules', () => {
		for (const [index, droppedRule] of rules.entries()) {
			const [, data] = examples[index % examples.length] ?? [];
			const guided = modelOf(product, data, 'guided');
			fc.assert(
				fc.property(walks(60), (walk) => {
					expect(disagreement(variantOf(guided, { droppedRule }), walk, { everyEvent: false })).toBeUndefined();
				}),
				{ numRuns: 1 },
			);
		}
	});
});

/** On random machines each combination of reductions gives the verdicts of a naive search. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrongAnswers } from '../../../support/askExplorer.js';
import { type Pair, pairIfUnderstood, type Subject } from '../../../support/bothEngines.js';
import { machineOf } from '../../../support/machineFromPlan.js';
import { graphOf, type NaiveGraph, referenceGraphOf } from '../../../support/naiveSearch.js';
import { type QuestionPlan, questionOf, questionPlans } from '../../../support/randomConditions.js';
import { machinePlans } from '../../../support/randomMachine.js';
import { vocabulary } from '../../../support/randomParts.js';
import { systemOf, systemPlans } from '../../../support/randomSystem.js';
import { foundSystems } from './foundSystems.js';

const questions = (count: number) => fc.array(questionPlans, { minLength: count, maxLength: count });

/** Searches naively; undefined where there are more states than this, or they come to no end. */
type Search = (pair: Pair, most: number) => NaiveGraph | undefined;

/** Asks about a machine with all combinations; the sizes of those that were searched are noted. */
function check(subject: Subject, asked: readonly QuestionPlan[], search: Search, most: number, sizes: number[]): void {
	const pair = pairIfUnderstood(subject, { everyEvent: false });
	const graph = pair && search(pair, most);
	fc.pre(pair !== undefined && graph !== undefined);
	sizes.push(graph.length);
	for (const question of asked) expect(wrongAnswers(pair, graph, questionOf(question, subject))).toEqual([]);
}

/** Answers about machines that do nothing would say nothing. */
function expectLively(sizes: readonly number[], states: number): void {
	expect(sizes.filter((size) => size >= states).length).toBeGreaterThan(sizes.length / 4);
}

/** REHEARSE_RUNS=600 npm test looks for ten times as long. */
const times = Math.max(1, Math.round(Number(process.env['REHEARSE_RUNS'] ?? 60) / 60));

describe('all combinations of reductions', () => {
	it('are right about systems of servers that are alike', () => {
		const sizes: number[] = [];
		fc.assert(
			fc.property(systemPlans, questions(3), (plan, asked) => check(systemOf(plan), asked, graphOf, 1_000, sizes)),
			{ numRuns: 100 * times, examples: foundSystems },
		);
		expectLively(sizes, 20);
	});

	it('are right about random machines', () => {
		const sizes: number[] = [];
		fc.assert(
			fc.property(machinePlans, questions(3), (plan, asked) =>
				check({ ...machineOf(plan), vocabulary }, asked, graphOf, 500, sizes),
			),
			{ numRuns: 30 * times },
		);
		expectLively(sizes, 5);
	});

	it('are right by XState itself', () => {
		const sizes: number[] = [];
		fc.assert(
			fc.property(systemPlans, questions(2), (plan, asked) =>
				check(systemOf(plan), asked, referenceGraphOf, 60, sizes),
			),
			{ numRuns: 20 * times },
		);
		expectLively(sizes, 5);
	});
});

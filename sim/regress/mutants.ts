/** Rule mutants: the machine without one rule, and who notices. */

import type { AnyProduct } from '../../machines/kit/product.js';
import { makeExplorable, propertiesConcerning } from '../explore/questions.js';
import { type Answer, answer } from '../explore/results.js';
import type { Decision } from '../explore/search/decide.js';
import type { Progress } from '../explore/search/progress.js';
import { type RunOptions, runScenario } from '../scenario/run.js';
import type { Scenario } from '../scenario/scenario.js';
import { createModel } from '../simulation/model.js';

/** A rule that was dropped. */
export interface Mutant {
	readonly rule: string;
	readonly kind: 'law' | 'physics';
	/** The first property that is violated without the rule, with the example deployment. */
	readonly property: { readonly name: string; readonly deployment: string; readonly answer: Answer } | undefined;
	/** The first scenario that fails without the rule. */
	readonly scenario: Scenario | undefined;
}

/** What mutants are tried on. */
export interface MutantTrial {
	readonly product: AnyProduct;
	readonly deployments: readonly { readonly name: string; readonly deployment: unknown }[];
	/** Only these properties are asked; all of them if left out. */
	readonly properties?: readonly string[] | undefined;
	/** The product's scenarios, all of which pass with every rule. */
	readonly scenarios: readonly Scenario[];
	readonly decision: Decision;
	readonly findFill: RunOptions['findFill'];
}

/** Drops each rule in turn, physics and law, and asks properties and scenarios. */
export function* tryMutants(trial: MutantTrial): Generator<Progress, Mutant[]> {
	const mutants: Mutant[] = [];
	const holding = yield* whatHolds(trial);
	for (const [rule, { kind, clauses }] of Object.entries(trial.product.rules)) {
		const property = yield* firstViolated(trial, rule, holding);
		const scenario = nearFirst(trial.scenarios, clauses as readonly string[]).find(
			(candidate) => !runScenario(candidate, { droppedRule: rule, findFill: trial.findFill }).passed,
		);
		mutants.push({ rule, kind, property, scenario });
	}
	return mutants;
}

/** Whether nobody notices. */
export function survives({ property, scenario }: Mutant): boolean {
	return property === undefined && scenario === undefined;
}

/** What holds with every rule, by deployment and property: only that can notice that a rule is gone. */
function* whatHolds({
	product,
	deployments,
	properties,
	decision,
}: MutantTrial): Generator<Progress, ReadonlySet<string>> {
	const holding = new Set<string>();
	for (const { name: deployment, deployment: given } of deployments) {
		const explorable = makeExplorable(createModel(product, given));
		for (const [name, property] of propertiesConcerning(explorable.model)) {
			if (properties?.includes(name) === false) continue;
			const { verdict } = yield* answer(explorable, { kind: 'property', name, property }, decision);
			if (verdict.kind === 'holds') holding.add(keyOf(deployment, name));
		}
	}
	return holding;
}

function keyOf(deployment: string, property: string): string {
	return `${property} of ${deployment}`;
}

function* firstViolated(
	trial: MutantTrial,
	rule: string,
	holding: ReadonlySet<string>,
): Generator<Progress, Mutant['property']> {
	const { product, deployments, decision } = trial;
	const resting = (names: readonly string[] = []) => (names.includes(rule) ? 0 : 1);
	for (const [index, { name: deployment, deployment: given }] of deployments.entries()) {
		const explorable = makeExplorable(createModel(product, given, { droppedRule: rule }));
		const properties = propertiesConcerning(explorable.model)
			.map(([name, property]) => ({ name, property, rank: resting('restsOn' in property ? property.restsOn : []) }))
			// A property that rests on the rule is the first to notice; the others are asked on the first deployment only.
			.sort((first, second) => first.rank - second.rank);
		for (const { name, property, rank } of properties) {
			if ((rank > 0 && index > 0) || !holding.has(keyOf(deployment, name))) continue;
			const found = yield* answer(explorable, { kind: 'property', name, property }, decision);
			if (found.verdict.kind === 'violated') return { name, deployment, answer: found };
		}
	}
	return undefined;
}

/** Scenarios that mention the clauses of the rule before the others. */
function nearFirst(scenarios: readonly Scenario[], clauses: readonly string[]): Scenario[] {
	const mentions = (scenario: Scenario) => {
		const text = JSON.stringify([scenario.title, scenario.steps.map(({ expect }) => expect), scenario.expect]);
		return clauses.some((clause) => text.includes(clause)) ? 0 : 1;
	};
	return [...scenarios].sort((first, second) => mentions(first) - mentions(second));
}

/** Does a scenario notice a mutation? The cheapest ones that come by it are asked first. */
import type { AnyStateMachine } from 'xstate';
import { type RunOptions, runScenario } from '../../scenario/run.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Model, variantOf } from '../../simulation/model.js';
import { quickened } from '../../simulation/selection.js';
import type { Mutation } from './mutations.js';
import { passesBy, type VisitedScenario } from './visits.js';

/** Steps of the product by itself after which a mutation is taken to have made it endless. */
const productSteps = 400;

/** Who notices, and what. */
export interface Noticed {
	readonly scenario: Scenario;
	readonly by: VisitedScenario;
	readonly because: string;
}

/** The first scenario that fails with the mutation; undefined if all pass. */
export function noticedBy(
	mutation: Mutation,
	scenarios: readonly VisitedScenario[],
	findFill: RunOptions['findFill'],
): Noticed | undefined {
	const machines = new Map<AnyStateMachine, AnyStateMachine>();
	for (const by of new Set(scenarios)) {
		const { scenario, visits } = by;
		const { model } = scenario;
		if (model === undefined || !passesBy(visits, mutation)) continue;
		const mutated = machines.get(model.guided) ?? mutation.apply(model.guided);
		machines.set(model.guided, mutated);
		if (mutated === model.guided) continue;
		const because = failureOf({ ...scenario, model: mutatedModel(model, mutated) }, findFill);
		if (because !== undefined) return { scenario, by, because };
	}
	return undefined;
}

/** The model with another machine in the place of its own. */
export function mutatedModel(model: Model, machine: AnyStateMachine): Model {
	return variantOf({ ...model, guided: quickened(machine) }, { mode: model.mode, droppedRule: model.droppedRule });
}

function failureOf(scenario: Scenario, findFill: RunOptions['findFill']): string | undefined {
	try {
		const { failures } = runScenario(scenario, { findFill, productSteps });
		return failures[0]?.message;
	} catch (error) {
		// A machine that cannot be run, or that has no outcome any more, is noticed by whoever runs it.
		return `cannot be run: ${(error as Error).message}`;
	}
}

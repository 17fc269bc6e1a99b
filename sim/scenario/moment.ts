/** What an expectation says of states, facts and outcome, with names that exist. */
import type { AnyMachineSnapshot } from 'xstate';
import type { FactValue } from '../../machines/kit/facts.js';
import { factsOf, outcomeOf } from '../simulation/configuration.js';
import type { Model } from '../simulation/model.js';
import type { StepExpectation } from './schema.js';
import { isInState, readReference, type StateReference } from './stateReference.js';

/** States, facts and outcome that are expected at a point of a run. */
export interface ExpectedMoment {
	readonly states: readonly StateReference[];
	readonly facts: readonly (readonly [name: string, value: FactValue])[];
	readonly outcome: string | undefined;
}

/** Reads an expectation whose names were checked when its scenario was loaded. */
export function expectedMoment(
	{ states = {}, facts = {}, outcome }: Pick<StepExpectation, 'states' | 'facts' | 'outcome'>,
	model: Model,
): ExpectedMoment {
	const references = Object.entries(states).flatMap(([region, state]) => {
		const read = readReference(model, `${region} ${state}`);
		return read.ok ? [read.reference] : [];
	});
	return { states: references, facts: Object.entries(facts), outcome };
}

/** Whether everything that is expected is so in a snapshot. */
export function isMoment(snapshot: AnyMachineSnapshot, { states, facts, outcome }: ExpectedMoment): boolean {
	const values = factsOf(snapshot);
	return (
		states.every((reference) => isInState(snapshot, reference)) &&
		facts.every(([name, value]) => values[name] === value) &&
		(outcome === undefined || outcome === outcomeOf(snapshot))
	);
}

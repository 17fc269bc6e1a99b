/** Writes scenarios as files that `rehearse run` reads. */
import { stringify } from 'yaml';
import { type ProductEvent, sourceOf } from '../../machines/kit/events.js';
import { describeMinutes } from '../../machines/kit/quantities.js';
import { definitionOf, type Model } from '../simulation/model.js';
import type { FinalExpectation, StepExpectation } from './schema.js';

/** A step of a scenario that is written: an event, the product's own included, or a wait in minutes. */
export type WrittenStep =
	| {
			readonly kind: 'event';
			readonly event: ProductEvent;
			readonly outOfTurn?: boolean;
			readonly expect?: WrittenExpectation;
	  }
	| { readonly kind: 'wait'; readonly minutes: number };

/** An expectation as it is written: `refused: true` where no clause is behind a refusal. */
export type WrittenExpectation = Omit<Partial<StepExpectation>, 'refused'> & {
	readonly refused?: true | readonly string[] | undefined;
};

/** A scenario to be written. */
export interface ScenarioDraft {
	readonly title: string;
	readonly description?: string | undefined;
	readonly model: Model;
	/** As it stood in its file, before defaults. */
	readonly givenDeployment: unknown;
	readonly steps: readonly WrittenStep[];
	readonly expect?: Partial<FinalExpectation> | undefined;
}

/** The text of a scenario file. */
export function writeScenario({ title, description, model, givenDeployment, steps, expect }: ScenarioDraft): string {
	const scenario = {
		title,
		...(description === undefined ? {} : { description }),
		product: model.product.name,
		...(model.mode === 'guided' ? {} : { mode: model.mode }),
		deployment: givenDeployment,
		steps: steps.map((step) => writtenStep(model, step)),
		...(expect === undefined ? {} : { expect }),
	};
	return stringify(scenario, { aliasDuplicateObjects: false, lineWidth: 120 });
}

function writtenStep(model: Model, step: WrittenStep): Readonly<Record<string, unknown>> {
	if (step.kind === 'wait') return { wait: describeMinutes(step.minutes) };
	const { type, ...given } = step.event;
	const parameters = definitionOf(model, type)?.parameters ?? {};
	const needed = Object.entries(given).filter(([name, value]) => parameters[name]?.otherwise !== value);
	return {
		[sourceOf(type) === 'fault' ? 'fault' : 'do']: type,
		...Object.fromEntries(needed),
		...(step.outOfTurn === true ? { outOfTurn: true } : {}),
		...(step.expect === undefined ? {} : { expect: step.expect }),
	};
}

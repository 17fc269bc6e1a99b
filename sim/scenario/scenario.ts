/** A scenario that has been read and checked: everything in it exists. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { AnyProduct, DeploymentProblem } from '../../machines/kit/product.js';
import type { Mode } from '../../machines/kit/variants.js';
import type { Model } from '../simulation/model.js';
import type { FinalExpectation, StepExpectation } from './schema.js';
import type { StateReference } from './stateReference.js';

/** A step, with the place where it stands. */
export interface ScenarioStep {
	readonly line: number;
	/** As a person would say it: `operator.upgrade server=mf1`, `until db1 done`. */
	readonly text: string;
	readonly action: StepAction;
	readonly expect: StepExpectation | undefined;
}

/** What a step does. */
export type StepAction =
	| { readonly kind: 'event'; readonly event: ProductEvent }
	/** `outOfTurn`: before delays that are due earlier, which then take longer than their figures. */
	| { readonly kind: 'system'; readonly event: ProductEvent; readonly outOfTurn: boolean }
	| { readonly kind: 'fault'; readonly event: ProductEvent; readonly at: StateReference | undefined }
	| { readonly kind: 'until'; readonly reference: StateReference }
	| { readonly kind: 'wait'; readonly minutes: number }
	| { readonly kind: 'random'; readonly count: number; readonly kinds: readonly ('operator' | 'system' | 'fault')[] }
	/** The shortest legal path to where the next step, or the end of the scenario, makes sense. */
	| { readonly kind: 'fill' }
	| { readonly kind: 'expect' };

/** A deployment outside the guide: the check that refuses it, and why. */
export interface DeploymentRefusal {
	readonly check: string;
	readonly demands: string;
	readonly clauses: readonly string[];
	readonly problems: readonly DeploymentProblem[];
}

/** A scenario that can be run. */
export interface Scenario {
	readonly file: string;
	readonly title: string;
	readonly description: string | undefined;
	readonly product: AnyProduct;
	readonly mode: Mode;
	readonly seed: number;
	/** As it stands in the file, before defaults. */
	readonly givenDeployment: unknown;
	/** As the product's schema has parsed it. */
	readonly deployment: unknown;
	/** The product made ready to run; undefined if the deployment is refused. */
	readonly model: Model | undefined;
	readonly deploymentRefusals: readonly DeploymentRefusal[];
	/** The events of the duties taken as done. */
	readonly prepared: readonly ProductEvent[];
	/** Empty if the deployment is refused. */
	readonly steps: readonly ScenarioStep[];
	/** Steps of the file; more than `steps` only if the deployment is refused. */
	readonly stepCount: number;
	readonly expect: FinalExpectation | undefined;
}

/** What a run is a run of: a product, a deployment and a variant of the machine. It never changes during the run. */
import type { AnyStateMachine } from 'xstate';
import type { Condition } from '../../machines/kit/conditions.js';
import { concreteEvents, type EventDefinition, type ProductEvent } from '../../machines/kit/events.js';
import type { AnyProduct, Hazard } from '../../machines/kit/product.js';
import type { Advice } from '../../machines/kit/rules.js';
import type { Service } from '../../machines/kit/services.js';
import { type Mode, mutant, variant } from '../../machines/kit/variants.js';
import { statesByRegion } from './configuration.js';
import { quickened } from './selection.js';

/** A product made ready to run for one deployment. */
export interface Model {
	readonly product: AnyProduct;
	/** As the product's schema has parsed it. */
	readonly deployment: unknown;
	readonly mode: Mode;
	/** The rule that this run does without, to see who notices. */
	readonly droppedRule: string | undefined;
	/** The variant that runs. */
	readonly machine: AnyStateMachine;
	/** The machine with all its rules, to judge breaches. */
	readonly guided: AnyStateMachine;
	readonly servers: readonly string[];
	readonly services: readonly Service<string>[];
	/** Every state of every region, as paths below the region. */
	readonly states: ReadonlyMap<string, readonly string[]>;
	readonly advice: readonly AdviceHere[];
	readonly hazards: readonly HazardHere[];
}

/** Advice with its condition for this deployment. */
export interface AdviceHere {
	readonly name: string;
	readonly definition: Advice<string, unknown>;
	readonly followed: Condition;
}

/** A hazard with its condition for this deployment; that of one server is named `hazard.server`. */
export interface HazardHere {
	readonly name: string;
	/** The server that it is a hazard of; undefined for hazards of the deployment. */
	readonly server: string | undefined;
	readonly definition: Hazard<string, unknown>;
	readonly condition: Condition;
}

/** How a model differs from the guided machine. */
export interface ModelOptions {
	readonly mode?: Mode | undefined;
	readonly droppedRule?: string | undefined;
}

/**
 * Makes a model. The deployment has passed the product's schema and checks.
 * @throws Error if `droppedRule` is no rule of the product.
 */
export function createModel(product: AnyProduct, deployment: unknown, options: ModelOptions = {}): Model {
	const guided = quickened(product.machine(deployment));
	const model: Model = {
		product,
		deployment,
		mode: 'guided',
		droppedRule: undefined,
		machine: guided,
		guided,
		servers: product.deployment.servers(deployment),
		services: product.services(deployment),
		states: statesByRegion(guided),
		advice: entries<Advice<string, unknown>>(product.advice).map(([name, definition]) => ({
			name,
			definition,
			followed: definition.followed(deployment),
		})),
		hazards: entries<Hazard<string, unknown>>(product.hazards).flatMap((entry) =>
			hazardsHere(entry, product, deployment),
		),
	};
	return variantOf(model, options);
}

/**
 * The same product and deployment in another mode, or without a rule; everything that does not depend on it is shared.
 * @throws Error if `droppedRule` is no rule of the product.
 */
export function variantOf(model: Model, { mode = 'guided', droppedRule }: ModelOptions): Model {
	const { product, guided } = model;
	const inMode = variant(product, guided, mode);
	const machine = droppedRule === undefined ? inMode : mutant(product, inMode, droppedRule);
	return { ...model, mode, droppedRule, machine: quickened(machine) };
}

function hazardsHere(
	[name, definition]: [string, Hazard<string, unknown>],
	product: AnyProduct,
	deployment: unknown,
): HazardHere[] {
	if (definition.of === 'deployment') {
		return [{ name, server: undefined, definition, condition: definition.condition(deployment) }];
	}
	const servers = product.deployment.servers(deployment);
	return servers.map((server) => ({
		name: `${name}.${server}`,
		server,
		definition,
		condition: definition.condition(deployment, server),
	}));
}

function entries<Value>(record: Readonly<Record<string, Value>>): [string, Value][] {
	return Object.entries(record);
}

/** The definition of an operator's or fault's event; undefined for the product's own events. */
export function definitionOf(model: Model, type: string): EventDefinition<string, unknown> | undefined {
	const definitions = model.product.events as Record<string, EventDefinition<string, unknown>>;
	return Object.hasOwn(definitions, type) ? definitions[type] : undefined;
}

/** Every event of the vocabulary with every value of its parameters, in declared order. */
export function vocabulary(model: Model): ProductEvent[] {
	return Object.entries(model.product.events as Record<string, EventDefinition<string, unknown>>).flatMap(
		([type, definition]) => concreteEvents(type, definition, model.deployment),
	);
}

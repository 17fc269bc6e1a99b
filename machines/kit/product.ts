/** A product: one upgrade, modelled. Everything that the tools know of it goes through this interface. */
import type { AnyStateMachine } from 'xstate';
import type * as z from 'zod';
import type { Condition } from './conditions.js';
import type { DelayDefinitions, Durations } from './delays.js';
import type { EventDefinitions, ProductEvent } from './events.js';
import type { FactDefinitions } from './facts.js';
import type { Guide } from './guide.js';
import type { Properties } from './properties.js';
import type { AdviceDefinitions, Rules } from './rules.js';
import type { Service } from './services.js';

/** Something about a deployment that the guide does not cover, with the place in the deployment. */
export interface DeploymentProblem {
	readonly message: string;
	readonly path: readonly (string | number)[];
}

/** A check of the deployment against the guide, before anything runs: version gates, sizes, topologies. */
export interface DeploymentCheck<ClauseId extends string, Deployment> {
	readonly clauses: readonly ClauseId[];
	readonly demands: string;
	readonly problems: (deployment: Deployment) => readonly DeploymentProblem[];
}

/** The deployments that a product can start from. */
export interface DeploymentKind<ClauseId extends string, Deployment> {
	/** Form and defaults; what it refuses is bad input. */
	readonly schema: z.ZodType<Deployment>;
	/** What these refuse is well-formed, but outside the guide. */
	readonly checks: Readonly<Record<string, DeploymentCheck<ClauseId, Deployment>>>;
	/** The regions of the machine beside its servers; no server may have such a name. */
	readonly regions: readonly string[];
	/** The names of the servers, in the deployment's order. */
	readonly servers: (deployment: Deployment) => readonly string[];
	/** Minutes that the deployment gives for delays of this server. */
	readonly durations: (deployment: Deployment, server: string) => Durations;
	/** Named deployments that documentation, tests and benches start from; data as it would stand in a file. */
	readonly examples: Readonly<Record<string, unknown>>;
}

/** Something at risk or no longer possible while its condition holds, for the deployment or for each server. */
export type Hazard<ClauseId extends string, Deployment> = {
	readonly title: string;
	readonly clauses: readonly ClauseId[];
} & (
	| { readonly of: 'deployment'; readonly condition: (deployment: Deployment) => Condition }
	| { readonly of: 'server'; readonly condition: (deployment: Deployment, server: string) => Condition }
);

/** What must be done, or should be, before the upgrade; `prepared` in a scenario takes it as done. */
export interface Duty<ClauseId extends string, Deployment> {
	readonly title: string;
	readonly clauses: readonly ClauseId[];
	/** The events that do it; empty if this deployment does not need it. */
	readonly events: (deployment: Deployment) => readonly ProductEvent[];
}

/** One step of a procedure: an event, or letting the product proceed until a server is in a state. */
export type ProcedureStep = { readonly do: ProductEvent } | { readonly until: string };

/** A usual sequence of steps on one server, so that scenarios stay short; every step of it is still simulated. */
export interface Procedure<Deployment> {
	readonly title: string;
	readonly steps: (deployment: Deployment, server: string) => readonly ProcedureStep[];
}

/** A version that a server may run, and when it does. */
export interface ServerVersion {
	readonly version: string;
	readonly condition: Condition;
}

/** One upgrade, modelled. */
export interface Product<ClauseId extends string, Deployment> {
	/** As in `product:` of a scenario and in folder names. */
	readonly name: string;
	readonly title: string;
	readonly guide: Guide<ClauseId>;
	readonly deployment: DeploymentKind<ClauseId, Deployment>;
	readonly events: EventDefinitions<ClauseId, Deployment>;
	readonly delays: DelayDefinitions<ClauseId, Deployment>;
	readonly rules: Rules<ClauseId, Deployment>;
	readonly advice: AdviceDefinitions<ClauseId, Deployment>;
	readonly facts: (deployment: Deployment) => FactDefinitions;
	readonly services: (deployment: Deployment) => readonly Service<ClauseId>[];
	readonly hazards: Readonly<Record<string, Hazard<ClauseId, Deployment>>>;
	readonly duties: Readonly<Record<string, Duty<ClauseId, Deployment>>>;
	readonly procedures: Readonly<Record<string, Procedure<Deployment>>>;
	readonly properties: Properties<ClauseId, Deployment>;
	/** Which version a server runs: the first whose condition holds. Shown to trainees; left out where the guide tells none. */
	readonly versions?: (deployment: Deployment, server: string) => readonly ServerVersion[];
	/** The guided machine: physics and law. Exactly one active state carries a tag `outcome:<name>`. */
	readonly machine: (deployment: Deployment) => AnyStateMachine;
	/** Why a clause that bears on behaviour is bound as information only. */
	readonly weakBindings: Readonly<Partial<Record<ClauseId, string>>>;
	/** Clauses that no simulation can hold, each with the reason. */
	readonly outOfScope: Readonly<Partial<Record<ClauseId, string>>>;
}

/** A product whose clause ids and deployment type are not known statically. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of products erases their types; each product was checked where it was defined.
export type AnyProduct = Product<any, any>;

/**
 * Properties: what holds in every run of an upgrade, or in some. The explorer decides them over all reachable states;
 * a condition of a property reads states and facts, never the event that led there.
 */
import type { Condition } from './conditions.js';

interface PropertyHead<ClauseId extends string, Deployment> {
	/** What holds, as a sentence. Of a `never` property: what does not. */
	readonly says: string;
	readonly clauses: readonly ClauseId[];
	/**
	 * Whether it says anything about a deployment; about all if left out. Where it does not (a web server's order, and
	 * there is no web server) it is neither decided nor counted, so that no empty proof and no missing witness is shown,
	 * and its conditions may name states that only such deployments have.
	 */
	readonly concerns?: (deployment: Deployment) => boolean;
}

/** A state of affairs that is never reached. */
export interface NeverProperty<ClauseId extends string, Deployment> extends PropertyHead<ClauseId, Deployment> {
	readonly kind: 'never';
	readonly condition: (deployment: Deployment) => Condition;
	/** The law rules that it rests on: with law lifted, the condition is reached. Empty if it rests on physics alone. */
	readonly restsOn: readonly string[];
}

/** `then` does not hold before `first` has held; both may begin to hold at once. */
export interface PrecedesProperty<ClauseId extends string, Deployment> extends PropertyHead<ClauseId, Deployment> {
	readonly kind: 'precedes';
	readonly first: (deployment: Deployment) => Condition;
	readonly then: (deployment: Deployment) => Condition;
	/** As of `never`: with law lifted, `then` is reached without `first`. */
	readonly restsOn: readonly string[];
}

/** A state of affairs that can be reached: the witness that a `never` beside it is no empty claim. */
export interface SometimesProperty<ClauseId extends string, Deployment> extends PropertyHead<ClauseId, Deployment> {
	readonly kind: 'sometimes';
	readonly condition: (deployment: Deployment) => Condition;
}

/**
 * From every reachable state the goal (the end of the upgrade, or a stop that the guide documents) can still be
 * reached, but from those that the guide calls beyond recovery.
 */
export interface AlwaysPossibleProperty<ClauseId extends string, Deployment>
	extends PropertyHead<ClauseId, Deployment> {
	readonly kind: 'alwaysPossible';
	readonly goal: (deployment: Deployment) => Condition;
	/** The documented states without a way to the goal; they are listed with the verdict. */
	readonly unrecoverable: (deployment: Deployment) => Condition;
}

/** What holds in every run of an upgrade, or in some. */
export type Property<ClauseId extends string, Deployment> =
	| NeverProperty<ClauseId, Deployment>
	| PrecedesProperty<ClauseId, Deployment>
	| SometimesProperty<ClauseId, Deployment>
	| AlwaysPossibleProperty<ClauseId, Deployment>;

/** All properties of a product by name. */
export type Properties<ClauseId extends string, Deployment> = Readonly<Record<string, Property<ClauseId, Deployment>>>;

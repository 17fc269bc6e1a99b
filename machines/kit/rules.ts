/**
 * A rule is a named guard that carries the clauses it realises.
 * Physics: what the product itself checks, always on. Law: what only the guide demands; `open` lifts it.
 * Advice: what the guide recommends; it never refuses and is reported.
 */
import type { Condition } from './conditions.js';

/** A named guard and the clauses behind it. */
export interface Rule<ClauseId extends string, Deployment> {
	readonly kind: 'law' | 'physics';
	readonly clauses: readonly ClauseId[];
	/** What must be so, as a sentence: shown as the reason of a refusal. */
	readonly demands: string;
	/** The condition, for a deployment; may read `params.server` when referred to by `ruleFor`. */
	readonly condition: (deployment: Deployment) => Condition;
}

/** All rules of a product by name. */
export type Rules<ClauseId extends string, Deployment> = Readonly<Record<string, Rule<ClauseId, Deployment>>>;

/** Something that the guide recommends to have done when an event happens. */
export interface Advice<ClauseId extends string, Deployment> {
	/** The events it speaks about. */
	readonly on: readonly string[];
	readonly clauses: readonly ClauseId[];
	/** What the guide recommends, as a sentence. */
	readonly recommends: string;
	/** Holds if the advice does not concern this event, or has been followed; judged before the event. */
	readonly followed: (deployment: Deployment) => Condition;
}

/** All advice of a product by name. */
export type AdviceDefinitions<ClauseId extends string, Deployment> = Readonly<
	Record<string, Advice<ClauseId, Deployment>>
>;

/** One step of a run, as it is shown, exported and compared: what happened, why, and what it changed. */

import type { EventSource, ProductEvent } from '../../machines/kit/events.js';
import type { FactValue } from '../../machines/kit/facts.js';
import type { DisregardedAdvice, Reason, RuleReason } from './judgement.js';
import type { SimulatedTime } from './time.js';

/** A region that changed its state. */
export interface StateChange {
	readonly region: string;
	readonly from: string;
	readonly to: string;
}

/** A fact that changed its value. */
export interface FactChange {
	readonly fact: string;
	readonly from: FactValue;
	readonly to: FactValue;
}

/** A service that changed its level; levels as `up`, `50%`, `degraded`, `down`. */
export interface ServiceChange {
	readonly service: string;
	readonly from: string;
	readonly to: string;
}

/** A hazard that began or ended. */
export interface HazardChange {
	readonly hazard: string;
	readonly title: string;
	readonly change: 'began' | 'ended';
	readonly clauses: readonly string[];
}

/**
 * What became of the event. `noEffect`: the product took it and nothing changed.
 */
export type Verdict =
	| { readonly kind: 'accepted' }
	| { readonly kind: 'noEffect' }
	| { readonly kind: 'refused'; readonly reasons: readonly Reason[] };

/** One step of a run. */
export interface Entry {
	/** Counted from 0, the begin of the run. */
	readonly index: number;
	readonly at: SimulatedTime;
	/** Who caused it; `begin` for the state before anything has happened, `clock` for the end of a wait. */
	readonly source: EventSource | 'begin' | 'clock';
	/** The event; of the product's own events the name, and the server where it concerns one. */
	readonly event: ProductEvent;
	readonly verdict: Verdict;
	/** Law that was broken, in open mode. */
	readonly breaches: readonly RuleReason[];
	/** Rules for which another course was taken than would have been otherwise. */
	readonly decidedBy: readonly RuleReason[];
	readonly advice: readonly DisregardedAdvice[];
	readonly states: readonly StateChange[];
	readonly facts: readonly FactChange[];
	readonly services: readonly ServiceChange[];
	readonly hazards: readonly HazardChange[];
	/** What the model says to the operator: why nothing happened, what to expect. */
	readonly notes: readonly string[];
	/** The guide does not say what follows. */
	readonly isOutsideGuide: boolean;
	/** Clauses that are for information: menus, commands, places. */
	readonly information: readonly string[];
	/** Every clause that this step realised, refused for, or showed. */
	readonly clauses: readonly string[];
}

/** An entry that nothing has been said about yet. */
export function blankEntry(index: number, at: SimulatedTime, source: Entry['source'], event: ProductEvent): Entry {
	return {
		index,
		at,
		source,
		event,
		verdict: { kind: 'accepted' },
		breaches: [],
		decidedBy: [],
		advice: [],
		states: [],
		facts: [],
		services: [],
		hazards: [],
		notes: [],
		isOutsideGuide: false,
		information: [],
		clauses: [],
	};
}

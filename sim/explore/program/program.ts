/**
 * What a machine is compiled to: fields with few codes, and for every event the transitions that it may take, as
 * conditions on fields and writes to them. Everything is data; searches, reductions and the generated code are made
 * from it.
 */
import type { ProductEvent } from '../../../machines/kit/events.js';
import type { FactValue } from '../../../machines/kit/facts.js';
import type { Expression } from './expression.js';

/** Part of a state: which leaf of a component is active, or which value a fact has. */
export type Field = FieldHead &
	(
		| {
				readonly kind: 'component';
				/** The ids of the leaves by code; the code 0 is empty where the component may be inactive. */
				readonly leaves: readonly string[];
		  }
		| { readonly kind: 'fact'; readonly values: readonly FactValue[] }
		/** Not part of the machine: whether a condition has held before. */
		| { readonly kind: 'memory' }
	);

interface FieldHead {
	/** A state's path, or the name of a fact. */
	readonly name: string;
	/** The server that it belongs to; empty for none. */
	readonly server: string;
	/** The number of codes; a code is a whole number from 0. */
	readonly size: number;
	/** The code before anything has happened. */
	readonly initial: number;
	/** Of a program that was made from another one: where in that one it comes from. */
	readonly origin?: Origin;
}

/** A field of another program, and by each of its codes the one that it has become. */
export interface Origin {
	readonly field: number;
	readonly codes: readonly number[];
}

/** A code for a field. */
export interface Write {
	readonly field: number;
	readonly code: number;
}

/** What a function of facts gives, found by trying it: a tree of the facts that it reads. */
export type Decision =
	| { readonly kind: 'writes'; readonly writes: readonly Write[] }
	| { readonly kind: 'test'; readonly field: number; readonly branches: readonly Decision[] }
	/** The function gives a value outside the domain of this fact. */
	| { readonly kind: 'outside'; readonly fact: string };

/** One step of the effect of a transition, done in order on the fields as the steps before have left them. */
export type Operation =
	| { readonly kind: 'decide'; readonly when: Expression; readonly decision: Decision }
	| { readonly kind: 'raise'; readonly when: Expression; readonly event: number };

/** One way to react to an event. */
export interface Transition {
	/** Numbered over the program, in the order of the chart. */
	readonly index: number;
	/** The id of the state that it belongs to. */
	readonly source: string;
	readonly guard: Expression;
	/** Leaves that components change to; empty for a transition without target. */
	readonly moves: readonly Write[];
	/** Components that it leaves or enters, as far as it may conflict with another: its domain and everything below. */
	readonly scope: readonly number[];
	/** Whether it has a target. */
	readonly isTargeted: boolean;
	/** Actions on exit, of the transition itself, and on entry. */
	readonly exits: readonly Operation[];
	readonly actions: readonly Operation[];
	readonly entries: readonly Operation[];
	/** Whether an action assigns, which counts as a change to XState even where nothing is another. */
	readonly assigns: boolean;
}

/** The transitions of one component for one event: by leaf, the first that is enabled is taken. */
export interface Reaction {
	readonly component: number;
	/** By code of the component. */
	readonly chains: ReadonlyMap<number, readonly Transition[]>;
	/** The components in the regions below its leaves: where one of them reacts, this one does not. */
	readonly below: readonly number[];
}

/** An event with everything that may react to it; inner components before those around them. */
export interface Alternative {
	readonly event: number;
	readonly reactions: readonly Reaction[];
}

/** A machine as data. */
export interface Program {
	/** The id of the machine. */
	readonly name: string;
	readonly fields: readonly Field[];
	/** Every event that somebody or something outside may cause: operators, the world, ends of delays. */
	readonly events: readonly ProductEvent[];
	/** Those that the machine raises itself; numbered on from the events. */
	readonly internalEvents: readonly ProductEvent[];
	/** By number of the event, internal ones included. */
	readonly alternatives: readonly Alternative[];
	/** Transitions without an event. */
	readonly eventless: readonly Reaction[];
	/** What is done on entry of the first states, before eventless transitions. */
	readonly begin: readonly Operation[];
	/** For each component the one that it lies in and the codes of that one in which it is active; undefined for the root. */
	readonly parents: ReadonlyMap<number, { readonly component: number; readonly codes: readonly number[] }>;
}

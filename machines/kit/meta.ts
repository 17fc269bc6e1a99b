/** What a chart says about its states and transitions beside what XState itself knows. */

/** Why an event is impossible in a state, where the general sentence of the event does not say enough. */
export interface StateRefusal<ClauseId extends string> {
	readonly because: string;
	readonly clauses: readonly ClauseId[];
}

/** A state's `meta`. */
export interface StateMeta<ClauseId extends string = string> {
	/** The clauses that this state realises. */
	readonly clauses?: readonly ClauseId[];
	/** Clauses shown on entry: where the log lies, what to expect. */
	readonly information?: readonly ClauseId[];
	/** Events that this state refuses for a reason of its own, by event type. */
	readonly refuses?: Readonly<Record<string, StateRefusal<ClauseId>>>;
}

/** A transition's `meta`. */
export interface TransitionMeta<ClauseId extends string = string> {
	/** The clauses that this transition realises. */
	readonly clauses?: readonly ClauseId[];
	/** Clauses shown when it is taken. */
	readonly information?: readonly ClauseId[];
	/** Said to the operator when it is taken; for a transition without effect, why it has none. */
	readonly note?: string;
	/** The guide does not say what follows; the trace says so. */
	readonly outsideGuide?: true;
}

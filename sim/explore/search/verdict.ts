/** What a search has found out about a property. */

/** How much was explored for a verdict. */
export interface Effort {
	readonly states: number;
	/** Bytes of the largest search. */
	readonly bytes: number;
	/** Decided on a part of the machine that sees too little to forbid anything wrongly (localize.ts). */
	readonly isLocal: boolean;
}

/** A path as events of the program, by number. */
export interface EventPath {
	readonly events: readonly number[];
	/** Whether it is known that there is no shorter one. */
	readonly isShortest: boolean;
}

/** A verdict, with the path that proves it where there is one. */
export type Verdict =
	| {
			readonly kind: 'holds';
			readonly effort: Effort;
			/** Of `sometimes`: how it is reached. */
			readonly witness?: EventPath;
			/** Of `alwaysPossible`: documented states without a way to the goal, and the way to the first. */
			readonly lost?: { readonly states: number; readonly path: EventPath };
	  }
	| {
			readonly kind: 'violated';
			readonly effort: Effort;
			/** Of `sometimes` there is none: everything was explored. */
			readonly counterexample?: EventPath;
			/** Of `alwaysPossible`: how many states there are without a way to the goal that are not documented. */
			readonly stuckStates?: number;
	  }
	| { readonly kind: 'notDecided'; readonly effort: Effort; readonly because: string };

/** How far a search is, and how far it may go. */

/** Told while a search goes on. */
export interface Progress {
	/** States found. */
	readonly states: number;
	/** States whose successors are found too. */
	readonly expanded: number;
	readonly bytes: number;
}

/** When a search gives up. */
export interface Budget {
	readonly maximumStates: number;
	readonly maximumBytes: number;
}

export const defaultBudget: Budget = { maximumStates: 20_000_000, maximumBytes: 2 ** 31 };

/** How many states are expanded at most between two looks at the budget; at the begin as many as there are already. */
export const largestBatch = 65_536;

/** What the process says to the shell. */
export const exitCodes = {
	/** Everything holds. */
	holds: 0,
	/** A scenario failed, a clause is unbound, a replay differs. */
	failed: 1,
	/** The input or the command line cannot be used. */
	badInput: 2,
	/** A defect of rehearse itself. */
	internalError: 3,
	/** The budget ran out before there was an answer. */
	notDecided: 4,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

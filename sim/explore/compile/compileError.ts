/** What a machine has and the explorer does not understand; it names the place. */
export class CompileError extends Error {
	override readonly name = 'CompileError';
	constructor(
		/** The id of the state, or the name of the guard, action or fact. */
		readonly place: string,
		readonly problem: string,
	) {
		super(`The explorer cannot compile ${place}: ${problem}`);
	}
}

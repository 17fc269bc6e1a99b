/** What is wrong with a question, on its way out of the reader; nobody else sees it. */

/** Thrown by the parts of the reader, caught where it begins. */
export class Mistake extends Error {
	override readonly name = 'Mistake';

	constructor(
		/** Where in the text. */
		readonly offset: number,
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

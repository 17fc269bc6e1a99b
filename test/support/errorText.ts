/** Takes the errors of an answer apart: `file:line:column: error: message`, the line with a caret, the advice. */

/** One error as it was printed. */
export interface PrintedError {
	readonly file: string;
	/** `line:column` */
	readonly place: string;
	readonly message: string;
	/** In one line. */
	readonly advice: string;
}

const headPattern = /^(\S.*?):(\d+:\d+): error: (.*)$/;
/** `   12 | text` and `      |     ^` */
const excerptPattern = /^ +\d* \| /;

/** The errors of a text, in order. */
export function printedErrors(text: string): PrintedError[] {
	return text
		.split(/\n(?=\S)/)
		.map((part) => part.split('\n'))
		.flatMap(([head = '', ...lines]) => {
			const [, file, place, message] = head.match(headPattern) ?? [];
			if (file === undefined || place === undefined || message === undefined) return [];
			const advice = lines.filter((line) => line.startsWith('  ') && !excerptPattern.test(line));
			return [{ file, place, message, advice: advice.map((line) => line.trim()).join(' ') }];
		});
}

/** Place, message and advice as tests keep them; long lists of names are left out, since products may change theirs. */
export function keptText({ place, message, advice }: PrintedError): string {
	const short = advice.replace(/(Expected one of: )(.*)\.$/, (whole, begin: string, list: string) =>
		list.split(', ').length > 4 ? `${begin}…` : whole,
	);
	return `${place} ${message}\n${short}\n`;
}

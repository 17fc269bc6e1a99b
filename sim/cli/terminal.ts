/** Where a command writes, and what it may assume of the place. */
import { colourStyle, plainStyle, type Style } from '../report/style.js';

/** The outside of a command: two text streams and how to write on them. */
export interface Terminal {
	readonly write: (text: string) => void;
	readonly writeError: (text: string) => void;
	/** Columns of the standard output; 80 where it is no terminal. */
	readonly width: number;
	readonly style: Style;
	/** The style of the error stream, which may be a terminal when the output is not. */
	readonly errorStyle: Style;
	/** Shows a line that the next one replaces, and none in the end; undefined where nobody would see it. */
	readonly showProgress?: ((line: string) => void) | undefined;
}

/** The process's own streams; colours follow NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export function processTerminal(): Terminal {
	return {
		write: (text) => void process.stdout.write(text),
		writeError: (text) => void process.stderr.write(text),
		width: process.stdout.columns ?? 80,
		style: styleOf(process.stdout),
		errorStyle: styleOf(process.stderr),
		showProgress: process.stderr.isTTY === true ? showProgress : undefined,
	};
}

/** Writes over the line: carriage return, text cut to the width, and the rest of the line cleared. */
function showProgress(line: string): void {
	process.stderr.write(`\r${line.slice(0, Math.max(0, (process.stderr.columns ?? 80) - 1))}\u001b[K`);
}

function styleOf(stream: { readonly isTTY?: boolean }): Style {
	const { NO_COLOR: noColour = '', FORCE_COLOR: forceColour = '', TERM: terminal } = process.env;
	if (noColour !== '') return plainStyle;
	if (forceColour !== '') return forceColour === '0' ? plainStyle : colourStyle;
	return stream.isTTY === true && terminal !== 'dumb' ? colourStyle : plainStyle;
}

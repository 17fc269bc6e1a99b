/** How reports look: emphasis, which a terminal may lack, and text that fits a width in columns. */
import stringWidth from 'fast-string-width';

/** Ways to emphasise a text. Emphasis never carries meaning alone, so that each may also do nothing. */
export interface Style {
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
	readonly red: (text: string) => string;
	readonly green: (text: string) => string;
	readonly yellow: (text: string) => string;
	readonly cyan: (text: string) => string;
}

/** What a report is made for. */
export interface View {
	/** Columns; reports are made for 40 to 200. */
	readonly width: number;
	readonly style: Style;
}

const unchanged = (text: string) => text;

/** No emphasis, for files, pipes and `NO_COLOR`. */
export const plainStyle: Style = {
	bold: unchanged,
	dim: unchanged,
	red: unchanged,
	green: unchanged,
	yellow: unchanged,
	cyan: unchanged,
};

/** Select Graphic Rendition; an empty text stays empty. */
function rendition(on: number, off: number): (text: string) => string {
	return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}

/** Emphasis by ANSI codes. */
export const colourStyle: Style = {
	bold: rendition(1, 22),
	dim: rendition(2, 22),
	red: rendition(31, 39),
	green: rendition(32, 39),
	yellow: rendition(33, 39),
	cyan: rendition(36, 39),
};

/** Characters as readers see them: flags, and anything with the marks and joined signs behind it. */
const characters = /(?:\p{RI}\p{RI}|\P{M})(?:\p{M}|\p{EMod}|\u200d\P{M})*|\p{M}+/gu;

/** The columns that a text takes; wide characters take two, ANSI codes none. */
export function columns(text: string): number {
	return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/** The longest begin of a text that fits into so many columns. */
export function head(text: string, width: number): string {
	let taken = 0;
	let end = 0;
	for (const { 0: character, index } of text.matchAll(characters)) {
		taken += columns(character);
		if (taken > width) break;
		end = index + character.length;
	}
	return text.slice(0, end);
}

/** The longest end of a text that fits into so many columns. */
export function tail(text: string, width: number): string {
	let start = text.length;
	let taken = 0;
	for (const { 0: character, index } of [...text.matchAll(characters)].reverse()) {
		taken += columns(character);
		if (taken > width) break;
		start = index;
	}
	return text.slice(start);
}

/** The text, filled up with spaces to so many columns. */
export function pad(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** The text, with spaces before it to so many columns. */
export function padStart(text: string, width: number): string {
	return ' '.repeat(Math.max(0, width - columns(text))) + text;
}

/** The text, cut at its end to so many columns; `…` shows the cut. */
export function truncate(text: string, width: number): string {
	if (columns(text) <= width) return text;
	return width < 1 ? '' : `${head(text, width - 1)}…`;
}

/** The text, cut in its middle, for names such as `mail-filter.mf1` that differ at the end. */
export function truncateMiddle(text: string, width: number): string {
	if (columns(text) <= width) return text;
	if (width < 3) return truncate(text, width);
	const end = tail(text, Math.floor((width - 1) / 2));
	return `${head(text, width - 1 - columns(end))}…${end}`;
}

/**
 * Breaks a text between words into lines of at most `width` columns. The first begins with `first`, the others with
 * `rest`; words longer than a line are broken, no-break spaces part none. Emphasis is put on the lines afterwards.
 */
export function wrap(text: string, width: number, first = '', rest = ' '.repeat(columns(first))): string[] {
	const lines: string[] = [];
	let line = first;
	let isEmpty = true;
	const close = () => {
		lines.push(line.trimEnd());
		line = rest;
		isEmpty = true;
	};
	for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
		let left = word;
		if (!isEmpty && columns(line) + 1 + columns(left) > width) close();
		while (isEmpty && columns(line) + columns(left) > width) {
			// At least one character a line, or a word wider than the line would never end.
			const piece = head(left, width - columns(line)) || [...left].slice(0, 1).join('');
			if (piece === left) break;
			line += piece;
			left = left.slice(piece.length);
			close();
		}
		line += isEmpty ? left : ` ${left}`;
		isEmpty = false;
	}
	if (!isEmpty || lines.length === 0) close();
	return lines;
}

/** Lines as a text, each with a line end; no lines are the empty text. */
export function textOf(lines: readonly string[]): string {
	return lines.map((line) => `${line}\n`).join('');
}

/**
 * Lines of a screen as data: spans of text with a tone. Tones never carry meaning alone, so that a terminal without
 * colours shows the same. Everything that comes from outside passes `safe` before it is shown.
 */
import { columns, head, truncate, wrap } from '../../report/style.js';
import { visible } from '../../scenario/problem.js';

/** How a text is meant. */
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'warn' | 'bad' | 'accent' | 'chosen';

/** A piece of a line. */
export interface Span {
	readonly text: string;
	readonly tone: Tone;
}

/** One line of a screen. */
export type Line = readonly Span[];

/** Longer texts are cut before anything is measured; no line of a screen is that long. */
const longest = 4000;

/** A text that a terminal cannot obey: control and format characters as escapes, at most three marks on a letter. */
export function safe(text: string): string {
	const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
	return visible(short).replace(/(\p{M}{3})\p{M}+/gu, '$1');
}

/** A span of safe text. */
export function span(text: string, tone: Tone = 'plain'): Span {
	return { text: safe(text), tone };
}

/** A line of one tone. */
export function line(text: string, tone: Tone = 'plain'): Line {
	return text === '' ? [] : [span(text, tone)];
}

/** The columns that a line takes. */
export function lineColumns(spans: Line): number {
	return spans.reduce((sum, { text }) => sum + columns(text), 0);
}

/** The line, cut to so many columns; `…` shows the cut. */
export function cut(spans: Line, width: number): Line {
	if (lineColumns(spans) <= width) return spans;
	const kept: Span[] = [];
	let left = width;
	for (const { text, tone } of spans) {
		const taken = columns(text);
		if (taken < left) {
			kept.push({ text, tone });
			left -= taken;
			continue;
		}
		kept.push({ text: `${head(text, Math.max(0, left - 1))}${left > 0 ? '…' : ''}`, tone });
		break;
	}
	return kept;
}

/** The line, cut or filled up with spaces to exactly so many columns. */
export function sized(spans: Line, width: number): Line {
	const short = cut(spans, width);
	const missing = width - lineColumns(short);
	return missing > 0 ? [...short, { text: ' '.repeat(missing), tone: 'plain' }] : short;
}

/** A text broken between words into lines of one tone. */
export function paragraph(text: string, width: number, tone: Tone = 'plain', first = '', rest?: string): Line[] {
	return wrap(safe(text), Math.max(1, width), first, rest).map((wrapped) => [{ text: wrapped, tone }]);
}

/** A name or title, cut to so many columns. */
export function short(text: string, width: number): string {
	return truncate(safe(text), Math.max(0, width));
}

/** Lines side by side, each of the given widths, with a separator between. */
export function beside(
	columnsOfLines: readonly (readonly Line[])[],
	widths: readonly number[],
	between = ' │ ',
): Line[] {
	const height = Math.max(0, ...columnsOfLines.map((lines) => lines.length));
	return Array.from({ length: height }, (_, row) =>
		columnsOfLines.flatMap((lines, index): Line => {
			const cell = sized(lines[row] ?? [], widths[index] ?? 0);
			return index === 0 ? cell : [{ text: between, tone: 'dim' }, ...cell];
		}),
	);
}

/** A line as text, without the spaces at its end. */
export function lineText(spans: Line): string {
	return spans
		.map(({ text }) => text)
		.join('')
		.trimEnd();
}

/** What is wrong with an input file, and where: a value, because input causes it. */
import { distance } from 'fastest-levenshtein';

/** A text file as it was read. */
export interface Source {
	/** As the user named it. */
	readonly file: string;
	readonly text: string;
}

/** One thing wrong with an input. */
export interface Problem {
	readonly file: string;
	/** Counted from 1; 1 and 1 where the whole file is meant. */
	readonly line: number;
	readonly column: number;
	/** What was found. */
	readonly message: string;
	/** What was expected, or what to do. */
	readonly advice: string | undefined;
	/** The line itself, without its end. */
	readonly lineText: string;
}

/** A value, or everything that is wrong with the input. */
export type Loaded<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly problems: readonly Problem[] };

/** A problem at an offset (in UTF-16 units) of a source. */
export function problemAt(source: Source, offset: number, message: string, advice?: string): Problem {
	const before = source.text.slice(0, offset);
	const lineStart = before.lastIndexOf('\n') + 1;
	const lineEnd = source.text.indexOf('\n', lineStart);
	return {
		file: source.file,
		line: before.split('\n').length,
		column: offset - lineStart + 1,
		message,
		advice,
		lineText: source.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, ''),
	};
}

/** The problems, each once: an alias stands in many places, but its mistake in one. */
export function distinct(problems: readonly Problem[]): Problem[] {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The candidate that was probably meant, by its name, the last part of it or its begin; undefined if none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	const limit = word.length < 3 ? word.length - 1 : Math.max(2, Math.floor(word.length / 3));
	const edits = (name: string) => distance(word.toLowerCase(), name.toLowerCase());
	const [close] = candidates
		.map((candidate) => ({ candidate, edits: Math.min(edits(candidate), edits(candidate.replace(/^.*\./, ''))) }))
		.filter(({ edits }) => edits <= limit)
		.sort((first, second) => first.edits - second.edits);
	return close?.candidate ?? candidates.find((candidate) => word.length > 3 && candidate.startsWith(word));
}

/** `Did you mean "server"? Expected one of: account, server.` */
export function expectedOneOf(word: string, candidates: readonly string[]): string {
	const close = word.length > 100 ? undefined : nearest(word, candidates);
	const guess = close === undefined ? '' : `Did you mean "${close}"? `;
	const shown = candidates.slice(0, 20);
	const more = candidates.length > shown.length ? ` and ${candidates.length - shown.length} more` : '';
	if (shown.length === 0) return `${guess}Nothing is allowed here.`;
	return `${guess}Expected ${candidates.length === 1 ? '' : 'one of: '}${shown.join(', ')}${more}.`;
}

/** What was found, as the end of "it is ...". */
export function describe(found: unknown): string {
	if (found === undefined) return 'missing';
	if (found === null) return 'empty';
	if (Array.isArray(found)) return found.length === 0 ? 'an empty list' : 'a list';
	if (typeof found === 'object') return Object.keys(found).length === 0 ? 'an empty mapping' : 'a mapping';
	return typeof found === 'string' ? quoted(found) : String(found);
}

/** Text from a file made fit to be shown: quoted, at most 60 characters, control characters as escapes. */
export function quoted(text: string): string {
	const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
	return JSON.stringify(short).replace(unsafeCharacters, escaped);
}

/** Text from a file with control characters as escapes, for lines that are shown as they are. */
export function visible(text: string): string {
	return text.replace(/\t/g, ' ').replace(unsafeCharacters, escaped);
}

/** Control and format characters: terminals obey them, or they change the order in which text is shown. */
export const unsafeCharacters = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

function escaped(character: string): string {
	return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

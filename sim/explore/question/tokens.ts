/** The words and signs of a question. */
import { quoted } from '../../scenario/problem.js';
import { Mistake } from './mistake.js';

/** A word or sign, and where it stands. */
export interface Token {
	/** A word in quotation marks is always a name or value, never `and`, `in` and the like. */
	readonly kind: 'word' | 'quoted' | 'sign' | 'end';
	readonly text: string;
	readonly offset: number;
}

/** The signs that compare a fact with a value. */
export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** What people write who come from other languages. */
const habits: Readonly<Record<string, string>> = {
	'==': '=',
	'===': '=',
	'!==': '!=',
	'<>': '!=',
	'=<': '<=',
	'=>': '>=',
	'!': 'not',
	'&&': 'and',
	'||': 'or',
};

/** More than anybody writes, and few enough for everything that is done with them. */
const maximumTokens = 10_000;

/** Reads the words and signs of a text; the last token is its end. */
export function tokensOf(text: string): Token[] {
	// Names may hold anything but space, parentheses, quotation marks and the signs of comparisons.
	const pattern = /\s+|(?<sign>[()]|[=!<>]+)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<word>[^\s()=!<>"']+)/uy;
	const tokens: Token[] = [];
	while (pattern.lastIndex < text.length) {
		const offset = pattern.lastIndex;
		const groups = pattern.exec(text)?.groups;
		if (groups === undefined) {
			throw new Mistake(
				offset,
				'This quotation mark is not closed.',
				`Expected another ${text[offset]} behind the name.`,
			);
		}
		checkHabit(groups['sign'] ?? groups['word'] ?? '', offset);
		const { sign, word, double, single } = groups;
		const inQuotes = double ?? single;
		if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, offset });
		else if (word !== undefined) tokens.push({ kind: 'word', text: word, offset });
		else if (inQuotes !== undefined) tokens.push({ kind: 'quoted', text: inQuotes, offset });
		if (tokens.length > maximumTokens) {
			throw new Mistake(offset, `The question has more than ${maximumTokens} words.`, 'Ask several smaller questions.');
		}
	}
	tokens.push({ kind: 'end', text: '', offset: text.trimEnd().length });
	return tokens;
}

function checkHabit(text: string, offset: number): void {
	const isKnown = comparisons.some((known) => known === text) || !/^[=!<>]/.test(text);
	const meant = Object.hasOwn(habits, text) ? habits[text] : undefined;
	if (isKnown && meant === undefined) return;
	const guess = meant === undefined ? '' : `Did you mean "${meant}"? `;
	throw new Mistake(
		offset,
		`${quoted(text)} is not understood.`,
		`${guess}Facts are compared by ${comparisons.join(', ')}, and conditions joined by and, or.`,
	);
}

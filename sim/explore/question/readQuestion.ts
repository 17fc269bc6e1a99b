/**
 * Questions about the states of a model, as they stand on the command line: `--never 'mf1 in failed and not tag mail:down'`.
 *
 * | form | holds while |
 * |---|---|
 * | `mf1 in failed`, `mf1 in upgrading.installing` | the server or region is in the state, at whatever places of it |
 * | `tag mail:down`, `mf1 tag mail:down` | an active state, or one of the server or region, has the tag |
 * | `outcome completed` | the upgrade stands so |
 * | `migration = none`, `db1.migrated != true` | the fact has the value, or another |
 * | `mail1.filesBackedUp >= 2` (`<`, `<=`, `>`, `>=`) | the counter is in that relation to the number |
 * | `some server in failed`, `some server tag mail:down`, `some server.migrated = true` | it holds for a server |
 * | `every server in done`, and so on | it holds for all servers |
 * | `not a`, `a and b`, `a or b`, `(a)` | as usual; `not` binds closest, then `and`, then `or` |
 *
 * A name or value in quotation marks, single or double, may hold spaces, and is never taken for a word of the language.
 */
import { all, any, type Condition, none } from '../../../machines/kit/conditions.js';
import { expectedOneOf, type Problem, problemAt, quoted } from '../../scenario/problem.js';
import type { Model } from '../../simulation/model.js';
import { factCondition, outcomeCondition, type Subject, stateCondition, tagCondition } from './atoms.js';
import { type Expected, incomplete, missing } from './incomplete.js';
import { Mistake } from './mistake.js';
import { type Names, namesOf } from './names.js';
import { comparisons, type Token, tokensOf } from './tokens.js';

/** A condition, or what is wrong with the text. */
export type ReadQuestion =
	| { readonly ok: true; readonly condition: Condition }
	| { readonly ok: false; readonly problem: Problem };

/** Deeper than anybody writes, and shallow enough for everything that walks conditions. */
const maximumDepth = 100;

/**
 * Reads a question about a model.
 * @param source where the text stands, as problems name it: the option of the command line.
 */
export function readQuestion(model: Model, text: string, source = '--never'): ReadQuestion {
	try {
		const names = namesOf(model);
		return { ok: true, condition: new Reader(names, tokensOf(text)).whole() };
	} catch (mistake) {
		if (!(mistake instanceof Mistake)) throw mistake;
		const { offset, message, advice } = mistake;
		return { ok: false, problem: problemAt({ file: source, text }, offset, message, advice) };
	}
}

const words = ['and', 'or', 'not', 'in'];

class Reader {
	private place = 0;

	constructor(
		private readonly names: Names,
		private readonly tokens: readonly Token[],
	) {}

	whole(): Condition {
		const condition = this.disjunction(0);
		const { kind, text, offset } = this.next();
		if (kind === 'end') return condition;
		if (kind === 'sign' && text === ')') {
			throw new Mistake(offset, 'This parenthesis closes nothing.', 'Expected an opening one before it, or none here.');
		}
		throw new Mistake(offset, `${quoted(text)} is not expected here.`, expectedOneOf(text, ['and', 'or']));
	}

	private disjunction(depth: number): Condition {
		const parts = this.joined('or', () => this.conjunction(depth));
		return parts.length === 1 && parts[0] !== undefined ? parts[0] : any(...parts);
	}

	private conjunction(depth: number): Condition {
		const parts = this.joined('and', () => this.part(depth));
		return parts.length === 1 && parts[0] !== undefined ? parts[0] : all(...parts);
	}

	private joined(word: string, read: () => Condition): Condition[] {
		const parts = [read()];
		while (this.take(word)) parts.push(read());
		return parts;
	}

	private part(depth: number): Condition {
		const token = this.peek();
		if (depth > maximumDepth) {
			throw new Mistake(
				token.offset,
				`The question is nested more than ${maximumDepth} deep.`,
				'Expected fewer parentheses, or fewer "not" in a row.',
			);
		}
		if (this.take('not')) return none(this.part(depth + 1));
		if (!this.take('(')) return this.simple();
		const inside = this.disjunction(depth + 1);
		if (this.take(')')) return inside;
		const { kind, text, offset } = this.peek();
		if (kind !== 'end') {
			throw new Mistake(offset, `${quoted(text)} is not expected here.`, expectedOneOf(text, ['and', 'or', ')']));
		}
		throw new Mistake(token.offset, 'This parenthesis is not closed.', 'Expected ")" behind the condition.');
	}

	private simple(): Condition {
		if (this.take('tag')) return tagCondition(this.names, undefined, this.name({ what: 'tag' }));
		if (this.take('outcome')) return outcomeCondition(this.names, this.name({ what: 'outcome' }));
		const subject = this.subject();
		const isFact = subject.kind !== 'region' && subject.token.text !== 'server';
		if (!isFact && this.take('in'))
			return stateCondition(this.names, subject, this.name({ what: 'state', of: subject }));
		if (!isFact && this.take('tag')) return tagCondition(this.names, subject, this.name({ what: 'tag' }));
		const sign = this.peek();
		if (sign.kind !== 'sign' || !comparisons.some((known) => known === sign.text)) {
			throw incomplete(this.names, subject, this.tokens.slice(this.place, this.place + 3));
		}
		this.place += 1;
		return factCondition(this.names, subject, sign, this.name({ what: 'value', of: subject }));
	}

	private subject(): Subject {
		for (const kind of ['some', 'every'] as const) {
			if (!this.take(kind)) continue;
			const token = this.peek();
			const isServer = token.kind === 'word' && (token.text === 'server' || token.text.startsWith('server.'));
			if (!isServer) {
				const message =
					token.kind === 'end' ? 'Something is missing here.' : `${quoted(token.text)} is not expected here.`;
				throw new Mistake(
					token.offset,
					message,
					`Expected "${kind} server" or "${kind} server." and the name of a fact.`,
				);
			}
			return { kind, token: this.next() };
		}
		return { kind: 'region', token: this.name({ what: 'condition' }) };
	}

	/** The next token as a name or value. */
	private name(expected: Expected): Token {
		const token = this.peek();
		if (token.kind === 'quoted' || (token.kind === 'word' && !words.includes(token.text))) return this.next();
		throw missing(this.names, expected, this.tokens[this.place - 1], token);
	}

	/** Takes the next token if it is this word or sign. */
	private take(text: string): boolean {
		const token = this.peek();
		const isThere = (token.kind === 'word' || token.kind === 'sign') && token.text === text;
		if (isThere) this.place += 1;
		return isThere;
	}

	private next(): Token {
		const token = this.peek();
		this.place += 1;
		return token;
	}

	private peek(): Token {
		// The last token is the end, which nobody goes beyond.
		return this.tokens[Math.min(this.place, this.tokens.length - 1)] as Token;
	}
}

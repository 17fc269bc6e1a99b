/** Conditions that end too soon: what was probably meant, and what is missing. */
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { comparedFact, outcomesOf, type Subject, unknownFact } from './atoms.js';
import { Mistake } from './mistake.js';
import { type Names, statePaths, statesNamed, tagsIn } from './names.js';
import type { Token } from './tokens.js';

/** What a name or value is expected for. */
export type Expected =
	| { readonly what: 'condition' | 'tag' | 'outcome' }
	| { readonly what: 'state' | 'value'; readonly of: Subject };

/** What is missing where a name or value is expected. */
export function missing(names: Names, expected: Expected, before: Token | undefined, found: Token): Mistake {
	if (before === undefined && found.kind === 'end') {
		return new Mistake(found.offset, 'The question is empty.', `Expected a condition, such as ${example(names)}.`);
	}
	const { what } = expected;
	const behind = before === undefined ? '' : ` behind ${quoted(before.text)}`;
	const instead = found.kind === 'end' ? '' : `, not ${quoted(found.text)}`;
	const article = what === 'outcome' ? 'an' : 'a';
	return new Mistake(found.offset, `Expected ${article} ${what}${behind}${instead}.`, adviceFor(names, expected));
}

function adviceFor(names: Names, expected: Expected): string {
	switch (expected.what) {
		case 'condition':
			return `As in ${example(names)}.`;
		case 'tag':
			return expectedOneOf('', tagsIn(names, undefined));
		case 'outcome':
			return expectedOneOf('', outcomesOf(names));
		case 'state': {
			const paths = statePaths(names, regionsOf(names, expected.of));
			return paths.length === 0 ? `As in ${example(names)}.` : expectedOneOf('', paths);
		}
		case 'value':
			return comparisonAdvice(names, expected.of);
	}
}

function regionsOf({ servers }: Names, { kind, token }: Subject): readonly string[] {
	return kind === 'region' ? [token.text] : servers;
}

function comparisonAdvice(names: Names, subject: Subject): string {
	const example = comparedFact(names, subject);
	return example === undefined ? 'Expected a fact, a comparison and a value.' : `As in ${example}.`;
}

function example(names: Names): string {
	const region = names.servers[0] ?? names.regions[0] ?? '';
	return `"${region} in ${statePaths(names, [region])[0] ?? ''}"`;
}

/** What is wrong with a name behind which nothing follows that makes it a condition. */
export function incomplete(names: Names, subject: Subject, [found, ...later]: readonly Token[]): Mistake {
	const { kind, token } = subject;
	const { text, offset } = token;
	const end = found?.offset ?? offset;
	const written = kind === 'region' ? text : `${kind} ${text}`;
	const isServers = kind !== 'region' && text === 'server';
	if (isServers || names.regions.includes(text)) {
		return incompleteSubject(names, written, regionsOf(names, subject), end, found, later);
	}
	const example = comparedFact(names, subject);
	if (example !== undefined)
		return new Mistake(end, `Expected a comparison behind ${quoted(written)}.`, `As in ${example}.`);
	if (kind !== 'region') return unknownFact(names, subject);
	return new Mistake(offset, `${quoted(text)} is no condition.`, adviceForName(names, text));
}

function incompleteSubject(
	names: Names,
	subject: string,
	regions: readonly string[],
	offset: number,
	found: Token | undefined,
	later: readonly Token[],
): Mistake {
	const message = `Expected "in" or "tag" behind ${quoted(subject)}.`;
	const isName = found?.kind === 'word' || found?.kind === 'quoted';
	const [second, third] = later;
	if (found?.text === 'not' && second?.text === 'in') {
		return new Mistake(offset, message, `Did you mean "not ${subject} in ${third?.text ?? ''}"?`);
	}
	if (isName && regions.some((region) => statesNamed(names, region, found.text).length > 0)) {
		return new Mistake(offset, message, `Did you mean "${subject} in ${found.text}"?`);
	}
	const [state = ''] = regions.flatMap((region) => statePaths(names, [region]));
	return new Mistake(offset, message, `As in "${subject} in ${state}".`);
}

/** A word by itself may be something that can be asked about in another way. */
function adviceForName(names: Names, text: string): string {
	const having = names.regions.filter((known) => statesNamed(names, known, text).length > 0);
	const [region] = having;
	if (region !== undefined) {
		const isOfServers = names.servers.some((server) => having.includes(server));
		const quantified = isOfServers ? ` or "some server in ${text}"` : '';
		return `It is a state: write "${region} in ${text}"${quantified}.`;
	}
	if (outcomesOf(names).includes(text)) return `It is an outcome: write "outcome ${text}".`;
	if (tagsIn(names, undefined).includes(text)) return `It is a tag: write "tag ${text}".`;
	const words = ['some', 'every', 'not', 'tag', 'outcome'];
	return expectedOneOf(text, [...words, ...names.regions, ...Object.keys(names.facts)]);
}

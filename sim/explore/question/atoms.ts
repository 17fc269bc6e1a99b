/** The simplest conditions of a question: states, tags, outcomes and facts, of one region, some server or every one. */
import { all, any, type Condition } from '../../../machines/kit/conditions.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { compareFacts, type NamedFact } from './comparison.js';
import { Mistake } from './mistake.js';
import { factNamed, type Names, serverFacts, statePaths, statesNamed, statesTagged, tagsIn, whileIn } from './names.js';
import type { Token } from './tokens.js';

/** Whom a condition is about: the region that the token names, or the servers. */
export interface Subject {
	readonly kind: 'region' | 'some' | 'every';
	readonly token: Token;
}

/** `mf1 in failed` */
export function stateCondition(names: Names, subject: Subject, state: Token): Condition {
	const inRegion = (region: string) => whileIn(statesNamed(names, region, state.text));
	return quantified(names, subject, inRegion, {
		offset: state.offset,
		what: `state ${quoted(state.text)}`,
		advice: (regions) => expectedOneOf(state.text, statePaths(names, regions)),
	});
}

/** `mf1 tag mail:down` */
export function tagCondition(names: Names, subject: Subject | undefined, tag: Token): Condition {
	const what = `state with the tag ${quoted(tag.text)}`;
	const advice = (regions?: readonly string[]) => expectedOneOf(tag.text, tagsIn(names, regions));
	const tagged = (region?: string) => whileIn(statesTagged(names, region, tag.text));
	if (subject !== undefined) return quantified(names, subject, tagged, { offset: tag.offset, what, advice });
	return tagged() ?? fail(tag.offset, `There is no ${what}.`, advice());
}

const outcomeTag = 'outcome:';

/** `outcome completed` */
export function outcomeCondition(names: Names, { text, offset }: Token): Condition {
	const known = outcomesOf(names);
	const reached = whileIn(statesTagged(names, undefined, outcomeTag + text));
	return reached ?? fail(offset, `There is no outcome ${quoted(text)}.`, expectedOneOf(text, known));
}

/** The outcomes that states have as tags. */
export function outcomesOf(names: Names): string[] {
	const tags = tagsIn(names, undefined).filter((tag) => tag.startsWith(outcomeTag));
	return tags.map((tag) => tag.slice(outcomeTag.length));
}

/** `migration = none`, or `some server.migrated = true`, where the subject's token is `server.migrated`. */
export function factCondition(names: Names, subject: Subject, sign: Token, value: Token): Condition {
	const facts = factsMeant(names, subject);
	if (facts.length === 0) throw unknownFact(names, subject);
	const { kind, token } = subject;
	if (kind === 'every') {
		const own = ownName(token);
		const hasIt = (server: string) => factNamed(names, `${server}.${own}`) !== undefined;
		checkServers(names, kind, hasIt, { offset: token.offset, what: `fact ${quoted(own)}`, advice: () => '' });
	}
	const conditions = compareFacts(facts, kind === 'some' ? 'one' : 'all', sign, value);
	const [first = any()] = conditions;
	if (kind === 'region') return first;
	return kind === 'some' ? any(...conditions) : all(...conditions);
}

function ownName({ text }: Token): string {
	return text.slice('server.'.length);
}

/** The facts that a subject means: one, or that of each server that has it. */
function factsMeant(names: Names, { kind, token }: Subject): NamedFact[] {
	const meant = kind === 'region' ? [token.text] : names.servers.map((server) => `${server}.${ownName(token)}`);
	return meant.flatMap((name) => {
		const definition = factNamed(names, name);
		return definition === undefined ? [] : [{ name, definition }];
	});
}

/** `"db1.migrated = true"`: the fact compared with a value that it does not have from the begin; undefined for none. */
export function comparedFact(names: Names, subject: Subject): string | undefined {
	const [fact] = factsMeant(names, subject);
	if (fact === undefined) return undefined;
	const { values, initial } = fact.definition;
	const value = String(values.find((known) => known !== initial) ?? initial);
	const quantifier = subject.kind === 'region' ? '' : `${subject.kind} `;
	return `"${quantifier}${subject.token.text} = ${/\s/.test(value) ? `'${value}'` : value}"`;
}

/** How it is told that something named is not there. */
interface Complaint {
	readonly offset: number;
	readonly what: string;
	readonly advice: (regions: readonly string[]) => string;
}

function quantified(
	names: Names,
	{ kind, token }: Subject,
	conditionIn: (region: string) => Condition | undefined,
	complaint: Complaint,
): Condition {
	if (kind === 'region') {
		const region = token.text;
		if (!names.regions.includes(region)) throw unknownRegion(names, token);
		return (
			conditionIn(region) ??
			fail(complaint.offset, `${quoted(region)} has no ${complaint.what}.`, complaint.advice([region]))
		);
	}
	checkServers(names, kind, (server) => conditionIn(server) !== undefined, complaint);
	const conditions = names.servers.flatMap((server) => conditionIn(server) ?? []);
	return kind === 'some' ? any(...conditions) : all(...conditions);
}

/** What a server cannot be would make a condition on every server false for ever, which nobody means to ask. */
function checkServers(
	{ servers }: Names,
	kind: 'some' | 'every',
	hasIt: (server: string) => boolean,
	{ offset, what, advice }: Complaint,
): void {
	const having = servers.filter(hasIt);
	if (having.length === 0) fail(offset, `No server has a ${what}.`, advice(servers));
	if (kind === 'some' || having.length === servers.length) return;
	const lacking = servers.filter((server) => !having.includes(server));
	fail(
		offset,
		`Not every server has a ${what}: ${lacking.join(', ')}.`,
		`Name those that have it: ${having.join(', ')}.`,
	);
}

function unknownRegion(names: Names, token: Token): Mistake {
	const { text, offset } = token;
	const message = `There is no server or region ${quoted(text)}.`;
	if (text === 'server') return new Mistake(offset, message, 'Expected "some server" or "every server".');
	const fact = comparedFact(names, { kind: 'region', token });
	if (fact !== undefined) return new Mistake(offset, message, `It is a fact: compare it, as in ${fact}.`);
	return new Mistake(offset, message, expectedOneOf(text, names.regions));
}

/** The facts that there are instead of one that there is not. */
export function unknownFact(names: Names, { kind, token }: Subject): Mistake {
	const { text, offset } = token;
	const own = ownName(token);
	if (kind !== 'region') {
		const advice = expectedOneOf(own, serverFacts(names, names.servers));
		return new Mistake(offset, `No server has a fact ${quoted(own)}.`, advice);
	}
	const message = `There is no fact ${quoted(text)}.`;
	if (text.startsWith('server.') && serverFacts(names, names.servers).includes(own)) {
		return new Mistake(offset, message, `Expected "some ${text}" or "every ${text}".`);
	}
	if (names.regions.includes(text)) {
		const [state = ''] = statePaths(names, [text]);
		return new Mistake(offset, message, `For a state, write "${text} in", as in "${text} in ${state}".`);
	}
	const server = names.servers.find((known) => text.startsWith(`${known}.`));
	const candidates = Object.keys(names.facts).filter((name) => server === undefined || name.startsWith(`${server}.`));
	return new Mistake(offset, message, expectedOneOf(text, candidates));
}

function fail(offset: number, message: string, advice: string): never {
	throw new Mistake(offset, message, advice);
}

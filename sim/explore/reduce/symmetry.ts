/**
 * Symmetry: servers that can change places without anybody noticing. Found by trying: two servers are interchangeable
 * if the program is the same with their names exchanged, and so is every condition that is asked about. States that
 * differ by such an exchange are explored once (Ip and Dill, "Better verification through symmetry", 1996). A state
 * and its representative are bisimilar, and the goal of an `alwaysPossible` is one of the conditions that must not
 * notice the exchange; so what can still be reached from one can be reached from the other.
 */
import { type Expression, keyOf, rename } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Decision, Field, Operation, Program, Reaction, Transition } from '../program/program.js';

/** Classes of interchangeable servers, each with two at least, in the order of the program. */
export function interchangeableServers({ program, checks, memories }: Problem): string[][] {
	// Raised events are told apart by number; no exchange of numbers is tried.
	if (program.internalEvents.some((_, index) => program.alternatives[program.events.length + index]?.reactions.length))
		return [];
	const conditions = [...checks, ...memories.map(({ condition }) => condition)];
	const servers = [...new Set(program.fields.map(({ server }) => server))].filter((server) => server !== '');
	const keys = new ProgramKeys(program);
	const classes: string[][] = [];
	for (const server of servers) {
		const known = classes.find(
			([first]) => first !== undefined && canExchange(program, conditions, keys, first, server),
		);
		if (known === undefined) classes.push([server]);
		else known.push(server);
	}
	return classes.filter(({ length }) => length > 1);
}

function canExchange(
	program: Program,
	conditions: readonly Expression[],
	keys: ProgramKeys,
	first: string,
	second: string,
): boolean {
	const exchange = exchangeOf(program.fields, first, second);
	if (exchange === undefined) return false;
	const renamed = new Renamer(exchange);
	return (
		conditions.every((condition) => keyOf(renamed.condition(condition)) === keyOf(condition)) &&
		keys.isSame(program, renamed)
	);
}

/** The number of each field with the two servers exchanged; undefined if their fields do not match. */
function exchangeOf(fields: readonly Field[], first: string, second: string): readonly number[] | undefined {
	const local = ({ name, server }: Field) =>
		name
			.split('.')
			.filter((part) => part !== server)
			.join('.');
	const ofServer = (server: string) =>
		new Map(
			fields.flatMap((field, index) => (field.server === server ? [[`${field.kind} ${local(field)}`, index]] : [])),
		);
	const [firstFields, secondFields] = [ofServer(first), ofServer(second)];
	if (firstFields.size !== secondFields.size) return undefined;
	const exchange = fields.map((_, index) => index);
	for (const [name, index] of firstFields) {
		const other = secondFields.get(name);
		if (other === undefined) return undefined;
		const [one, two] = [fields[index], fields[other]];
		if (one?.size !== two?.size || one?.initial !== two?.initial) return undefined;
		exchange[index] = other;
		exchange[other] = index;
	}
	return exchange;
}

class Renamer {
	private readonly conditions = new Map<Expression, Expression>();

	constructor(readonly exchange: readonly number[]) {}

	field(field: number): number {
		return this.exchange[field] ?? field;
	}

	condition(condition: Expression): Expression {
		const known = this.conditions.get(condition);
		if (known !== undefined) return known;
		const renamed =
			condition.kind === 'and' || condition.kind === 'or'
				? { ...condition, parts: condition.parts.map((part) => this.condition(part)) }
				: rename(condition, (field) => this.field(field));
		this.conditions.set(condition, renamed);
		return renamed;
	}
}

const same = new Renamer([]);

/** A program as sets of texts that do not depend on the order and the events of its transitions. */
class ProgramKeys {
	private readonly alternatives: ReadonlySet<string>;
	private readonly eventless: ReadonlySet<string>;

	constructor(program: Program) {
		this.alternatives = alternativeKeys(program, same);
		this.eventless = eventlessKeys(program, same);
	}

	isSame(program: Program, renamer: Renamer): boolean {
		return (
			isSubset(eventlessKeys(program, renamer), this.eventless) &&
			isSubset(alternativeKeys(program, renamer), this.alternatives)
		);
	}
}

function isSubset(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
	return first.size === second.size && [...first].every((key) => second.has(key));
}

function alternativeKeys({ alternatives }: Program, renamer: Renamer): Set<string> {
	const keys = alternatives.map(({ reactions }) =>
		reactions
			.map((reaction) => reactionKey(reaction, renamer))
			.sort()
			.join('\n'),
	);
	return new Set(keys);
}

function eventlessKeys({ eventless }: Program, renamer: Renamer): Set<string> {
	return new Set(eventless.map((reaction) => reactionKey(reaction, renamer)));
}

function reactionKey({ component, chains, below }: Reaction, renamer: Renamer): string {
	const texts = [...chains].map(
		([code, chain]) => `${code}: ${chain.map((transition) => transitionKey(transition, renamer)).join('; ')}`,
	);
	const inner = below.map((field) => renamer.field(field)).sort((one, other) => one - other);
	return `${renamer.field(component)} (${inner.join(' ')}) ${texts.sort().join(' | ')}`;
}

function transitionKey({ guard, moves, exits, actions, entries }: Transition, renamer: Renamer): string {
	const operations = (list: readonly Operation[]) =>
		list.map((operation) => operationKey(operation, renamer)).join(',');
	const writes = moves.map(({ field, code }) => `${renamer.field(field)}=${code}`).sort();
	return `[${keyOf(renamer.condition(guard))}] ${writes.join(' ')} {${operations(exits)}} {${operations(actions)}} {${operations(entries)}}`;
}

function operationKey(operation: Operation, renamer: Renamer): string {
	const when = keyOf(renamer.condition(operation.when));
	if (operation.kind === 'raise') return `${when} raise ${operation.event}`;
	return `${when} ${decisionKey(operation.decision, renamer)}`;
}

function decisionKey(decision: Decision, renamer: Renamer): string {
	switch (decision.kind) {
		case 'writes':
			return decision.writes
				.map(({ field, code }) => `${renamer.field(field)}=${code}`)
				.sort()
				.join(' ');
		case 'outside':
			return `outside ${decision.fact}`;
		case 'test':
			return `${renamer.field(decision.field)}(${decision.branches.map((branch) => decisionKey(branch, renamer)).join(',')})`;
	}
}

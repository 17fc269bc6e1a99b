/**
 * Symmetry: servers that can change places without anybody noticing. Found by trying: two servers are interchangeable
 * if the program is the same with their names exchanged, and so is every condition that is asked about. States that
 * differ by such an exchange are explored once (Ip and Dill, "Better verification through symmetry", 1996). A state
 * and its representative are bisimilar, and the goal of an `alwaysPossible` is one of the conditions that must not
 * notice the exchange; so what can still be reached from one can be reached from the other.
 */
import { possibleWrites, readByEffect } from '../generate/effects.js';
import { type Expression, keyOf, rename } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Decision, Field, Operation, Program, Reaction, Transition, Write } from '../program/program.js';

/** Classes of interchangeable servers, each with two at least, in the order of the program. */
export function interchangeableServers({ program, checks, memories }: Problem): string[][] {
	// Raised events are told apart by number; no exchange of numbers is tried.
	if (program.internalEvents.some((_, index) => program.alternatives[program.events.length + index]?.reactions.length))
		return [];
	const conditions = [...checks, ...memories.map(({ condition }) => condition)];
	const servers = [...new Set(program.fields.map(({ server }) => server))].filter((server) => server !== '');
	const keys = keysOf(program, same);
	const canExchange = (first: string, second: string) => {
		const exchange = exchangeOf(program.fields, first, second);
		if (exchange === undefined) return false;
		const renamed = new Renamer(exchange);
		return (
			conditions.every((condition) => keyOf(renamed.condition(condition)) === keyOf(condition)) &&
			isSame(keysOf(program, renamed), keys)
		);
	};
	const classes: string[][] = [];
	for (const server of servers) {
		const known = classes.find(([first]) => first !== undefined && canExchange(first, server));
		if (known === undefined) classes.push([server]);
		else known.push(server);
	}
	return classes.filter(({ length }) => length > 1);
}

/** The number of each field with the two servers exchanged; undefined if their fields do not match, one by one. */
function exchangeOf(fields: readonly Field[], first: string, second: string): readonly number[] | undefined {
	const local = ({ kind, name, server }: Field) => {
		const parts = name.split('.').filter((part) => part !== server);
		return `${kind} ${parts.join('.')}`;
	};
	const ofServer = (server: string) =>
		fields.flatMap((field, index) => (field.server === server ? [{ field, index }] : []));
	const [firstFields, secondFields] = [ofServer(first), ofServer(second)];
	if (firstFields.length !== secondFields.length) return undefined;
	const exchange = fields.map((_, index) => index);
	// In the same order too, as states are exchanged block by block.
	for (const [place, one] of firstFields.entries()) {
		const two = secondFields[place];
		if (two === undefined || local(one.field) !== local(two.field)) return undefined;
		if (one.field.size !== two.field.size || one.field.initial !== two.field.initial) return undefined;
		exchange[one.index] = two.index;
		exchange[two.index] = one.index;
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

/** A program as texts that do not depend on the numbers of its events and transitions. */
interface ProgramKeys {
	readonly alternatives: ReadonlySet<string>;
	readonly eventless: string;
	readonly begin: string;
}

function keysOf({ alternatives, eventless, begin }: Program, renamer: Renamer): ProgramKeys {
	return {
		alternatives: new Set(alternatives.map(({ reactions }) => reactionsKey(reactions, renamer))),
		eventless: reactionsKey(eventless, renamer),
		begin: beginKey(begin, renamer),
	};
}

function isSame(first: ProgramKeys, second: ProgramKeys): boolean {
	return (
		first.eventless === second.eventless &&
		first.begin === second.begin &&
		first.alternatives.size === second.alternatives.size &&
		[...first.alternatives].every((key) => second.alternatives.has(key))
	);
}

/** Reactions that may be taken together, in any order but for those whose order shows. */
function reactionsKey(reactions: readonly Reaction[], renamer: Renamer): string {
	return unorderedKey(
		reactions.map((reaction) => ({ key: reactionKey(reaction, renamer), ...effectOfReaction(reaction) })),
		(first, second) => conflictKey(reactions[first] as Reaction, reactions[second] as Reaction, renamer),
	);
}

/** What is done at the begin, in any order but for what shows. */
function beginKey(begin: readonly Operation[], renamer: Renamer): string {
	return unorderedKey(
		begin.map((operation) => ({ key: operationKey(operation, renamer), ...effectOfOperations([operation]) })),
		() => '',
	);
}

/** A text for things done together that is the same for those orders of them that do the same. */
function unorderedKey(
	items: readonly ({ readonly key: string } & Effect)[],
	conflict: (first: number, second: number) => string,
): string {
	const orders = items.flatMap((first, index) =>
		items.slice(index + 1).flatMap((second, offset) => {
			const both = conflict(index, index + 1 + offset);
			return both !== '' || showsOrder(first, second) ? [`${first.key} > ${second.key} ${both}`] : [];
		}),
	);
	return [...items.map(({ key }) => key).sort(), ...orders.sort()].join('\n');
}

/** Transitions of two reactions that leave the same states, of which therefore only one is taken. */
function conflictKey(first: Reaction, second: Reaction, renamer: Renamer): string {
	const transitions = (reaction: Reaction) => new Set([...reaction.chains.values()].flat());
	const pairs = [...transitions(first)].flatMap((one) =>
		[...transitions(second)]
			.filter((other) => one.scope.some((component) => other.scope.includes(component)))
			.map((other) => `${transitionKey(one, renamer)} x ${transitionKey(other, renamer)}`),
	);
	return pairs.sort().join('; ');
}

interface Effect {
	readonly reads: ReadonlySet<number>;
	readonly writes: readonly Write[];
}

function effectOfReaction({ chains }: Reaction): Effect {
	const transitions = [...new Set([...chains.values()].flat())];
	return {
		reads: new Set(transitions.flatMap((transition) => [...readByEffect(transition)])),
		writes: transitions.flatMap(possibleWrites),
	};
}

function effectOfOperations(entries: readonly Operation[]): Effect {
	const effect = { exits: [], actions: [], moves: [], entries };
	return { reads: readByEffect(effect), writes: possibleWrites(effect) };
}

/** Whether it shows which of the two is done first; raised events are not looked at here. */
function showsOrder(first: Effect, second: Effect): boolean {
	const reads = (reader: Effect, writer: Effect) => writer.writes.some(({ field }) => reader.reads.has(field));
	const differs = first.writes.some((one) =>
		second.writes.some((other) => other.field === one.field && other.code !== one.code),
	);
	return differs || reads(first, second) || reads(second, first);
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

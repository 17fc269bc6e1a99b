/**
 * A condition that holds if one of several does, taken apart: what rules out each part rules out the whole, and a part
 * mentions few fields. Of parts that differ only in which interchangeable servers they are about, one is enough.
 */
import { and, type Expression, fieldsOf, keyOf, rename } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Field } from '../program/program.js';

/** More parts than this, and a condition is not taken apart further. */
const maximumParts = 2_000;

/** The problem once for every part of its check that is not like another one. */
export function partsOf(problem: Problem, interchangeable: readonly (readonly string[])[]): Problem[] {
	const [check] = problem.checks;
	if (check === undefined) return [];
	const parts = new Map<string, Expression>();
	for (const part of alternativesOf(check)) {
		const usual = withFirstServers(part, problem.program.fields, interchangeable);
		parts.set(keyOf(usual), usual);
	}
	return [...parts.values()].map((part) => ({ ...problem, checks: [part] }));
}

/** Conditions of which one holds if and only if the given one does. */
function alternativesOf(condition: Expression): Expression[] {
	if (condition.kind === 'or') {
		const parts = condition.parts.flatMap(alternativesOf);
		return parts.length > maximumParts ? [condition] : parts;
	}
	if (condition.kind !== 'and') return [condition];
	let products: Expression[][] = [[]];
	for (const factor of condition.parts) {
		const alternatives = alternativesOf(factor);
		if (products.length * alternatives.length > maximumParts) return [condition];
		products = products.flatMap((product) => alternatives.map((alternative) => [...product, alternative]));
	}
	return products.map(and);
}

/** The same condition about the first servers of each class instead of those that it mentions. */
function withFirstServers(
	condition: Expression,
	fields: readonly Field[],
	classes: readonly (readonly string[])[],
): Expression {
	const mentioned = new Set([...fieldsOf(condition)].map((field) => fields[field]?.server ?? ''));
	const exchange = new Map<string, string>();
	for (const servers of classes) {
		const used = servers.filter((server) => mentioned.has(server));
		for (const [index, server] of used.entries()) exchange.set(server, servers[index] ?? server);
	}
	const numbers = new Map(fields.map((field, index) => [placeName(field, field.server), index]));
	return rename(condition, (number) => {
		const field = fields[number];
		const server = field === undefined ? undefined : exchange.get(field.server);
		return field === undefined || server === undefined ? number : (numbers.get(placeName(field, server)) ?? number);
	});
}

/** The name of the field as it would be of another server. */
function placeName({ kind, name, server }: Field, other: string): string {
	if (server === '') return `${kind} ${name}`;
	const parts = name.split('.');
	const place = parts.indexOf(server);
	return `${kind} ${[...parts.slice(0, place), other, ...parts.slice(place + 1)].join('.')}`;
}

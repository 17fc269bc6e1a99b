/** Facts compared with values, `migration != none` or `mail1.filesBackedUp >= 2`, as conditions. */
import { any, type Condition, fact, none } from '../../../machines/kit/conditions.js';
import type { FactDefinition, Facts, FactValue } from '../../../machines/kit/facts.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { Mistake } from './mistake.js';
import type { Comparison, Token } from './tokens.js';

/** A fact under its full name. */
export interface NamedFact {
	readonly name: string;
	readonly definition: FactDefinition;
}

/**
 * The condition for each of some facts, in their order. The value must be one that a fact can have, whatever the
 * comparison: of one of the facts, or of each where all of them are meant.
 * @throws Mistake if it is not, or if facts that are no numbers are to be ordered.
 */
export function compareFacts(
	facts: readonly NamedFact[],
	meant: 'one' | 'all',
	sign: Token,
	value: Token,
): readonly Condition[] {
	const comparison = sign.text as Comparison;
	const unordered = facts.find(({ definition }) => definition.values.some((known) => typeof known !== 'number'));
	if (comparison !== '=' && comparison !== '!=' && unordered !== undefined) {
		throw new Mistake(
			sign.offset,
			`${quoted(unordered.name)} is no number, so ${quoted(comparison)} has no meaning for it.`,
			'Expected one of: =, !=.',
		);
	}
	const isOutside = ({ definition }: NamedFact) => valueIn(definition, value.text) === undefined;
	const outside = facts.filter(isOutside);
	const [first] = outside;
	if (first !== undefined && (meant === 'all' || outside.length === facts.length)) {
		const shown = meant === 'all' ? [first] : outside;
		throw outsideDomain(first.name, shown, value);
	}
	return facts.map((named) => compare(named, comparison, value.text));
}

function valueIn({ values }: FactDefinition, text: string): FactValue | undefined {
	return values.find((known) => String(known) === text);
}

function compare({ name, definition }: NamedFact, comparison: Comparison, text: string): Condition {
	if (comparison === '=' || comparison === '!=') {
		const value = valueIn(definition, text);
		const isEqual = value === undefined ? any() : fact(name, value);
		return comparison === '=' ? isEqual : none(isEqual);
	}
	const bound = Number(text);
	// One function instead of a list of all values that fit: counters may have thousands.
	return (({ context }: { readonly context: Facts }) => isOrdered(Number(context[name]), comparison, bound)) as never;
}

function isOrdered(value: number, comparison: '<' | '<=' | '>' | '>=', bound: number): boolean {
	switch (comparison) {
		case '<':
			return value < bound;
		case '<=':
			return value <= bound;
		case '>':
			return value > bound;
		case '>=':
			return value >= bound;
	}
}

function outsideDomain(name: string, facts: readonly NamedFact[], value: Token): Mistake {
	const domain = [...new Set(facts.flatMap(({ definition }) => definition.values))];
	return new Mistake(
		value.offset,
		`${quoted(name)} cannot be ${quoted(value.text)}.`,
		domainAdvice(domain, value.text),
	);
}

function domainAdvice(domain: readonly FactValue[], text: string): string {
	const numbers = domain.filter((known) => typeof known === 'number');
	if (numbers.length === domain.length && numbers.length > 2) {
		const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
		if (most - least === numbers.length - 1) return `Expected a whole number from ${least} to ${most}.`;
	}
	const names = domain.map(String);
	const hint = names.some((known) => /[\s()=!<>"']/.test(known)) ? ' Values with spaces stand in quotation marks.' : '';
	return expectedOneOf(text, names) + hint;
}

/** The facts of a machine as fields: a code is the place of the value in its declared domain. */
import type { FactDefinitions, FactValue } from '../../../machines/kit/facts.js';
import { type Expression, isIn } from '../program/expression.js';
import type { Write } from '../program/program.js';
import { CompileError } from './compileError.js';
import type { Domains } from './trial.js';

/** The facts with the numbers of their fields. */
export interface FactFields {
	readonly domains: Domains;
	readonly fields: ReadonlyMap<string, number>;
}

/** Numbers the facts on from the components. */
export function factFields(definitions: FactDefinitions, first: number): FactFields {
	const names = Object.keys(definitions);
	return {
		domains: Object.fromEntries(Object.entries(definitions).map(([name, { values }]) => [name, values])),
		fields: new Map(names.map((name, index) => [name, first + index])),
	};
}

/** The code of a fact's value; undefined outside its domain. */
export function codeOfValue({ domains }: FactFields, fact: string, value: unknown): number | undefined {
	const code = domains[fact]?.indexOf(value as FactValue) ?? -1;
	return code < 0 ? undefined : code;
}

/** Holds if the fact has the value with this code. */
export function testFact(facts: FactFields, fact: string, code: number): Expression {
	return isIn(fieldOf(facts, fact), [code], facts.domains[fact]?.length ?? 0);
}

/** The field of a fact. */
export function fieldOf({ fields }: FactFields, fact: string): number {
	const field = fields.get(fact);
	if (field === undefined) throw new CompileError(`the fact ${fact}`, 'it is not declared.');
	return field;
}

/** The writes of a partial context; the name of the first fact that leaves its domain instead, if one does. */
export function writesOf(facts: FactFields, values: Readonly<Record<string, unknown>>): readonly Write[] | string {
	const writes: Write[] = [];
	for (const [fact, value] of Object.entries(values)) {
		const code = codeOfValue(facts, fact, value);
		if (code === undefined) return fact;
		writes.push({ field: fieldOf(facts, fact), code });
	}
	return writes;
}

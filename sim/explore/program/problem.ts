/** A program with what is asked about its states. */
import type { Expression } from './expression.js';
import type { Field, Program } from './program.js';

/** A field that remembers from then on that a condition has held. */
export interface Memory {
	readonly field: number;
	readonly condition: Expression;
}

/** What a search is to find out. */
export interface Problem {
	readonly program: Program;
	/** Conditions whose states are looked for. */
	readonly checks: readonly Expression[];
	readonly memories: readonly Memory[];
}

/** Adds a field that remembers a condition; its number is that of the last field. */
export function withMemory(program: Program, name: string): Program {
	const field: Field = { kind: 'memory', name, server: '', size: 2, initial: 0 };
	return { ...program, fields: [...program.fields, field] };
}

/** Packed states and snapshots of XState, both ways. */
import type { AnyMachineSnapshot } from 'xstate';
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import type { FactValue } from '../../machines/kit/facts.js';
import { placeOf } from './compile/chart.js';
import type { Compiled } from './compile/compile.js';
import { CompileError } from './compile/compileError.js';
import { type Layout, layOut, readCode, writeCode } from './generate/layout.js';
import type { Program } from './program/program.js';

/** The first state of a program before anything is done in it. */
export function firstState({ fields }: Program, layout: Layout): Int32Array {
	const state = new Int32Array(layout.words);
	for (const [field, { initial }] of fields.entries()) writeCode(layout, state, field, initial);
	return state;
}

/**
 * Packs a snapshot.
 * @throws CompileError if a fact has a value outside its domain.
 */
export function encode({ program, chart }: Compiled, layout: Layout, snapshot: AnyMachineSnapshot): Int32Array {
	const state = new Int32Array(layout.words);
	for (const { id, type } of snapshot._nodes) {
		if (type === 'compound') continue;
		// By id, as the snapshot may be one of another variant of the machine.
		const place = placeOf(chart, chart.machine.getStateNodeById(id) as AnyStateNode);
		writeCode(layout, state, place.component.index, place.codes[0] ?? 0);
	}
	for (const [index, field] of program.fields.entries()) {
		if (field.kind !== 'fact') continue;
		const code = field.values.indexOf((snapshot.context as Record<string, FactValue>)[field.name] as FactValue);
		if (code < 0) throw new CompileError(`the fact ${field.name}`, 'it has a value outside its domain.');
		writeCode(layout, state, index, code);
	}
	return state;
}

/** The program with a snapshot, which is at rest, as its first state. */
export function beginningAt(compiled: Compiled, snapshot: AnyMachineSnapshot): Program {
	const layout = layOut(compiled.program);
	const state = encode(compiled, layout, snapshot);
	const fields = compiled.program.fields.map((field, index) => ({ ...field, initial: readCode(layout, state, index) }));
	return { ...compiled.program, fields, begin: [] };
}

/** A packed state to read: the active leaves by component and the facts by name. */
export interface ReadableState {
	readonly leaves: readonly string[];
	readonly facts: Readonly<Record<string, FactValue>>;
}

/** Unpacks a state. */
export function decode({ fields }: Program, layout: Layout, state: ArrayLike<number>): ReadableState {
	const leaves: string[] = [];
	const facts: Record<string, FactValue> = {};
	for (const [index, field] of fields.entries()) {
		const code = readCode(layout, state, index);
		if (field.kind === 'component' && field.leaves[code] !== '') leaves.push(field.leaves[code] ?? '');
		if (field.kind === 'fact') facts[field.name] = field.values[code] as FactValue;
	}
	return { leaves, facts };
}

/** The transitions of a program where they stand, with what they write and read: found once, and asked field by field. */
import { possibleWrites, readByEffect } from '../generate/effects.js';
import type { Program, Reaction, Transition, Write } from '../program/program.js';

/** A transition of a component in some of its leaves. */
export interface Placed {
	readonly component: number;
	readonly codes: readonly number[];
	readonly transition: Transition;
	readonly writes: readonly Write[];
	/** The fields that its effect reads. */
	readonly reads: ReadonlySet<number>;
}

interface Places {
	readonly all: readonly Placed[];
	/** By field those that may write it. */
	readonly writers: ReadonlyMap<number, readonly Placed[]>;
}

const known = new WeakMap<Program, Places>();

/** Every transition. */
export function everyTransition(program: Program): readonly Placed[] {
	return placesOf(program).all;
}

/** The transitions that may write a field. */
export function writersOf(program: Program, field: number): readonly Placed[] {
	return placesOf(program).writers.get(field) ?? [];
}

function placesOf(program: Program): Places {
	const before = known.get(program);
	if (before !== undefined) return before;
	const all = placeTransitions(program);
	const writers = new Map<number, Placed[]>();
	for (const placed of all) {
		for (const field of new Set(placed.writes.map((write) => write.field))) {
			const others = writers.get(field);
			if (others === undefined) writers.set(field, [placed]);
			else others.push(placed);
		}
	}
	const places = { all, writers };
	known.set(program, places);
	return places;
}

function placeTransitions({ alternatives, eventless }: Program): Placed[] {
	return [...alternatives.flatMap(({ reactions }) => reactions), ...eventless].flatMap(transitionsOf);
}

/** The transitions of a reaction, each once, with the leaves in which it may be taken. */
export function transitionsOf({ component, chains }: Reaction): Placed[] {
	const codes = new Map<Transition, number[]>();
	for (const [code, chain] of chains) {
		for (const transition of chain) {
			const found = codes.get(transition);
			if (found === undefined) codes.set(transition, [code]);
			else found.push(code);
		}
	}
	return [...codes].map(([transition, leaves]) => {
		const writes = possibleWrites(transition);
		return { component, codes: leaves, transition, writes, reads: readByEffect(transition) };
	});
}

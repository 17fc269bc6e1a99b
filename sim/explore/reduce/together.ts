/**
 * Transitions that are taken together, in one microstep, as if one were taken after the other. Guards are judged before
 * any of them is taken; so there must be an order in which none takes away what a later one needs.
 */
import { possibleWrites, readByEffect } from '../generate/effects.js';
import { fieldsOf } from '../program/expression.js';
import type { Program, Reaction } from '../program/program.js';

/** What a reaction reads and writes, whichever of its transitions is taken. */
interface Footprint {
	readonly guards: ReadonlySet<number>;
	readonly effects: ReadonlySet<number>;
	readonly writes: ReadonlySet<number>;
}

const known = new WeakMap<Program, boolean>();

/** Whether transitions that are taken together can always be taken one after the other. */
export function canBeTakenInTurn(program: Program): boolean {
	const before = known.get(program);
	if (before !== undefined) return before;
	const groups = [...program.alternatives.map(({ reactions }) => reactions), program.eventless];
	const can = groups.filter(({ length }) => length > 1).every((group) => hasOrder(group.map(footprintOf)));
	known.set(program, can);
	return can;
}

function footprintOf({ component, chains }: Reaction): Footprint {
	const transitions = [...new Set([...chains.values()].flat())];
	const guards = new Set([component]);
	for (const { guard } of transitions) fieldsOf(guard, guards);
	return {
		guards,
		effects: new Set(transitions.flatMap((transition) => [...readByEffect(transition)])),
		writes: new Set(transitions.flatMap((transition) => possibleWrites(transition).map(({ field }) => field))),
	};
}

/** Takes away, again and again, what nothing that is left waits for; what remains stands in a circle. */
function hasOrder(group: readonly Footprint[]): boolean {
	const writers = new Map<number, Set<Footprint>>();
	for (const footprint of group) {
		for (const field of footprint.writes) writers.set(field, (writers.get(field) ?? new Set()).add(footprint));
	}
	const othersOn = (footprint: Footprint, fields: ReadonlySet<number>) =>
		[...fields].flatMap((field) => [...(writers.get(field) ?? [])]).filter((other) => other !== footprint);
	if (group.some((footprint) => othersOn(footprint, footprint.effects).length > 0)) return false;
	const left = new Set(group);
	for (let size = -1; size !== left.size; ) {
		size = left.size;
		for (const footprint of left) {
			const isAwaited = [...left].some(
				(other) => other !== footprint && [...other.writes].some((field) => footprint.guards.has(field)),
			);
			if (!isAwaited) left.delete(footprint);
		}
	}
	return left.size === 0;
}

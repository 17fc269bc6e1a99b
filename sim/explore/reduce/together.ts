/**
 * Transitions that are taken together, in one microstep, as if one were taken after the other. Guards are judged before
 * any of them is taken, so there must be an order in which none takes away what a later one needs; and what any of them
 * writes must be the same in every order.
 */
import { possibleWrites, readByEffect } from '../generate/effects.js';
import { fieldsOf } from '../program/expression.js';
import type { Program, Reaction, Write } from '../program/program.js';

/** What a reaction reads and writes, whichever of its transitions is taken. */
interface Footprint {
	readonly guards: ReadonlySet<number>;
	readonly effects: ReadonlySet<number>;
	readonly writes: readonly Write[];
}

type Group = readonly Footprint[];

const groups = new WeakMap<Program, readonly Group[]>();

/** Whether transitions that are taken together can always be taken one after the other, for who sees these fields only. */
export function canBeTakenInTurn(program: Program, seen: ReadonlySet<number>): boolean {
	const known = groups.get(program) ?? groupsOf(program);
	groups.set(program, known);
	return known.every((group) => hasOrder(group.flatMap((footprint) => footprintAsSeen(footprint, seen))));
}

function groupsOf({ alternatives, eventless }: Program): Group[] {
	return [...alternatives.map(({ reactions }) => reactions), eventless]
		.filter(({ length }) => length > 1)
		.map((reactions) => reactions.map(footprintOf));
}

function footprintOf({ component, chains }: Reaction): Footprint {
	const transitions = [...new Set([...chains.values()].flat())];
	const guards = new Set([component]);
	for (const { guard } of transitions) fieldsOf(guard, guards);
	return {
		guards,
		effects: new Set(transitions.flatMap((transition) => [...readByEffect(transition)])),
		writes: transitions.flatMap((transition) => possibleWrites(transition)),
	};
}

/** Nothing if it writes nothing that is seen; of the rest, what is not seen is neither waited for nor taken away. */
function footprintAsSeen({ guards, effects, writes }: Footprint, seen: ReadonlySet<number>): Footprint[] {
	const written = writes.filter(({ field }) => seen.has(field));
	if (written.length === 0) return [];
	return [{ guards: new Set([...guards].filter((field) => seen.has(field))), effects, writes: written }];
}

function hasOrder(group: Group): boolean {
	if (group.length < 2) return true;
	const pairs = group.flatMap((first, index) => group.slice(index + 1).map((second) => [first, second] as const));
	if (pairs.some(([first, second]) => hasLastWord(first, second))) return false;
	// Takes away, again and again, what nothing that is left would disturb by being taken first; what remains stands in a circle.
	const left = new Set(group);
	for (let size = -1; size !== left.size; ) {
		size = left.size;
		for (const footprint of left) {
			const isDisturbed = [...left].some(
				(other) => other !== footprint && other.writes.some(({ field }) => footprint.guards.has(field)),
			);
			if (!isDisturbed) left.delete(footprint);
		}
	}
	return left.size === 0;
}

/** Whether it matters to what is written which of the two comes last. */
function hasLastWord(first: Footprint, second: Footprint): boolean {
	const reads = ({ effects }: Footprint, { writes }: Footprint) => writes.some(({ field }) => effects.has(field));
	const differs = first.writes.some(({ field, code }) =>
		second.writes.some((other) => other.field === field && other.code !== code),
	);
	return differs || reads(first, second) || reads(second, first);
}

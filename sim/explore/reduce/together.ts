/**
 * Transitions that are taken together, in one microstep, as if one were taken after the other. Guards are judged before
 * any of them is taken, so there must be an order in which none takes away what a later one needs; and what any of them
 * writes must be the same in every order.
 */
import type { Expression } from '../program/expression.js';
import type { Program, Write } from '../program/program.js';
import { type Placed, transitionsOf } from './placed.js';

/** A transition with what is known of each field where it is possible: the codes that the field has then. */
interface Member extends Placed {
	readonly known: ReadonlyMap<number, readonly number[]>;
}

const groups = new WeakMap<Program, readonly (readonly Member[])[]>();

/** Whether transitions that are taken together can always be taken one after the other, for who sees these fields only. */
export function canBeTakenInTurn(program: Program, seen: ReadonlySet<number>): boolean {
	const known = groups.get(program) ?? groupsOf(program);
	groups.set(program, known);
	return known.every((group) => hasOrder(group.flatMap((member) => memberAsSeen(member, seen))));
}

/** All that may be taken in one microstep: what reacts to an event, and what needs none. */
function groupsOf({ alternatives, eventless }: Program): Member[][] {
	return [...alternatives.map(({ reactions }) => reactions), eventless]
		.filter(({ length }) => length > 1)
		.map((reactions) => reactions.flatMap(transitionsOf).map((placed) => ({ ...placed, known: knownOf(placed) })));
}

function knownOf({ component, codes, transition: { guard } }: Placed): Map<number, readonly number[]> {
	const known = new Map([[component, codes]]);
	for (const part of guard.kind === 'and' ? guard.parts : [guard]) {
		if (part.kind !== 'in') continue;
		const before = known.get(part.field);
		known.set(part.field, before === undefined ? part.codes : before.filter((code) => part.codes.includes(code)));
	}
	return known;
}

/** Nothing if it writes nothing that is seen; what it writes besides takes nothing away that is seen. */
function memberAsSeen(member: Member, seen: ReadonlySet<number>): Member[] {
	const writes = member.writes.filter(({ field }) => seen.has(field));
	return writes.length === 0 ? [] : [{ ...member, writes }];
}

function hasOrder(group: readonly Member[]): boolean {
	const companions = new Map(group.map((member) => [member, group.filter((other) => mayComeWith(member, other))]));
	const companionsOf = (member: Member) => companions.get(member) ?? [];
	if (group.some((member) => companionsOf(member).some((other) => hasLastWord(member, other)))) return false;
	// Takes out, again and again, what may come last of all that is left; what remains stands in a circle.
	const left = new Set(group);
	for (let size = -1; size !== left.size; ) {
		size = left.size;
		for (const member of left) {
			const mayBeLast = !companionsOf(member).some((other) => left.has(other) && takesAway(other, member));
			if (mayBeLast) left.delete(member);
		}
	}
	return left.size === 0;
}

/** Whether two transitions may be taken in the same microstep. */
function mayComeWith(one: Member, other: Member): boolean {
	if (one.component === other.component) return false;
	// Of two that leave the same states only one is taken.
	if (one.transition.scope.some((component) => other.transition.scope.includes(component))) return false;
	return [...one.known].every(([field, codes]) => {
		const others = other.known.get(field);
		return others === undefined || codes.some((code) => others.includes(code));
	});
}

/** Whether it matters which of the two comes last: to what is written, or to what is read in order to write. */
function hasLastWord(one: Member, other: Member): boolean {
	const differs = one.writes.some(({ field, code }) =>
		other.writes.some((write) => write.field === field && write.code !== code),
	);
	return differs || one.writes.some(({ field }) => other.reads.has(field));
}

/** Whether the second, which was possible before the first was taken, may not be so afterwards. */
function takesAway({ writes }: Member, { component, codes, transition }: Member): boolean {
	return writes.some(
		(write) => (write.field === component && !codes.includes(write.code)) || mayBecomeFalse(transition.guard, write),
	);
}

function mayBecomeFalse(condition: Expression, { field, code }: Write): boolean {
	switch (condition.kind) {
		case 'constant':
			return false;
		case 'in':
			return condition.field === field && !condition.codes.includes(code);
		case 'and':
		case 'or':
			return condition.parts.some((part) => mayBecomeFalse(part, { field, code }));
	}
}

/**
 * Transitions that are taken together, in one microstep, as if one were taken after the other. Guards are judged before
 * any of them is taken, so there must be an order in which none takes away what a later one needs; and what any of them
 * writes must be the same in every order. Those for which this cannot be said are still to be taken together; they come
 * first, before anything else of the microstep has been written.
 */
import type { Expression } from '../program/expression.js';
import type { Program, Write } from '../program/program.js';
import { type Placed, transitionsOf } from './placed.js';

/** A transition with what is known of each field where it is possible: the codes that the field has then. */
interface Member extends Placed {
	readonly known: ReadonlyMap<number, readonly number[]>;
}

const groups = new WeakMap<Program, readonly (readonly Member[])[]>();

/** More sets than this of one microstep, and a part is not looked at. */
const maximumSets = 200;

/**
 * The sets of transitions that have to be taken together, for who sees these fields only; all others can be taken one
 * after the other. Undefined if there are too many.
 */
export function takenTogether(program: Program, seen: ReadonlySet<number>): (readonly Placed[])[] | undefined {
	const known = groups.get(program) ?? groupsOf(program);
	groups.set(program, known);
	const sets: (readonly Placed[])[] = [];
	for (const group of known) {
		const found = setsOf(inseparable(group.flatMap((member) => memberAsSeen(member, seen))));
		if (found === undefined) return undefined;
		sets.push(...found);
	}
	return sets;
}

/** Every set of two or more of these that may be taken in the same microstep. */
function setsOf(members: readonly Member[]): (readonly Member[])[] | undefined {
	let sets: (readonly Member[])[] = [[]];
	for (const member of members) {
		const wider = sets.filter((set) => set.every((other) => mayComeWith(other, member))).map((set) => [...set, member]);
		sets = [...sets, ...wider];
		if (sets.length > maximumSets) return undefined;
	}
	return sets.filter(({ length }) => length > 1);
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

/** Those that cannot be taken one after the other, in the order in which the machine takes them. */
function inseparable(group: readonly Member[]): Member[] {
	const companions = new Map(group.map((member) => [member, group.filter((other) => mayComeWith(member, other))]));
	const companionsOf = (member: Member) => companions.get(member) ?? [];
	const isSubjectToOrder = (member: Member) =>
		companionsOf(member).some((other) => hasLastWord(member, other) || hasLastWord(other, member));
	const separable = new Set(group.filter((member) => !isSubjectToOrder(member)));
	const left = new Set(group);
	// Takes out, again and again, what may come last of all that is left; what remains stands in a circle.
	for (let size = -1; size !== left.size; ) {
		size = left.size;
		for (const member of separable) {
			const mayBeLast = !companionsOf(member).some((other) => left.has(other) && takesAway(other, member));
			if (mayBeLast) left.delete(member);
		}
	}
	// One that nobody left comes with is taken alone.
	return [...left].filter((member) => companionsOf(member).some((other) => left.has(other)));
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

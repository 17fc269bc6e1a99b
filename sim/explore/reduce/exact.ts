/**
 * What is known for certain on a part of a program, although the rest of it is not seen: that a state is on its way to
 * another one, because an eventless transition will be taken; and that a condition is seen as often as it holds.
 */
import { possibleWrites } from '../generate/effects.js';
import { and, type Expression, fieldsOf, isIn, not, or } from '../program/expression.js';
import type { Program, Reaction, Transition } from '../program/program.js';

/** Holds in states in which an eventless transition is possible that is seen as a whole: no search rests in these. */
function unstable({ fields, eventless }: Program, seen: ReadonlySet<number>): Expression {
	// One that leaves everything as it is might be preferred, and end the step.
	if (!eventless.every(alwaysMoves)) return or([]);
	const sizeOf = (field: number) => fields[field]?.size ?? 0;
	return or(
		eventless.flatMap(({ component, chains }) =>
			[...chains].flatMap(([code, chain]) =>
				chain
					.filter(({ guard }) => seen.has(component) && [...fieldsOf(guard)].every((field) => seen.has(field)))
					.map(({ guard }) => and([isIn(component, [code], sizeOf(component)), guard])),
			),
		),
	);
}

/** A condition where no eventless transition that is seen is on its way. */
export function whereStable(condition: Expression, program: Program, seen: ReadonlySet<number>): Expression {
	const sizes = program.fields.map(({ size }) => size);
	return and([condition, not(unstable(program, seen), sizes)]);
}

function alwaysMoves({ component, chains }: Reaction): boolean {
	return [...chains].every(([code, chain]) =>
		chain.every(({ moves }) => moves.some((move) => move.field === component && move.code !== code)),
	);
}

/**
 * The fields that must be seen so that a condition is seen as often as it holds: its own, and those by which eventless
 * transitions that write them are chosen. Then they change at most once within a step of the program, but for eventless
 * transitions that are seen as a whole; so the condition holds in a stable state of the part only if it holds in a state
 * of the program, before the step or after it. Undefined where they may change more often.
 */
export function fieldsToSee(program: Program, condition: Expression): Set<number> | undefined {
	if (!program.eventless.every(alwaysMoves)) return undefined;
	const fields = fieldsOf(condition);
	const writes = (reaction: Reaction) => transitionsOf(reaction).some((transition) => writesAny(transition, fields));
	for (let size = -1; size !== fields.size; ) {
		size = fields.size;
		for (const reaction of program.eventless.filter(writes)) {
			fields.add(reaction.component);
			for (const { guard } of transitionsOf(reaction)) fieldsOf(guard, fields);
		}
	}
	const isOnce = program.alternatives.every(({ event, reactions }) => {
		const writers = reactions.filter(writes).length;
		return event < program.events.length ? writers <= 1 : writers === 0;
	});
	return isOnce ? fields : undefined;
}

function transitionsOf({ chains }: Reaction): Transition[] {
	return [...new Set([...chains.values()].flat())];
}

function writesAny(transition: Transition, fields: ReadonlySet<number>): boolean {
	return possibleWrites(transition).some(({ field }) => fields.has(field));
}

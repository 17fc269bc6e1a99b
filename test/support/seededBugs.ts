/** Bugs put into a compiled program, one kind each, to see that the comparison of both engines finds it. */
import { always } from '../../sim/explore/program/expression.js';
import type { Decision, Operation, Program, Reaction, Transition } from '../../sim/explore/program/program.js';

/** Puts a bug into a program; the number chooses where. Undefined where the program has no place for it. */
export type Bug = (program: Program, choice: number) => Program | undefined;

function reactionsIn({ alternatives, eventless }: Program): Reaction[] {
	return [...alternatives.flatMap(({ reactions }) => reactions), ...eventless];
}

function transitionsIn(program: Program): Transition[] {
	const all = reactionsIn(program).flatMap(({ chains }) => [...chains.values()].flat());
	return [...new Map(all.map((transition) => [transition.index, transition])).values()];
}

function mapReactions(program: Program, change: (reaction: Reaction) => Reaction): Program {
	return {
		...program,
		alternatives: program.alternatives.map(({ event, reactions }) => ({ event, reactions: reactions.map(change) })),
		eventless: program.eventless.map(change),
	};
}

/** Changes one of the transitions that there is something to change in, wherever it stands. */
function inTransition(
	isPlace: (transition: Transition) => boolean,
	change: (transition: Transition, choice: number, program: Program) => Transition,
): Bug {
	return (program, choice) => {
		const places = transitionsIn(program).filter(isPlace);
		const place = places[choice % Math.max(1, places.length)];
		if (place === undefined) return undefined;
		const changed = change(place, choice, program);
		const exchange = (transition: Transition) => (transition.index === place.index ? changed : transition);
		return mapReactions(program, (reaction) => ({
			...reaction,
			chains: new Map([...reaction.chains].map(([code, chain]) => [code, chain.map(exchange)])),
		}));
	};
}

const operationsOf = ({ exits, actions, entries }: Transition) => [...exits, ...actions, ...entries];

function mapOperations(
	transition: Transition,
	change: (operation: Operation, index: number) => readonly Operation[],
): Transition {
	let index = 0;
	const each = (operations: readonly Operation[]) =>
		operations.flatMap((operation) => {
			index += 1;
			return change(operation, index - 1);
		});
	const { exits, actions, entries } = transition;
	return { ...transition, exits: each(exits), actions: each(actions), entries: each(entries) };
}

/** Another code for everything that a decision writes. */
function otherwise(decision: Decision, { fields }: Program): Decision {
	switch (decision.kind) {
		case 'writes':
			return {
				kind: 'writes',
				writes: decision.writes.map(({ field, code }) => ({ field, code: (code + 1) % (fields[field]?.size ?? 1) })),
			};
		case 'test':
			return { ...decision, branches: decision.branches.map((branch) => otherwise(branch, { fields } as Program)) };
		case 'outside':
			return decision;
	}
}

/** Changes one of the reactions that there is something to change in. */
function inReaction(isPlace: (reaction: Reaction) => boolean, change: (reaction: Reaction) => Reaction): Bug {
	return (program, choice) => {
		const places = reactionsIn(program).filter(isPlace);
		const place = places[choice % Math.max(1, places.length)];
		if (place === undefined) return undefined;
		return mapReactions(program, (reaction) => (reaction === place ? change(reaction) : reaction));
	};
}

/** The kinds of bug by name. */
export const bugs: Readonly<Record<string, Bug>> = {
	'a guard that is dropped': inTransition(
		({ guard }) => guard !== always,
		(transition) => ({ ...transition, guard: always }),
	),
	'a transition to another state': inTransition(
		({ moves }) => moves.length > 0,
		(transition, choice, { fields }) => ({
			...transition,
			moves: transition.moves.map(({ field, code }, index) => ({
				field,
				code: index === choice % transition.moves.length ? (code + 1) % (fields[field]?.size ?? 1) : code,
			})),
		}),
	),
	'an operation that is left out': inTransition(
		(transition) => operationsOf(transition).length > 0,
		(transition, choice) => {
			const place = choice % operationsOf(transition).length;
			return mapOperations(transition, (operation, index) => (index === place ? [] : [operation]));
		},
	),
	'an assignment of another value': inTransition(
		(transition) => operationsOf(transition).some(({ kind }) => kind === 'decide'),
		(transition, _, program) =>
			mapOperations(transition, (operation) => [
				operation.kind === 'decide' ? { ...operation, decision: otherwise(operation.decision, program) } : operation,
			]),
	),
	'entries before the exits': inTransition(
		({ exits, entries }) => exits.length > 0 && entries.length > 0,
		(transition) => ({ ...transition, exits: transition.entries, entries: transition.exits }),
	),
	'two candidates in the wrong order': inReaction(
		({ chains }) => [...chains.values()].some((chain) => chain.length > 1),
		(reaction) => ({
			...reaction,
			chains: new Map(
				[...reaction.chains].map(([code, [first, second, ...rest]]) => [
					code,
					[second, first, ...rest].filter((transition) => transition !== undefined),
				]),
			),
		}),
	),
	'a state that reacts beside its regions': inReaction(
		({ below }) => below.length > 0,
		(reaction) => ({ ...reaction, below: [] }),
	),
	'conflicts that are overlooked': (program) => {
		const change = (transition: Transition) => ({ ...transition, scope: [] });
		return mapReactions(program, (reaction) => ({
			...reaction,
			chains: new Map([...reaction.chains].map(([code, chain]) => [code, chain.map(change)])),
		}));
	},
	'an eventless transition that is forgotten': (program, choice) => {
		const { eventless } = program;
		if (eventless.length === 0) return undefined;
		return { ...program, eventless: eventless.filter((_, index) => index !== choice % eventless.length) };
	},
	'an event that is forgotten': (program, choice) => {
		const places = program.alternatives.filter(({ reactions }) => reactions.length > 0);
		const place = places[choice % Math.max(1, places.length)];
		if (place === undefined) return undefined;
		return {
			...program,
			alternatives: program.alternatives.map((each) => (each === place ? { ...each, reactions: [] } : each)),
		};
	},
	'a begin without its actions': (program) => (program.begin.length > 0 ? { ...program, begin: [] } : undefined),
};

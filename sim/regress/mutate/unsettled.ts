/**
 * A program whose transitions without an event are taken one by one: after every event it is unsettled, and settles by
 * steps that a search sees. What a mutation changes of such transitions shows only in states that nobody else sees.
 */
import { always, and, type Expression, isIn, not } from '../../explore/program/expression.js';
import type { Operation, Program, Reaction, Transition } from '../../explore/program/program.js';
import { reacts } from '../elements.js';

/** The program, and when one of its states is unsettled. */
export interface Unsettled {
	readonly program: Program;
	readonly isUnsettled: Expression;
}

/** Makes the program; undefined if it raises events of its own, which come between its steps. */
export function unsettled(program: Program): Unsettled | undefined {
	if (program.internalEvents.length > 0) return undefined;
	const field = program.fields.length;
	const fields = [
		...program.fields,
		{ kind: 'fact', name: 'unsettled', server: '', size: 2, initial: 1, values: [false, true] } as const,
	];
	const sizes = fields.map(({ size }) => size);
	const when = (code: number) => isIn(field, [code], 2);
	const write = (code: number): Operation => ({
		kind: 'decide',
		when: always,
		decision: { kind: 'writes', writes: [{ field, code }] },
	});
	const during = (reactions: readonly Reaction[], code: number, writes: readonly Operation[]) =>
		reactions.map((reaction) => ({
			...reaction,
			chains: mapChains(reaction.chains, (transition) => ({
				...transition,
				guard: and([when(code), transition.guard]),
				actions: [...transition.actions, ...writes],
			})),
		}));
	const steps = { event: program.events.length, reactions: during(program.eventless, 1, []) };
	const calm: Transition = {
		...nothing,
		// Transitions of the program are numbered from 0 on.
		index: Number.MAX_SAFE_INTEGER,
		guard: and([when(1), ...program.eventless.map((reaction) => not(reacts(reaction, sizes), sizes))]),
		actions: [write(0)],
	};
	const component = program.fields.findIndex(({ kind, server }) => kind === 'component' && server === '');
	const everyCode = Array.from({ length: sizes[component] ?? 0 }, (_, code) => [code, [calm]] as const);
	return {
		isUnsettled: when(1),
		program: {
			...program,
			fields,
			events: [...program.events, { type: 'step without an event' }, { type: 'settled' }],
			alternatives: [
				...program.alternatives.map(({ event, reactions }) => ({ event, reactions: during(reactions, 0, [write(1)]) })),
				steps,
				{ event: program.events.length + 1, reactions: [{ component, chains: new Map(everyCode), below: [] }] },
			],
			eventless: [],
		},
	};
}

const nothing: Omit<Transition, 'index' | 'guard' | 'actions'> = {
	source: '',
	moves: [],
	scope: [],
	isTargeted: false,
	exits: [],
	entries: [],
	assigns: true,
};

function mapChains(chains: Reaction['chains'], map: (transition: Transition) => Transition): Reaction['chains'] {
	return new Map([...chains].map(([code, chain]) => [code, chain.map(map)]));
}

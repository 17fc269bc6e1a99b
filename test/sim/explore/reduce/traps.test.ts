/** Machines on which a careless reduction goes wrong, one for each way: all combinations against a naive search. */
import { describe, expect, it } from 'vitest';
import { and, assign, createMachine, or, raise, stateIn } from 'xstate';
import type { Condition } from '../../../../machines/kit/conditions.js';
import type { ProductEvent } from '../../../../machines/kit/events.js';
import { type FactDefinitions, flag, oneOf } from '../../../../machines/kit/facts.js';
import { type AskedCondition, type AskedQuestion, wrongAnswers } from '../../../support/askExplorer.js';
import { pairOf } from '../../../support/bothEngines.js';
import { graphOf } from '../../../support/naiveSearch.js';

const at = (id: string): AskedCondition => ({
	condition: stateIn(`#${id}` as never) as Condition,
	naive: ({ active }) => active.has(id),
});
const has = (name: string, value: string | boolean): AskedCondition => ({
	condition: (({ context }: { context: Record<string, unknown> }) => context[name] === value) as Condition,
	naive: ({ facts }) => facts[name] === value,
});
const both = (...parts: readonly AskedCondition[]): AskedCondition => ({
	condition: and(parts.map(({ condition }) => condition) as never[]) as Condition,
	naive: (state) => parts.every(({ naive }) => naive(state)),
});
const either = (...parts: readonly AskedCondition[]): AskedCondition => ({
	condition: or(parts.map(({ condition }) => condition) as never[]) as Condition,
	naive: (state) => parts.some(({ naive }) => naive(state)),
});
const nowhere: AskedCondition = { condition: or([]) as Condition, naive: () => false };

const flags = (...names: readonly string[]): FactDefinitions =>
	Object.fromEntries(names.map((name) => [name, flag(name)]));
const events = (...types: readonly string[]): ProductEvent[] => types.map((type) => ({ type }));
const to = (server: string) => (type: string) => ({ type, server });

/** What is wrong with the answers to a question about the machine `m`. */
function wrong(
	config: object,
	facts: FactDefinitions,
	vocabulary: readonly ProductEvent[],
	question: Partial<AskedQuestion> & Pick<AskedQuestion, 'kind' | 'condition'>,
) {
	const context = Object.fromEntries(Object.entries(facts).map(([name, { initial }]) => [name, initial]));
	const machine = createMachine({ id: 'm', context, ...config } as never);
	const pair = pairOf({ machine, facts, vocabulary }, { everyEvent: false });
	const graph = graphOf(pair, 10_000);
	if (graph === undefined) throw new Error('The machine is too large.');
	return wrongAnswers(pair, graph, { other: nowhere, ...question });
}

/** A machine of servers that are made alike. */
const systemOf = (server: (name: string, index: number) => object, names = ['s0', 's1'], more: object = {}) => ({
	type: 'parallel',
	states: {
		...more,
		servers: { type: 'parallel', states: Object.fromEntries(names.map((name, index) => [name, server(name, index)])) },
	},
});
const concerns =
	(server: string) =>
	({ event }: { event: ProductEvent }) =>
		event['server'] === server;

describe('the cone', () => {
	it('comes to an end where events are raised in a circle', () => {
		const config = {
			initial: 'a',
			on: {
				ping: { guard: ({ context }: { context: { on: boolean } }) => context.on, actions: raise({ type: 'pong' }) },
				pong: { actions: [assign({ on: false }), raise({ type: 'ping' })] },
			},
			states: { a: { on: { go: { actions: [assign({ on: true }), raise({ type: 'ping' })], target: 'b' } } }, b: {} },
		};
		expect(wrong(config, flags('on'), events('go'), { kind: 'never', condition: at('m.b') })).toEqual([]);
		expect(wrong(config, flags('on'), events('go'), { kind: 'never', condition: has('on', true) })).toEqual([]);
	});

	it('keeps what is in the way of what is in the way', () => {
		// The region inside keeps `around` from reacting, which would keep `other` from it, as both leave the same states.
		const config = {
			type: 'parallel',
			states: {
				one: {
					initial: 'around',
					states: {
						around: {
							type: 'parallel',
							on: { go: '.inside.q' },
							states: { inside: { initial: 'p', states: { p: { on: { go: {} } }, q: {} } } },
						},
					},
				},
				other: { initial: 'x', states: { x: { on: { go: { target: ['#m.one.around', '#m.other.y'] } } }, y: {} } },
			},
		};
		expect(wrong(config, {}, events('go'), { kind: 'never', condition: at('m.other.y') })).toEqual([]);
	});
});

describe('what the cone leaves out', () => {
	it('is not a transition that stands before one that matters', () => {
		const isOn = ({ context }: { context: { on: boolean } }) => context.on;
		const config = {
			initial: 'a',
			on: { go: '#m.b' },
			states: {
				a: { on: { go: { guard: isOn, actions: assign({ seen: true }) }, turn: { actions: assign({ on: false }) } } },
				b: {},
			},
		};
		const facts = { ...flags('seen'), on: flag('on', true) };
		const asked = { kind: 'precedes', condition: at('m.b'), other: has('on', false) } as const;
		expect(wrong(config, facts, events('go', 'turn'), asked)).toEqual([]);
	});

	it('is not what the begin depends on', () => {
		const config = {
			entry: assign({ on: ({ context }: { context: { first: string } }) => context.first === 'yes' } as never),
			initial: 'a',
			states: { a: {} },
		};
		const facts = { ...flags('on'), first: oneOf('first', ['no', 'yes'], 'yes') };
		expect(wrong(config, facts, events('go'), { kind: 'sometimes', condition: has('on', true) })).toEqual([]);
	});
});

describe('leaves that cannot be told apart', () => {
	it('may be left by different events, and a path takes the right one', () => {
		const config = {
			initial: 'a',
			states: {
				a: { on: { go: 'c', turn: 'b' } },
				b: { on: { go: 'x' } },
				c: { on: { back: 'x' } },
				x: {},
			},
		};
		const asked = { kind: 'never', condition: at('m.x') } as const;
		expect(wrong(config, {}, events('go', 'turn', 'back'), asked)).toEqual([]);
	});

	it('are told apart by which event of several regions they react to', () => {
		const config = {
			type: 'parallel',
			states: {
				one: {
					initial: 'a',
					states: { a: { on: { turn: 'b', back: 'c' } }, b: { on: { go: 'd' } }, c: { on: { ring: 'd' } }, d: {} },
				},
				two: { initial: 'p', states: { p: { on: { go: 'q', ring: 'r' } }, q: {}, r: {} } },
			},
		};
		const vocabulary = events('go', 'ring', 'turn', 'back');
		for (const other of ['q', 'r']) {
			const condition = both(at('m.one.d'), at(`m.two.${other}`));
			expect(wrong(config, {}, vocabulary, { kind: 'never', condition })).toEqual([]);
			const stays = both(either(at('m.one.b'), at('m.one.c')), at(`m.two.${other}`));
			expect(wrong(config, {}, vocabulary, { kind: 'never', condition: stays })).toEqual([]);
		}
	});

	it('do not lose the idle step by which a region keeps the state around it from reacting', () => {
		const inner = {
			initial: 'p',
			states: { p: { on: { go: 'q' } }, q: { on: { go: {}, turn: 'r' } }, r: { on: { go: {}, turn: 'q' } } },
		};
		const config = {
			initial: 'outer',
			states: {
				outer: {
					type: 'parallel',
					on: { go: 'end' },
					states: { one: inner, two: { initial: 'z', states: { z: {} } } },
				},
				end: {},
			},
		};
		expect(wrong(config, {}, events('go', 'turn'), { kind: 'never', condition: at('m.end') })).toEqual([]);
	});
});

/** In `work` somebody can prepare at any time while it is in `a`; whatever minds that is said by each row. */
const preparing = (others: object, work: object = { a: {} }) => ({
	type: 'parallel',
	states: {
		work: {
			initial: 'a',
			states: { ...work, a: { on: { prepare: { actions: assign({ ready: true }) }, ...(work as { a: object }).a } } },
		},
		other: { initial: 'p', states: { x: {}, ...others } },
	},
});
const isReady = ({ context }: { context: { ready: boolean } }) => context.ready;
const isNotReady = ({ context }: { context: { ready: boolean } }) => !context.ready;
const setReady = (ready: boolean) => assign({ ready });

const minding: readonly (readonly [who: string, config: object])[] = [
	['a condition of another step', preparing({ p: { on: { go: { guard: isNotReady, target: 'x' } } } })],
	['a condition that comes first', preparing({ p: { on: { go: [{ guard: isReady }, { target: 'x' }] } } })],
	[
		'an effect',
		preparing({
			p: {
				on: {
					go: { actions: assign({ told: (({ context }: never) => !isReady({ context })) as never }), target: 'q' },
				},
			},
			q: { always: { guard: (({ context }: { context: { told: boolean } }) => context.told) as never, target: 'x' } },
		}),
	],
	[
		'a step that takes it back',
		preparing({
			p: { on: { go: { guard: isReady, actions: setReady(false), target: 'q' } } },
			q: { on: { turn: { guard: isNotReady, target: 'x' } } },
		}),
	],
	[
		'a step after which it is not possible any more',
		preparing({ p: {} }, { a: { on: { go: 'b' } }, b: { on: { turn: { guard: isNotReady, target: '#m.other.x' } } } }),
	],
	[
		'a step of several regions after which it is not possible any more',
		preparing(
			{ p: { on: { ring: 'q' } }, q: { on: { turn: { guard: isNotReady, target: 'x' } } } },
			{ a: { on: { ring: 'b' } }, b: {} },
		),
	],
	[
		'a step that follows by itself',
		preparing({ p: { always: { guard: isReady, target: 'q' }, on: { go: 'x' } }, q: {} }),
	],
	[
		'a step that somebody takes back again and again',
		preparing({ p: { on: { go: { actions: setReady(false) }, turn: 'x' } } }),
	],
];

describe('a step that is taken at once', () => {
	it.each(minding)('is not one that is minded by %s', (_, config) => {
		const vocabulary = events('prepare', 'go', 'turn', 'ring');
		const facts = flags('ready', 'told');
		for (const kind of ['never', 'alwaysPossible', 'sometimes'] as const) {
			expect(wrong(config, facts, vocabulary, { kind, condition: at('m.other.x') })).toEqual([]);
		}
	});

	it('is not one that is asked about', () => {
		const config = preparing({ p: { on: { go: 'x' } } });
		const [ready, arrived] = [has('ready', true), at('m.other.x')];
		const questions = [
			{ kind: 'never', condition: both(arrived, has('ready', false)) },
			{ kind: 'precedes', condition: arrived, other: ready },
			{ kind: 'precedes', condition: ready, other: arrived },
			{ kind: 'alwaysPossible', condition: has('ready', false), other: nowhere },
		] as const;
		for (const question of questions)
			expect(wrong(config, flags('ready'), events('prepare', 'go'), question)).toEqual([]);
	});
});

describe('servers', () => {
	it('that all hear of the same event are not alike where the last one decides', () => {
		const server = (name: string) => ({
			initial: 'a',
			states: {
				a: { on: { go: { guard: concerns(name), target: 'b' }, ring: { actions: assign({ said: 'a' }) } } },
				b: { on: { ring: { actions: assign({ said: 'b' }) } } },
			},
		});
		const facts = { said: oneOf('What was said last', ['nothing', 'a', 'b']) };
		const vocabulary = [...['s0', 's1'].map((name) => to(name)('go')), { type: 'ring' }];
		const oneIsBehind = either(
			both(at('m.servers.s0.a'), at('m.servers.s1.b')),
			both(at('m.servers.s1.a'), at('m.servers.s0.b')),
		);
		for (const said of ['a', 'b']) {
			const condition = both(oneIsBehind, has('said', said));
			expect(wrong(systemOf(server), facts, vocabulary, { kind: 'never', condition })).toEqual([]);
		}
	});

	it('that exclude one another are not alike where the first one wins', () => {
		// A server goes ahead only while the other has not, so that they never both have.
		const server = (name: string, index: number) => ({
			initial: 'a',
			states: {
				a: {
					on: {
						go: {
							guard: and([concerns(name), stateIn(`#m.servers.s${1 - index}.a` as never)] as never[]),
							target: 'b',
						},
						ring: { target: ['#m.servers.s0.c', '#m.servers.s1.c'], actions: assign({ low: true }) },
					},
				},
				b: { on: { ring: { target: ['#m.servers.s0.c', '#m.servers.s1.c'], actions: assign({ high: true }) } } },
				c: {},
			},
		});
		const vocabulary = [...['s0', 's1'].map((name) => to(name)('go')), { type: 'ring' }];
		for (const name of ['low', 'high']) {
			const asked = { kind: 'sometimes', condition: has(name, true) } as const;
			expect(wrong(systemOf(server), flags('low', 'high'), vocabulary, asked)).toEqual([]);
		}
	});

	it('that raise events at once are not alike where the last event decides', () => {
		const server = (name: string) => ({
			initial: 'a',
			states: {
				a: { on: { go: { guard: concerns(name), target: 'b' }, ring: { actions: raise({ type: 'low' }) } } },
				b: { on: { ring: { actions: raise({ type: 'high' }) } } },
			},
		});
		const said = {
			s: { on: { low: { actions: assign({ said: 'low' }) }, high: { actions: assign({ said: 'high' }) } } },
		};
		const facts = { said: oneOf('What was said last', ['nothing', 'low', 'high']) };
		const vocabulary = [...['s0', 's1'].map((name) => to(name)('go')), { type: 'ring' }];
		const oneIsAhead = either(
			both(at('m.servers.s0.a'), at('m.servers.s1.b')),
			both(at('m.servers.s1.a'), at('m.servers.s0.b')),
		);
		for (const word of ['low', 'high']) {
			const condition = both(oneIsAhead, has('said', word));
			expect(wrong(systemOf(server, ['s0', 's1'], said), facts, vocabulary, { kind: 'sometimes', condition })).toEqual(
				[],
			);
		}
	});

	it('of which one goes on by itself are not alike', () => {
		const server = (name: string, index: number) => ({
			initial: 'a',
			states: {
				a: { on: { go: { guard: concerns(name), target: 'b' } } },
				b: { always: index === 1 ? 'c' : [] },
				c: {},
			},
		});
		const condition = either(at('m.servers.s0.c'), at('m.servers.s1.c'));
		const vocabulary = ['s0', 's1'].map((name) => to(name)('go'));
		expect(wrong(systemOf(server), {}, vocabulary, { kind: 'sometimes', condition })).toEqual([]);
	});

	it('that begin otherwise do not stand for one another in a part of a question', () => {
		const server = (name: string, index: number) => ({
			entry: index === 1 ? assign({ [`${name}.seen`]: true }) : [],
			initial: 'a',
			states: { a: { on: { go: 'b' } }, b: {} },
		});
		const condition = either(has('s0.seen', true), has('s1.seen', true));
		expect(wrong(systemOf(server), flags('s0.seen', 's1.seen'), events('go'), { kind: 'never', condition })).toEqual(
			[],
		);
	});

	it('whose facts are declared in another order are not exchanged', () => {
		const server = (name: string) => ({
			initial: 'a',
			states: {
				a: {
					on: {
						go: { guard: concerns(name), actions: assign({ [`${name}.seen`]: true }) },
						turn: {
							guard: ({ context, event }: { context: Record<string, boolean>; event: ProductEvent }) =>
								event['server'] === name && context[`${name}.seen`] === true,
							actions: assign({ [`${name}.told`]: true }),
						},
					},
				},
			},
		});
		const vocabulary = ['s0', 's1'].flatMap((name) => ['go', 'turn'].map(to(name)));
		const facts = flags('s0.seen', 's0.told', 's1.told', 's1.seen');
		const told = (name: string) => both(has(`${name}.told`, true), has(`${name}.seen`, false));
		const condition = either(told('s0'), told('s1'));
		expect(wrong(systemOf(server), facts, vocabulary, { kind: 'never', condition })).toEqual([]);
		const all = both(...['s0', 's1'].flatMap((name) => [has(`${name}.told`, true), has(`${name}.seen`, true)]));
		expect(wrong(systemOf(server), facts, vocabulary, { kind: 'sometimes', condition: all })).toEqual([]);
	});

	it('are told apart by a goal that is about one of them', () => {
		const server = (name: string) => ({
			initial: 'a',
			states: {
				a: { on: { go: { guard: concerns(name), target: 'b' }, fail: { guard: concerns(name), target: 'c' } } },
				b: {},
				c: {},
			},
		});
		const vocabulary = ['s0', 's1'].flatMap((name) => ['go', 'fail'].map(to(name)));
		for (const name of ['s0', 's1']) {
			const asked = {
				kind: 'alwaysPossible',
				condition: at(`m.servers.${name}.b`),
				other: at('m.servers.s1.c'),
			} as const;
			expect(wrong(systemOf(server), {}, vocabulary, asked)).toEqual([]);
		}
	});
});

describe('a check', () => {
	const config = { initial: 'a', states: { a: { on: { go: 'b' } }, b: { on: { go: 'a' } } } };

	it('may hold in the first state', () => {
		for (const kind of ['never', 'sometimes', 'precedes', 'alwaysPossible'] as const) {
			expect(wrong(config, {}, events('go'), { kind, condition: at('m.a') })).toEqual([]);
			expect(wrong(config, {}, events('go'), { kind, condition: at('m.a'), other: at('m.a') })).toEqual([]);
			expect(wrong(config, {}, events('go'), { kind, condition: at('m.b'), other: at('m.a') })).toEqual([]);
		}
	});

	it('may hold always, or never', () => {
		const everywhere = either(at('m.a'), at('m.b'));
		for (const kind of ['never', 'sometimes', 'precedes', 'alwaysPossible'] as const) {
			expect(wrong(config, {}, events('go'), { kind, condition: everywhere })).toEqual([]);
			expect(wrong(config, {}, events('go'), { kind, condition: nowhere })).toEqual([]);
			expect(wrong(config, {}, events('go'), { kind, condition: nowhere, other: everywhere })).toEqual([]);
		}
	});
});

/** What the explorer understands of a machine, one small machine for each, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { and, assign, cancel, emit, log, not, or, raise, stateIn } from 'xstate';
import { type Arguments, compiledMachine, run } from '../../support/compiledMachine.js';

const more = assign({ count: ({ context }: Arguments) => context.count + 1 });
const isOn = ({ context }: Arguments) => context.isOn;
const setOn = assign({ isOn: true });
const on = (machine: object, implementations?: object) => compiledMachine(machine, implementations);

describe('states', () => {
	it('begins in the initial states, with their entry actions and those of the way to them', () => {
		const machine = on({
			initial: { target: 'outer', actions: setOn },
			entry: more,
			states: { outer: { initial: 'inner', entry: more, states: { other: {}, inner: { entry: more } } } },
		});
		expect(run(machine)).toEqual({ at: 'outer.inner', facts: { count: 3, isOn: true }, enabled: '' });
	});

	it('has regions within regions, inactive ones included', () => {
		const machine = on({
			initial: 'idle',
			states: {
				idle: { on: { go: 'both' } },
				both: {
					type: 'parallel',
					on: { back: 'idle' },
					states: {
						one: { initial: 'a', states: { a: { on: { go: 'b' } }, b: {} } },
						two: {
							initial: 'p',
							states: { p: { type: 'parallel', states: { x: {}, y: { initial: 'c', states: { c: {} } } } } },
						},
					},
				},
			},
		});
		expect(run(machine).at).toBe('idle');
		expect(run(machine, 'go').at).toBe('both both.one.a both.two.p both.two.p.x both.two.p.y.c');
		expect(run(machine, 'go', 'go').at).toBe('both both.one.b both.two.p both.two.p.x both.two.p.y.c');
		expect(run(machine, 'go', 'go', 'back')).toEqual({ at: 'idle', facts: {}, enabled: 'go' });
	});
});

describe('transitions', () => {
	it('takes the first candidate that is enabled, inner states before outer ones', () => {
		const machine = on({
			initial: 'a',
			on: { go: '.c', turn: { actions: setOn } },
			states: {
				a: {
					on: {
						go: [
							{ guard: isOn, target: 'b' },
							{ target: 'a', actions: more },
						],
					},
				},
				b: {},
				c: {},
			},
		});
		expect(run(machine, 'go')).toMatchObject({ at: 'a', facts: { count: 1 } });
		expect(run(machine, 'turn', 'go')).toMatchObject({ at: 'b' });
		expect(run(machine, 'turn', 'go', 'go')).toMatchObject({ at: 'c' });
	});

	it('falls back from names to wildcards, longer before shorter', () => {
		const machine = on({
			initial: 'a',
			states: {
				a: { on: { '*': 'any', 'turn.*': 'turned', 'turn.left': { guard: isOn, target: 'left' } } },
				...{ any: {}, turned: {}, left: {} },
			},
		});
		expect(run(machine, 'go').at).toBe('any');
		expect(run(machine, 'turn').at).toBe('turned');
		expect(run(machine, 'turn.left').at).toBe('turned');
	});

	it('lets an event be forbidden', () => {
		const machine = on({ initial: 'a', on: { go: { actions: more } }, states: { a: { on: { go: undefined } } } });
		expect(run(machine, 'go').facts).toEqual({});
	});

	it('leaves and enters a state anew only with reenter', () => {
		const machine = on({
			initial: 'a',
			states: {
				a: {
					entry: more,
					initial: 'x',
					states: { x: { on: { go: 'y' } }, y: {} },
					on: { back: 'a', turn: { target: 'a', reenter: true } },
				},
			},
		});
		expect(run(machine, 'go', 'back')).toMatchObject({ at: 'a.x', facts: { count: 1 } });
		expect(run(machine, 'go', 'turn')).toMatchObject({ at: 'a.x', facts: { count: 2 } });
	});

	it('leads into other regions, and to several at once', () => {
		const region = { initial: 'x', states: { x: {}, y: {} } };
		const machine = on({
			type: 'parallel',
			states: { one: { ...region, on: { go: { target: ['#m.one.y', '#m.two.y'] }, back: '#m.two.y' } }, two: region },
		});
		expect(run(machine, 'go').at).toBe('one.y two.y');
		// XState leaves all regions of a parallel state for a target in another, and enters the rest by default.
		expect(run(machine, 'go', 'back').at).toBe('one.x two.y');
	});

	it('lets the first in the chart win where transitions leave the same states', () => {
		const machine = on({
			type: 'parallel',
			states: {
				one: { initial: 'x', states: { x: { on: { go: { target: '#m.two.y', actions: more } } } } },
				two: { initial: 'x', states: { x: { on: { go: { target: 'z', actions: setOn } } }, y: {}, z: {} } },
			},
		});
		expect(run(machine, 'go')).toMatchObject({ at: 'one.x two.y', facts: { count: 1 } });
	});

	it('sees no conflict with a transition of a state without children to itself, which leaves nothing', () => {
		const machine = on({
			type: 'parallel',
			states: {
				one: { initial: 'x', states: { x: { on: { go: { target: 'x', actions: more } } }, y: {} } },
				two: { initial: 'x', states: { x: { on: { go: { target: '#m.one.y', actions: setOn } } } } },
			},
		});
		expect(run(machine, 'go')).toMatchObject({ at: 'one.y two.x', facts: { count: 1, isOn: true } });
	});

	it('goes on without an event as long as it can', () => {
		const machine = on({
			initial: 'a',
			states: {
				a: { on: { go: 'b' } },
				b: { always: [{ guard: ({ context }: Arguments) => context.count < 3, actions: more }, { target: 'c' }] },
				c: {},
			},
		});
		expect(run(machine, 'go')).toMatchObject({ at: 'c', facts: { count: 3 } });
	});

	it('takes the end of a delay as an event', () => {
		const machine = on({ initial: 'a', states: { a: { after: { short: 'b' } }, b: {} } }, { delays: { short: 5 } });
		expect(run(machine).enabled).toBe('xstate.after.short.m.a');
		expect(run(machine, 'xstate.after.short.m.a')).toEqual({ at: 'b', facts: {}, enabled: '' });
	});
});

describe('guards', () => {
	/** The events that a guard lets through, at first and once the flag is set. */
	function enabledBy(guard: unknown, implementations?: object): string[] {
		const machine = on(
			{
				type: 'parallel',
				states: {
					region: { id: 'own', initial: 'x', states: { x: { on: { turn: { target: 'y', actions: setOn } } }, y: {} } },
					asking: { on: { go: { guard, actions: more }, paint: { guard, actions: more } } },
				},
			},
			implementations,
		);
		const others = (text: string) => text.split(', ').filter((event) => event !== 'turn');
		return [run(machine).enabled, run(machine, 'turn').enabled].map((text) => others(text).join(', '));
	}
	const all = 'go, paint colour=red, paint colour=blue';

	it('reads names, names with parameters and names of combinations', () => {
		expect(enabledBy('isOn', { guards: { isOn } })).toEqual(['', all]);
		const hasValue = ({ context }: Arguments, { value }: { value: boolean }) => context.isOn === value;
		expect(enabledBy({ type: 'hasValue', params: { value: false } }, { guards: { hasValue } })).toEqual([all, '']);
		expect(enabledBy('neither', { guards: { isOn, neither: not('isOn') } })).toEqual([all, '']);
	});

	it('reads and, or and not', () => {
		expect(enabledBy(and([isOn, ({ event }: Arguments) => event.type === 'go']))).toEqual(['', 'go']);
		expect(enabledBy(or([isOn, ({ event }: Arguments) => event['colour'] === 'red']))).toEqual([
			'paint colour=red',
			all,
		]);
		expect(enabledBy(not(isOn))).toEqual([all, '']);
		expect(enabledBy(and([]))).toEqual([all, all]);
		expect(enabledBy(or([]))).toEqual(['', '']);
	});

	it('reads stateIn in all its forms', () => {
		expect(enabledBy(stateIn({ region: 'y' } as never))).toEqual(['', all]);
		expect(enabledBy(stateIn('region.y' as never))).toEqual(['', all]);
		expect(enabledBy(stateIn('#m.region.y' as never))).toEqual(['', all]);
		expect(enabledBy(stateIn('#own.y' as never))).toEqual(['', all]);
		expect(enabledBy(stateIn({ region: 'nowhere' } as never))).toEqual(['', '']);
	});

	it('tries functions of several facts and of the event', () => {
		const both = ({ context, event }: Arguments) => context.isOn && `${context.colour}` === event['colour'];
		expect(enabledBy(both)).toEqual(['', 'paint colour=red']);
	});

	it('notices every way to look at facts and event, also where a guard is used for several events', () => {
		expect(enabledBy(and([({ event }: Arguments) => Object.hasOwn(event, 'colour')]))).toEqual([
			'paint colour=red, paint colour=blue',
			'paint colour=red, paint colour=blue',
		]);
		expect(enabledBy(and([({ event }: Arguments) => 'colour' in event && { ...event }['colour'] === 'red']))).toEqual([
			'paint colour=red',
			'paint colour=red',
		]);
		expect(enabledBy(({ context }: Arguments) => Object.hasOwn(context, 'isOn'))).toEqual([all, all]);
	});
});

describe('actions', () => {
	const doing = (actions: unknown, implementations?: object) =>
		run(on({ on: { paint: { actions } } }, implementations), 'paint colour=blue').facts;

	it('assigns values, functions of facts and event, and whole functions', () => {
		expect(doing(assign({ isOn: true, count: ({ context }: Arguments) => context.count + 2 }))).toEqual({
			isOn: true,
			count: 2,
		});
		expect(doing(assign({ colour: ({ event }: Arguments) => event['colour'] as string }))).toEqual({ colour: 'blue' });
		expect(
			doing(assign(({ context }: Arguments) => (context.isOn ? { count: 1 } : { count: 4, colour: 'green' }))),
		).toEqual({
			count: 4,
			colour: 'green',
		});
		expect(doing(assign(() => undefined as never))).toEqual({});
	});

	it('lets all parts of an assignment read the facts before it, and the next assignment those after it', () => {
		const parts = assign({ isOn: true, count: ({ context }: Arguments) => (context.isOn ? 1 : 2) });
		const next = assign({ colour: ({ context }: Arguments) => (context.count === 2 ? 'blue' : 'green') });
		expect(doing([parts, next])).toEqual({ isOn: true, count: 2, colour: 'blue' });
	});

	it('reads names with parameters', () => {
		const paint = assign((_, { colour }: { colour: string }) => ({ colour }));
		expect(doing({ type: 'paint', params: { colour: 'green' } }, { actions: { paint } })).toEqual({ colour: 'green' });
	});

	it('leaves out what changes nothing of the machine', () => {
		expect(doing(['unknown', () => {}, log('a word'), cancel('a delay')])).toEqual({});
	});

	it('does exits inner first, then actions, then entries outer first', () => {
		const digit = (value: number) => assign({ count: ({ context }: Arguments) => (context.count * 2 + value) % 6 });
		const machine = on({
			initial: 'a',
			states: {
				a: {
					exit: digit(1),
					initial: 'x',
					states: { x: { exit: digit(0) } },
					on: { go: { target: 'b', actions: digit(1) } },
				},
				b: { entry: digit(0), initial: 'x', states: { x: { entry: digit(1) } } },
			},
		});
		// 0 · 0 → 0; 1 → 1; 1 → 3; 0 → 6 = 0; 1 → 1.
		expect(run(machine, 'go').facts).toEqual({ count: 1 });
	});

	it('works off raised events in their order, after eventless transitions', () => {
		const machine = on({
			initial: 'a',
			states: {
				a: { on: { go: { target: 'b', actions: [raise({ type: 'first' }), raise({ type: 'second' })] } } },
				b: { always: 'c' },
				c: { on: { first: { target: 'd', actions: raise({ type: 'third' }) }, third: 'a' } },
				d: { on: { second: { target: 'e' } } },
				e: { on: { third: 'f' } },
				f: {},
			},
		});
		expect(run(machine, 'go').at).toBe('f');
	});
});

describe('final states', () => {
	const finishing = (event: string) => ({
		initial: 'busy',
		states: { busy: { on: { [event]: 'done' } }, done: { type: 'final' } },
	});

	it('complete the state around them', () => {
		const machine = on({ initial: 'work', states: { work: { ...finishing('go'), onDone: 'rest' }, rest: {} } });
		expect(run(machine, 'go').at).toBe('rest');
	});

	it('complete a parallel state once all its regions are complete', () => {
		const machine = on({
			initial: 'work',
			states: {
				work: { type: 'parallel', states: { one: finishing('go'), two: finishing('turn') }, onDone: 'rest' },
				rest: {},
			},
		});
		expect(run(machine, 'go').at).toBe('work work.one.done work.two.busy');
		expect(run(machine, 'go', 'turn').at).toBe('rest');
		expect(run(machine, 'turn', 'go').at).toBe('rest');
	});

	it('complete a parallel state once where several are entered together', () => {
		const machine = on({
			initial: 'work',
			states: {
				work: { type: 'parallel', states: { one: finishing('go'), two: finishing('go') }, onDone: { actions: more } },
			},
		});
		expect(run(machine, 'go').facts).toEqual({ count: 1 });
	});

	it('count from the begin where a region itself is final', () => {
		const machine = on({
			initial: 'idle',
			states: {
				idle: { on: { go: 'work' } },
				work: {
					type: 'parallel',
					states: { one: { type: 'final' }, two: { type: 'final', entry: raise({ type: 'late' }) } },
					on: { late: { actions: setOn } },
					onDone: { actions: assign({ colour: ({ context }: Arguments) => (context.isOn ? 'green' : 'blue') }) },
				},
			},
		});
		// XState raises the completion with the first of them, before what the second raises on entry.
		expect(run(machine, 'go').facts).toEqual({ isOn: true, colour: 'blue' });
	});
});

describe('what no state can hold', () => {
	it('is a value outside the domain', () => {
		const machine = on({ on: { go: { actions: assign({ count: ({ context }: Arguments) => context.count + 6 }) } } });
		expect(() => run(machine, 'go')).toThrow('The fact count gets a value outside its declared domain.');
	});

	it.each([
		['eventless transitions back and forth', { a: { always: 'b' }, b: { always: 'a' } }],
		[
			'events that raise themselves',
			{ a: { entry: raise({ type: 'x' }), on: { x: { actions: raise({ type: 'x' }) } } } },
		],
		[
			'an eventless transition that enters its state anew',
			{ a: { entry: setOn, always: { target: 'a', reenter: true } } },
		],
	])('is a step without end: %s', (_, states) => {
		expect(() => run(on({ initial: 'a', states }))).toThrow(
			'Eventless transitions or raised events go on without end.',
		);
	});
});

describe('what is refused', () => {
	const inA = (a: object) => ({ initial: 'a', states: { a, b: {} } });
	const guarded = (guard: unknown) => inA({ on: { go: { guard } } });
	const acting = (actions: unknown) => inA({ on: { go: { actions } } });
	const region = (always: object, more: object = {}) => ({
		initial: 'x',
		states: { x: { always }, y: {}, z: {} },
		...more,
	});
	const regions = (one: object, two: object) => ({ type: 'parallel', states: { one: region(one), two: region(two) } });
	const order = 'and what comes first depends on what was entered first.';

	it.each<[what: string, config: object, message: string]>([
		[
			'history',
			inA({ initial: 'x', states: { x: {}, h: { type: 'history' } } }),
			'the state m.a.h: history states are not supported.',
		],
		['actors', inA({ invoke: { src: 'somebody' } }), 'the state m.a: it invokes an actor.'],
		['an end', inA({ type: 'final' }), 'the state m: its final states may end the whole machine.'],
		[
			'an end of all regions',
			{ type: 'parallel', states: { one: inA({ type: 'final' }), two: { type: 'final' } } },
			'the state m: its final states may end the whole machine.',
		],
		[
			'two states that exclude each other',
			inA({ on: { go: { target: ['#m.a', '#m.b'] } } }),
			'the state m.b: a transition enters it beside m.a, which excludes it.',
		],
		[
			'the machine anew',
			{ ...inA({}), on: { go: { target: '#m', reenter: true } } },
			'the state m: a transition of the whole machine enters it anew.',
		],
		[
			'eventless transitions around regions',
			inA({ type: 'parallel', states: { x: {} }, always: { guard: isOn, target: 'b' } }),
			'the state m.a: it has an eventless transition and parallel regions inside.',
		],
		[
			'eventless transitions that leave the same states',
			regions({ target: '#m.two.y' }, { target: 'z' }),
			`the state m.two.x: its eventless transition may come together with one of m.one.x: both leave the same states, ${order}`,
		],
		[
			'eventless transitions that assign the same fact',
			regions({ target: 'y', actions: more }, { target: 'y', actions: assign({ count: 3 }) }),
			`the state m.two.x: its eventless transition may come together with one of m.one.x: one assigns what the other assigns or reads, ${order}`,
		],
		[
			'eventless transitions that raise events',
			regions({ target: 'y', actions: raise({ type: 'x' }) }, { target: 'y', actions: raise({ type: 'y' }) }),
			`the state m.two.x: its eventless transition may come together with one of m.one.x: both raise events, ${order}`,
		],
		...[
			['an assignment that does not end it', { always: { actions: setOn } }],
			['an event raised again and again', { always: { actions: raise({ type: 'x' }) } }],
			['an assignment that its guard does not ask for', { always: { guard: not(isOn), actions: more } }],
		].map(([what, a]): [string, object, string] => [
			`a step without end: ${what}`,
			inA(a as object),
			'the state m.a: its eventless transition without a target changes nothing that its guard reads: it would be taken without end.',
		]),
		[
			'final states that are left while other regions are waited for',
			inA({
				type: 'parallel',
				onDone: 'b',
				states: {
					one: { initial: 'busy', states: { busy: { on: { turn: 'done' } }, done: { type: 'final' } } },
					two: { initial: 'x', states: { x: { on: { go: 'y' } }, y: { type: 'final' } }, on: { turn: '.x' } },
				},
			}),
			'the state m.a.two: its transitions may leave its final states, and m.a waits for all its regions.',
		],
		['an unknown guard', guarded('nobody'), 'go in m.a: it names the guard "nobody", which the machine does not have.'],
		[
			'an unknown id',
			guarded(stateIn('#m.c' as never)),
			'go in m.a: it asks for #m.c, which the machine does not have.',
		],
		[
			'an empty state value',
			guarded(stateIn({ a: {} } as never)),
			'go in m.a: it asks for a state value that is empty.',
		],
		[
			'a guard of another kind',
			guarded(Object.assign(() => true, { check: () => true })),
			'go in m.a: it has a guard of a kind that is not known.',
		],
		[
			'computed parameters of a guard',
			guarded({ type: 'isOn', params: () => ({}) }),
			'the guard isOn of go in m.a: its parameters are computed by a function.',
		],
		[
			'a guard that fails',
			guarded(() => {
				throw new Error('no luck');
			}),
			'a guard of go in m.a: it fails: no luck',
		],
		[
			'a guard that lists the facts',
			guarded(({ context }: Arguments) => Object.keys(context).length > 0),
			'a guard of go in m.a: it lists the context, where only reading single facts can be compiled.',
		],
		[
			'an eventless guard that reads the event',
			inA({ always: { guard: ({ event }: Arguments) => 'colour' in event, target: 'b' } }),
			'a guard of an eventless transition of m.a: it reads the event, although the transition or action belongs to no single event.',
		],
		[
			'an action that changes the facts themselves',
			acting(
				assign(({ context }: Arguments) => {
					(context as { count: number }).count = 1;
					return context;
				}),
			),
			'an action of go in m.a: it changes the context, where only reading single facts can be compiled.',
		],
		[
			'computed parameters of an action',
			acting({ type: 'setOn', params: () => ({}) }),
			'the action setOn of go in m.a: its parameters are computed by a function.',
		],
		[
			'a delayed event',
			acting(raise({ type: 'x' }, { delay: 5 })),
			'an action of go in m.a: it raises an event with a delay.',
		],
		[
			'a computed event',
			acting(raise(() => ({ type: 'x' }))),
			'an action of go in m.a: the event that it raises is computed by a function.',
		],
		[
			'another kind of action on entry',
			inA({ entry: emit({ type: 'x' } as never) }),
			'an action of the entry of m.a: actions of the kind xstate.emit are not supported.',
		],
	])('%s', (_, config, message) => {
		expect(() => on(config, { guards: { isOn }, actions: { setOn } })).toThrow(
			expect.objectContaining({ name: 'CompileError', message: `The explorer cannot compile ${message}` }),
		);
	});

	it('does not refuse eventless transitions that end themselves', () => {
		const machine = on({ ...inA({ always: { guard: not(isOn), actions: setOn } }) });
		expect(run(machine).facts).toEqual({ isOn: true });
	});

	it('does not refuse eventless transitions that exclude each other', () => {
		const machine = on({
			...regions(
				{ guard: isOn, target: 'y', actions: more },
				{ guard: not(isOn), target: 'y', actions: assign({ count: 3 }) },
			),
			on: { go: { actions: setOn } },
		});
		expect(run(machine, 'go')).toMatchObject({ at: 'one.y two.y', facts: { count: 4, isOn: true } });
	});
});

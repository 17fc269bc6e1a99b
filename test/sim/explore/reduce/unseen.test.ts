/** Machines on which leaving out steps that nobody sees, or looking at a part only, goes wrong if it is done carelessly. */
import { describe, expect, it } from 'vitest';
import { assign, stateIn } from 'xstate';
import { type Facts, oneOf } from '../../../../machines/kit/facts.js';
import { at, both, concerns, events, flags, has, systemOf, to, wrong } from '../../../support/askedMachine.js';

const inState = (id: string) => stateIn(`#${id}` as never);
const regions = (states: object) => ({ type: 'parallel', states });

/** A region that goes round between two leaves, which nobody need notice. */
const circle = { initial: 'a', states: { a: { on: { go: 'b' } }, b: { on: { back: 'a' } } } };

describe('a circle', () => {
	it('is none where an eventless transition waits in one of its leaves', () => {
		const waiting = {
			initial: 'x',
			states: { x: { on: { turn: 'y' }, always: { guard: inState('m.circle.b'), target: 'z' } }, y: {}, z: {} },
		};
		const config = regions({ circle, waiting });
		expect(
			wrong(config, {}, events('go', 'back', 'turn'), { kind: 'sometimes', condition: at('m.waiting.y') }),
		).toEqual([]);
	});

	it('is none if a step of it is not always possible', () => {
		const isOn = ({ context }: { context: Facts }) => context['on'] === true;
		const config = {
			...regions({
				circle: { initial: 'a', states: { a: { on: { go: 'b' } }, b: { on: { back: { guard: isOn, target: 'a' } } } } },
				other: {
					initial: 'x',
					states: { x: { on: { turn: { guard: inState('m.circle.a'), target: 'y' } } }, y: {} },
				},
			}),
			on: { drop: { actions: assign({ on: false }) } },
		};
		const facts = { on: { ...flags('on')['on'], initial: true } } as ReturnType<typeof flags>;
		expect(
			wrong(config, facts, events('go', 'back', 'turn', 'drop'), {
				kind: 'alwaysPossible',
				condition: at('m.other.y'),
			}),
		).toEqual([]);
	});

	it('leaves what is possible in the second of its leaves only', () => {
		const config = regions({
			circle,
			other: {
				initial: 'x',
				states: {
					x: { on: { turn: [{ guard: inState('m.circle.a'), target: 'y' }, { target: 'z' }] } },
					y: {},
					z: {},
				},
			},
		});
		for (const leaf of ['y', 'z']) {
			expect(
				wrong(config, {}, events('go', 'back', 'turn'), { kind: 'sometimes', condition: at(`m.other.${leaf}`) }),
			).toEqual([]);
		}
	});
});

describe('a server that goes round alone', () => {
	it('does not keep the others waiting forever', () => {
		// It flips a fact of its own, so that it is no circle of leaves, and no step of it can be taken at once.
		const server = (name: string) => ({
			initial: 'a',
			states: {
				a: {
					on: {
						flip: { guard: concerns(name), actions: assign({ [`${name}.on`]: true }) },
						flop: { guard: concerns(name), actions: assign({ [`${name}.on`]: false }) },
						go: {
							guard: ({ context, event }: { context: Facts; event: { server?: string } }) =>
								event.server === name && context[`${name}.on`] === true && name === 's1',
							target: 'b',
						},
					},
				},
				b: {},
			},
		});
		const vocabulary = ['s0', 's1'].flatMap((name) => ['flip', 'flop', 'go'].map(to(name)));
		const condition = both(at('m.servers.s1.b'), has('s0.on', true));
		const facts = flags('s0.on', 's1.on');
		for (const asked of [condition, at('m.servers.s1.b')]) {
			expect(wrong(systemOf(server), facts, vocabulary, { kind: 'never', condition: asked })).toEqual([]);
			expect(wrong(systemOf(server), facts, vocabulary, { kind: 'alwaysPossible', condition: asked })).toEqual([]);
		}
	});
});

describe('a part', () => {
	it('lets two transitions be taken together of which each would be in the way of the other', () => {
		const region = (other: string) => ({
			initial: 'n',
			states: { n: { on: { go: 'p' } }, p: { always: { guard: inState(`m.${other}.p`), target: 'q' } }, q: {} },
		});
		const config = regions({
			one: region('two'),
			two: region('one'),
			more: circle,
			still: { initial: 's', states: { s: {} } },
		});
		const condition = both(at('m.one.q'), at('m.two.q'));
		expect(wrong(config, {}, events('go', 'back'), { kind: 'never', condition })).toEqual([]);
	});

	it('lets the transition that is taken last have the last word', () => {
		const one = { initial: 'n', states: { n: { on: { go: { target: 'p', actions: assign({ by: 'one' }) } } }, p: {} } };
		const nobodyYet = ({ context }: { context: Facts }) => context['by'] === 'nobody';
		const go = { guard: nobodyYet, target: 'p', actions: assign({ by: 'two' }) };
		const two = { initial: 'n', states: { n: { on: { go } }, p: {} } };
		const config = regions({ one, two, more: circle, still: circle, quiet: circle, calm: circle });
		const facts = { by: oneOf('Who has written', ['nobody', 'one', 'two']) };
		const condition = both(at('m.one.p'), at('m.two.p'), has('by', 'two'));
		expect(wrong(config, facts, events('go', 'back'), { kind: 'never', condition })).toEqual([]);
	});

	it('remembers nothing on the way through a state in which nothing rests', () => {
		const region = { initial: 'a', states: { a: { on: { go: 'b' } }, b: { always: 'c' }, c: {} } };
		const config = regions({ region, more: circle });
		const asked = { kind: 'precedes', condition: at('m.region.c'), other: at('m.region.b') } as const;
		expect(wrong(config, {}, events('go', 'back'), asked)).toEqual([]);
	});

	it('rests where an eventless transition leads nowhere', () => {
		const region = { initial: 'a', states: { a: { always: { guard: inState('m.more.b') } }, c: {} } };
		const config = regions({ region, more: circle });
		const condition = both(at('m.region.a'), at('m.more.b'));
		expect(wrong(config, {}, events('go', 'back'), { kind: 'never', condition })).toEqual([]);
	});
});

describe('a witness', () => {
	const names = ['s0', 's1', 's2', 's3'];
	const server = (name: string) => ({
		initial: 'a',
		states: { a: { on: { go: { guard: concerns(name), target: 'b' } } }, b: {}, c: {} },
	});
	const vocabulary = names.map((name) => to(name)('go'));
	it.each([
		['all of many servers that are alike', both(...names.map((name) => at(`m.servers.${name}.b`)))],
		['three of them', both(...names.slice(1).map((name) => at(`m.servers.${name}.b`)))],
		['the last of them', both(at('m.servers.s3.b'), at('m.servers.s0.a'))],
		['nobody', at('m.servers.s2.c')],
	])('is found where it takes %s', (_, condition) => {
		expect(wrong(systemOf(server, names), {}, vocabulary, { kind: 'sometimes', condition })).toEqual([]);
	});
});

describe('a state', () => {
	it('is not out of reach because a field has to come back to where it was', () => {
		const region = {
			initial: 'a',
			states: { a: { on: { go: { target: 'b', actions: assign({ on: true }) } } }, b: { on: { back: 'a' } } },
		};
		const condition = both(at('m.region.a'), has('on', true));
		expect(wrong(regions({ region }), flags('on'), events('go', 'back'), { kind: 'never', condition })).toEqual([]);
	});
});

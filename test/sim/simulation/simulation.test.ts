import { describe, expect, it } from 'vitest';
import type { ProductEvent } from '../../../machines/kit/events.js';
import type { Mode } from '../../../machines/kit/variants.js';
import { regionStates } from '../../../sim/simulation/configuration.js';
import type { Entry } from '../../../sim/simulation/entry.js';
import { advance, begin, dispatch, type Simulation } from '../../../sim/simulation/simulation.js';
import { kettle } from '../../support/kettle.js';
import { modelOf } from '../../support/walk.js';

const event = (type: string, server = 'a'): ProductEvent => ({ type: `operator.${type}`, server });

function start(mode: Mode = 'guided', deployment: unknown = { kettles: ['a', 'b'] }): Simulation {
	return begin(modelOf(kettle, deployment, mode))[0];
}

function play(simulation: Simulation, ...steps: (ProductEvent | 'advance')[]): { at: Simulation; entries: Entry[] } {
	const entries: Entry[] = [];
	let at = simulation;
	for (const step of steps) {
		const next = step === 'advance' ? advance(at) : dispatch(at, step);
		if (next === undefined) throw new Error('nothing is running');
		at = next[0];
		entries.push(next[1]);
	}
	return { at, entries };
}

const filled = [event('fill', 'a'), event('fill', 'b')];

describe('the clock', () => {
	it('goes to each due time in turn, also over chained delays', () => {
		const { entries } = play(start(), ...filled, event('heat'), 'advance', 'advance');
		expect(entries.slice(-2).map(({ at, event: { type } }) => [at.minutes, type])).toEqual([
			[10, 'system.heated'],
			[20, 'system.settled'],
		]);
	});

	it('ends what began first where two delays end at the same minute', () => {
		const { entries } = play(start(), ...filled, event('heat', 'b'), event('heat', 'a'), 'advance', 'advance');
		expect(entries.slice(-2).map(({ event: { server } }) => server)).toEqual(['b', 'a']);
	});

	it('lets an unknown delay end only when no known one is running, and counts it as unknown', () => {
		const { at, entries } = play(
			start(),
			...filled,
			event('heat', 'a'),
			'advance',
			'advance',
			event('heat', 'b'),
			'advance',
			'advance',
			'advance',
		);
		expect(entries.slice(-3).map(({ event: { type, server } }) => `${type} ${server}`)).toEqual([
			'system.heated b',
			'system.settled b',
			'system.cooled a',
		]);
		expect(at.clock).toEqual({ minutes: 40, unknownStretches: 1 });
	});

	it('takes durations from the deployment', () => {
		const simulation = start('guided', { kettles: ['a'], durations: { heating: '1 h' } });
		expect(play(simulation, event('fill'), event('heat'), 'advance').at.clock.minutes).toBe(60);
	});

	it('stands still when nothing is running', () => {
		expect(advance(start())).toBeUndefined();
	});
});

describe('an event', () => {
	it('is refused by law with the rule, its sentence and its clauses, and changes nothing', () => {
		const simulation = start();
		const [after, entry] = dispatch(simulation, event('heat'));
		expect(entry.verdict).toEqual({
			kind: 'refused',
			reasons: [
				{
					kind: 'law',
					rule: 'filledFirst',
					demands: 'The kettle is filled before it is heated.',
					clauses: ['KT-1'],
				},
			],
		});
		expect(after.snapshot).toBe(simulation.snapshot);
	});

	it('is accepted in open mode, where the breach is recorded', () => {
		const [, entry] = dispatch(start('open'), event('heat'));
		expect(entry.verdict.kind).toBe('accepted');
		expect(entry.breaches.map(({ rule }) => rule)).toEqual(['filledFirst']);
		expect(entry.isOutsideGuide).toBe(false);
	});

	it('is refused by a state that does not know it, with the states and the clauses', () => {
		const { at } = play(start(), ...filled, event('heat'));
		const [, entry] = dispatch(at, event('heat'));
		expect(entry.verdict).toEqual({
			kind: 'refused',
			reasons: [
				{ kind: 'state', states: ['a: hot.heating'], because: 'Possible only on a cold kettle.', clauses: ['KT-3'] },
			],
		});
	});

	it('of no effect says so and why', () => {
		const { entries } = play(start(), event('look'), event('look'));
		expect(entries.map(({ verdict: { kind }, notes }) => [kind, notes])).toEqual([
			['accepted', ['A watched kettle.']],
			['noEffect', ['A watched kettle.']],
		]);
	});

	it('that disregards advice is accepted with the advice', () => {
		const { entries } = play(start(), ...filled, event('heat'));
		expect(entries.at(-1)?.advice.map(({ advice }) => advice)).toEqual(['lookFirst']);
		const advised = play(start(), ...filled, event('look', 'a'), event('look', 'b'), event('heat'));
		expect(advised.entries.at(-1)?.advice).toEqual([]);
	});
});

describe('consequences', () => {
	const broken: ProductEvent = { type: 'fault.lidBreaks', server: 'a' };

	it('follow from facts, and the rule that decided is named', () => {
		const { at, entries } = play(start(), ...filled, event('heat'), broken, 'advance', 'advance');
		expect(regionStates(at.snapshot).get('a')).toBe('cold');
		expect(entries.at(-1)?.decidedBy.map(({ rule }) => rule)).toEqual(['lidHolds']);
	});

	it('begin and end hazards', () => {
		const { entries } = play(start(), ...filled, event('heat'), broken);
		expect(entries.at(-1)?.hazards).toEqual([
			{ hazard: 'lidBroken.a', title: 'a: A lid is broken', change: 'began', clauses: ['KT-2'] },
		]);
	});
});

describe('services', () => {
	it('are as bad as the worst state of a server, and shared ones as good as the best server', () => {
		const { at } = play(start(), ...filled, event('heat'), 'advance');
		expect(at.levels.get('tea.a')).toEqual({ kind: 'down' });
		expect(at.levels.get('tea')).toEqual({ kind: 'up' });
	});

	it('are metered down and degraded, known and unknown time apart', () => {
		const { at } = play(start(), ...filled, event('heat'), 'advance', 'advance', 'advance');
		expect(at.meters.get('tea.a')).toEqual({
			down: { minutes: 20, unknownStretches: 0 },
			degraded: { minutes: 0, unknownStretches: 1 },
		});
		expect(at.meters.get('tea')?.down).toEqual({ minutes: 0, unknownStretches: 0 });
	});
});

describe('snapshots', () => {
	it('are frozen, and a step leaves the simulation before it as it was', () => {
		const simulation = start();
		const before = JSON.stringify(simulation.snapshot.context);
		dispatch(simulation, event('fill'));
		expect(JSON.stringify(simulation.snapshot.context)).toBe(before);
		expect(Object.isFrozen(simulation.snapshot.context)).toBe(true);
		expect(() => Object.assign(simulation.snapshot.context, { 'a.filled': true })).toThrow(TypeError);
	});
});

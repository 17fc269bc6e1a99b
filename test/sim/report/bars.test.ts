import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarLegend, drawBars } from '../../../sim/report/bars.js';
import { scaleFor } from '../../../sim/report/scale.js';
import { columns } from '../../../sim/report/style.js';
import type { Span } from '../../../sim/report/timeline.js';

const minute = (minutes: number) => ({ minutes, unknownStretches: 0 });

/** Spans of states with their lengths in minutes. */
function spans(...states: readonly (readonly [string, number])[]): Span[] {
	let end = 0;
	return states.map(([value, length]) => {
		const from = end;
		end += length;
		return { from: minute(from), to: minute(end), value };
	});
}

function draw(width: number, ...states: readonly (readonly [string, number])[]): [string, Record<string, string>] {
	const legend: BarLegend = new Map();
	const all = spans(...states);
	const text = drawBars(all, scaleFor(all.at(-1)?.to ?? minute(0), width), legend);
	return [text, Object.fromEntries(legend)];
}

describe('drawBars', () => {
	it('writes whole paths where they fit, and only what differs behind them', () => {
		expect(draw(60, ['waiting.linked', 20], ['waiting.cutOff', 10], ['done', 10])).toEqual([
			'│waiting.linked ──────────────│.cutOff ──────│done ─────────',
			{},
		]);
	});

	it('draws one bar for an outer state whose inner ones do not fit', () => {
		expect(draw(30, ['waiting.linked', 20], ['waiting.cutOff', 1], ['done', 9])).toEqual([
			'│waiting ────────────│done ───',
			{},
		]);
	});

	it('cuts names, takes letters where that would say nothing, and explains both', () => {
		expect(draw(20, ['migrating', 8], ['done', 1], ['migrated', 2], ['ready', 1], ['deleted', 8])).toEqual([
			'│migrat…d│mr│deleted',
			{ 'migrat…': 'migrating', d: 'done', m: 'migrated', r: 'ready' },
		]);
	});

	it('never lets two names share a sign', () => {
		expect(draw(16, ['migrating', 7], ['migration', 7], ['mm', 1], ['migrating', 1])).toEqual([
			'│migra…│m ────Mi',
			{ 'migra…': 'migrating', m: 'migration', M: 'mm', i: 'migrating' },
		]);
	});

	it('leaves out states that take no time, and joins what they parted', () => {
		expect(draw(12, ['waiting', 0], ['busy', 5], ['done', 0], ['busy', 5])[0]).toBe('│busy ──────');
	});

	it('keeps short states visible', () => {
		expect(draw(12, ['aaa', 1000], ['b', 1], ['c', 1])[0]).toBe('│aaa ─────bc');
		expect(draw(12, ['b', 1], ['aaa', 1000])[0]).toBe('b│aaa ──────');
	});

	it('always fills the width, whatever the states and lengths', () => {
		const state = fc.tuple(fc.constantFrom('a', 'a.b', 'a.b.c', 'waiting.cutOff', '失敗'), fc.nat(500));
		fc.assert(
			fc.property(
				fc.array(state, { minLength: 1, maxLength: 30 }),
				fc.integer({ min: 4, max: 200 }),
				(states, width) => {
					fc.pre(states.some(([, length]) => length > 0));
					expect(columns(draw(width, ...states)[0])).toBe(width);
				},
			),
		);
	});
});

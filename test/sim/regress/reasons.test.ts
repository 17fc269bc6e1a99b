/** Reviewed reasons: they excuse what no search could decide, and nothing else; parts are put together in order. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mergedReports, writePart } from '../../../sim/cli/mutate/parts.js';
import { readReasons } from '../../../sim/cli/mutate/reasons.js';
import type { BaselineChange } from '../../../sim/regress/baseline/baseline.js';
import { kindOf } from '../../../sim/regress/baseline/kinds.js';
import { type MutationReport, withReasons } from '../../../sim/regress/mutate/report.js';
import type { Fate } from '../../../sim/regress/mutate/trial.js';
import { scoreOf } from '../../../sim/report/mutations.js';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-reasons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notDecided: Fate = { kind: 'notDecided', because: 'none of the first 10 states shows a difference' };
const survives: Fate = { kind: 'survives', example: 'one', mode: 'guided', killer: undefined };
const noticed: Fate = { kind: 'scenario', file: 'a.yaml', because: 'refused' };

function report(name: string, fate: Fate): MutationReport {
	return { name, operator: 'dropGuard', places: ['servers.done'], event: 'operator.x', what: '', fate };
}

const reason = (mutations: string) => ({ mutations, because: 'it is never so' });

describe('a reviewed reason', () => {
	it('makes what no search could decide equivalent', () => {
		const { reports, needless } = withReasons([report('drop a: x in b', notDecided)], [reason('drop a: x in b')]);
		expect(reports[0]?.fate).toEqual({ kind: 'equivalent', because: 'it is never so (reviewed)' });
		expect(needless).toEqual([]);
		expect(scoreOf(reports)).toMatchObject({ equivalent: 1, notDecided: 0, percent: 100 });
	});

	it('excuses nothing that has an example, and is needless where nothing is left open', () => {
		const tried = [report('drop a', survives), report('drop b', noticed)];
		const { reports, needless } = withReasons(tried, [reason('drop *')]);
		expect(reports).toEqual(tried);
		expect(needless).toEqual([reason('drop *')]);
	});

	it.each([
		['drop a*', 'drop a: x', true],
		['*x in b', 'drop a: x in b', true],
		['drop * in b', 'drop a: x in b (2)', false],
		['drop * in b*', 'drop a: x in b (2)', true],
		['drop a', 'drop a: x', false],
		['a*', 'drop a', false],
	])('%s is meant for %s: %s', (pattern, name, isMeant) => {
		const { needless } = withReasons([report(name, notDecided)], [reason(pattern)]);
		expect(needless.length === 0).toBe(isMeant);
	});

	it('is read from a list; without a file there is none', () => {
		const file = join(folder, 'reasons.yaml');
		expect(readReasons(file)).toEqual([]);
		writeFileSync(file, '- mutations: drop a\n  because: never\n');
		expect(readReasons(file)).toEqual([{ mutations: 'drop a', because: 'never' }]);
		writeFileSync(file, '- mutations: drop a\n');
		expect(readReasons(file)).toContain('expected a list of entries');
	});
});

describe('parts of mutations', () => {
	const part = (index: number, names: readonly string[], count = 2) => {
		const file = join(folder, `part-${index}-${count}.json`);
		const reports = names.map((name) => report(name, noticed));
		writeFileSync(file, writePart({ index, count }, [{ product: 'kettle', reports }]));
		return file;
	};

	it('are in the order of the chart again', () => {
		const merged = mergedReports([part(2, ['b', 'd']), part(1, ['a', 'c', 'e'])]);
		expect(typeof merged === 'string' ? merged : merged[0]?.reports.map(({ name }) => name)).toEqual([
			'a',
			'b',
			'c',
			'd',
			'e',
		]);
	});

	it('are refused if one is missing, or is something else', () => {
		expect(mergedReports([part(1, ['a'])])).toContain('none, or more than one: 2');
		const other = join(folder, 'other.json');
		writeFileSync(other, '{}');
		expect(mergedReports([other])).toContain('is no part of mutations');
	});
});

describe('a changed line of a baseline', () => {
	const change = (section: BaselineChange['section'], before?: string, after?: string) =>
		kindOf({ section, name: 'x', before, after });

	it('is something newly reachable, or not reachable any more', () => {
		expect(change('states', 'open only 3 (one)', '2 (one)')).toBe('added');
		expect(change('transitions', undefined, '0 (one)')).toBe('added');
		expect(change('states', '2 (one)', 'never')).toBe('removed');
		expect(change('states', '2 (one)', '4 (one)')).toBe('changed');
	});

	it('is a verdict that turns, or something else about it', () => {
		expect(change('scenarios', 'passes; completed after 1 h', 'FAILS (x); failed')).toBe('scenarios');
		expect(change('scenarios', 'passes; completed after 1 h', 'passes; completed after 2 h')).toBe('changed');
		expect(change('properties', 'holds (one)', 'VIOLATED (one 2)')).toBe('properties');
		expect(change('lessons', 'right', 'WRONG (The solution does not reach the goal.)')).toBe('lessons');
	});
});

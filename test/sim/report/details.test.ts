import { describe, expect, it } from 'vitest';
import { renderSteps } from '../../../sim/report/steps.js';
import { plainStyle } from '../../../sim/report/style.js';
import { kettles, withEntries, withEntry } from './results.js';

const view = (width: number) => ({ width, style: plainStyle });
const fillingStep = 'steps:\n  - { do: operator.fill, server: a }\n';

describe('the details of an entry', () => {
	it('shows the clauses of information in full once, and then their names', async () => {
		const result = await kettles(`title: Once\ndeployment: { kettles: [a] }\n${fillingStep}`);
		expect(
			renderSteps(withEntries(result, { information: ['KT-3', 'KT-9'] }), view(80)),
		).toBe(`taken as done before the first step
  0:00            The run begins.
        see       KT-3: It heats and settles for ten minutes each.
                  KT-9

line 5  operator.fill server=a
  0:00  operator  Fill: a
        fact      a.filled: false → true
        see       KT-3, as above
                  KT-9, as above
`);
	});

	it('says why the product refuses, and what lies outside the guide', async () => {
		const result = await kettles(`title: Refused\ndeployment: { kettles: [a] }\n${fillingStep}`);
		const reasons = [
			{ kind: 'physics' as const, rule: 'lidHolds', demands: 'The lid holds.', clauses: ['KT-2'] },
			{ kind: 'law' as const, rule: 'filledFirst', demands: 'It is filled.', clauses: [] },
		];
		const text = renderSteps(
			withEntries(result, {
				verdict: { kind: 'refused', reasons },
				facts: [],
				isOutsideGuide: true,
				notes: ['Mind the lid.'],
			}),
			view(80),
		);
		expect(text).toContain(`
        REFUSED   The product does not do it. It needs: The lid holds.
                  KT-2: The lid must hold.
        and       The guide forbids it. It demands: It is filled.
        outside   the guide: it does not say what follows
        note      Mind the lid.
`);
	});

	it('shows the end of a hazard', async () => {
		const result = await kettles('title: Over\ndeployment: { kettles: [a] }\n');
		const hazards = [{ hazard: 'lidBroken', title: 'A lid is broken', change: 'ended' as const, clauses: ['KT-2'] }];
		expect(renderSteps(withEntries(result, { hazards }), view(80))).toContain('hazard    ends: A lid is broken\n');
	});

	it('names together what changed alike, and separately what changed in parallel', async () => {
		const result = await kettles(`title: Alike\ndeployment: { kettles: [a] }\n${fillingStep}`);
		const states = [
			{ region: 'a', from: 'cold', to: 'hot.heating' },
			{ region: 'b', from: 'cold', to: 'hot.heating' },
			{ region: 'c', from: 'lid.open + water.none', to: 'lid.shut + water.full' },
			{ region: 'd', from: 'lid.open', to: 'hot.lid + hot.water' },
		];
		expect(renderSteps(withEntries(result, { states }), view(80))).toContain(`
        state     a, b: cold → hot.heating
                  c: lid.open → lid.shut
                  c: water.none → water.full
                  d: lid.open → hot.lid + hot.water
`);
	});

	it('names the clauses that an entry realises and no other detail names', async () => {
		const result = await kettles(`title: Named\ndeployment: { kettles: [a] }\n${fillingStep}`);
		const rule = (clause: string) => ({ kind: 'law' as const, rule: clause, demands: 'It holds.', clauses: [clause] });
		const lid = { hazard: 'lidBroken', title: 'A lid is broken' };
		const named = {
			breaches: [rule('X-1')],
			decidedBy: [rule('X-2')],
			hazards: [{ ...lid, change: 'began' as const, clauses: ['X-3'] }],
			advice: [{ advice: 'x', recommends: 'Look.', clauses: ['X-4'] }],
			information: ['X-5'],
		};
		const names = ['X-1', 'X-2', 'X-3', 'X-4', 'X-5'];
		const all = { ...named, clauses: ['KT-4', ...names, 'KT-3'] };
		expect(renderSteps(withEntry(result, 1, all), view(80))).toBe(`line 5  operator.fill server=a
  0:00  operator  Fill: a
        breaks    X-1
        because   This does not hold: It holds. (X-2)
        fact      a.filled: false → true
        hazard    begins: A lid is broken (X-3)
        advised   X-4: Look.
        guide     KT-4, KT-3
        see       X-5
`);
		expect(renderSteps(withEntry(result, 1, { ...named, clauses: names }), view(80))).not.toContain('guide');
	});

	it('names the clauses of a hazard that ends, not those of a refusal', async () => {
		const result = await kettles(`title: Named\ndeployment: { kettles: [a] }\n${fillingStep}`);
		const hazards = [{ hazard: 'lidBroken', title: 'A lid is broken', change: 'ended' as const, clauses: ['KT-2'] }];
		expect(renderSteps(withEntry(result, 1, { hazards, clauses: ['KT-2'] }), view(80))).toContain(`
        hazard    ends: A lid is broken
        guide     KT-2
`);
		const reasons = [{ kind: 'law' as const, rule: 'x', demands: 'It holds.', clauses: ['KT-1'] }];
		const refused = { verdict: { kind: 'refused' as const, reasons }, clauses: ['KT-1'] };
		expect(renderSteps(withEntry(result, 1, refused), view(80))).not.toContain('guide     ');
	});
});

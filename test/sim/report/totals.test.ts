import { describe, expect, it } from 'vitest';
import { plainStyle } from '../../../sim/report/style.js';
import { renderTotals } from '../../../sim/report/totals.js';
import { kettles, refusedDeployment, resultOf, twoKettles, unknownOnly } from './results.js';

const view = (width: number) => ({ width, style: plainStyle });
const withoutDigest = (text: string) => text.replace(/^trace {5}[0-9a-f]{12}$/m, 'trace     <digest>');

describe('renderTotals', () => {
	it('tells outcome, time, advice and the services that were not always up', async () => {
		expect(withoutDigest(renderTotals(await kettles(twoKettles), view(80)))).toBe(`outcome   open: The kitchen.
time      40 min and 1 stretch of unknown length
breaches  none
advice    disregarded KT-2: The lid must hold. (Heat: a; Heat: b)
hazards   none
services  those that are not listed were up throughout
  service  down  degraded  at end  what it is
  tea      0:00  0:20+1?   up      Tea
  tea.a    0:20  0:20+1?   up      Tea of a
  tea.b    0:20  +1?       50%     Tea of b
trace     <digest>
`);
	});

	it('names an event once that broke the same clause again', async () => {
		const heat = '  - { do: operator.heat, server: a }\n  - until: a cold\n';
		const text = `title: Twice\nmode: open\ndeployment: { kettles: [a] }\nsteps:\n${heat}${heat}`;
		expect(renderTotals(await kettles(text), view(80))).toContain('before you heat it. (Heat: a)\n');
	});

	it('tells breaches and the hazards that still hold', async () => {
		const result = await kettles(`title: Open
mode: open
deployment: { kettles: [a] }
steps:
  - { do: operator.look, server: a }
  - { do: operator.heat, server: a }
  - { fault: fault.lidBreaks, server: a }
`);
		expect(withoutDigest(renderTotals(result, view(80)))).toBe(`outcome   open: The kitchen.
time      0 min
breaches  KT-1: Fill the kettle before you heat it. (Heat: a)
advice    none
hazards   still holds: a: A lid is broken (KT-2)
services  those that are not listed were up throughout
  service  down  degraded  at end  what it is
  tea      0:00  0:00      down    Tea
  tea.a    0:00  0:00      down    Tea of a
trace     <digest>
`);
	});

	it('lists mail even where nothing happened to it', async () => {
		const nothing = unknownOnly.replace(/ {2}- .*\n/, '').replace('steps:\n', '');
		const text = renderTotals(await resultOf(nothing), view(80));
		expect(text).toContain('services  all were up throughout\n');
		expect(text).toMatch(/^ {2}mail {5}0:00 {2}0:00 {6}up {6}Mail processing/m);
	});

	it('gives times without known length as such', async () => {
		const text = renderTotals(await resultOf(unknownOnly), view(40));
		expect(text).toContain('time      2 stretches of unknown length\n');
		expect(text).toContain('  mail            +2?   0:00      up\n');
	});

	it('leaves out what the services are where there is no room to say it', async () => {
		expect(renderTotals(await resultOf(unknownOnly), view(56))).toContain('at end\n');
		expect(renderTotals(await resultOf(unknownOnly), view(60))).toContain('at end  what it is\n');
	});

	it('says that nothing was run for a refused deployment', async () => {
		expect(renderTotals(await kettles(refusedDeployment), view(80))).toBe(
			'outcome   The deployment was refused; nothing was run.\n',
		);
	});

	it('shows the begin of the digest', async () => {
		const result = await kettles(twoKettles);
		expect(renderTotals(result, view(80))).toContain(`trace     ${result.trace()?.digest.slice(0, 12)}\n`);
	});
});

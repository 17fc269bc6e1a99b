import { describe, expect, it } from 'vitest';
import { renderSteps } from '../../../sim/report/steps.js';
import { plainStyle } from '../../../sim/report/style.js';
import { failing, kettles, refusedDeployment, resultOf, twoKettles, withEntry } from './results.js';

const view = (width: number) => ({ width, style: plainStyle });

const prepared = 'title: Prepared\ndeployment: { kettles: [a, b] }\nprepared: all\n';
const lid = { hazard: 'lidBroken', title: 'A lid is broken', change: 'began' as const, clauses: ['KT-2'] };
const rule = { kind: 'law' as const, rule: 'x', demands: 'It is clean.', clauses: ['KT-1'] };

describe('what stands before the first step', () => {
	it('has one line for each duty, with all servers of which it was done, each once', async () => {
		const result = await resultOf(`title: Duties
product: lotus-protector
deployment:
  servers: { lp1: { referencedFiles: 2 }, lp2: {} }
  cluster: { central: lp1 }
prepared: [reviewPlanning, checkDisk, backUpFiles, downloadConfigurationSnapshot, listReferencedFiles]
`);
		expect(renderSteps(result, view(80))).toBe(`taken as done before the first step
  Read the planning chapter
  Check the free disk space: lp1, lp2
  List the referenced files: lp1
  Back up a referenced file: lp1
  Download a configuration snapshot: lp1, lp2
`);
	});

	it('wraps the servers of a duty', async () => {
		const names = ['a-kettle-of-steel', 'a-kettle-of-glass', 'a-kettle-of-tin'];
		const result = await kettles(prepared.replace('a, b', names.join(', ')));
		expect(renderSteps(result, view(50))).toBe(`taken as done before the first step
  Fill: a-kettle-of-steel, a-kettle-of-glass,
    a-kettle-of-tin
`);
	});

	it.each([
		['advice', { advice: [{ advice: 'x', recommends: 'Look.', clauses: ['KT-2'] }] }, 'advised   KT-2: Look.'],
		['a breach', { breaches: [rule] }, 'breaks    KT-1: Fill the kettle before you heat it.'],
		['a hazard', { hazards: [lid] }, 'hazard    begins: A lid is broken (KT-2)'],
	])('shows a duty with %s in full', async (_, more, detail) => {
		const text = renderSteps(withEntry(await kettles(prepared), 1, { ...more, facts: [] }), view(80));
		expect(text).toBe(`taken as done before the first step
  Fill: b
  0:00  operator  Fill: a
        ${detail}
`);
	});

	it('shows a refused duty in full, and, where nothing follows, what was possible instead', async () => {
		const verdict = { kind: 'refused' as const, reasons: [rule] };
		const result = await kettles(prepared);
		const message = 'operator.fill was refused';
		const refused = {
			...withEntry(result, 2, { verdict, facts: [] }),
			failures: [{ line: undefined, step: 'prepared', message }],
		};
		expect(renderSteps(refused, view(80))).toBe(`taken as done before the first step
  Fill: a
  0:00  operator  Fill: b
        REFUSED   The guide forbids it. It demands: It is clean.
                  KT-1: Fill the kettle before you heat it.
        possible instead: operator.fill (Fill), operator.heat (Heat),
          operator.look (Look)
  FAILED: operator.fill was refused
`);
	});

	it.each([
		['a hazard', { hazards: [lid] }, 'hazard    begins: A lid is broken (KT-2)'],
		['information', { information: ['KT-4'] }, 'see       KT-4: It cools.'],
	])('shows the begin if it has %s', async (_, more, detail) => {
		const result = await kettles('title: Begin\ndeployment: { kettles: [a] }\n');
		expect(renderSteps(withEntry(result, 0, more), view(80))).toBe(`taken as done before the first step
  0:00            The run begins.
        ${detail}
`);
	});

	it('is left out if there is nothing to tell, whatever clauses the begin realises', async () => {
		const result = await kettles('title: Begin\ndeployment: { kettles: [a] }\n');
		expect(renderSteps(withEntry(result, 0, { clauses: ['KT-4'] }), view(80))).toBe('');
		const steps = 'steps:\n  - { do: operator.fill, server: a }\n';
		const stepped = await kettles(`title: Begin\ndeployment: { kettles: [a] }\n${steps}`);
		expect(renderSteps(stepped, view(80))).toMatch(/^line 5 /);
	});

	it('tells the information of a collapsed duty where it first shows', async () => {
		const steps = 'steps:\n  - { do: operator.fill, server: a }\n';
		const result = await kettles(`title: Told\ndeployment: { kettles: [a] }\nprepared: all\n${steps}`);
		const informed = [1, 2].reduce((some, index) => withEntry(some, index, { information: ['KT-4'] }), result);
		expect(renderSteps(informed, view(80))).toContain('        see       KT-4: It cools.\n');
	});
});

describe('renderSteps', () => {
	it('tells every step with its clock, its event and what changed', async () => {
		expect(renderSteps(await kettles(twoKettles), view(80))).toBe(`taken as done before the first step
  Fill: a, b

line 6  operator.heat server=a
     0:00  operator  Heat: a
           state     a: cold → hot.heating
           down      tea.a
           advised   KT-2: Look first.

line 7  until a warm
     0:10  product   a: Heats.
           state     a: hot.heating → hot.settling
           guide     KT-3
     0:20  product   a: Settles.
           state     a: hot.settling → warm
           degraded  to 50%: tea.a
           guide     KT-3

line 8  operator.heat server=b
     0:20  operator  Heat: b
           state     b: cold → hot.heating
           degraded  to 50%: tea
           down      tea.b
           advised   KT-2: Look first.

line 9  operator.heat server=b
     0:20  operator  Heat: b
           REFUSED   Not possible now. Possible only on a cold kettle. Now b:
                     hot.heating.
                     KT-3: It heats and settles for ten minutes each.
  as expected

line 10  until a cold
     0:30  product   b: Heats.
           state     b: hot.heating → hot.settling
           guide     KT-3
     0:40  product   b: Settles.
           state     b: hot.settling → warm
           degraded  to 50%: tea.b
           guide     KT-3
  0:40+1?  product   a: Cools.
           state     a: warm → cold
           up again  tea, tea.a
           guide     KT-4
  as expected

+1? is one stretch of time whose length neither the guide nor the deployment
gives.
`);
	});

	it('shows refusals by law with what else is possible, failures, and steps not reached', async () => {
		expect(renderSteps(await kettles(failing), view(60))).toBe(`line 5  operator.heat server=a
  0:00  operator  Heat: a
        REFUSED   The guide forbids it. It demands: The
                  kettle is filled before it is heated.
                  KT-1: Fill the kettle before you heat it.
        possible instead: operator.fill (Fill),
          operator.look (Look)
  FAILED: was refused: The kettle is filled before it is
    heated.

FAILED: until a warm: 2 steps not reached
`);
	});

	it('indents less where there is little room', async () => {
		expect(renderSteps(await kettles(failing), view(40))).toContain(`
  0:00  operator  Heat: a
    REFUSED   The guide forbids it. It
              demands: The kettle is
              filled before it is
              heated.
`);
	});

	it('shows breaches, rules that decided, faults, hazards, notes, waits and what has no effect', async () => {
		const result = await kettles(`title: Open
mode: open
deployment: { kettles: [a] }
steps:
  - { do: operator.look, server: a }
  - { do: operator.look, server: a }
  - { do: operator.heat, server: a }
  - wait: 1 min
  - { fault: fault.lidBreaks, server: a, at: settling }
  - until: a cold
  - expect: { facts: { a.lidBroken: true } }
  - until: a cold
`);
		expect(renderSteps(result, view(80))).toBe(`line 6  operator.look server=a
  0:00  operator  Look: a
        fact      a.lookedAt: false → true
        note      A watched kettle.

line 7  operator.look server=a
  0:00  operator  Look: a
        no effect nothing changes
        note      A watched kettle.

line 8  operator.heat server=a
  0:00  operator  Heat: a
        breaks    KT-1: Fill the kettle before you heat it.
        state     a: cold → hot.heating
        down      tea, tea.a

line 9  wait 1 min
  0:01            The wait ends.

line 10  fault.lidBreaks server=a at a settling
  0:10  product   a: Heats.
        state     a: hot.heating → hot.settling
        guide     KT-3
  0:10  fault     The lid breaks: a
        fact      a.lidBroken: false → true
        hazard    begins: a: A lid is broken (KT-2)

line 11  until a cold
  0:20  product   a: Settles.
        because   This does not hold: The lid holds. (KT-2)
        state     a: hot.settling → cold
        up again  tea, tea.a
        guide     KT-3

line 12  expect
  as expected

line 13  until a cold
  nothing happens: it is so already
`);
	});

	it('offers only what an operator can do on the server of the refused event', async () => {
		const result = await kettles(`title: Hot
deployment: { kettles: [a, b] }
prepared: all
steps:
  - { do: operator.heat, server: a }
  - { do: operator.fill, server: a, expect: { refused: true } }
`);
		expect(renderSteps(result, view(80))).toContain('        possible instead: operator.look (Look)\n');
	});

	it('does not say that all is well where a step without entries fails', async () => {
		const text = 'title: Stuck\ndeployment: { kettles: [a] }\nsteps:\n  - { do: system.heated, server: a }\n';
		expect(renderSteps(await kettles(text), view(80))).toMatch(/^line 5 {2}system\.heated server=a\n {2}FAILED: /m);
	});

	it('shows why a deployment is outside the guide, and what failed by it', async () => {
		const text = refusedDeployment.replace('KT-5', 'KT-1');
		expect(renderSteps(await kettles(text), view(60))).toBe(
			`REFUSED: the deployment is outside the guide, so nothing was
run.
  It demands: A kitchen has at most three kettles.
    kettles: There are 4 kettles.
    KT-5: At most three kettles.
FAILED: deployment: expected the deployment to be refused
  for KT-1, was refused for KT-5
`,
		);
	});

	it('sets failures of the end apart from those of the last step', async () => {
		const text = `title: End
deployment: { kettles: [a] }
steps:
  - { do: operator.fill, server: a, expect: { facts: { a.filled: true } } }
expect: { breaches: [KT-1] }
`;
		expect(renderSteps(await kettles(text), view(80))).toContain(`
        fact      a.filled: false → true
  as expected

FAILED: at the end: breaches: expected KT-1, which did not occur
`);
	});
});

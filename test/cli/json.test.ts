/** What `--json` writes is what other programs rely on: every key is here, and no other. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerOf } from '../support/collectingTerminal.js';

const time = z.strictObject({ minutes: z.int().min(0), unknownStretches: z.int().min(0) });
const clauses = z.array(z.string());
const event = z.record(z.string(), z.string()).and(z.object({ type: z.string() }));
const change = { from: z.string(), to: z.string() };
const fact = z.union([z.string(), z.number(), z.boolean()]);
const ruleReason = z.strictObject({ kind: z.enum(['law', 'physics']), rule: z.string(), demands: z.string(), clauses });
const stateReason = z.strictObject({
	kind: z.literal('state'),
	states: z.array(z.string()),
	because: z.string(),
	clauses,
});

const entry = z.strictObject({
	index: z.int().min(0),
	at: time,
	source: z.enum(['begin', 'operator', 'system', 'fault', 'clock']),
	event,
	verdict: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('accepted') }),
		z.strictObject({ kind: z.literal('noEffect') }),
		z.strictObject({ kind: z.literal('refused'), reasons: z.array(z.union([ruleReason, stateReason])).min(1) }),
	]),
	breaches: z.array(ruleReason).optional(),
	decidedBy: z.array(ruleReason).optional(),
	advice: z.array(z.strictObject({ advice: z.string(), recommends: z.string(), clauses })).optional(),
	states: z.array(z.strictObject({ region: z.string(), ...change })).optional(),
	facts: z.array(z.strictObject({ fact: z.string(), from: fact, to: fact })).optional(),
	services: z.array(z.strictObject({ service: z.string(), ...change })).optional(),
	hazards: z
		.array(z.strictObject({ hazard: z.string(), title: z.string(), change: z.enum(['began', 'ended']), clauses }))
		.optional(),
	notes: z.array(z.string()).optional(),
	isOutsideGuide: z.literal(true).optional(),
	information: clauses.optional(),
	clauses: clauses.optional(),
});

const trace = z.strictObject({
	format: z.literal('rehearse-trace'),
	version: z.literal(1),
	product: z.string(),
	title: z.string(),
	mode: z.enum(['guided', 'open']),
	seed: z.int(),
	deployment: z.unknown(),
	entries: z.array(entry).min(1),
	outcome: z.string(),
	time,
	services: z.record(z.string(), z.strictObject({ down: time, degraded: time })),
	digest: z.string().regex(/^[0-9a-f]{64}$/),
});

const refusal = z.strictObject({ check: z.string(), demands: z.string(), clauses, messages: z.array(z.string()) });
const breach = z.strictObject({ entry: z.int(), at: time, event, rule: z.string(), demands: z.string(), clauses });
const level = z.string().regex(/^(?:up|down|degraded|\d+%)$/);

const report = z.strictObject({
	format: z.literal('rehearse-report'),
	version: z.literal(1),
	passed: z.int(),
	failed: z.int(),
	scenarios: z.array(
		z.strictObject({
			file: z.string(),
			title: z.string(),
			product: z.string(),
			mode: z.enum(['guided', 'open']),
			passed: z.boolean(),
			failures: z.array(z.strictObject({ line: z.int().nullable(), step: z.string(), message: z.string() })),
			deploymentRefusals: z.array(refusal),
			outcome: z.string().nullable(),
			time: time.nullable(),
			services: z.record(z.string(), z.strictObject({ now: level, down: time, degraded: time })),
			breaches: z.array(breach),
			hazards: z.array(z.strictObject({ name: z.string(), title: z.string(), clauses })),
			trace: trace.nullable(),
		}),
	),
});

const named = z.array(z.strictObject({ kind: z.string(), name: z.string(), lines: z.array(z.string()) })).min(1);
const listed = z.array(
	z.strictObject({
		product: z.string(),
		title: z.string(),
		guide: z.string(),
		scenarios: z
			.array(z.strictObject({ file: z.string(), title: z.string(), mode: z.enum(['guided', 'open']) }))
			.min(1),
	}),
);
const covered = z.array(
	z.looseObject({
		product: z.string(),
		clauses: z.array(
			z.looseObject({
				id: z.string(),
				type: z.string(),
				says: z.string(),
				bindings: z.array(z.strictObject({ kind: z.string(), place: z.string() })),
				exercisedBy: z.array(z.string()),
			}),
		),
		unbound: z.array(z.string()),
	}),
);

describe('--json', () => {
	it.each([
		['run test/cli/scenarios', report, 1],
		['run test/cli/scenarios/outside.yaml', report, 0],
		['run scenarios', report, 0],
		['show puremessage', named, 0],
		['show lotus-protector LP-DISK-1', named, 0],
		['list', listed, 0],
		['list lotus-protector', listed, 0],
		['coverage', covered, 0],
	])('has the keys that are promised: %s', async (command, schema, code) => {
		const answer = await answerOf([...command.split(' '), '--json']);
		expect({ code: answer.code, errors: answer.errors }).toEqual({ code, errors: '' });
		expect(schema.safeParse(JSON.parse(answer.output)).error?.issues.slice(0, 5) ?? []).toEqual([]);
	});

	it('counts what it lists', async () => {
		const { output } = await answerOf(['run', 'test/cli/scenarios', '--json']);
		const { passed, failed, scenarios } = report.parse(JSON.parse(output));
		expect(passed).toBe(scenarios.filter((scenario) => scenario.passed).length);
		expect(failed).toBe(scenarios.filter((scenario) => !scenario.passed).length);
	});

	it('is not begun before all input is known to be right', async () => {
		expect((await answerOf(['run', 'test/cli/scenarios', 'test/cli/broken', '--json'])).output).toBe('');
	});
});

/** The form of a scenario file. What depends on the product (events, states, clauses) is checked in load.ts. */
import * as z from 'zod';
import { durationSchema, parseMinutes } from '../../machines/kit/quantities.js';

const names = z.union([z.string(), z.array(z.string())]);
const oneOrMore = names.transform((value) => (typeof value === 'string' ? [value] : value));
const trueOrClauses = z
	.union([z.literal(true), names])
	.transform((value) => (value === true ? [] : typeof value === 'string' ? [value] : value));

/** `30 min`, `at least 30 min`, `at most 1 h`, `unknown`. */
const timeSchema = z
	.string()
	.regex(/^(?:unknown|(?:at least |at most )?\d+ (?:min|h|d)(?: \d+ (?:min|h|d))*)$/, {
		error: 'Expected a time such as "30 min", "at least 30 min", "at most 1 h" or "unknown".',
		abort: true,
	})
	.refine(
		(text) => text === 'unknown' || parseMinutes(text.replace(/^at (?:least|most) /, '')) !== undefined,
		'Expected a time below a hundred years.',
	)
	.describe('30 min, at least 30 min, at most 1 h, or unknown');

const level = z
	.string()
	.regex(/^(?:up|down|degraded|\d{1,2}%)$/, 'Expected up, down, degraded or a percentage such as 50%.');
const states = z.record(z.string(), z.string()).describe('The state of servers and other regions');
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).describe('Values of facts');
const levels = z.record(z.string(), level).describe('The level of services: up, down, degraded or 50%');

/** What holds at a point of the run. */
const momentShape = {
	states: states.optional(),
	facts: facts.optional(),
	services: levels.optional(),
	hazards: oneOrMore.optional().describe('Exactly these hazards hold'),
	outcome: z.string().optional().describe('How the upgrade stands'),
	possible: oneOrMore.optional().describe('These events are possible now'),
	impossible: oneOrMore.optional().describe('These events are refused now'),
};

export const stepExpectationSchema = z.strictObject({
	...momentShape,
	accepted: z.literal(true).optional().describe('The event is accepted; so it is expected where nothing is said'),
	refused: trueOrClauses.optional().describe('The event is refused, for one of these clauses'),
	noEffect: trueOrClauses.optional().describe('The product takes the event and nothing changes'),
	breaches: oneOrMore.optional().describe('Clauses of the law that this step breaks (open mode); [] for none'),
	advice: oneOrMore.optional().describe('Clauses of the advice that this step disregards; [] for none'),
	shows: oneOrMore.optional().describe('Clauses that the step realises or shows'),
	outsideGuide: z.boolean().optional().describe('Whether the guide is silent about what follows'),
});

const serviceExpectationSchema = z.strictObject({
	now: level.optional(),
	down: timeSchema.optional(),
	degraded: timeSchema.optional(),
});

export const finalExpectationSchema = z.strictObject({
	...momentShape,
	services: z
		.record(z.string(), z.union([level, serviceExpectationSchema]))
		.optional()
		.describe('Levels at the end, or times down and degraded'),
	time: timeSchema.optional().describe('The simulated time of the whole run'),
	breaches: oneOrMore.optional().describe('Clauses of all breaches of the run; [] for none'),
	advice: oneOrMore.optional().describe('Clauses of all advice disregarded in the run; [] for none'),
	refusedDeployment: oneOrMore.optional().describe('The deployment is outside the guide, for these clauses'),
});

const expectField = { expect: stepExpectationSchema.optional().describe('What must come of this step') };

/** The kinds of step by the key that tells them apart. `do` and `fault` also take the parameters of their event. */
export const stepSchemas = {
	do: z
		.looseObject({ do: z.string().describe('An event of an operator or the product'), ...expectField })
		.describe('An operator does something, or a running delay of the product ends'),
	fault: z
		.looseObject({
			fault: z.string().describe('A fault'),
			at: z.string().optional().describe('Lets the product proceed to this state first'),
			...expectField,
		})
		.describe('The world fails'),
	until: z
		.strictObject({ until: z.string().describe('A server and a state, as "db1 done"'), ...expectField })
		.describe('Lets the product proceed; does nothing that the guide leaves to the operator'),
	wait: z.strictObject({ wait: durationSchema, ...expectField }).describe('Lets simulated time pass'),
	perform: z
		.strictObject({
			perform: z.string().describe('A procedure of the product'),
			server: z.string().optional(),
			servers: z.union([z.literal('all'), z.array(z.string()).min(1)]).optional(),
			...expectField,
		})
		.describe('The usual sequence of steps, each of which must be accepted'),
	random: z
		.strictObject({
			random: z.int().min(1).max(10_000).describe('How many events'),
			kinds: z
				.array(z.enum(['operator', 'system', 'fault']))
				.min(1)
				.optional(),
			...expectField,
		})
		.describe('Events drawn with the seed from those that are possible'),
	fill: z
		.strictObject({ fill: z.literal('legal').describe('legal: nothing that the guide forbids'), ...expectField })
		.describe('The shortest legal way of operator and product to where the next step, or the end, makes sense'),
	expect: z.strictObject({ expect: stepExpectationSchema }).describe('What holds at this point'),
} as const;

/** A kind of step. */
export type StepKind = keyof typeof stepSchemas;

export const preparedSchema = z
	.union([z.literal('all'), z.array(z.string()), z.strictObject({ allBut: z.array(z.string()).min(1) })])
	.describe('Duties before the upgrade that are taken as done: all, a list, or all but a list');

/** The head of a scenario file; its deployment and steps are checked with the product at hand. */
export const scenarioSchema = z.strictObject({
	title: z.string().min(1).max(200).describe('What the scenario shows, as a sentence'),
	description: z.string().max(5000).optional(),
	product: z.string().describe('The product'),
	mode: z
		.enum(['guided', 'open'])
		.default('guided')
		.describe('guided refuses what the guide forbids; open lets it happen'),
	seed: z.int().min(-2_147_483_648).max(2_147_483_647).default(0).describe('For steps that draw at random'),
	deployment: z.unknown().describe('The deployment, or the path of a deployment file'),
	prepared: preparedSchema.optional(),
	steps: z.array(z.unknown()).max(5000).default([]),
	expect: finalExpectationSchema.optional().describe('What must hold at the end'),
});

export type StepExpectation = z.infer<typeof stepExpectationSchema>;
export type FinalExpectation = z.infer<typeof finalExpectationSchema>;

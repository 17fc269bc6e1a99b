/** The form of a lesson file. What depends on the product (events, states, clauses) is checked in lessonFile.ts. */
import * as z from 'zod';
import { finalExpectationSchema, preparedSchema } from '../scenario/schema.js';

const text = z.string().min(1).max(5000);
const steps = z.array(z.unknown()).max(5000);

/** When a hint is given. */
const whenSchema = z
	.strictObject({
		states: z.record(z.string(), z.string()).optional(),
		facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
		outcome: z.string().optional(),
	})
	.describe('The situation that these hints are for: states, facts, outcome');

/** A lesson file. */
export const lessonSchema = z.strictObject({
	title: z.string().min(1).max(200).describe('What is learnt, as a sentence'),
	product: z.string().describe('The product'),
	mode: z.enum(['guided', 'open']).default('guided').describe('The mode that the lesson begins in'),
	introduction: text.describe('What the trainee is told before the first step'),
	deployment: z.unknown().describe('The deployment, or the path of a deployment file'),
	prepared: preparedSchema.optional(),
	start: steps.default([]).describe('What has happened before the trainee takes over, as steps of a scenario'),
	goal: z
		.strictObject({
			says: text.describe('What is to be reached, as a sentence'),
			expect: finalExpectationSchema.describe('The same as an expectation at the end of a scenario'),
		})
		.describe('What is to be reached'),
	strikes: z
		.array(z.looseObject({ fault: z.string(), at: z.string() }))
		.default([])
		.describe('Faults that strike once, as soon as a region is in a state'),
	hints: z
		.array(z.strictObject({ when: whenSchema.optional(), says: z.array(text).min(1) }))
		.min(1)
		.describe('Hints by situation, each from a nudge to nearly the action'),
	solution: steps.min(1).describe('Steps that reach the goal'),
	debrief: z
		.strictObject({ says: text, clauses: z.array(z.string()).min(1) })
		.describe('What is to be remembered, and the clauses behind it'),
});

/** A lesson file's data. */
export type LessonData = z.infer<typeof lessonSchema>;

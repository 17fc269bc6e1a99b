/** What a trainee has achieved: the best score of each course, in one versioned JSON. */
import * as z from 'zod';
import { digestOf } from '../simulation/trace.js';
import type { Course } from './course.js';
import { isBetter, type Score } from './score.js';

/** The best scores by course. */
export interface Progress {
	readonly format: 'rehearse-progress';
	readonly version: 1;
	readonly courses: Readonly<Record<string, { readonly best: Score; readonly finished: number }>>;
}

const time = z.strictObject({ minutes: z.number(), unknownStretches: z.int() });
const scoreSchema = z.strictObject({
	points: z.number(),
	isGoalReached: z.boolean(),
	down: time,
	bestDown: time.optional(),
	breaches: z.int(),
	hints: z.int(),
	refusals: z.int(),
});
const progressSchema = z.strictObject({
	format: z.literal('rehearse-progress'),
	version: z.literal(1),
	courses: z.record(z.string(), z.strictObject({ best: scoreSchema, finished: z.int() })),
});

/** Nothing achieved yet. */
export const noProgress: Progress = { format: 'rehearse-progress', version: 1, courses: {} };

/** The name under which a course is remembered: its lesson, or its product and deployment; exams apart. */
export function courseKey({ lesson, models, givenDeployment, isExam }: Course): string {
	const name = lesson?.name ?? `${models.guided.product.name}:${digestOf(givenDeployment ?? null).slice(0, 12)}`;
	return isExam ? `${name}:exam` : name;
}

/** Reads a progress file; undefined if it is none, or one of a later version. */
export function readProgress(text: string): Progress | undefined {
	try {
		const read = progressSchema.safeParse(JSON.parse(text));
		return read.success ? (read.data as Progress) : undefined;
	} catch {
		return undefined;
	}
}

/** The text of a progress file. */
export function progressText(progress: Progress): string {
	return `${JSON.stringify(progress, null, '\t')}\n`;
}

/** With one more finished session. */
export function withScore(progress: Progress, key: string, score: Score): Progress {
	const before = progress.courses[key];
	const best = before !== undefined && !isBetter(score, before.best) ? before.best : score;
	return {
		...progress,
		courses: { ...progress.courses, [key]: { best, finished: (before?.finished ?? 0) + 1 } },
	};
}

/** Quantities in files always carry their unit: `30 min`, `1 h 30 min`, `2 d`. */
import * as z from 'zod';

const minutesPerUnit = { min: 1, h: 60, d: 1440 } as const;
const durationPattern = /^\d+ (?:min|h|d)(?: \d+ (?:min|h|d))*$/;

/** Minutes of a text such as `1 h 30 min`; undefined if it is none. */
export function parseMinutes(text: string): number | undefined {
	if (!durationPattern.test(text)) return undefined;
	const minutes = [...text.matchAll(/(\d+) (min|h|d)/g)].reduce(
		(sum, [, amount, unit]) => sum + Number(amount) * minutesPerUnit[unit as keyof typeof minutesPerUnit],
		0,
	);
	return minutes <= maximumMinutes ? minutes : undefined;
}

/** A hundred years: beyond it a figure is a slip of the pen, and sums stay exact. */
const maximumMinutes = 52_596_000;

/** `1 h 30 min` for 90. */
export function describeMinutes(minutes: number): string {
	const days = Math.floor(minutes / 1440);
	const hours = Math.floor((minutes % 1440) / 60);
	const rest = minutes % 60;
	const parts = [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean);
	return parts.join(' ') || '0 min';
}

/** A length of time in a file; minutes inside. */
export const durationSchema = z
	.string()
	.regex(durationPattern, 'Expected a duration such as "30 min", "1 h 30 min" or "2 d".')
	.describe('A duration with units: 30 min, 1 h 30 min, 2 d')
	.transform((text, context) => {
		const minutes = parseMinutes(text);
		if (minutes !== undefined) return minutes;
		context.addIssue({ code: 'custom', message: 'Expected a duration below a hundred years.' });
		return z.NEVER;
	});

/** The name of a server: it becomes part of state names, so it holds no dots, spaces or control characters. */
export const serverNameSchema = z
	.string()
	.regex(
		/^[A-Za-z][A-Za-z0-9_-]{0,62}$/,
		'A server name starts with a letter and holds up to 63 letters, digits, hyphens and underscores.',
	);

/** The name of a server where these regions of the machine stand beside the servers: none may be mistaken for one. */
export function serverNameBeside(regions: readonly string[]) {
	return serverNameSchema.refine(
		(name) => !regions.includes(name),
		`The names ${regions.join(', ')} are those of regions of the model. Give the server another name.`,
	);
}

/** Durations that a deployment gives for delays, by delay name. */
export function durationsSchema(delayNames: readonly string[]) {
	const entries = delayNames.map((name) => [name, durationSchema.optional()] as const);
	return z.strictObject(Object.fromEntries(entries)) as z.ZodType<Record<string, number>>;
}

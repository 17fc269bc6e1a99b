/**
 * The journal of a session: a line that says what the session is one of, then a line for each command. Each line is
 * written at once, so that a killed session is taken up where it was; a last line that was cut off is left out.
 */
import * as z from 'zod';
import type { Command } from './commands.js';

/** What a session is one of. */
export interface JournalHead {
	readonly format: 'rehearse-session';
	readonly version: 1;
	readonly product: string;
	readonly title: string;
	readonly mode: 'guided' | 'open';
	readonly seed: number;
	/** The name of the lesson; then deployment, title and mode are those of the lesson. */
	readonly lesson?: string | undefined;
	readonly isExam: boolean;
	/** As it stood in its file, before defaults. */
	readonly deployment: unknown;
	/** The process that has the session open. */
	readonly process: number;
}

const event = z.record(z.string(), z.string()).and(z.object({ type: z.string() }));
const whole = z.int();
const commandSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('event'), event }),
	z.strictObject({ kind: z.literal('next') }),
	z.strictObject({ kind: z.literal('end'), event }),
	z.strictObject({ kind: z.literal('wait'), minutes: whole.min(0) }),
	z.strictObject({ kind: z.literal('untilAsked') }),
	z.strictObject({ kind: z.literal('undo'), turns: whole.min(0) }),
	z.strictObject({ kind: z.literal('redo'), turns: whole.min(0) }),
	z.strictObject({ kind: z.literal('goTo'), position: whole.min(0) }),
	z.strictObject({ kind: z.literal('mode'), mode: z.enum(['guided', 'open']) }),
	z.strictObject({ kind: z.literal('hint') }),
]);

const headSchema = z.strictObject({
	format: z.literal('rehearse-session'),
	version: z.literal(1),
	product: z.string(),
	title: z.string(),
	mode: z.enum(['guided', 'open']),
	seed: whole,
	lesson: z.string().optional(),
	isExam: z.boolean(),
	deployment: z.unknown(),
	process: whole,
});

/** A line of a journal, with its end. */
export function journalLine(item: JournalHead | Command): string {
	return `${JSON.stringify(item)}\n`;
}

/** A journal that was read. */
export interface Journal {
	readonly head: JournalHead;
	readonly commands: readonly Command[];
}

/** Reads a journal up to the first line that is none; undefined if already the first is none. */
export function readJournal(text: string): Journal | undefined {
	const [first = '', ...others] = text.split('\n');
	const head = headSchema.safeParse(parsed(first));
	if (!head.success) return undefined;
	const commands: Command[] = [];
	for (const line of others) {
		const command = commandSchema.safeParse(parsed(line));
		if (!command.success) break;
		commands.push(command.data as Command);
	}
	return { head: head.data as JournalHead, commands };
}

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

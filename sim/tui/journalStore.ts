/** The journals of sessions: one file each, written line by line, so that nothing is lost with the process. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../train/commands.js';
import { type Journal, type JournalHead, journalLine, readJournal } from '../train/journal.js';

/** So many sessions can be resumed; older ones are forgotten. */
const kept = 20;

/** A journal that is being written. */
export interface OpenJournal {
	/** Takes up a command; false if it could not be written. */
	readonly append: (command: Command) => boolean;
}

function journalFiles(folder: string): string[] {
	try {
		// The names begin with the time at which the session began, so the newest is the last.
		return readdirSync(folder)
			.filter((name) => name.endsWith('.jsonl'))
			.sort();
	} catch {
		return [];
	}
}

/** Begins a journal with the commands so far; undefined if it cannot be written. */
export function beginJournal(folder: string, head: JournalHead, commands: readonly Command[]): OpenJournal | undefined {
	const file = join(folder, `${String(Date.now()).padStart(15, '0')}-${process.pid}.jsonl`);
	try {
		mkdirSync(folder, { recursive: true });
		for (const old of journalFiles(folder).slice(0, -kept)) rmSync(join(folder, old), { force: true });
		writeFileSync(file, [head, ...commands].map(journalLine).join(''), { mode: 0o600 });
	} catch {
		return undefined;
	}
	return {
		append: (command) => {
			try {
				appendFileSync(file, journalLine(command));
				return true;
			} catch {
				return false;
			}
		},
	};
}

/** The newest session that no running process has open. It is taken out: whoever resumes it begins a journal anew. */
export function newestJournal(folder: string): { readonly journal: Journal; readonly forget: () => void } | undefined {
	for (const name of journalFiles(folder).reverse()) {
		const file = join(folder, name);
		try {
			const journal = readJournal(readFileSync(file, 'utf8'));
			if (journal === undefined || isRunning(journal.head.process)) continue;
			return { journal, forget: () => rmSync(file, { force: true }) };
		} catch {
			// A journal that vanished meanwhile, or cannot be read, is not the one to resume.
		}
	}
	return undefined;
}

function isRunning(id: number): boolean {
	if (id === process.pid) return false;
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** A run that is opened in the sandbox: the entries of a trace as commands that lead there again. */
import type { Entry } from '../simulation/entry.js';
import type { TraceEntry } from '../simulation/trace.js';
import type { Command } from './commands.js';

/** The commands that take every entry again, each as a turn of its own. */
export function commandsOf(entries: readonly (Entry | TraceEntry)[]): Command[] {
	return entries.flatMap((entry, index) => commandOf(entry, entries[index - 1]?.at.minutes ?? 0));
}

function commandOf({ source, event, at }: Entry | TraceEntry, before: number): Command[] {
	switch (source) {
		case 'begin':
			return [];
		case 'operator':
		case 'fault':
			return [{ kind: 'event', event }];
		case 'system':
			return [{ kind: 'end', event }];
		case 'clock':
			return [{ kind: 'wait', minutes: at.minutes - before }];
	}
}

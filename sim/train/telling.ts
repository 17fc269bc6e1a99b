/** Tells in a sentence what came of a command. */
import { eventText } from '../report/wording.js';
import type { Entry } from '../simulation/entry.js';
import type { Model } from '../simulation/model.js';
import { reasonSentence } from './choices.js';
import type { Command } from './commands.js';
import { isGoalReached } from './goal.js';
import type { Message } from './screen/state.js';
import { present, presentPoint, type Session } from './session.js';

/** What to say after a command. */
export function describeOutcome(before: Session, after: Session, command: Command): Message | undefined {
	if (command.kind === 'hint') return undefined;
	if (after === before) return nothing(command);
	if (command.kind === 'mode') return modeMessage(after.mode);
	if (['undo', 'redo', 'goTo'].includes(command.kind)) {
		return { tone: 'info', text: `Now behind: ${eventText(present(after).model, presentPoint(after).entry.event)}` };
	}
	const entries = after.points.slice(before.position + 1, after.position + 1).map(({ entry }) => entry);
	const told = mostImportant(present(after).model, entries);
	if (isGoalReached(after) && !isGoalReached(before)) {
		return { tone: 'success', text: `The goal is reached. d opens the debrief. ${told?.text ?? ''}`.trim() };
	}
	return told;
}

function nothing({ kind }: Command): Message | undefined {
	switch (kind) {
		case 'next':
		case 'untilAsked':
			return { tone: 'info', text: 'Nothing is running: the product waits for an operator.' };
		case 'undo':
			return { tone: 'info', text: 'There is nothing to take back.' };
		case 'redo':
			return { tone: 'info', text: 'There is nothing to do again.' };
		default:
			return undefined;
	}
}

function modeMessage(mode: Session['mode']): Message {
	return mode === 'open'
		? {
				tone: 'warning',
				text: 'Open: what the guide forbids can be done now. It is recorded as a breach, and has consequences.',
			}
		: { tone: 'info', text: 'Guided: what the guide forbids is refused.' };
}

function mostImportant(model: Model, entries: readonly Entry[]): Message | undefined {
	const tells: readonly ((entry: Entry) => Message | undefined)[] = [
		refusal,
		(entry) => breach(entry),
		(entry) => struck(model, entry),
		noEffect,
		began,
		advised,
		(entry) => plain(model, entry),
	];
	for (const tell of tells) {
		const message = [...entries]
			.reverse()
			.map(tell)
			.find((found) => found !== undefined);
		if (message !== undefined) return message;
	}
	return undefined;
}

function clausesText(clauses: readonly string[]): string {
	return clauses.length === 0 ? '' : ` (${clauses.join(', ')})`;
}

function refusal({ verdict }: Entry): Message | undefined {
	if (verdict.kind !== 'refused') return undefined;
	const [first] = verdict.reasons;
	return first && { tone: 'error', text: `Refused. ${reasonSentence(first)}${clausesText(first.clauses)}` };
}

function breach({ breaches, isOutsideGuide }: Entry): Message | undefined {
	const [first] = breaches;
	if (first === undefined) return undefined;
	const outside = isOutsideGuide ? ' What follows, the guide does not say.' : '';
	return { tone: 'warning', text: `Breach of ${first.clauses.join(', ')}: ${first.demands}${outside}` };
}

function struck(model: Model, { source, event }: Entry): Message | undefined {
	return source === 'fault' ? { tone: 'warning', text: `A fault: ${eventText(model, event)}` } : undefined;
}

function noEffect({ verdict, notes }: Entry): Message | undefined {
	return verdict.kind === 'noEffect' ? { tone: 'info', text: `Nothing changes. ${notes.join(' ')}`.trim() } : undefined;
}

function began({ hazards }: Entry): Message | undefined {
	const first = hazards.find(({ change }) => change === 'began');
	return first && { tone: 'warning', text: `${first.title}${clausesText(first.clauses)}` };
}

function advised({ advice }: Entry): Message | undefined {
	const [first] = advice;
	return first && { tone: 'warning', text: `Advised otherwise: ${first.recommends}${clausesText(first.clauses)}` };
}

function plain(model: Model, { event }: Entry): Message {
	return { tone: 'success', text: eventText(model, event) };
}

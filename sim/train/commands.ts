/**
 * What a trainee can tell a session to do. A session is the begin of its course and the list of its commands: replaying
 * the list gives the same session, which is how a killed one is taken up again.
 */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { Mode } from '../../machines/kit/variants.js';
import { dispatch, endDelay, runningDelay } from '../simulation/simulation.js';
import { byMinutes, toNext, untilAsked } from './proceed.js';
import { append, goTo, nextTurn, present, redo, type Session, undo } from './session.js';

/** A command; plain data, as journals hold it. */
export type Command =
	/** An operator does something, or a fault is injected. */
	| { readonly kind: 'event'; readonly event: ProductEvent }
	| { readonly kind: 'next' }
	/** A running stretch of the product's own work ends now, by its name in traces; so opened traces are followed. */
	| { readonly kind: 'end'; readonly event: ProductEvent }
	| { readonly kind: 'wait'; readonly minutes: number }
	| { readonly kind: 'untilAsked' }
	| { readonly kind: 'undo'; readonly turns: number }
	| { readonly kind: 'redo'; readonly turns: number }
	/** To a point of the history, undone ones included. */
	| { readonly kind: 'goTo'; readonly position: number }
	| { readonly kind: 'mode'; readonly mode: Mode }
	/** One more hint for the present situation. */
	| { readonly kind: 'hint' };

const forbiddenInExam: readonly Command['kind'][] = ['undo', 'redo', 'goTo', 'mode', 'hint'];

/** Why a command is not taken, as a sentence; undefined if it is. */
export function objection({ course }: Session, { kind }: Command): string | undefined {
	if (!course.isExam || !forbiddenInExam.includes(kind)) return undefined;
	return 'This is an exam: no hints, no undoing, no change of mode.';
}

/** Does what is told; the same session if it changes nothing or is objected to. */
export function obey(session: Session, command: Command): Session {
	if (objection(session, command) !== undefined) return session;
	const turn = nextTurn(session);
	switch (command.kind) {
		case 'event':
			return append(session, dispatch(present(session), command.event), turn);
		case 'next':
			return toNext(session, turn);
		case 'end': {
			const scheduled = runningDelay(present(session), command.event);
			return scheduled === undefined ? session : append(session, endDelay(present(session), scheduled), turn);
		}
		case 'wait':
			return byMinutes(session, command.minutes, turn);
		case 'untilAsked':
			return untilAsked(session, turn);
		case 'undo':
			return undo(session, command.turns);
		case 'redo':
			return redo(session, command.turns);
		case 'goTo':
			return goTo(session, command.position);
		case 'mode':
			return command.mode === session.mode ? session : { ...session, mode: command.mode };
		case 'hint':
			return { ...session, hintsUsed: session.hintsUsed + 1, hintsHere: session.hintsHere + 1 };
	}
}

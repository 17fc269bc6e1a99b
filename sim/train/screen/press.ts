/** The reducer of the screen: a key, a new size, or what came of an effect. */

import { isGoalReached } from '../goal.js';
import { definitionOfPage } from '../pages/index.js';
import { type Score, scoreOf } from '../score.js';
import type { Session } from '../session.js';
import type { Key } from './keys.js';
import type { Message, Page, Pressed, Size, Ui } from './state.js';

/** The first screen of a session. */
export function firstUi(session: Session, size: Size, record?: Score): Ui {
	const page: Page = session.course.lesson === undefined ? { kind: 'board' } : { kind: 'lesson', scroll: 0 };
	return { session, size, page, action: undefined, server: undefined, message: undefined, record };
}

/** What a key does. A key that means nothing here changes nothing. */
export function press(ui: Ui, key: Key): Pressed {
	const definition = definitionOfPage(ui.page);
	const binding = definition.bindings.find(({ keys }) => keys.includes(key));
	const isTyped = definition.type !== undefined && [...key].length === 1;
	// Where something is typed, letters are letters, whatever they mean elsewhere.
	const pressed =
		binding !== undefined
			? binding.press(ui, ui.page)
			: isTyped && definition.type !== undefined
				? definition.type(ui, ui.page, key)
				: { ui, effects: [] };
	return withScore(ui, pressed);
}

/** Whenever the goal has just been reached, the score goes to the outside to be remembered. */
function withScore(before: Ui, pressed: Pressed): Pressed {
	const { ui, effects } = pressed;
	if (ui.session === before.session || !isGoalReached(ui.session) || isGoalReached(before.session)) return pressed;
	return { ui, effects: [...effects, { kind: 'score', score: scoreOf(ui.session) }] };
}

/** The terminal has another size. */
export function resize(ui: Ui, size: Size): Ui {
	return { ...ui, size };
}

/** Something is told from outside: a file was written, or could not be. */
export function told(ui: Ui, message: Message): Ui {
	return { ...ui, message };
}

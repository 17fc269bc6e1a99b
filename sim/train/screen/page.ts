/** What a page of the sandbox is: how it looks, and which keys do what on it. */
import { type Command, obey, objection } from '../commands.js';
import { describeOutcome } from '../telling.js';
import type { Key } from './keys.js';
import type { Line } from './lines.js';
import type { Effect, Message, Page, Pressed, Ui } from './state.js';
import { lastScroll, scrolled } from './window.js';

/** A key, or several that do the same. */
export interface Binding<P extends Page = Page> {
	readonly keys: readonly Key[];
	/** What it does, in a word or two, for the line of keys. */
	readonly label: string;
	/** What it does, as a sentence, for the help. */
	readonly says: string;
	/** Whether it is named on the line of keys. */
	readonly isShown: boolean;
	readonly press: (ui: Ui, page: P) => Pressed;
}

/** A page. */
export interface PageDefinition<P extends Page = Page> {
	readonly title: (ui: Ui, page: P) => string;
	/** At most `height` lines of at most `width` columns; what is more is cut. */
	readonly body: (ui: Ui, page: P, width: number, height: number) => readonly Line[];
	readonly bindings: readonly Binding<P>[];
	/** Takes characters that are no binding, on pages where something is typed. */
	readonly type?: (ui: Ui, page: P, character: string) => Pressed;
}

/** The rows of a page's body: all but the header, the message and the keys. */
export function bodyHeight({ size }: Ui): number {
	// The last row of a terminal stays empty, so that it never scrolls.
	return Math.max(1, size.rows - 1 - 1 - 1 - footerHeight(size.columns));
}

/** The rows that the keys take. */
export function footerHeight(columns: number): number {
	return columns >= 110 ? 1 : 2;
}

/** The screen as it is, with nothing to do. */
export function still(ui: Ui, effects: readonly Effect[] = []): Pressed {
	return { ui, effects };
}

/** Opens a page. */
export function open(ui: Ui, page: Page, message?: Message): Pressed {
	return still({ ...ui, page, message });
}

/** Says something on the page that is open. */
export function say(ui: Ui, tone: Message['tone'], text: string): Pressed {
	return still({ ...ui, message: { tone, text } });
}

/** Gives the session a command, goes to the board and tells what came of it. */
export function command(ui: Ui, given: Command, page: Page = { kind: 'board' }): Pressed {
	const refused = objection(ui.session, given);
	if (refused !== undefined) return say(ui, 'warning', refused);
	const session = obey(ui.session, given);
	const message = describeOutcome(ui.session, session, given);
	if (session === ui.session) return still({ ...ui, page, message });
	return still({ ...ui, session, page, message }, [{ kind: 'obeyed', command: given }]);
}

/** Closes the page. */
export const closing: Binding = {
	keys: ['escape'],
	label: 'back',
	says: 'Goes back to the board.',
	isShown: true,
	press: (ui: Ui) => open(ui, { kind: 'board' }),
};

/** A page of text that can be scrolled. */
export function textPage<P extends Page & { readonly scroll: number }>(
	title: (ui: Ui, page: P) => string,
	lines: (ui: Ui, page: P, width: number) => readonly Line[],
	others: readonly Binding<P>[] = [],
): PageDefinition<P> {
	const scrollBy =
		(amount: (height: number) => number) =>
		(ui: Ui, page: P): Pressed => {
			const height = bodyHeight(ui);
			const last = lastScroll(lines(ui, page, ui.size.columns).length, height);
			const scroll = Math.min(Math.max(0, Math.min(page.scroll, last) + amount(height)), last);
			return open(ui, { ...page, scroll } as Page);
		};
	return {
		title,
		body: (ui, page, width, height) => scrolled(lines(ui, page, width), page.scroll, height),
		bindings: [...scrolling(scrollBy), ...others, closing],
	};
}

function scrolling<P extends Page>(by: (amount: (height: number) => number) => Binding<P>['press']): Binding<P>[] {
	const binding = (keys: readonly Key[], says: string, amount: (height: number) => number, isShown = false) => ({
		keys,
		label: 'scroll',
		says,
		isShown,
		press: by(amount),
	});
	return [
		binding(['down', 'j'], 'Scrolls down by a line.', () => 1, true),
		binding(['up', 'k'], 'Scrolls up by a line.', () => -1),
		binding(['pagedown', 'space'], 'Scrolls down by a page.', (height) => height - 1),
		binding(['pageup'], 'Scrolls up by a page.', (height) => 1 - height),
		binding(['home'], 'Scrolls to the begin.', () => Number.NEGATIVE_INFINITY),
		binding(['end'], 'Scrolls to the end.', () => Number.POSITIVE_INFINITY),
	];
}

/** Moves the cursor of a list. */
export function choosing<P extends Page & { readonly cursor: number }>(
	count: (ui: Ui, page: P) => number,
): Binding<P>[] {
	const by = (amount: number) => (ui: Ui, page: P) => {
		const last = Math.max(0, count(ui, page) - 1);
		const cursor = Math.min(Math.max(0, Math.min(page.cursor, last) + amount), last);
		return open(ui, { ...page, cursor } as Page, ui.message);
	};
	const binding = (keys: readonly Key[], says: string, amount: number, isShown = false): Binding<P> => ({
		keys,
		label: 'choose',
		says,
		isShown,
		press: by(amount),
	});
	return [
		binding(['down'], 'Chooses the next line.', 1, true),
		binding(['up'], 'Chooses the line before.', -1),
		binding(['pagedown'], 'Goes down by ten lines.', 10),
		binding(['pageup'], 'Goes up by ten lines.', -10),
	];
}

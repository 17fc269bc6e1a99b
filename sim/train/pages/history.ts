/** Every point of the session, the undone ones included, to go to any of them. */
import { type Line, type Span, span } from '../screen/lines.js';
import { choosing, closing, command, type PageDefinition } from '../screen/page.js';
import type { Page, Ui } from '../screen/state.js';
import { windowOn } from '../screen/window.js';
import { firstPosition, present, type Session } from '../session.js';
import { entryLine } from './log.js';

type History = Extract<Page, { kind: 'history' }>;

function positionAt(session: Session, cursor: number): number {
	return Math.min(firstPosition(session) + cursor, session.points.length - 1);
}

function pointLine({ session }: Ui, position: number, chosen: number): Line {
	const point = session.points[position];
	const { model } = present(session);
	const isNow = position === session.position;
	const mark: Span = position === chosen ? span('› ', 'accent') : span('  ');
	const state = span(isNow ? 'now  ' : position > session.position ? 'undone ' : '     ', isNow ? 'strong' : 'dim');
	if (point === undefined) return [mark];
	if (point.entry.source === 'begin' || position === firstPosition(session)) return [mark, state, span('The begin')];
	return [mark, state, ...entryLine(model, point.entry)];
}

/** The history as a page. */
export const historyPage: PageDefinition<History> = {
	title: ({ session }) => `History: ${session.points.length - 1 - firstPosition(session)} steps`,
	body: (ui, { cursor }, _, height) => {
		const { session } = ui;
		const first = firstPosition(session);
		const chosen = positionAt(session, cursor);
		const lines = session.points.slice(first).map((_point, index) => pointLine(ui, first + index, chosen));
		return windowOn(lines, chosen - first, height);
	},
	bindings: [
		...choosing<History>(({ session }) => session.points.length - firstPosition(session)),
		{
			keys: ['enter'],
			label: 'go there',
			says: 'Goes to the chosen point; what comes behind it can be done again with redo.',
			isShown: true,
			press: (ui, { cursor }) => command(ui, { kind: 'goTo', position: positionAt(ui.session, cursor) }),
		},
		closing,
	],
};

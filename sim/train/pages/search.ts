/** Searches everything that has a name or a text: actions, faults, servers, clauses, and what has happened. */
import { eventText } from '../../report/wording.js';
import { choiceGroups } from '../choices.js';
import { cut, line, span } from '../screen/lines.js';
import { choosing, closing, open, type PageDefinition } from '../screen/page.js';
import type { Page, Pressed, Ui } from '../screen/state.js';
import { windowOn } from '../screen/window.js';
import { entriesOf, firstPosition, present } from '../session.js';

type Search = Extract<Page, { kind: 'search' }>;

/** Something found. */
interface Hit {
	readonly what: string;
	readonly text: string;
	readonly open: (ui: Ui) => Pressed;
}

const most = 200;

function everything({ session }: Ui): Hit[] {
	const simulation = present(session);
	const { model } = simulation;
	const board: Page = { kind: 'board' };
	return [
		...choiceGroups(simulation, 'operator').map(({ type, definition }) => ({
			what: 'action',
			text: `${definition.title} (${type})`,
			open: (ui: Ui) => open({ ...ui, action: type }, board),
		})),
		...choiceGroups(simulation, 'fault').map(({ type, definition }, cursor) => ({
			what: 'fault',
			text: `${definition.title} (${type})`,
			open: (ui: Ui) => open(ui, { kind: 'faults', cursor }),
		})),
		...model.servers.map((server) => ({
			what: 'server',
			text: server,
			open: (ui: Ui) => open({ ...ui, server }, board),
		})),
		...model.product.guide.clauses.map(({ id, says, where }: { id: string; says: string; where: string }) => ({
			what: 'clause',
			text: `${id}: ${says} [${where}]`,
			open: (ui: Ui) => open(ui, { kind: 'clause', id, scroll: 0, back: ui.page }),
		})),
		...entriesOf(session)
			.slice(firstPosition(session) + 1)
			.map((entry, cursor) => ({
				what: 'log',
				text: eventText(model, entry.event),
				open: (ui: Ui) => open(ui, { kind: 'history', cursor: cursor + 1 }),
			})),
	];
}

/** Every word must occur, in any order and case. */
function hitsOf(ui: Ui, { text }: Search): readonly Hit[] {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	const hits = everything(ui).filter((hit) => {
		const found = `${hit.what} ${hit.text}`.toLowerCase();
		return words.every((word) => found.includes(word));
	});
	return hits.slice(0, most);
}

/** The search as a page. */
export const searchPage: PageDefinition<Search> = {
	title: () => 'Search actions, faults, servers, clauses and the log',
	body: (ui, page, width, height) => {
		const hits = hitsOf(ui, page);
		const chosen = Math.min(page.cursor, Math.max(0, hits.length - 1));
		const lines = hits.map(({ what, text }, index) =>
			cut([span(index === chosen ? '› ' : '  ', 'accent'), span(what.padEnd(7), 'dim'), span(text)], width),
		);
		return [
			cut([span('/ ', 'accent'), span(page.text), span('_', 'accent')], width),
			...(hits.length === 0 ? [line('  Nothing has all these words.', 'dim')] : windowOn(lines, chosen, height - 1)),
		];
	},
	bindings: [
		...choosing<Search>((ui, page) => hitsOf(ui, page).length),
		{
			keys: ['enter'],
			label: 'open',
			says: 'Opens what is chosen.',
			isShown: true,
			press: (ui, page) => {
				const hits = hitsOf(ui, page);
				return hits[Math.min(page.cursor, hits.length - 1)]?.open(ui) ?? { ui, effects: [] };
			},
		},
		{
			keys: ['backspace'],
			label: 'erase',
			says: 'Erases the last character.',
			isShown: false,
			press: (ui, page) => open(ui, { ...page, text: [...page.text].slice(0, -1).join(''), cursor: 0 }),
		},
		{
			keys: ['space'],
			label: 'space',
			says: 'Types a space.',
			isShown: false,
			press: (ui, page) => open(ui, { ...page, text: `${page.text} ` }),
		},
		closing,
	],
	type: (ui, page, character) => open(ui, { ...page, text: (page.text + character).slice(0, 200), cursor: 0 }),
};

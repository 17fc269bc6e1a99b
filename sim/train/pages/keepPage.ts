/** Asks for the file that keeps the session as a scenario. */
import { keptScenario } from '../keep.js';
import { cut, line, paragraph, span } from '../screen/lines.js';
import { closing, open, type PageDefinition, say } from '../screen/page.js';
import type { Page } from '../screen/state.js';

type Keep = Extract<Page, { kind: 'keep' }>;

/** The question as a page. */
export const keepPage: PageDefinition<Keep> = {
	title: () => 'Keep the session as a scenario',
	body: (_, { text }, width) => [
		...paragraph(
			'The file holds every step, and expects what happened here: "rehearse run" passes with it at once.',
			width,
			'dim',
		),
		line(''),
		cut([span('file: ', 'dim'), span(text), span('_', 'accent')], width),
	],
	bindings: [
		{
			keys: ['enter'],
			label: 'write',
			says: 'Writes the file.',
			isShown: true,
			press: (ui, { text }) => {
				if (text.trim() === '') return say(ui, 'error', 'Expected the name of a file.');
				const kept = keptScenario(ui.session);
				if (!kept.ok) return say(ui, 'error', kept.because);
				return {
					ui: { ...ui, page: { kind: 'board' } },
					effects: [{ kind: 'keep', file: text.trim(), text: kept.text }],
				};
			},
		},
		{
			keys: ['backspace'],
			label: 'erase',
			says: 'Erases the last character.',
			isShown: true,
			press: (ui, page) => open(ui, { ...page, text: [...page.text].slice(0, -1).join('') }),
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
	type: (ui, page, character) => open(ui, { ...page, text: (page.text + character).slice(0, 1000) }),
};

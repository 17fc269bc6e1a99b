/** Asks how many minutes are to pass. */
import { describeMinutes, parseMinutes } from '../../../machines/kit/quantities.js';
import { line, paragraph, span } from '../screen/lines.js';
import { closing, command, open, type PageDefinition, say } from '../screen/page.js';
import type { Page } from '../screen/state.js';

type Wait = Extract<Page, { kind: 'wait' }>;

/** `45` is minutes; `1 h 30 min` is read as in scenarios. A year is the most that one waits at once. */
function minutesOf(text: string): number | undefined {
	const trimmed = text.trim();
	const minutes = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : parseMinutes(trimmed);
	return minutes !== undefined && minutes > 0 && minutes <= 525_600 ? minutes : undefined;
}

/** The question as a page. */
export const waitPage: PageDefinition<Wait> = {
	title: () => 'Let time pass',
	body: (_, { text }, width) => {
		const minutes = minutesOf(text);
		return [
			...paragraph(
				'How long? Minutes, or a length such as 1 h 30 min. Stretches of unknown length do not end meanwhile.',
				width,
				'dim',
			),
			line(''),
			[span('› ', 'accent'), span(text), span('_', 'accent')],
			line(minutes === undefined ? '' : `  ${describeMinutes(minutes)}`, 'dim'),
		];
	},
	bindings: [
		{
			keys: ['enter'],
			label: 'wait',
			says: 'Lets the time pass.',
			isShown: true,
			press: (ui, { text }) => {
				const minutes = minutesOf(text);
				if (minutes === undefined)
					return say(ui, 'error', 'Expected minutes, such as 45, or a length such as 1 h 30 min.');
				return command(ui, { kind: 'wait', minutes });
			},
		},
		{
			keys: ['backspace'],
			label: 'erase',
			says: 'Erases the last character.',
			isShown: false,
			press: (ui, page) => open(ui, { ...page, text: page.text.slice(0, -1) }),
		},
		{
			keys: ['space'],
			label: 'space',
			says: 'Types a space.',
			isShown: false,
			press: (ui, page) => open(ui, { ...page, text: `${page.text} `.slice(0, 20) }),
		},
		closing,
	],
	type: (ui, page, character) => open(ui, { ...page, text: (page.text + character).slice(0, 20) }),
};

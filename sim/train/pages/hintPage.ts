/** The hints that were asked for, from a nudge to the action itself. */
import { hintsFor } from '../hints.js';
import { line, paragraph } from '../screen/lines.js';
import { command, textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';

/** The hints as a page. */
export const hintPage = textPage<Extract<Page, { kind: 'hint' }>>(
	() => 'Hints',
	({ session }, _, width) => {
		const hints = hintsFor(session);
		const shown = hints.slice(0, session.hintsHere);
		return [
			...shown.flatMap((text, index) => [...paragraph(text, width, 'plain', `${index + 1}. `), line('')]),
			line(
				shown.length < hints.length
					? `${hints.length - shown.length} more, each plainer than the one before.`
					: 'There is no plainer hint.',
				'dim',
			),
		];
	},
	[
		{
			keys: ['h'],
			label: 'one more',
			says: 'Gives one more hint.',
			isShown: true,
			press: (ui) => {
				if (ui.session.hintsHere >= hintsFor(ui.session).length) return { ui, effects: [] };
				return command(ui, { kind: 'hint' }, { kind: 'hint', scroll: 0 });
			},
		},
	],
);

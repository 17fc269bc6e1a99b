/** Asks once before the sandbox is left. */

import { defaultKeepFile } from '../keep.js';
import { line, paragraph } from '../screen/lines.js';
import { closing, open, type PageDefinition } from '../screen/page.js';
import type { Page } from '../screen/state.js';

type Leave = Extract<Page, { kind: 'leave' }>;

/** The question as a page. */
export const leavePage: PageDefinition<Leave> = {
	title: () => 'Leave the sandbox?',
	body: (_, __, width) => [
		...paragraph('The session is kept: "rehearse train --resume" takes it up where it is now.', width),
		line(''),
		...paragraph('To have it as a file that "rehearse run" replays, keep it as a scenario first.', width, 'dim'),
	],
	bindings: [
		{
			keys: ['enter', 'y', 'q'],
			label: 'leave',
			says: 'Leaves the sandbox.',
			isShown: true,
			press: (ui) => ({ ui, effects: [{ kind: 'leave' }] }),
		},
		{
			keys: ['s'],
			label: 'keep as a scenario',
			says: 'Keeps the session as a scenario file.',
			isShown: true,
			press: (ui) => open(ui, { kind: 'keep', text: defaultKeepFile(ui.session) }),
		},
		closing,
	],
};

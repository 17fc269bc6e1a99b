/** What is so now, in full: the board has room for the first lines only. */
import { line } from '../screen/lines.js';
import { textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';
import { present } from '../session.js';
import { chosenEvent, chosenServer } from './chosen.js';
import { nowLines } from './now.js';
import { heading, serverLines, serviceLines } from './overview.js';

/** The description as a page, with every server and service. */
export const nowPage = textPage<Extract<Page, { kind: 'now' }>>(
	() => 'Now',
	(ui, _, width) => {
		const simulation = present(ui.session);
		return [
			...nowLines(simulation, chosenServer(ui), chosenEvent(ui), width),
			line(''),
			heading('Servers'),
			...serverLines(simulation, chosenServer(ui), width),
			line(''),
			heading('Services: now, and how long down'),
			...serviceLines(simulation, Math.min(width, 60)),
		];
	},
);

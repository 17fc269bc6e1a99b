/** Every page by its kind. */
import type { PageDefinition } from '../screen/page.js';
import type { Page } from '../screen/state.js';
import { boardPage } from './board.js';
import { clausePage } from './clause.js';
import { debriefPage } from './debrief.js';
import { faultsPage } from './faults.js';
import { helpPage, type KeyTable } from './help.js';
import { hintPage } from './hintPage.js';
import { historyPage } from './history.js';
import { keepPage } from './keepPage.js';
import { leavePage } from './leave.js';
import { lessonPage } from './lessonPage.js';
import { logPage } from './log.js';
import { nowPage } from './nowPage.js';
import { parametersPage } from './parameters.js';
import { runningPage } from './running.js';
import { searchPage } from './search.js';
import { waitPage } from './wait.js';
import { whyPage } from './why.js';

type Definitions = { readonly [Kind in Page['kind']]: PageDefinition<Extract<Page, { kind: Kind }>> };

/** Keys of the sandbox by where they work: the help and the documentation are made from it. */
export const keyTable = (): KeyTable => [
	['On the board', boardPage.bindings],
	['Where a server or an option is asked for', parametersPage.bindings],
	['Faults', faultsPage.bindings],
	['What runs by itself', runningPage.bindings],
	['History', historyPage.bindings],
	['Search', searchPage.bindings],
	['A refusal explained', whyPage.bindings],
	['A clause', clausePage.bindings],
];

const definitions: Definitions = {
	board: boardPage,
	parameters: parametersPage,
	faults: faultsPage,
	running: runningPage,
	wait: waitPage,
	why: whyPage,
	clause: clausePage,
	search: searchPage,
	history: historyPage,
	log: logPage,
	now: nowPage,
	help: helpPage(keyTable),
	lesson: lessonPage,
	hint: hintPage,
	debrief: debriefPage,
	keep: keepPage,
	leave: leavePage,
};

/** The definition of a page. Each is only ever handed a page of its own kind. */
export function definitionOfPage({ kind }: Page): PageDefinition {
	return definitions[kind] as unknown as PageDefinition;
}

/** The board: everything at a glance, and the actions. */
import type { Simulation } from '../../simulation/simulation.js';
import { choiceGroups } from '../choices.js';
import { beside, type Line, line } from '../screen/lines.js';
import type { PageDefinition } from '../screen/page.js';
import type { Page, Ui } from '../screen/state.js';
import { windowOn } from '../screen/window.js';
import { entriesOf, present } from '../session.js';
import { groupLine } from './actions.js';
import { boardKeys } from './boardKeys.js';
import { chosenEvent, chosenGroup, chosenServer } from './chosen.js';
import { entryLine } from './log.js';
import { nowLines } from './now.js';
import { heading, serverLines, serviceLines, servicesInOneLine } from './overview.js';

type Board = Extract<Page, { kind: 'board' }>;

/** A part of the board that gets a share of the rows. */
interface Part {
	readonly title: string;
	readonly lines: readonly Line[];
	/** The line that must be seen. */
	readonly chosen: number;
	/** Rows without the title that it has in any case, and that it can use. */
	readonly minimum: number;
	readonly maximum: number;
	/** What does not fit is not counted: nobody expects all of it here. */
	readonly isOpenEnded?: boolean;
}

/** Shares rows out: everybody's minimum first, then to each in turn what it can use. */
function shared(parts: readonly Part[], height: number): number[] {
	const heights = parts.map(({ lines, minimum }) => Math.min(minimum, lines.length));
	let left = height - parts.length - heights.reduce((sum, rows) => sum + rows, 0);
	while (left > 0) {
		const before = left;
		for (const [index, { lines, maximum }] of parts.entries()) {
			if (left > 0 && (heights[index] ?? 0) < Math.min(lines.length, maximum)) {
				heights[index] = (heights[index] ?? 0) + 1;
				left -= 1;
			}
		}
		if (left === before) break;
	}
	return heights;
}

function stacked(parts: readonly Part[], height: number): Line[] {
	const heights = shared(parts, height);
	return parts
		.flatMap(({ title, lines, chosen, isOpenEnded }, index) => {
			const height = heights[index] ?? 0;
			return [heading(title), ...(isOpenEnded === true ? lines.slice(0, height) : windowOn(lines, chosen, height))];
		})
		.slice(0, height);
}

function actionsPart(ui: Ui, simulation: Simulation, width: number): Part {
	const groups = choiceGroups(simulation, 'operator');
	const chosen = chosenGroup(ui);
	const server = chosenServer(ui);
	const count = groups.filter(({ isPossible }) => isPossible).length;
	return {
		title: `Actions: ${count} possible, ${groups.length - count} refused (✗)`,
		lines: groups.map((group) => groupLine(simulation, group, group === chosen, server, width)),
		chosen: chosen === undefined ? 0 : groups.indexOf(chosen),
		minimum: 4,
		maximum: 40,
	};
}

function logPart(ui: Ui, simulation: Simulation): Part {
	const entries = entriesOf(ui.session);
	const lines = entries
		.filter(({ source }) => source !== 'begin')
		.map((entry) => entryLine(simulation.model, entry))
		.reverse();
	return {
		title: 'Log, newest first',
		lines: lines.length === 0 ? [line('  Nothing yet.', 'dim')] : lines,
		chosen: 0,
		minimum: 1,
		maximum: 12,
		isOpenEnded: true,
	};
}

function nowPart(ui: Ui, simulation: Simulation, width: number, maximum: number): Part {
	return {
		title: 'Now',
		lines: nowLines(simulation, chosenServer(ui), chosenEvent(ui), width),
		chosen: 0,
		minimum: 4,
		maximum,
	};
}

function serversPart(ui: Ui, simulation: Simulation, width: number, maximum: number): Part {
	const server = chosenServer(ui);
	const lines = serverLines(simulation, server, width);
	return { title: 'Servers', lines, chosen: simulation.model.servers.indexOf(server ?? ''), minimum: 2, maximum };
}

function servicesPart(simulation: Simulation, width: number, maximum: number): Part {
	const title = `${'Services'.padEnd(Math.max(9, width - 16))}now        down`;
	return { title, lines: serviceLines(simulation, width), chosen: 0, minimum: 2, maximum };
}

function wide(ui: Ui, simulation: Simulation, width: number, height: number): Line[] {
	const left = Math.floor((width - 3) * 0.45);
	const right = width - 3 - left;
	const leftLines = stacked(
		[serversPart(ui, simulation, left, 24), servicesPart(simulation, left, 12), nowPart(ui, simulation, left, 20)],
		height,
	);
	const rightLines = stacked([actionsPart(ui, simulation, right), logPart(ui, simulation)], height);
	const empty = Array.from({ length: height }, (): Line => []);
	return beside([[...leftLines, ...empty].slice(0, height), rightLines], [left, right]);
}

function narrow(ui: Ui, simulation: Simulation, width: number, height: number): Line[] {
	const left = Math.floor((width - 3) / 2);
	const right = width - 3 - left;
	const rows = Math.max(3, Math.min(Math.floor(height / 3), 1 + Math.max(simulation.model.servers.length, 5)));
	const top = beside(
		[
			stacked([serversPart(ui, simulation, left, rows - 1)], rows),
			stacked([servicesPart(simulation, right, rows - 1)], rows),
		],
		[left, right],
	);
	const below = [nowPart(ui, simulation, width, 8), actionsPart(ui, simulation, width), logPart(ui, simulation)];
	return [...top, ...stacked(below, height - top.length)];
}

function small(ui: Ui, simulation: Simulation, width: number, height: number): Line[] {
	const parts = [
		serversPart(ui, simulation, width, 3),
		{ ...nowPart(ui, simulation, width, 2), minimum: 2 },
		actionsPart(ui, simulation, width),
		{ ...logPart(ui, simulation), minimum: 1, maximum: 2 },
	];
	return [servicesInOneLine(simulation), ...stacked(parts, height - 1)];
}

/** The board as a page. */
export const boardPage: PageDefinition<Board> = {
	title: ({ session }) => session.course.title,
	body: (ui, _, width, height) => {
		const simulation = present(ui.session);
		if (width >= 110) return wide(ui, simulation, width, height);
		return width >= 76 ? narrow(ui, simulation, width, height) : small(ui, simulation, width, height);
	},
	bindings: boardKeys,
};

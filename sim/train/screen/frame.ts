/** The whole screen, computed: a header, the page, a message and the keys. Whoever draws it decides nothing. */
import { clockOf } from '../../report/clock.js';
import { definitionOfPage } from '../pages/index.js';
import { firstPosition, present } from '../session.js';
import { keyLabel } from './keys.js';
import { cut, type Line, line, lineColumns, lineText, short, sized, span } from './lines.js';
import { bodyHeight, footerHeight } from './page.js';
import type { Message, Ui } from './state.js';

/** A screen. Together its parts have one row less than the terminal. */
export interface Frame {
	readonly mode: 'guided' | 'open';
	readonly header: Line;
	/** Exactly as many lines as are left. */
	readonly body: readonly Line[];
	readonly message: Message | undefined;
	readonly keys: readonly Line[];
}

/** Below this nothing sensible can be shown. */
const smallest = { columns: 40, rows: 12 };

function headerOf(ui: Ui, title: string, width: number): Line {
	const { session } = ui;
	const simulation = present(session);
	const step = session.position - firstPosition(session);
	const parts = [
		span(` ${short(title, Math.max(10, width - 40))}`, 'strong'),
		span(`  clock ${clockOf(simulation.clock)}`, 'accent'),
		span(`  step ${step}`),
		...(session.course.isExam ? [span('  EXAM', 'warn')] : []),
		...(session.hintsUsed > 0 ? [span(`  hints ${session.hintsUsed}`, 'dim')] : []),
	];
	return cut(parts, width);
}

/** The keys of the page, in as many lines as there are for them. */
function keysOf(ui: Ui, width: number, height: number): Line[] {
	const { bindings } = definitionOfPage(ui.page);
	const lines: Line[] = [[]];
	for (const { keys, label, isShown } of bindings) {
		if (!isShown) continue;
		const item: Line = [span(keyLabel(keys[0] ?? ''), 'strong'), span(` ${label}  `, 'dim')];
		const last = lines.at(-1) ?? [];
		if (lineColumns(last) + lineColumns(item) - 2 <= width) lines[lines.length - 1] = [...last, ...item];
		else if (lines.length < height) lines.push(item);
	}
	return Array.from({ length: height }, (_, index) => cut(lines[index] ?? [], width));
}

/** The screen of a state. */
export function frameOf(ui: Ui): Frame {
	const { columns: width, rows } = ui.size;
	const { mode } = ui.session;
	if (width < smallest.columns || rows < smallest.rows) {
		const text = `The terminal has ${width}x${rows}; ${smallest.columns}x${smallest.rows} is the least.`;
		const body = Array.from({ length: Math.max(1, rows - 3) }, (_, row) => (row === 0 ? cut(line(text), width) : []));
		return { mode, header: [], body, message: undefined, keys: [[]] };
	}
	const definition = definitionOfPage(ui.page);
	const height = bodyHeight(ui);
	const shown = definition.body(ui, ui.page, width, height);
	const body = Array.from({ length: height }, (_, row) => cut(shown[row] ?? [], width));
	return {
		mode,
		header: headerOf(ui, definition.title(ui, ui.page), width - badge(mode).length),
		body,
		message: ui.message,
		keys: keysOf(ui, width, footerHeight(width)),
	};
}

/** The mode as it stands in front of the header. */
export function badge(mode: Frame['mode']): string {
	return ` ${mode.toUpperCase()} `;
}

/** The sign before a message, which tells its tone without a colour. */
export const messageSigns: Readonly<Record<Message['tone'], string>> = {
	info: 'ℹ',
	success: '✔',
	warning: '⚠',
	error: '✘',
};

/** The text of a message, cut to the width with its sign before it. */
export function messageText({ text }: Message, width: number): string {
	return short(text, Math.max(0, width - 2));
}

/** The screen as text, line by line, as a terminal would show it. */
export function frameText(frame: Frame, width: number): string {
	const { header, body, message, keys, mode } = frame;
	return [
		lineText(sized([span(badge(mode)), ...header], width)),
		...body.map(lineText),
		message === undefined ? '' : `${messageSigns[message.tone]} ${messageText(message, width)}`.trimEnd(),
		...keys.map(lineText),
	].join('\n');
}

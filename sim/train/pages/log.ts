/** The log: everything that happened, with details; on the board a line for each entry. */
import { clockOf } from '../../report/clock.js';
import { detailsOf } from '../../report/details.js';
import { columns, type Style } from '../../report/style.js';
import { eventText, sourceText } from '../../report/wording.js';
import type { Entry } from '../../simulation/entry.js';
import type { Model } from '../../simulation/model.js';
import { type Line, line, paragraph, span, type Tone } from '../screen/lines.js';
import { textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';
import { entriesOf, present } from '../session.js';

/** An entry in one line. */
export function entryLine(model: Model, entry: Entry): Line {
	const mark = markOf(entry);
	const who = sourceText(entry.source);
	return [
		span(`${clockOf(entry.at).padStart(5)} `, 'dim'),
		...(who === '' ? [] : [span(`${who} `, entry.source === 'fault' ? 'bad' : 'accent')]),
		...(mark === undefined ? [] : [mark]),
		span(eventText(model, entry.event)),
		...hazardSpans(entry),
	];
}

function markOf({ verdict, breaches }: Entry) {
	if (verdict.kind === 'refused') {
		const clauses = verdict.reasons.flatMap((reason) => reason.clauses);
		return span(`REFUSED ${[...new Set(clauses)].join(' ')} `, 'bad');
	}
	if (breaches.length > 0)
		return span(`BREACH ${[...new Set(breaches.flatMap(({ clauses }) => clauses))].join(' ')} `, 'bad');
	return verdict.kind === 'noEffect' ? span('no effect ', 'warn') : undefined;
}

function hazardSpans({ hazards }: Entry) {
	return hazards.filter(({ change }) => change === 'began').map(({ title }) => span(` ! ${title}`, 'warn'));
}

const toneOf: Readonly<Record<keyof Style, Tone>> = {
	bold: 'strong',
	dim: 'dim',
	red: 'bad',
	green: 'good',
	yellow: 'warn',
	cyan: 'accent',
};

/** An entry with everything that it tells. */
export function entryLines(model: Model, entry: Entry, told: Set<string>, width: number): Line[] {
	const details = detailsOf(entry, model.product, told);
	return [
		entryLine(model, entry),
		...details.flatMap(({ label, text, tone }) => {
			const first = `      ${label.padEnd(10)}`;
			return paragraph(text, width, tone === undefined ? 'plain' : toneOf[tone], first, ' '.repeat(columns(first)));
		}),
	];
}

/** The log as a page, the newest entry last. */
export const logPage = textPage<Extract<Page, { kind: 'log' }>>(
	() => 'Log',
	({ session }, _, width) => {
		const { model } = present(session);
		const told = new Set<string>();
		const entries = entriesOf(session).filter(({ source, hazards }) => source !== 'begin' || hazards.length > 0);
		if (entries.length === 0) return [line('Nothing has happened yet.', 'dim')];
		return entries.flatMap((entry) => entryLines(model, entry, told, width));
	},
);

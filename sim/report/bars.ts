/** Draws the states of one server over time as bars with their names in them. */
import type { Scale } from './scale.js';
import { columns, truncate } from './style.js';
import { isSameTime, type Span } from './timeline.js';

/** The names that do not fit into some bar, by what is shown instead; shared by the rows of a chart. */
export type BarLegend = Map<string, string>;

/** A bar: its columns, and the path of the state that it stands for. */
interface Bar {
	readonly start: number;
	readonly end: number;
	readonly path: readonly string[];
	readonly label: string;
}

/** Shorter bars show a letter: a name cut to less says nothing. */
const shortestCut = 6;

/** Bars for spans that have a length, each at least a column wide where there are enough columns. */
function barsOf(spans: readonly Span[], { width, column }: Scale): Bar[] {
	const lasting = spans
		.filter(({ from, to }) => !isSameTime(from, to))
		.map(({ from, value }) => ({ start: column(from), path: value.split('.') }));
	let earliest = 0;
	const pushed = lasting.map(({ start, path }) => {
		const at = Math.max(start, earliest);
		earliest = at + 1;
		return { start: at, path };
	});
	let latest = width;
	const fitted = [...pushed]
		.reverse()
		.map(({ start, path }) => {
			const end = latest;
			latest = Math.max(0, Math.min(start, latest - 1));
			return { start: latest, end, path, label: path.join('.') };
		})
		.reverse();
	return merged(fitted.filter(({ start, end }) => end > start));
}

/** Bars of the same state that follow each other, as one. */
function merged(bars: readonly Bar[]): Bar[] {
	const starts = bars.filter((bar, index) => bars[index - 1]?.path.join('.') !== bar.path.join('.'));
	return starts.map((bar, index) => ({ ...bar, end: starts[index + 1]?.start ?? bars.at(-1)?.end ?? bar.end }));
}

/** The bars of one outermost state, as deep as their labels fit: `upgrading.preparing`, `.prompting`; or as one. */
function labelled(bars: readonly Bar[]): Bar[] {
	const deepest = Math.max(...bars.map(({ path }) => path.length));
	for (let depth = deepest; depth > 1; depth -= 1) {
		const cut = merged(bars.map((bar) => ({ ...bar, path: bar.path.slice(0, depth) })));
		const named = cut.map((bar, index) => ({ ...bar, label: relativeLabel(bar.path, cut[index - 1]?.path) }));
		if (named.every(fits)) return named;
	}
	return merged(bars.map((bar) => ({ ...bar, path: bar.path.slice(0, 1), label: bar.path[0] ?? '' })));
}

/** A state's name; behind another of the same outer state only what differs: `.installing`. */
function relativeLabel(path: readonly string[], previous: readonly string[] | undefined): string {
	if (previous === undefined) return path.join('.');
	const shared = path.findIndex((name, index) => name !== previous[index]);
	return shared <= 0 ? path.join('.') : `.${path.slice(shared).join('.')}`;
}

function fits({ start, end, label }: Bar): boolean {
	return columns(label) + 1 <= end - start;
}

/** A letter of the name that stands for nothing else yet, or the one that stands for it already. */
function letterFor(name: string, legend: BarLegend): string {
	const known = [...legend].find(([shown, meant]) => meant === name && shown.length === 1);
	const letters = [...name, ...name.toUpperCase(), ...'abcdefghijklmnopqrstuvwxyz0123456789'];
	return known?.[0] ?? letters.find((letter) => /[a-z0-9]/i.test(letter) && !legend.has(letter)) ?? '?';
}

/** What stands in a bar; where that is not the whole name, the legend is told. */
function shownLabel(bar: Bar, legend: BarLegend): string {
	if (fits(bar)) return bar.label;
	const width = bar.end - bar.start;
	const cut = truncate(bar.label, width - 1);
	const isClear = width >= shortestCut && (legend.get(cut) ?? bar.label) === bar.label;
	const shown = isClear ? cut : letterFor(bar.label, legend);
	legend.set(shown, bar.label);
	return shown;
}

/** A row of bars, `width` columns wide. Names that do not fit are added to the legend. */
export function drawBars(spans: readonly Span[], scale: Scale, legend: BarLegend): string {
	const groups: Bar[][] = [];
	for (const bar of barsOf(spans, scale)) {
		const last = groups.at(-1);
		if (last?.[0]?.path[0] === bar.path[0]) last?.push(bar);
		else groups.push([bar]);
	}
	return groups
		.flatMap(labelled)
		.map((bar) => {
			const label = shownLabel(bar, legend);
			const width = bar.end - bar.start;
			if (width === 1) return label;
			const room = width - 1 - columns(label);
			return `│${label}${room > 1 ? ` ${'─'.repeat(room - 1)}` : ' '.repeat(room)}`;
		})
		.join('');
}

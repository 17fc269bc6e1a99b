/** Draws servers and services over simulated time. */
import type { ScenarioResult } from '../scenario/run.js';
import { drawAxis } from './axis.js';
import { type BarLegend, drawBars } from './bars.js';
import { unknownExplained } from './clock.js';
import { type Scale, scaleFor } from './scale.js';
import { columns, pad, type Style, textOf, truncate, truncateMiddle, type View, wrap } from './style.js';
import { isSameTime, type Row, type Timeline, timelineOf } from './timeline.js';

/** The shares of the width that names and the states at the end may take. */
const shareOfNames = 0.3;
const shareOfEnds = 0.18;

const orderOnly = 'No length is known here: the chart shows the order of things, not how long they took.';
const noBreakSpace = '\u00a0';
const up = '·';
const degraded = '▒';
const down = '█';

/** Where things stand in the rows. */
interface Layout extends View {
	readonly names: number;
	readonly ends: number;
	readonly scale: Scale;
}

/** A row's last value; of a state only the outermost name where the whole is too long. */
function endOf({ spans }: Row, width: number): string {
	const value = spans.at(-1)?.value ?? '';
	return columns(value) <= width ? value : truncate(value.split('.')[0] ?? '', width);
}

/** A service over time. The worst level of a column shows, and no time down or degraded is too short to show. */
function drawService({ spans }: Row, { column, width }: Scale): string[] {
	const cells = Array.from({ length: width }, () => up);
	for (const level of [degraded, down]) {
		for (const { from, to, value } of spans) {
			if (isSameTime(from, to) || value === 'up' || (value === 'down') !== (level === down)) continue;
			const start = Math.min(column(from), width - 1);
			cells.fill(level, start, Math.max(start + 1, column(to)));
		}
	}
	return cells;
}

/** The name of a service, with the throughput that was left where the guide gives it: `mail 50%`. */
function serviceName({ name, spans }: Row, width: number): string {
	const shares = [...new Set(spans.map(({ value }) => value).filter((value) => value.endsWith('%')))];
	const suffix = shares.length === 0 ? '' : ` ${shares.join('/')}`;
	return truncateMiddle(name, Math.max(3, width - suffix.length)) + truncate(suffix, width);
}

function serviceLine(row: Row, layout: Layout): string {
	const { style, names, ends, scale } = layout;
	const cells = drawService(row, scale).join('');
	const coloured = cells.replace(/·+/g, style.dim).replace(/▒+/g, style.yellow).replace(/█+/g, style.red);
	return `${pad(serviceName(row, names), names)} ${coloured} ${endOf(row, ends)}`;
}

function serverLine(row: Row, layout: Layout, legend: BarLegend): string {
	const { style, names, ends, scale } = layout;
	const bars = drawBars(row.spans, scale, legend).replace(/─+/g, style.dim);
	return `${pad(truncateMiddle(row.name, names), names)} ${bars} ${endOf(row, ends)}`;
}

/** What stands for each name that is cut or left out: `u = upgrading`, kept in one line by no-break spaces. */
function explained(legend: BarLegend): string[] {
	return [...new Set(legend.values())].map((name) => {
		const shown = [...legend].filter(([, meant]) => meant === name).map(([sign]) => sign);
		const [shortestCut] = shown.filter((sign) => sign.length > 1).sort((first, second) => first.length - second.length);
		const signs = [...shown.filter((sign) => sign.length === 1), ...(shortestCut === undefined ? [] : [shortestCut])];
		return `${signs.join(', ')} = ${name}`.replaceAll(' ', noBreakSpace);
	});
}

/** What the signs mean, of those that occur. */
function legendLines(timeline: Timeline, legend: BarLegend, drawn: string, { width, style }: View): string[] {
	const signs = [
		...(drawn.includes(down) ? [`${down} down`] : []),
		...(drawn.includes(degraded) ? [`${degraded} degraded`] : []),
		...(drawn.includes(up) ? [`${up} up`] : []),
	];
	const { end, steadyServices } = timeline;
	const services = steadyServices === 1 ? 'service was' : 'services were';
	return [
		...(signs.length === 0 ? [] : wrap(signs.join(', '), width)),
		...(legend.size === 0 ? [] : wrap(explained(legend).join('; '), width, 'states: ')),
		...(steadyServices === 0 ? [] : wrap(`${steadyServices} ${services} up throughout and not drawn.`, width)),
		...(end.minutes === 0 && end.unknownStretches > 0 ? wrap(orderOnly, width) : []),
		...(end.unknownStretches > 0 ? wrap(unknownExplained, width) : []),
	].map((line) => style.dim(line.replaceAll(noBreakSpace, ' ')));
}

function layoutFor(timeline: Timeline, view: View): Layout {
	const rows = [...timeline.servers, ...timeline.services];
	const widest = (texts: readonly string[], share: number) =>
		Math.min(Math.max(4, ...texts.map(columns)), Math.floor(view.width * share));
	const serviceNames = timeline.services.map((row) => serviceName(row, view.width));
	const names = widest([...timeline.servers.map(({ name }) => name), ...serviceNames], shareOfNames);
	const ends = Math.max(
		'at end'.length,
		widest(
			rows.map((row) => endOf(row, view.width)),
			shareOfEnds,
		),
	);
	return { ...view, names, ends, scale: scaleFor(timeline.end, view.width - names - ends - 2) };
}

function heading(text: string, { names, scale }: Layout, style: Style): string {
	return style.bold(`${pad(text, names + 1 + scale.width)} at end`);
}

/**
 * A chart of a run: a row for each server with its states, a row for each service that was not always up, the axis, and
 * what the signs mean. At most `width` columns wide. The empty text for a refused deployment.
 */
export function renderChart(result: Pick<ScenarioResult, 'records' | 'simulation'>, view: View): string {
	if (result.simulation === undefined) return '';
	const timeline = timelineOf(result, result.simulation);
	const layout = layoutFor(timeline, view);
	const legend: BarLegend = new Map();
	const servers = timeline.servers.map((row) => serverLine(row, layout, legend));
	const services = timeline.services.map((row) => serviceLine(row, layout));
	const axis = drawAxis(timeline.moments, timeline.end, layout.scale).map((line) =>
		view.style.dim(' '.repeat(layout.names + 1) + line),
	);
	const hasTime = layout.scale.width > 0;
	return textOf([
		heading('servers', layout, view.style),
		...servers,
		...(services.length === 0 ? [] : [heading('services', layout, view.style), ...services]),
		...(hasTime ? axis : wrap('No simulated time has passed.', view.width)),
		...legendLines(timeline, legend, services.join('\n'), view),
	]);
}

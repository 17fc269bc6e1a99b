/** How the services fared: a table of those that were not always up. */
import { describeLevel } from '../../machines/kit/services.js';
import type { Simulation } from '../simulation/simulation.js';
import { type SimulatedTime, zeroTime } from '../simulation/time.js';
import { clockOf } from './clock.js';
import { columns, pad, truncate, truncateMiddle, type View } from './style.js';

/** A service with its times and its level at the end. */
export interface ServiceFigures {
	readonly name: string;
	readonly title: string;
	readonly down: SimulatedTime;
	readonly degraded: SimulatedTime;
	/** `up`, `50%`, `degraded` or `down`. */
	readonly now: string;
}

/** The figures of every service, in the product's order. */
export function serviceFigures({ model, meters, levels }: Simulation): ServiceFigures[] {
	return model.services.map(({ name, title }) => ({
		name,
		title,
		down: meters.get(name)?.down ?? zeroTime,
		degraded: meters.get(name)?.degraded ?? zeroTime,
		now: describeLevel(levels.get(name) ?? { kind: 'up' }),
	}));
}

/** Whether no time at all is meant. */
export function isZero({ minutes, unknownStretches }: SimulatedTime): boolean {
	return minutes === 0 && unknownStretches === 0;
}

const heads = ['service', 'down', 'degraded', 'at end'];
/** A title cut to less says nothing. */
const shortestTitle = 16;

/**
 * The table of the services that were not always up, and of mail in any case, with its head; no lines if there is
 * nothing to tell. At most `width` columns wide.
 */
export function serviceTable(services: readonly ServiceFigures[], { width, style }: View): string[] {
	// Whether mail flows is what everybody asks first, so it is told even where nothing happened to it.
	const told = services.filter(
		({ name, down, degraded, now }) => name === 'mail' || !isZero(down) || !isZero(degraded) || now !== 'up',
	);
	if (told.length === 0) return [];
	const rows = told.map(({ name, down, degraded, now }) => [name, clockOf(down), clockOf(degraded), now]);
	const widths = heads.map((text, index) => Math.max(...[heads, ...rows].map((row) => columns(row[index] ?? text))));
	const forFigures = widths.slice(1).reduce((sum, column) => sum + column + 2, 0);
	const names = Math.min(widths[0] ?? 0, Math.max(3, width - 2 - forFigures));
	const titles = width - 2 - names - forFigures - 2;
	const line = ([name = '', ...cells]: readonly string[], title: string) => {
		const figures = cells.map((cell, index) => `  ${pad(cell, widths[index + 1] ?? 0)}`).join('');
		const shownTitle = titles < shortestTitle ? '' : `  ${truncate(title, titles)}`;
		return `  ${pad(truncateMiddle(name, names), names)}${figures}${shownTitle}`.trimEnd();
	};
	return [style.bold(line(heads, 'what it is')), ...rows.map((row, index) => line(row, told[index]?.title ?? ''))];
}

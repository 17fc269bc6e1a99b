/** The time axis below a chart: a line with marks, and a line with the clock at them. */
import type { SimulatedTime } from '../simulation/time.js';
import { clockOf } from './clock.js';
import type { Scale } from './scale.js';
import { columns } from './style.js';

/** Steps between the marks of an axis, in minutes. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14_400, 43_200, 144_000, 525_600];
/** Columns between two marks, at least. */
const spacing = 9;

/** A mark of an axis. */
interface Mark {
	readonly column: number;
	readonly text: string;
}

/** Points of time with round minutes within the known stretches, and the ends of the unknown ones. */
function marksBetween(moments: readonly SimulatedTime[], step: number): SimulatedTime[] {
	return moments.slice(1).flatMap((to, index) => {
		const from = moments[index] ?? to;
		const round: SimulatedTime[] = [];
		for (let minutes = (Math.floor(from.minutes / step) + 1) * step; minutes <= to.minutes; minutes += step) {
			round.push({ minutes, unknownStretches: from.unknownStretches });
		}
		return to.unknownStretches > from.unknownStretches ? [...round, to] : round;
	});
}

/** As many marks as there is room for, the end before all others. */
function placed(marks: readonly Mark[], last: Mark): Mark[] {
	const lastStart = last.column - columns(last.text) + 1;
	const fitting: Mark[] = [];
	let free = 0;
	for (const mark of marks) {
		const end = mark.column + columns(mark.text);
		if (mark.column < free || end >= lastStart) continue;
		fitting.push(mark);
		free = end + 1;
	}
	return fitting;
}

/**
 * The two lines of an axis, at most `scale.width + 1` columns wide. Stretches of unknown length are dashed and carry a
 * `?`; the clock says after how many of them a point lies.
 */
export function drawAxis(moments: readonly SimulatedTime[], end: SimulatedTime, scale: Scale): [string, string] {
	const known = scale.width - scale.column({ minutes: 0, unknownStretches: end.unknownStretches });
	const step = steps.find((minutes) => end.minutes === 0 || (minutes / end.minutes) * known >= spacing) ?? 525_600;
	const last = { column: scale.width, text: clockOf(end) };
	const marks = placed(
		[{ minutes: 0, unknownStretches: 0 }, ...marksBetween(moments, step)].map((time) => ({
			column: scale.column(time),
			text: clockOf(time),
		})),
		last,
	);
	const line = Array.from({ length: scale.width + 1 }, () => '─');
	for (const [index, to] of moments.entries()) {
		const from = moments[index - 1];
		if (from === undefined || from.unknownStretches === to.unknownStretches) continue;
		const start = scale.column({ ...to, unknownStretches: from.unknownStretches });
		const stop = scale.column(to);
		line.fill('╌', start, stop);
		if (stop > start) line[Math.floor((start + stop) / 2)] = '?';
	}
	for (const { column } of [...marks, last]) if (line[column] !== '?') line[column] = '┴';
	const texts = marks.reduce((text, mark) => text.padEnd(mark.column) + mark.text, '');
	return [line.join(''), texts.padEnd(Math.max(0, last.column - columns(last.text) + 1)) + last.text];
}

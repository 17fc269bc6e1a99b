/** Where a point of simulated time stands in a chart. */
import type { SimulatedTime } from '../simulation/time.js';

/** A scale: known minutes share the columns that stretches of unknown length leave. */
export interface Scale {
	/** Columns for the whole time. */
	readonly width: number;
	/** The column, from 0 to `width`, at which a point of time lies. */
	readonly column: (time: SimulatedTime) => number;
}

/** Columns of a stretch of unknown length beside known ones: wide enough to be seen, too narrow to seem long. */
const narrow = 3;
/** Columns of a stretch where no length is known; more would only spread the chart. */
const wide = 16;

/** The scale for a run that ends at `end`, in at most `room` columns. */
export function scaleFor({ minutes, unknownStretches }: SimulatedTime, room: number): Scale {
	const perStretch = columnsPerStretch(minutes, unknownStretches, room);
	const forMinutes = minutes === 0 ? 0 : room - perStretch * unknownStretches;
	const width = Math.round(forMinutes + perStretch * unknownStretches);
	const column = (time: SimulatedTime) =>
		Math.round((minutes === 0 ? 0 : (time.minutes / minutes) * forMinutes) + time.unknownStretches * perStretch);
	return { width, column };
}

/** With very many stretches, several share a column. */
function columnsPerStretch(minutes: number, stretches: number, room: number): number {
	if (stretches === 0) return 0;
	if (minutes === 0) return Math.min(wide, room / stretches);
	return Math.min(narrow, room / 2 / stretches);
}

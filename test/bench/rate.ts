/** Rates: work per second, and how many times those of others it is. */
import { median } from './measure.js';

/** Work per second, once for each repetition. */
export interface Rate {
	readonly name: string;
	readonly perSecond: readonly number[];
}

/** Another rate, measured in turn with the one that is compared with it. */
export interface Comparison extends Rate {
	/** The ratio that must be reached. */
	readonly atLeast?: number;
}

/** A number that is no rate. */
export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly atMost?: number;
}

/** One case with everything that is said about it. */
export interface RatedCase {
	readonly rate: Rate;
	/** What is counted: states, steps. */
	readonly unit: string;
	readonly comparisons: readonly Comparison[];
	readonly figures: readonly Figure[];
	/** What could not be measured, and why. */
	readonly notes: readonly string[];
	/** Something that changes when the meaning does. */
	readonly check: string;
}

function ratioOf(rate: Rate, comparison: Comparison): number {
	return median(rate.perSecond) / median(comparison.perSecond);
}

function perSecondText(rate: Rate, unit: string): string {
	return `${Math.round(median(rate.perSecond)).toLocaleString('en')} ${unit}/s`;
}

/** The lines of a report. */
export function describeRated({ rate, unit, comparisons, figures, notes, check }: RatedCase): string[] {
	return [
		`${rate.name.padEnd(44)}${perSecondText(rate, unit).padStart(24)}  [${check}]`,
		...comparisons.map((comparison) => {
			const bound = comparison.atLeast === undefined ? '' : ` (at least ${comparison.atLeast})`;
			const ratio = ratioOf(rate, comparison);
			const times = `${ratio < 20 ? ratio.toFixed(2) : ratio.toFixed(0)} times ${comparison.name}${bound}`;
			return `  ${times.padEnd(66)}${perSecondText(comparison, unit)}`;
		}),
		...figures.map(({ name, value, atMost }) => {
			const bound = atMost === undefined ? '' : ` (at most ${atMost})`;
			return `  ${value.toFixed(1)} ${name}${bound}`;
		}),
		...notes.map((note) => `  ${note}`),
	];
}

/** What of a case is beyond its limits. */
export function beyondLimits({ rate, comparisons, figures }: RatedCase): string[] {
	const slow = comparisons.filter(
		(comparison) => comparison.atLeast !== undefined && ratioOf(rate, comparison) < comparison.atLeast,
	);
	const large = figures.filter(({ value, atMost }) => atMost !== undefined && value > atMost);
	return [...slow, ...large].map(({ name }) => `${rate.name}: ${name}`);
}

/** The rates of runs that did as much each. */
export function ratesOf(count: number, milliseconds: readonly number[]): number[] {
	return milliseconds.map((time) => (count * 1000) / time);
}

/** Simulated time: minutes that are known, and how many stretches of unknown length have gone by. */
import { describeMinutes } from '../../machines/kit/quantities.js';

/** A length of simulated time. Two lengths with unknown stretches cannot be compared in full. */
export interface SimulatedTime {
	readonly minutes: number;
	/** Stretches whose length neither the guide nor the deployment gives. */
	readonly unknownStretches: number;
}

/** No time at all. */
export const zeroTime: SimulatedTime = { minutes: 0, unknownStretches: 0 };

/** The sum of two lengths. */
export function addTime(first: SimulatedTime, second: SimulatedTime): SimulatedTime {
	return {
		minutes: first.minutes + second.minutes,
		unknownStretches: first.unknownStretches + second.unknownStretches,
	};
}

/** `1 h 30 min`, `0 min`, `20 min + 2 unknown`, `3 unknown`. */
export function describeTime({ minutes, unknownStretches }: SimulatedTime): string {
	if (unknownStretches === 0) return describeMinutes(minutes);
	return minutes === 0 ? `${unknownStretches} unknown` : `${describeMinutes(minutes)} + ${unknownStretches} unknown`;
}

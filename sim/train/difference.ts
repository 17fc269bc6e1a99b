/** What two runs did differently: the actions of the operators that one has and the other has not, in their order. */
import { describeEvent, type ProductEvent } from '../../machines/kit/events.js';
import type { Entry } from '../simulation/entry.js';

/** An action of one of the two runs, or of both. */
export interface Difference {
	readonly event: ProductEvent;
	readonly whose: 'both' | 'own' | 'best';
}

/** The operator's actions that had an effect. */
function actionsOf(entries: readonly Entry[]): ProductEvent[] {
	return entries
		.filter(({ source, verdict }) => source === 'operator' && verdict.kind === 'accepted')
		.map(({ event }) => event);
}

/** Both runs as one list, by their longest common sequence of actions. */
export function differencesOf(own: readonly Entry[], best: readonly Entry[]): readonly Difference[] {
	const ownActions = actionsOf(own);
	const bestActions = actionsOf(best);
	const same = (first: ProductEvent | undefined, second: ProductEvent | undefined) =>
		first !== undefined && second !== undefined && describeEvent(first) === describeEvent(second);
	const lengths = Array.from({ length: ownActions.length + 1 }, () =>
		new Array<number>(bestActions.length + 1).fill(0),
	);
	for (let i = ownActions.length - 1; i >= 0; i -= 1) {
		for (let j = bestActions.length - 1; j >= 0; j -= 1) {
			const row = lengths[i] as number[];
			row[j] = same(ownActions[i], bestActions[j])
				? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
				: Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
		}
	}
	const found: Difference[] = [];
	let [i, j] = [0, 0];
	for (;;) {
		const [mine, theirs] = [ownActions[i], bestActions[j]];
		if (mine !== undefined && theirs !== undefined && same(mine, theirs)) {
			found.push({ event: mine, whose: 'both' });
			i += 1;
			j += 1;
		} else if (
			mine !== undefined &&
			(theirs === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
		) {
			found.push({ event: mine, whose: 'own' });
			i += 1;
		} else if (theirs !== undefined) {
			found.push({ event: theirs, whose: 'best' });
			j += 1;
		} else return found;
	}
}

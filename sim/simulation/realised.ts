/** Which transitions a step took and which states it entered, and what the chart says about them. */
import type { AnyMachineSnapshot } from 'xstate';
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import type { StateMeta, TransitionMeta } from '../../machines/kit/meta.js';
import { activeNodes } from './configuration.js';
import type { Macrostep } from './engine.js';
import type { TakenTransition } from './judgement.js';

/** The transitions taken, and the states entered that say something in their `meta`. */
export interface Realised {
	readonly transitions: readonly TakenTransition[];
	readonly entered: readonly AnyStateNode[];
}

/** Collects over the microsteps of one step; `before` is undefined at the begin of a run. */
export function realisedBy(
	before: AnyMachineSnapshot | undefined,
	{ snapshot: after, microsteps }: Macrostep,
): Realised {
	const snapshots = [...microsteps.map(({ snapshot }) => snapshot), after];
	const entered: AnyStateNode[] = [];
	let previous = before;
	for (const snapshot of snapshots) {
		if (previous?._nodes === snapshot._nodes) continue;
		const known = new Set(previous?._nodes);
		entered.push(...activeNodes(snapshot).filter((node) => node.meta !== undefined && !known.has(node)));
		previous = snapshot;
	}
	return { transitions: microsteps.flatMap(({ transitions }) => transitions), entered };
}

/** The clauses that the chart names for the transitions and states, in the order in which they were met. */
export function clausesOf({ transitions, entered }: Realised, kind: 'clauses' | 'information'): readonly string[] {
	const metas: (StateMeta | TransitionMeta | undefined)[] = [
		...transitions.map(({ meta }) => meta),
		...entered.map((node) => node.meta as StateMeta | undefined),
	];
	return [...new Set(metas.flatMap((meta) => meta?.[kind] ?? []))];
}

/** What the transitions say to the operator. */
export function notesOf({ transitions }: Realised): readonly string[] {
	return transitions.map(({ meta }) => meta?.note).filter((note) => note !== undefined);
}

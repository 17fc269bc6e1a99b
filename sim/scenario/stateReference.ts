/** `mf1 done`, `deployment complete`, `upgrading.installing`: a state of a region, as scenarios name it. */
import type { AnyMachineSnapshot } from 'xstate';
import { activeNodes, pathInRegion, regionOf } from '../simulation/configuration.js';
import type { Model } from '../simulation/model.js';
import { expectedOneOf, quoted } from './problem.js';

/** A state that a scenario names. */
export interface StateReference {
	readonly region: string;
	/** The end of its path in the region, as `upgrading.installing` or `installing`. */
	readonly state: string;
}

/** A reference, or why the text is none. */
export type ReadReference =
	| { readonly ok: true; readonly reference: StateReference }
	| { readonly ok: false; readonly message: string; readonly advice: string };

/** Whether a path in a region is the state, or ends with it. */
export function isAt(state: string, path: string): boolean {
	return path === state || path.endsWith(`.${state}`);
}

/** Reads a reference; the region may be left out where only one has such a state. */
export function readReference({ states: regions }: Pick<Model, 'states'>, text: string): ReadReference {
	const words = text.trim().split(/\s+/);
	const [first = '', second] = words;
	if (words.length > 2) {
		return {
			ok: false,
			message: `${quoted(text)} names no state.`,
			advice: 'Expected a server and a state, such as "db1 done".',
		};
	}
	if (second !== undefined) return readInRegion(regions, first, second);
	const found = [...regions].filter(([, states]) => states.some((state) => isAt(first, state)));
	const [only] = found;
	if (only !== undefined && found.length === 1) return { ok: true, reference: { region: only[0], state: first } };
	if (found.length > 1) {
		const names = found.map(([region]) => `"${region} ${first}"`).join(', ');
		return {
			ok: false,
			message: `${quoted(first)} is a state of several regions.`,
			advice: `Expected one of: ${names}.`,
		};
	}
	return {
		ok: false,
		message: `No region has a state ${quoted(first)}.`,
		advice: expectedOneOf(first, stateNames(regions)),
	};
}

function readInRegion(regions: ReadonlyMap<string, readonly string[]>, region: string, state: string): ReadReference {
	const states = regions.get(region);
	if (states === undefined) {
		return {
			ok: false,
			message: `There is no server or region ${quoted(region)}.`,
			advice: expectedOneOf(region, [...regions.keys()]),
		};
	}
	if (states.some((known) => isAt(state, known))) return { ok: true, reference: { region, state } };
	return {
		ok: false,
		message: `${quoted(region)} has no state ${quoted(state)}.`,
		advice: expectedOneOf(state, stateNames(new Map([[region, states]]))),
	};
}

function stateNames(regions: ReadonlyMap<string, readonly string[]>): string[] {
	return [...new Set([...regions.values()].flat())];
}

/** Whether a snapshot is in the state. */
export function isInState(snapshot: AnyMachineSnapshot, { region, state }: StateReference): boolean {
	return activeNodes(snapshot).some((node) => regionOf(node) === region && isAt(state, pathInRegion(node)));
}

/** Builds a machine anew with some of its states changed. The chart is data, so nothing of it is written twice. */
import { type AnyStateMachine, StateMachine } from 'xstate';
import type { AnyStateNode } from '../../../machines/kit/bindings.js';

/** Microsteps after which a changed machine is taken to go on without end. */
const maxIterations = 300;

/** A state of a chart as it was given to XState. */
export type StateConfig = Readonly<Record<string, unknown>>;

/** The config of a state in the place of its own; undefined to leave it. */
export type Edit = (node: AnyStateNode, config: StateConfig) => StateConfig | undefined;

/** The machine with an edit applied to each of its states; the same machine if the edit changes none. */
export function rebuild(machine: AnyStateMachine, edit: Edit): AnyStateMachine {
	const root = machine.root as AnyStateNode;
	const config = editBelow(root, edit);
	if (config === root.config) return machine;
	return new StateMachine(
		{ ...config, options: { maxIterations } } as never,
		machine.implementations as never,
	) as unknown as AnyStateMachine;
}

function editBelow(node: AnyStateNode, edit: Edit): StateConfig {
	const own = node.config as StateConfig;
	let config = edit(node, own) ?? own;
	for (const [key, child] of Object.entries(node.states)) {
		const before = (child as AnyStateNode).config as StateConfig;
		const after = editBelow(child as AnyStateNode, edit);
		if (after === before) continue;
		config = { ...config, states: { ...(config['states'] as StateConfig), [key]: after } };
	}
	return config;
}

/** Transitions as a chart may write them (none, a target, one, several) as a list. */
export function listOf(written: unknown): readonly StateConfig[] {
	if (written === undefined) return [];
	const list = Array.isArray(written) ? written : [written];
	return list.map((item) => (typeof item === 'string' ? { target: item } : (item as StateConfig)));
}

/** One of several as a chart may write them, as a list. */
export function itemsOf(written: unknown): readonly unknown[] {
	if (written === undefined) return [];
	return Array.isArray(written) ? written : [written];
}

/** Our selection of transitions against XState's, where they could differ: order, nesting, wildcards. */
import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, type AnyStateMachine, createMachine } from 'xstate';
import { initialStep } from '../../../sim/simulation/engine.js';
import { quickened } from '../../../sim/simulation/selection.js';

const config = {
	type: 'parallel',
	on: { outermost: { actions: 'root' }, both: { actions: 'root' } },
	states: {
		wild: { initial: 'a', states: { a: { on: { 'some.*': { actions: 'wild' } } } } },
		silent: { initial: 'a', states: { a: {} } },
		nested: {
			initial: 'outer',
			on: { both: { actions: 'nested' } },
			states: {
				outer: {
					initial: 'inner',
					on: { guarded: { actions: 'outer' }, both: { actions: 'outer' } },
					states: { inner: { on: { guarded: { guard: 'never', actions: 'inner' }, innermost: { actions: 'inner' } } } },
				},
			},
		},
		beside: {
			type: 'parallel',
			on: { both: { actions: 'beside' }, guarded: { actions: 'beside' } },
			states: {
				first: { initial: 'a', states: { a: { on: { both: [{ guard: 'never' }, { actions: 'first' }] } } } },
				second: { initial: 'a', states: { a: { on: { both: { actions: 'second' } } } } },
			},
		},
	},
} as const;

const make = (): AnyStateMachine => createMachine(config as never).provide({ guards: { never: () => false } } as never);

function actionsOf(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, type: string): unknown[] {
	return machine.getTransitionData(snapshot as never, { type } as never).flatMap(({ actions }) => actions);
}

describe('transitions', () => {
	it.each([
		['outermost', ['root']],
		['both', ['outer', 'first', 'second']],
		['guarded', ['outer', 'beside']],
		['innermost', ['inner']],
		['some.thing', ['wild']],
		['nothing', []],
	])('of %s are those of XState, in its order', (type, expected) => {
		const [reference, ours] = [make(), quickened(make())];
		const { snapshot } = initialStep(reference);
		expect(actionsOf(reference, snapshot, type)).toEqual(expected);
		expect(actionsOf(ours, initialStep(ours).snapshot, type)).toEqual(expected);
	});
});

/**
 * The variants of a machine. Each is the guided machine with guards replaced, by `machine.provide` and by nothing
 * else: what is explored, taught and run is always the same chart.
 */
import type { AnyStateMachine } from 'xstate';
import type { AnyProduct } from './product.js';

/** `guided`: physics and law. `open`: law lifted. */
export type Mode = 'guided' | 'open';

const holds = () => true;

function lift(machine: AnyStateMachine, names: readonly string[]): AnyStateMachine {
	return machine.provide({ guards: Object.fromEntries(names.map((name) => [name, holds])) });
}

/** The names of the rules that `open` lifts. */
export function lawNames(product: AnyProduct): string[] {
	return Object.entries(product.rules)
		.filter(([, rule]) => rule.kind === 'law')
		.map(([name]) => name);
}

/** The machine in one of the two modes. */
export function variant(product: AnyProduct, guided: AnyStateMachine, mode: Mode): AnyStateMachine {
	return mode === 'guided' ? guided : lift(guided, lawNames(product));
}

/**
 * The machine with one rule dropped, to see whether a scenario or property notices.
 * @throws Error if the product has no such rule.
 */
export function mutant(product: AnyProduct, machine: AnyStateMachine, rule: string): AnyStateMachine {
	if (!Object.hasOwn(product.rules, rule)) throw new Error(`${product.name} has no rule "${rule}".`);
	return lift(machine, [rule]);
}

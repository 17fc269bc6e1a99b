/**
 * Conditions are XState guards, written with the few forms below so that a chart is made of names, and so that other
 * tools (refusal reasons, the explorer) can read them back from the machine.
 */
import { type AnyMachineSnapshot, and, type GuardPredicate, not, or, stateIn } from 'xstate';
import type { FactValue } from './facts.js';

// biome-ignore lint/suspicious/noExplicitAny: XState types a guard by the machine that it belongs to; a condition is written before its machine exists.
type AnyGuard = GuardPredicate<any, any, any, any>;

/** A guard that is referred to by name, with parameters that are fixed when the chart is built. */
export interface NamedCondition {
	readonly type: string;
	readonly params?: Readonly<Record<string, FactValue | string>>;
}

/** Anything that XState takes as a guard: a name, a name with parameters, or a function. */
export type Condition = string | NamedCondition | AnyGuard;

/** Holds if all conditions hold. Rules may stand only in such conjunctions, so that one of them can be lifted. */
export function all(...conditions: readonly Condition[]): AnyGuard {
	return and(conditions as never[]) as AnyGuard;
}

/** Holds if one of the conditions holds. */
export function any(...conditions: readonly Condition[]): AnyGuard {
	return or(conditions as never[]) as AnyGuard;
}

/** Holds if the condition does not. */
export function none(condition: Condition): AnyGuard {
	return not(condition as never) as AnyGuard;
}

/** A region's path below the machine and the state in it, as `inState('deployment', 'underway')`. */
export function inState(...path: readonly string[]): AnyGuard {
	const [last, ...parents] = [...path].reverse();
	if (last === undefined) throw new Error('inState needs a path.');
	const guard = stateIn(
		parents.reduce<string | Record<string, unknown>>((value, key) => ({ [key]: value }), last) as never,
	);
	return Object.assign(guard, { check: isOnPath, path }) as AnyGuard;
}

/**
 * What XState's own check of `stateIn` tells, without the lists and copies that it makes at each level: rules and
 * hazards ask so often that this is felt in every run.
 */
function isOnPath({ value }: AnyMachineSnapshot, _: unknown, { path }: { readonly path: readonly string[] }): boolean {
	let inner: unknown = value;
	const last = path.length - 1;
	for (let depth = 0; depth < last; depth += 1) {
		if (typeof inner !== 'object' || inner === null) return false;
		inner = (inner as Readonly<Record<string, unknown>>)[path[depth] as string];
	}
	const state = path[last] as string;
	return typeof inner === 'object' && inner !== null ? state in inner : inner === state;
}

/** Holds if the server's region is in the state; further names go deeper into it. */
export function serverIn(server: string, ...path: readonly string[]): AnyGuard {
	return inState('servers', server, ...path);
}

/** Holds if the event concerns this server: its parameter `server` names it. */
export function addressed(server: string): NamedCondition {
	return { type: 'addressed', params: { server } };
}

/** Holds if the fact has this value. */
export function fact(name: string, value: FactValue): NamedCondition {
	return { type: 'fact', params: { name, value } };
}

/** Holds if the event's parameter has this value. */
export function parameter(name: string, value: string): NamedCondition {
	return { type: 'parameter', params: { name, value } };
}

/** A rule that is judged for one server. */
export function ruleFor(name: string, server: string): NamedCondition {
	return { type: name, params: { server } };
}

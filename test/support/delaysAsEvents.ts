/**
 * The graph utilities of XState refuse machines with delays. This makes of every `after` an event of the same type
 * that XState sends itself when the delay ends; nothing else of the machine changes.
 */
import { type AnyStateMachine, StateMachine } from 'xstate';
import type { AnyStateNode } from '../../machines/kit/bindings.js';

type Config = Record<string, unknown>;

function withoutDelays(node: AnyStateNode): Config {
	const { after = {}, states = {}, on = {}, ...rest } = node.config as unknown as Record<string, Config>;
	const ends = Object.entries(after).map(([delay, transitions]) => [`xstate.after.${delay}.${node.id}`, transitions]);
	const children = Object.keys(states).map((key) => [key, withoutDelays(node.states[key] as AnyStateNode)]);
	return {
		...rest,
		...(children.length > 0 ? { states: Object.fromEntries(children) } : {}),
		on: { ...on, ...Object.fromEntries(ends) },
	};
}

/** The machine with its delays as events, and the types of these events. */
export function delaysAsEvents(machine: AnyStateMachine): {
	readonly machine: AnyStateMachine;
	readonly delayEvents: readonly { readonly type: string }[];
} {
	const config = withoutDelays(machine.root as AnyStateNode);
	const changed = new StateMachine(config as never, machine.implementations as never) as unknown as AnyStateMachine;
	const delayEvents = machine.events.filter((type) => type.startsWith('xstate.after.')).map((type) => ({ type }));
	return { machine: changed, delayEvents };
}

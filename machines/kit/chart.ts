/**
 * The XState setup that all products share: their rules as guards, their delays, and a handful of named guards and
 * actions with which a chart can be written without a function in it.
 */
import { assign, setup } from 'xstate';
import { delayImplementations } from './delays.js';
import type { ProductEvent } from './events.js';
import { type FactDefinitions, type Facts, type FactValue, initialFacts } from './facts.js';
import type { StateMeta, TransitionMeta } from './meta.js';
import type { Product } from './product.js';

type Parameters = Readonly<Record<string, FactValue>>;

const sharedGuards = {
	addressed: ({ event }: { event: ProductEvent }, { server }: Parameters) => event['server'] === server,
	fact: ({ context }: { context: Facts }, { name, value }: Parameters) => context[String(name)] === value,
	parameter: ({ event }: { event: ProductEvent }, { name, value }: Parameters) => event[String(name)] === value,
};

/** Names that a rule may not take because the charts' own guards have them. */
export const reservedGuardNames: readonly string[] = Object.keys(sharedGuards);

/**
 * XState's `setup` for a product and deployment.
 * Actions: `set` gives facts fixed values; `setFromEvent` gives the fact `fact` the value of the event's `parameter`;
 * `add` adds `by` to the counter `fact`.
 */
export function chartSetup<ClauseId extends string, Deployment>(
	product: Pick<Product<ClauseId, Deployment>, 'rules' | 'delays' | 'deployment'>,
	deployment: Deployment,
) {
	const rules = Object.entries(product.rules).map(([name, rule]) => [name, rule.condition(deployment)]);
	return setup({
		types: {} as {
			context: Record<string, FactValue>;
			events: ProductEvent;
			tags: string;
			meta: StateMeta<ClauseId>;
			transitionMeta: TransitionMeta<ClauseId>;
		},
		// biome-ignore lint/suspicious/noExplicitAny: XState's guard types need the names of all guards statically; rules are data.
		guards: { ...sharedGuards, ...Object.fromEntries(rules) } as Record<string, any>,
		actions: {
			set: assign((_, values: Record<string, FactValue>) => values),
			setFromEvent: assign(({ event }, { fact, parameter }: { fact: string; parameter: string }) => ({
				[fact]: event[parameter] as FactValue,
			})),
			add: assign(({ context }, { fact, by }: { fact: string; by: number }) => ({
				[fact]: Number(context[fact]) + by,
			})),
			// biome-ignore lint/suspicious/noExplicitAny: as above, for actions.
		} as Record<string, any>,
		delays: delayImplementations(product.delays, deployment, product.deployment.servers(deployment), (server) =>
			product.deployment.durations(deployment, server),
		) as Record<string, number>,
	});
}

/** The context before the upgrade; one object for all runs, as `assign` never changes it. */
export function initialContext(definitions: FactDefinitions): Record<string, FactValue> {
	return { ...initialFacts(definitions) };
}

/** Facts that a transition or state sets: `actions: set({ 'db1.diskChecked': true })`. */
export function set(values: Record<string, FactValue>) {
	return { type: 'set', params: values };
}

/** Sets a fact to the value of an event's parameter. */
export function setFromEvent(fact: string, parameter: string) {
	return { type: 'setFromEvent', params: { fact, parameter } };
}

/** Adds to a counter. */
export function add(fact: string, by: number) {
	return { type: 'add', params: { fact, by } };
}

/** One region per server, in the deployment's order. */
export function regions<Region>(
	servers: readonly string[],
	region: (server: string) => Region,
): Record<string, Region> {
	return Object.fromEntries(servers.map((server) => [server, region(server)]));
}

/** The id of a server's region; it cannot be mistaken for another id, whatever the server is called. */
export function regionId(server: string): string {
	return `server:${server}`;
}

/** A target anywhere in a server's region. */
export function stateOf(server: string, ...path: readonly string[]): string {
	return `#${[regionId(server), ...path].join('.')}`;
}

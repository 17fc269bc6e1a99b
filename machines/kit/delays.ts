/**
 * What the product does by itself takes time. Each such stretch is a named delay in minutes, with the guide's figure
 * as default, overridable by the deployment, and unknown where the guide gives none.
 */

/** A length of time in minutes, or not known: the guide gives no figure and the deployment neither. */
export type Minutes = number | 'unknown';

/** A stretch of time that the product needs by itself. */
export interface DelayDefinition<ClauseId extends string, Deployment> {
	/** The event that its end is. */
	readonly event: `system.${string}`;
	/** What is going on meanwhile and what its end means. */
	readonly description: string;
	/** The guide's figure for this deployment, or `unknown`. */
	readonly minutes: (deployment: Deployment, server: string) => Minutes;
	/** The clauses that give the figure, or say that it varies. */
	readonly clauses: readonly ClauseId[];
}

/** All delays of a product by name. */
export type DelayDefinitions<ClauseId extends string, Deployment> = Readonly<
	Record<string, DelayDefinition<ClauseId, Deployment>>
>;

/** Minutes by delay name, as a deployment gives them. */
export type Durations = Readonly<Record<string, number>>;

/** The machine's name for the delay of one server: XState resolves a delay by name alone. */
export function delayOf(name: string, server: string): string {
	return `${name}:${server}`;
}

/**
 * XState's delay implementations for all servers, in minutes.
 * An unknown delay is Infinity: it has no due time, and the simulation ends it when nothing else is left to wait for.
 */
export function delayImplementations<Deployment>(
	definitions: DelayDefinitions<string, Deployment>,
	deployment: Deployment,
	servers: readonly string[],
	durationsOf: (server: string) => Durations,
): Record<string, number> {
	return Object.fromEntries(
		servers.flatMap((server) =>
			Object.entries(definitions).map(([name, { minutes }]) => {
				const length = durationsOf(server)[name] ?? minutes(deployment, server);
				return [delayOf(name, server), length === 'unknown' ? Number.POSITIVE_INFINITY : length];
			}),
		),
	);
}

/** An end of a delay, as it stands in the event type that XState makes of an `after`. */
export interface DelayEnd {
	readonly name: string;
	readonly server: string;
}

/** Reads `xstate.after.<name>:<server>.<state id>`; undefined for any other type. */
export function delayEnd(eventType: string): DelayEnd | undefined {
	const match = /^xstate\.after\.([^.:]+):([^.]+)\./.exec(eventType);
	return match?.[1] && match[2] ? { name: match[1], server: match[2] } : undefined;
}

/**
 * The vocabulary of a product: what operators can do and what can fail, with the parameters of each event. Events of
 * the product itself (`system.*`) are the ends of named delays (delays.ts).
 */

/** An event with its parameters, all of them strings: `{ type: 'operator.upgrade', server: 'db1', account: 'root' }`. */
export interface ProductEvent {
	readonly type: string;
	readonly [parameter: string]: string;
}

/** Who causes an event. */
export type EventSource = 'operator' | 'system' | 'fault';

/** A parameter of an event; its values are finite and known once the deployment is. */
export interface ParameterDefinition<Deployment> {
	readonly description: string;
	readonly values: (deployment: Deployment) => readonly string[];
	/** Taken where a scenario leaves the parameter out. Without it, the only value is taken, or the parameter must be given. */
	readonly otherwise?: string;
}

/** An event that an operator causes or the world, and why it may be impossible. */
export interface EventDefinition<ClauseId extends string, Deployment> {
	/** A short imperative for a list of actions: "Upgrade a server". */
	readonly title: string;
	/** What the operator does, or what happens, in a sentence or two. */
	readonly description: string;
	readonly parameters?: Readonly<Record<string, ParameterDefinition<Deployment>>>;
	/** Shown when no state that the machine is in knows the event: a sentence that completes "possible only ...". */
	readonly possible: string;
	/** The clauses behind `possible`; empty where the guide is silent. */
	readonly possibleClauses?: readonly ClauseId[];
	/** Clauses shown with the event when it is accepted: which menu, which command. */
	readonly information?: readonly ClauseId[];
	/** The guide describes it as a way back from what has been done of the upgrade. */
	readonly isWayBack?: true;
}

/** All events of a product by type. */
export type EventDefinitions<ClauseId extends string, Deployment> = Readonly<
	Record<`operator.${string}` | `fault.${string}`, EventDefinition<ClauseId, Deployment>>
>;

/** The source of an event, from the first part of its type. */
export function sourceOf(type: string): EventSource {
	if (type.startsWith('operator.')) return 'operator';
	if (type.startsWith('fault.')) return 'fault';
	return 'system';
}

/** Every concrete event of one definition, in the order of the declared values. */
export function concreteEvents<Deployment>(
	type: string,
	definition: EventDefinition<string, Deployment>,
	deployment: Deployment,
): ProductEvent[] {
	return Object.entries(definition.parameters ?? {}).reduce<ProductEvent[]>(
		(events, [name, { values }]) =>
			events.flatMap((event) => values(deployment).map((value) => ({ ...event, [name]: value }))),
		[{ type }],
	);
}

/** `operator.upgrade server=db1` */
export function describeEvent({ type, ...parameters }: ProductEvent): string {
	return [type, ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`)].join(' ');
}

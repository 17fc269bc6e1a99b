/**
 * Facts are the context of a machine: a flat record of finite values, each with its domain declared once. What never
 * changes during a run (roles, sizes) stays in the deployment.
 */

/** A value that a fact can have. */
export type FactValue = boolean | string | number;

/** The context of a machine. */
export type Facts = Readonly<Record<string, FactValue>>;

/** One fact: what it tells, its domain, and its value before the upgrade. */
export interface FactDefinition {
	readonly description: string;
	/** Every value that it can take. */
	readonly values: readonly FactValue[];
	readonly initial: FactValue;
}

/** All facts of a machine by name; a fact of one server is named `server.fact`. */
export type FactDefinitions = Readonly<Record<string, FactDefinition>>;

/** A fact that is false before the upgrade (or the given value) and may become true. */
export function flag(description: string, initial = false): FactDefinition {
	return { description, values: [false, true], initial };
}

/** A fact with some named values, the first of which it has before the upgrade unless another is given. */
export function oneOf(description: string, values: readonly string[], initial = values[0]): FactDefinition {
	if (initial === undefined || !values.includes(initial)) {
		throw new Error(`"${description}": the initial value ${String(initial)} is not among ${values.join(', ')}.`);
	}
	return { description, values, initial };
}

/** A whole number between two bounds, both included. */
export function counter(description: string, minimum: number, maximum: number, initial: number): FactDefinition {
	const values = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
	return { description, values, initial };
}

/** The facts of each server under `server.fact`. */
export function perServer(
	servers: readonly string[],
	definitions: (server: string) => FactDefinitions,
): FactDefinitions {
	return Object.fromEntries(
		servers.flatMap((server) =>
			Object.entries(definitions(server)).map(([name, definition]) => [`${server}.${name}`, definition]),
		),
	);
}

/** The values before the upgrade. */
export function initialFacts(definitions: FactDefinitions): Facts {
	return Object.fromEntries(Object.entries(definitions).map(([name, { initial }]) => [name, initial]));
}

/** The first fact outside its declared domain, or undefined. */
export function outsideDomain(definitions: FactDefinitions, facts: Facts): string | undefined {
	const undeclared = Object.keys(facts).find((name) => !Object.hasOwn(definitions, name));
	if (undeclared !== undefined) return undeclared;
	return Object.entries(definitions).find(([name, { values }]) => !values.includes(facts[name] as FactValue))?.[0];
}

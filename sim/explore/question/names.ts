/** What a question may name: the servers and regions of a model, their states and tags, and its facts. */
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import { all, any, type Condition, inState } from '../../../machines/kit/conditions.js';
import type { FactDefinition, FactDefinitions } from '../../../machines/kit/facts.js';
import { pathInRegion, regionOf } from '../../simulation/configuration.js';
import type { Model } from '../../simulation/model.js';

/** A state where it stands in the machine. */
export interface NamedState {
	/** Empty for the machine itself. */
	readonly region: string;
	/** Below the region; empty for the region itself. */
	readonly path: string;
	readonly tags: readonly string[];
	/** Holds while it is active. */
	readonly condition: Condition;
}

/** Everything that has a name. */
export interface Names {
	readonly servers: readonly string[];
	/** Servers and the regions beside them, in the order of the chart. */
	readonly regions: readonly string[];
	readonly states: readonly NamedState[];
	readonly facts: FactDefinitions;
}

/** The names of a model. */
export function namesOf({ machine, servers, states, product, deployment }: Model): Names {
	return {
		servers,
		regions: [...new Set([...states.keys(), ...servers])],
		states: statesBelow(machine.root as AnyStateNode),
		facts: product.facts(deployment),
	};
}

function statesBelow(node: AnyStateNode): NamedState[] {
	const state: NamedState = {
		region: regionOf(node),
		path: pathInRegion(node),
		tags: node.tags,
		// The machine itself is always active, and has no path that could be asked for.
		condition: node.path.length === 0 ? all() : inState(...node.path),
	};
	return [state, ...Object.values(node.states).flatMap((child) => statesBelow(child as AnyStateNode))];
}

/** The states that a name means: the ends of their paths, as in scenarios. */
export function statesNamed({ states }: Names, region: string, name: string): NamedState[] {
	return states.filter((state) => state.region === region && isAt(name, state.path));
}

function isAt(name: string, path: string): boolean {
	return name !== '' && (path === name || path.endsWith(`.${name}`));
}

/** The states with a tag, of one region or of all. */
export function statesTagged({ states }: Names, region: string | undefined, tag: string): NamedState[] {
	return states.filter((state) => (region === undefined || state.region === region) && state.tags.includes(tag));
}

/** Holds while one of the states is active; undefined for none. */
export function whileIn(states: readonly NamedState[]): Condition | undefined {
	const [only, ...others] = states.map(({ condition }) => condition);
	if (only === undefined) return undefined;
	return others.length === 0 ? only : any(only, ...others);
}

/** The fact of that name; undefined if there is none. */
export function factNamed({ facts }: Names, name: string): FactDefinition | undefined {
	return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

/** The paths of the states of some regions, each once. */
export function statePaths({ states }: Names, regions: readonly string[]): string[] {
	const paths = states.filter(({ region, path }) => path !== '' && regions.includes(region)).map(({ path }) => path);
	return [...new Set(paths)];
}

/** The tags of the states of some regions, or of all, each once. */
export function tagsIn({ states }: Names, regions: readonly string[] | undefined): string[] {
	const here = states.filter(({ region }) => regions === undefined || regions.includes(region));
	return [...new Set(here.flatMap(({ tags }) => tags))];
}

/** The facts that each of some servers has as its own, without the server's name. */
export function serverFacts({ facts }: Names, servers: readonly string[]): string[] {
	const own = servers.flatMap((server) =>
		Object.keys(facts).flatMap((name) => (name.startsWith(`${server}.`) ? [name.slice(server.length + 1)] : [])),
	);
	return [...new Set(own)];
}

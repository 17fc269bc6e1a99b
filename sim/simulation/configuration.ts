/** Reads a snapshot: which states are active where, with which tags. */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import type { FactValue } from '../../machines/kit/facts.js';
import { type Service, type ServiceLevel, serviceLevel, type TagsByServer } from '../../machines/kit/services.js';

/**
 * A function of the active states alone. Snapshots that differ only in their facts share one list of states, and each
 * step asks about the states before and after it, so what was found is kept as long as the list.
 */
function ofActiveNodes<Value extends object>(
	compute: (snapshot: AnyMachineSnapshot) => Value,
): (snapshot: AnyMachineSnapshot) => Value {
	const known = new WeakMap<object, Value>();
	return (snapshot) => {
		const found = known.get(snapshot._nodes);
		if (found !== undefined) return found;
		const value = compute(snapshot);
		known.set(snapshot._nodes, value);
		return value;
	};
}

/** The active states of a snapshot, outer before inner, in the order of the chart. */
export const activeNodes = ofActiveNodes((snapshot): readonly AnyStateNode[] =>
	[...(snapshot._nodes as AnyStateNode[])].sort((first, second) => first.order - second.order),
);

/** Whether a state has transitions for an event, whatever their guards. Wildcards count as knowing everything. */
export function knows(node: AnyStateNode, type: string): boolean {
	return node.transitions.has(type) || placeOf(node).hasWildcard;
}

/** Whether an active state knows an event. */
export function isKnown(snapshot: AnyMachineSnapshot, type: string): boolean {
	return (snapshot._nodes as AnyStateNode[]).some((node) => knows(node, type));
}

/** Where a state lies. */
interface Place {
	readonly server: string;
	readonly region: string;
	readonly path: string;
	readonly isLeaf: boolean;
	/** It has transitions for any event, or for any that begins in a certain way. */
	readonly hasWildcard: boolean;
}

/** States live as long as their machine, and every step asks where they lie. */
const places = new WeakMap<AnyStateNode, Place>();

function placeOf(node: AnyStateNode): Place {
	const known = places.get(node);
	if (known !== undefined) return known;
	const [first = '', second = ''] = node.path;
	const server = first === 'servers' ? second : '';
	const place = {
		server,
		region: server || first,
		path: node.path.slice(first === 'servers' ? 2 : 1).join('.'),
		isLeaf: Object.keys(node.states).length === 0,
		hasWildcard: [...node.transitions.keys()].some((type) => type.endsWith('*')),
	};
	places.set(node, place);
	return place;
}

/** The server in whose region a state lies; empty for the regions outside the servers. */
export function serverOf(node: AnyStateNode): string {
	return placeOf(node).server;
}

/** A region of the chart: a server, or one of the regions beside them. */
export function regionOf(node: AnyStateNode): string {
	return placeOf(node).region;
}

/** The part of a state's path below its region, as `upgrading.installing`; empty for the region itself. */
export function pathInRegion(node: AnyStateNode): string {
	return placeOf(node).path;
}

/** Whether a state has none inside it. */
export function isLeaf(node: AnyStateNode): boolean {
	return placeOf(node).isLeaf;
}

function appendTo(lists: Map<string, string[]>, key: string, item: string): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [item]);
	else list.push(item);
}

/** The same as text, parallel states joined by ` + `. */
export function regionStates(snapshot: AnyMachineSnapshot): ReadonlyMap<string, string> {
	return new Map([...regionLeaves(snapshot)].map(([region, states]) => [region, states.join(' + ')]));
}

/** The innermost active states of each region, as `upgrading.installing`; several where its states are parallel. */
export const regionLeaves = ofActiveNodes((snapshot): ReadonlyMap<string, readonly string[]> => {
	const states = new Map<string, string[]>();
	for (const node of activeNodes(snapshot)) {
		if (isLeaf(node)) appendTo(states, regionOf(node), pathInRegion(node));
	}
	return states;
});

/** The tags of the active states, by server. */
export const tagsByServer = ofActiveNodes((snapshot): TagsByServer => {
	const tags = new Map<string, string[]>();
	for (const node of activeNodes(snapshot)) {
		for (const tag of node.tags) appendTo(tags, serverOf(node), tag);
	}
	return tags;
});

/** The level of every service, in the product's order. */
export function serviceLevels(
	services: readonly Service<string>[],
	snapshot: AnyMachineSnapshot,
): ReadonlyMap<string, ServiceLevel> {
	const tags = tagsByServer(snapshot);
	return new Map(services.map((service) => [service.name, serviceLevel(service, tags)]));
}

const outcomeTag = 'outcome:';

/**
 * How the upgrade stands: the name in the one active tag `outcome:<name>`.
 * @throws Error if there is not exactly one; the product suite checks that this cannot happen.
 */
export function outcomeOf(snapshot: AnyMachineSnapshot): string {
	const outcomes = [...snapshot.tags].filter((tag) => String(tag).startsWith(outcomeTag));
	if (outcomes.length !== 1) throw new Error(`Expected one outcome tag, found ${outcomes.join(', ') || 'none'}.`);
	return String(outcomes[0]).slice(outcomeTag.length);
}

/** The facts of a snapshot. */
export function factsOf(snapshot: AnyMachineSnapshot): Readonly<Record<string, FactValue>> {
	return snapshot.context as Record<string, FactValue>;
}

/** Every outcome that a machine can have, in the order of the chart. */
export function outcomeNames(machine: AnyStateMachine): string[] {
	const tagsBelow = (node: AnyStateNode): string[] => [
		...node.tags,
		...Object.values(node.states).flatMap((child) => tagsBelow(child as AnyStateNode)),
	];
	const outcomes = tagsBelow(machine.root as AnyStateNode).filter((tag) => tag.startsWith(outcomeTag));
	return [...new Set(outcomes.map((tag) => tag.slice(outcomeTag.length)))];
}

function allNodes(node: AnyStateNode): AnyStateNode[] {
	return [node, ...Object.values(node.states).flatMap((child) => allNodes(child as AnyStateNode))];
}

/** Every state of every region by the name of the region, in the order of the chart. */
export function statesByRegion(machine: AnyStateMachine): ReadonlyMap<string, readonly string[]> {
	const states = new Map<string, string[]>();
	for (const node of allNodes(machine.root as AnyStateNode)) {
		const path = pathInRegion(node);
		if (path !== '') appendTo(states, regionOf(node), path);
	}
	return states;
}

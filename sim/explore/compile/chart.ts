/**
 * The structure of a machine: its components. A component is a tree of states of which exactly one leaf is active: the
 * root, or a region of a parallel state, down to states without children and to parallel states, whose regions are
 * components of their own. One field for each says which leaf is active, and a state is active if the leaf is among
 * its own.
 */
import type { AnyStateMachine } from 'xstate';
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import { always, type Expression, isIn, never } from '../program/expression.js';
import { CompileError } from './compileError.js';

/** A tree of states of which one leaf is active at a time. */
export interface Component {
	/** Its field. */
	readonly index: number;
	readonly root: AnyStateNode;
	/** In the order of the chart. */
	readonly leaves: readonly AnyStateNode[];
	/** Undefined for the machine itself. */
	readonly parent: Component | undefined;
	/** It is inactive, with the code 0, where the parallel state that it lies in is not active. */
	readonly mayBeInactive: boolean;
}

/** Where a state lies. */
interface Place {
	readonly component: Component;
	/** The codes of the leaves that are the state itself or lie in it. */
	readonly codes: readonly number[];
}

/** The components of a machine, and where each of its states lies. */
export interface Chart {
	readonly machine: AnyStateMachine;
	/** In the order of the chart, outer before inner. */
	readonly components: readonly Component[];
	readonly places: ReadonlyMap<AnyStateNode, Place>;
	/** The states with actions on exit. */
	readonly withExits: readonly AnyStateNode[];
}

/** The children of a state in the order of the chart. */
export function childrenOf(node: AnyStateNode): AnyStateNode[] {
	return Object.values(node.states) as AnyStateNode[];
}

/**
 * Reads the structure of a machine.
 * @throws CompileError for history states, invoked actors and final states that end the machine.
 */
export function readChart(machine: AnyStateMachine): Chart {
	const components: Component[] = [];
	const places = new Map<AnyStateNode, Place>();
	const add = (root: AnyStateNode, parent: Component | undefined, mayBeInactive: boolean): void => {
		const leaves = leavesOf(root);
		const component: Component = { index: components.length, root, leaves, parent, mayBeInactive };
		components.push(component);
		locate(component, root, places);
		for (const leaf of leaves) {
			const isAlwaysActive = !mayBeInactive && leaves.length === 1;
			if (leaf.type === 'parallel') for (const child of childrenOf(leaf)) add(child, component, !isAlwaysActive);
		}
	};
	const root = machine.root as AnyStateNode;
	checkNode(root);
	if (mayComplete(root)) throw new CompileError(`the state ${root.id}`, 'its final states may end the whole machine.');
	add(root, undefined, false);
	return { machine, components, places, withExits: [...places.keys()].filter(({ exit }) => exit.length > 0) };
}

function checkNode(node: AnyStateNode): void {
	const place = `the state ${node.id}`;
	if (node.type === 'history') throw new CompileError(place, 'history states are not supported.');
	if (node.invoke.length > 0) throw new CompileError(place, 'it invokes an actor.');
	for (const child of childrenOf(node)) checkNode(child);
}

/** Whether final states may complete this one. */
function mayComplete(node: AnyStateNode): boolean {
	const children = childrenOf(node);
	if (node.type === 'compound') return children.some(({ type }) => type === 'final');
	if (node.type === 'parallel') return children.every(mayComplete);
	return node.type === 'final';
}

function leavesOf(node: AnyStateNode): AnyStateNode[] {
	return node.type === 'compound' ? childrenOf(node).flatMap(leavesOf) : [node];
}

function locate(component: Component, node: AnyStateNode, places: Map<AnyStateNode, Place>): readonly number[] {
	const codes =
		node.type === 'compound'
			? childrenOf(node).flatMap((child) => locate(component, child, places))
			: [codeOfLeaf(component, node)];
	places.set(node, { component, codes });
	return codes;
}

/** The code of a leaf: its place among the leaves, behind the 0 of an inactive component. */
export function codeOfLeaf(component: Component, leaf: AnyStateNode): number {
	return component.leaves.indexOf(leaf) + (component.mayBeInactive ? 1 : 0);
}

/** The number of codes of a component. */
export function sizeOf(component: Component): number {
	return component.leaves.length + (component.mayBeInactive ? 1 : 0);
}

/** Where a state lies. */
export function placeOf(chart: Chart, node: AnyStateNode): Place {
	const place = chart.places.get(node);
	if (place === undefined) throw new CompileError(`the state ${node.id}`, 'it does not belong to the machine.');
	return place;
}

/** Holds if the state is active. */
export function isActive(chart: Chart, node: AnyStateNode): Expression {
	const { component, codes } = placeOf(chart, node);
	return isIn(component.index, codes, sizeOf(component));
}

/** Holds if the machine is in the state of this path; a path that leads nowhere never holds, as with XState. */
export function isActivePath(chart: Chart, path: readonly string[]): Expression {
	let node = chart.machine.root as AnyStateNode;
	for (const key of path) {
		const child = Object.hasOwn(node.states, key) ? (node.states[key] as AnyStateNode) : undefined;
		if (child === undefined) return never;
		node = child;
	}
	return path.length === 0 ? always : isActive(chart, node);
}

/** Whether two states can be active at once: one lies in the other, or they lie in different regions. */
export function mayCoexist(one: AnyStateNode, other: AnyStateNode): boolean {
	if (one === other || isBelow(one, other) || isBelow(other, one)) return true;
	let above = one.parent as AnyStateNode | undefined;
	while (above !== undefined && !isBelow(other, above)) above = above.parent as AnyStateNode | undefined;
	return above?.type === 'parallel';
}

/** Whether a state lies in another, at any depth. */
export function isBelow(node: AnyStateNode, ancestor: AnyStateNode): boolean {
	for (let above = node.parent; above !== undefined; above = above.parent) if (above === ancestor) return true;
	return false;
}

/**
 * Where a transition leads, after XState's rules for domains, exits and entries (which are those of SCXML): the states
 * below its domain are left, and its targets are entered with all that comes with them. Without history states this
 * does not depend on the state it is taken in.
 */
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import type { Write } from '../program/program.js';
import { type Chart, childrenOf, codeOfLeaf, isBelow, placeOf } from './chart.js';
import { CompileError } from './compileError.js';

/** A transition of XState, as far as it is compiled. */
export interface ChartTransition {
	readonly source: AnyStateNode;
	readonly eventType: string;
	readonly target?: readonly AnyStateNode[] | undefined;
	readonly reenter: boolean;
	readonly guard?: unknown;
	readonly actions: readonly unknown[];
}

/** What a transition leaves and enters. */
export interface Passage {
	/** The state below which everything is left; undefined for a transition without target. */
	readonly domain: AnyStateNode | undefined;
	/** The states that it enters, in the order of the chart. */
	readonly entered: readonly AnyStateNode[];
	/** Those among them whose initial transition is taken. */
	readonly enteredByDefault: ReadonlySet<AnyStateNode>;
}

/** What a transition leaves and enters. */
export function passageOf({ source, target, reenter }: ChartTransition): Passage {
	const targets = target ?? [];
	if (targets.length === 0) {
		return { domain: undefined, entered: [], enteredByDefault: new Set() };
	}
	const domain = domainOf(source, targets, reenter);
	const entry = new Entry();
	for (const state of targets) {
		if (state !== source || source !== domain || reenter) entry.enter(state);
		entry.addDescendants(state);
	}
	for (const state of targets) entry.addAncestors(state, domain);
	return {
		domain,
		entered: [...entry.states].sort((first, second) => first.order - second.order),
		enteredByDefault: entry.byDefault,
	};
}

function domainOf(source: AnyStateNode, targets: readonly AnyStateNode[], reenter: boolean): AnyStateNode {
	if (!reenter && targets.every((target) => target === source || isBelow(target, source))) return source;
	const all = [...targets, source];
	for (let above = targets[0]?.parent; above !== undefined; above = above.parent) {
		const ancestor = above as AnyStateNode;
		if (all.every((node) => isBelow(node, ancestor))) return ancestor;
	}
	if (reenter) throw new CompileError(`the state ${source.id}`, 'a transition of the whole machine enters it anew.');
	return source.machine.root as AnyStateNode;
}

/** Collects the states to enter, as XState's `computeEntrySet` does for one transition. */
class Entry {
	readonly states = new Set<AnyStateNode>();
	readonly byDefault = new Set<AnyStateNode>();

	enter(state: AnyStateNode): void {
		this.states.add(state);
		this.byDefault.add(state);
	}

	addDescendants(state: AnyStateNode): void {
		if (state.type === 'compound') {
			const [initial] = state.initial.target as AnyStateNode[];
			if (initial === undefined) throw new CompileError(`the state ${state.id}`, 'it has no initial state.');
			this.enter(initial);
			this.addDescendants(initial);
		}
		if (state.type === 'parallel') {
			for (const child of childrenOf(state)) {
				if (this.hasBelow(child)) continue;
				this.enter(child);
				this.addDescendants(child);
			}
		}
	}

	addAncestors(state: AnyStateNode, domain: AnyStateNode): void {
		for (let above = state.parent; state !== domain && above !== undefined && above !== domain; above = above.parent) {
			const ancestor = above as AnyStateNode;
			this.states.add(ancestor);
			this.addSiblingRegions(ancestor);
		}
		this.addSiblingRegions(domain);
	}

	private addSiblingRegions(ancestor: AnyStateNode): void {
		if (ancestor.type !== 'parallel') return;
		for (const child of childrenOf(ancestor)) {
			if (this.hasBelow(child)) continue;
			this.states.add(child);
			this.addDescendants(child);
		}
	}

	private hasBelow(state: AnyStateNode): boolean {
		return [...this.states].some((entered) => isBelow(entered, state));
	}
}

/** The leaves to which a passage moves the components; a component that it leaves for good becomes inactive. */
export function movesOf(chart: Chart, { domain, entered }: Passage): Write[] {
	if (domain === undefined) return [];
	const moves = new Map<number, number>();
	for (const index of componentsBelow(chart, domain)) moves.set(index, 0);
	const leaves = new Map<number, AnyStateNode>();
	for (const node of entered) {
		if (node.type === 'compound') continue;
		const { component } = placeOf(chart, node);
		const other = leaves.get(component.index);
		if (other !== undefined) {
			throw new CompileError(`the state ${node.id}`, `a transition enters it beside ${other.id}, which excludes it.`);
		}
		leaves.set(component.index, node);
		moves.set(component.index, codeOfLeaf(component, node));
	}
	return [...moves].map(([field, code]) => ({ field, code }));
}

/** The components that a passage leaves or enters states of. */
export function scopeOf(chart: Chart, { domain }: Passage): number[] {
	// Nothing lies below a state without children: a transition to itself leaves nothing, and conflicts with none.
	if (domain === undefined || childrenOf(domain).length === 0) return [];
	const own = placeOf(chart, domain).component.index;
	const inner = componentsBelow(chart, domain);
	return domain.type === 'parallel' ? [...inner] : [own, ...inner];
}

const below = new WeakMap<Chart, Map<AnyStateNode, readonly number[]>>();

/** The components whose root lies in a state; found once for all transitions of the same domain. */
function componentsBelow(chart: Chart, domain: AnyStateNode): readonly number[] {
	const ofChart = below.get(chart) ?? new Map<AnyStateNode, readonly number[]>();
	below.set(chart, ofChart);
	const found =
		ofChart.get(domain) ?? chart.components.filter(({ root }) => isBelow(root, domain)).map(({ index }) => index);
	ofChart.set(domain, found);
	return found;
}

/**
 * The transitions of a chart, each once: however many servers have it, and however many states say the same, it is one
 * place in the source.
 */
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import type { Condition } from '../../../machines/kit/conditions.js';
import { delayEnd } from '../../../machines/kit/delays.js';
import { conjuncts } from '../../../machines/kit/explain.js';
import { describeAction, describeCondition, describeTargets, type Standpoint, standpointOf } from './describe.js';
import { type Edit, itemsOf, listOf, type StateConfig } from './rebuild.js';

/** Where transitions are written. */
export type TransitionKey = 'on' | 'after' | 'always';

/** A transition of a chart, told without the names of servers. */
export interface Site {
	/** The states that have it. */
	readonly places: readonly string[];
	readonly key: TransitionKey;
	/** The event, or the name of the delay; empty for `always`. */
	readonly event: string;
	/** Guard, target and actions as text; tells the transitions of one event apart. */
	readonly signature: string;
	readonly guards: readonly string[];
	readonly actions: readonly string[];
	/** Numbers that its conditions and actions hold. */
	readonly hasNumbers: boolean;
	/** Whether there is a state beside its target. */
	readonly hasSibling: boolean;
}

/** A transition as XState has resolved it. */
interface ResolvedTransition {
	readonly guard?: Condition;
	readonly target?: readonly AnyStateNode[];
	readonly actions: readonly unknown[];
}

/** The states of a machine, outer before inner. */
export function* nodesOf(node: AnyStateNode): Generator<AnyStateNode> {
	yield node;
	for (const child of Object.values(node.states)) yield* nodesOf(child as AnyStateNode);
}

interface Group {
	readonly key: TransitionKey;
	readonly event: string;
	/** As it is called in the config of this machine. */
	readonly written: string;
	readonly transitions: readonly ResolvedTransition[];
}

function groupsOf(node: AnyStateNode): Group[] {
	const groups: Group[] = [];
	for (const [type, transitions] of node.transitions) {
		const delay = delayEnd(type);
		const resolved = transitions as unknown as readonly ResolvedTransition[];
		if (delay === undefined) groups.push({ key: 'on', event: type, written: type, transitions: resolved });
		else {
			const written = `${delay.name}:${delay.server}`;
			groups.push({ key: 'after', event: delay.name, written, transitions: resolved });
		}
	}
	const always = (node.always ?? []) as unknown as readonly ResolvedTransition[];
	if (always.length > 0) groups.push({ key: 'always', event: '', written: '', transitions: always });
	return groups;
}

/** The names of the rules of a product. */
export type RuleNames = ReadonlySet<string>;

/**
 * The sites of a group, in its order. Rules do not tell sites apart: which of them a deployment demands of an event is
 * one place in the source too. Where only they differ within one state, the order does.
 */
function sitesIn(node: AnyStateNode, group: Group, rules: RuleNames): Site[] {
	const counts = new Map<string, number>();
	return group.transitions.map((transition) => {
		const site = siteOf(node, group, transition, rules);
		const count = (counts.get(site.signature) ?? 0) + 1;
		counts.set(site.signature, count);
		return count === 1 ? site : { ...site, signature: `${site.signature} | ${count}` };
	});
}

function siteOf(node: AnyStateNode, { key, event }: Group, transition: ResolvedTransition, rules: RuleNames): Site {
	const server = standpointOf(node);
	const guards = conjuncts(transition.guard).map((part) => describeCondition(part, server));
	const actions = transition.actions.map((action) => describeAction(action, server));
	const [target] = transition.target ?? [];
	const told = guards.filter((guard) => !rules.has(guard.split('(')[0] ?? ''));
	const signature = [[...new Set(told)].join(' & '), describeTargets(transition.target), actions.join(' & ')].join(
		' | ',
	);
	return {
		places: [placeOf(node)],
		key,
		event,
		signature,
		guards: [...new Set(guards)],
		actions,
		hasNumbers: [...guards, ...actions].some((text) => /[ (]-?\d+(?=[,)])/.test(text)),
		hasSibling: target !== undefined && siblingOf(target) !== undefined,
	};
}

/** The transitions of a machine, each once. */
export function sitesOf(machine: AnyStateMachine, rules: RuleNames): Site[] {
	const sites = new Map<string, Site>();
	for (const node of nodesOf(machine.root as AnyStateNode)) {
		for (const group of groupsOf(node)) {
			for (const site of sitesIn(node, group, rules)) {
				const known = sites.get(keyOf(site));
				const places = [...new Set([...(known?.places ?? []), ...site.places])];
				const guards = [...new Set([...(known?.guards ?? []), ...site.guards])];
				sites.set(keyOf(site), { ...site, places, guards });
			}
		}
	}
	return [...sites.values()];
}

/** Tells sites apart. */
function keyOf({ key, event, signature }: Site): string {
	return [key, event, signature].join('\n');
}

/** The next state beside another, in the order of the chart and round again. */
export function siblingOf(node: AnyStateNode): AnyStateNode | undefined {
	if (node.parent?.type !== 'compound') return undefined;
	const siblings = Object.values(node.parent.states) as AnyStateNode[];
	const next = siblings[(siblings.indexOf(node) + 1) % siblings.length];
	return next === node ? undefined : next;
}

/** What becomes of one written transition: others in its place. */
export type Rewrite = (
	written: StateConfig,
	resolved: {
		readonly guard: Condition | undefined;
		readonly target: readonly AnyStateNode[];
		readonly standpoint: Standpoint;
	},
) => readonly StateConfig[];

/** Which transitions of an event are meant: those with this signature, or all. */
export type Spot = Pick<Site, 'key' | 'event'> & Partial<Pick<Site, 'signature'>>;

/** Rewrites the transitions of a spot, in every state that has it. */
export function atSpot(site: Spot, rules: RuleNames, rewrite: Rewrite): Edit {
	return (node, config) => {
		let edited: StateConfig | undefined;
		for (const group of groupsOf(node)) {
			if (group.key !== site.key || group.event !== site.event) continue;
			const hits = sitesIn(node, group, rules).map(
				({ signature }) => site.signature === undefined || signature === site.signature,
			);
			if (!hits.includes(true)) continue;
			const from = edited ?? config;
			const all = from[group.key] as StateConfig;
			const written = listOf(group.key === 'always' ? all : all[group.written]);
			const rewritten = written.flatMap((item, index) => {
				const { guard, target = [] } = group.transitions[index] as ResolvedTransition;
				return hits[index] ? rewrite(item, { guard, target, standpoint: standpointOf(node) }) : [item];
			});
			edited = { ...from, [group.key]: group.key === 'always' ? rewritten : { ...all, [group.written]: rewritten } };
		}
		return edited;
	};
}

/** The list of actions of a written transition or state. */
export function actionsOf(written: StateConfig, key: 'actions' | 'entry' | 'exit' = 'actions'): readonly unknown[] {
	return itemsOf(written[key]);
}

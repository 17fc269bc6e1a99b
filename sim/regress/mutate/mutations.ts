/** Small changes of a chart, each of which somebody should notice. */
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import { all, any, type Condition, none } from '../../../machines/kit/conditions.js';
import { conjuncts } from '../../../machines/kit/explain.js';
import type { FactValue } from '../../../machines/kit/facts.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { compositeOf, describeAction, describeCondition } from './describe.js';
import { type Edit, rebuild, type StateConfig } from './rebuild.js';
import { actionsOf, atSpot, nodesOf, type Rewrite, type Site, type Spot, siblingOf, sitesOf } from './sites.js';

/** The ways to change a chart. */
export const operators = [
	'dropRule',
	'negateRule',
	'dropTransition',
	'dropGuard',
	'negateGuard',
	'dropAction',
	'retarget',
	'moveThreshold',
	'dropDelay',
	'swapPhases',
	'dropTag',
	'retargetInitial',
] as const;

/** A way to change a chart. */
export type Operator = (typeof operators)[number];

/** One change of a chart, wherever a deployment has the place. */
export interface Mutation {
	readonly operator: Operator;
	/** The states, or the rule. */
	readonly places: readonly string[];
	/** The event, or the name of the delay; empty where it is about none. */
	readonly event: string;
	/** What is changed there. */
	readonly what: string;
	/** The transitions that it is about; undefined where it is about none. */
	readonly spot: Spot | undefined;
	readonly apply: (machine: AnyStateMachine) => AnyStateMachine;
}

/** The mutations of a product over all its example deployments, in the order of the chart. */
export function mutationsOf(product: AnyProduct): Mutation[] {
	const found = new Map<string, Mutation>();
	const add = (mutation: Mutation) => {
		const { operator, event, what, places: where, spot } = mutation;
		// What is changed in all states that say the same is one mutation; a tag or a begin is that of its state.
		const key = [operator, event, what, ...(spot === undefined ? where : [spot.key, spot.signature ?? ''])].join('\n');
		const known = found.get(key);
		const places = [...new Set([...(known?.places ?? []), ...mutation.places])];
		found.set(key, { ...mutation, places });
	};
	const rules = new Set(Object.keys(product.rules));
	for (const rule of rules) ruleMutations(rule).forEach(add);
	for (const example of Object.values(product.deployment.examples)) {
		const machine = product.machine(product.deployment.schema.parse(example));
		for (const site of sitesOf(machine, rules)) transitionMutations(product, site).forEach(add);
		for (const node of nodesOf(machine.root as AnyStateNode)) stateMutations(node).forEach(add);
	}
	return [...found.values()];
}

/** `dropGuard asRoot: operator.upgrade in servers.waiting`. */
export function describeMutation({ operator, places, event, what }: Mutation): string {
	const [first = ''] = places;
	const place = places.length > 1 ? `${first} and ${places.length - 1} more` : first;
	const where = event === '' ? place : `${event} in ${place}`;
	return `${operator}${what === '' ? '' : ` ${what}`}: ${where}`;
}

function ruleMutations(rule: string): Mutation[] {
	const replaced = (guard: (before: Condition) => unknown) => (machine: AnyStateMachine) => {
		const before = machine.implementations.guards[rule] as Condition | undefined;
		return before === undefined ? machine : machine.provide({ guards: { [rule]: guard(before) } } as never);
	};
	const head = { places: [rule], event: '', what: '', spot: undefined };
	return [
		{ ...head, operator: 'dropRule', apply: replaced(() => () => true) },
		{ ...head, operator: 'negateRule', apply: replaced(negated) },
	];
}

/** The opposite of a condition; a function keeps its parameters. */
function negated(condition: Condition): Condition {
	if (typeof condition !== 'function' || 'check' in condition) return none(condition);
	return ((args: never, parameters: never) => !condition(args, parameters)) as unknown as Condition;
}

function transitionMutations(product: AnyProduct, site: Site): Mutation[] {
	const { places, event, key } = site;
	const rules = new Set(Object.keys(product.rules));
	const at = (operator: Operator, what: string, rewrite: Rewrite, spot: Spot = site): Mutation => ({
		operator,
		places,
		event: key === 'always' ? 'always' : event,
		what,
		spot,
		apply: (machine) => rebuild(machine, atSpot(spot, rules, rewrite)),
	});
	const changedGuard =
		(part: string, change: (condition: Condition) => readonly Condition[]): Rewrite =>
		(written, { guard, standpoint }) => {
			const parts = conjuncts(guard).flatMap((condition) =>
				describeCondition(condition, standpoint) === part ? change(condition) : [condition],
			);
			return [{ ...written, guard: all(...parts) }];
		};
	const mutations = [at('dropTransition', `to ${site.signature.split(' | ')[1]}`, () => [])];
	for (const part of site.guards) {
		// What a rule demands of an event, it demands of all its transitions; other conditions tell these apart.
		const isRule = rules.has(part.split('(')[0] ?? '');
		const spot = isRule ? { event, key } : site;
		mutations.push(
			at(
				'dropGuard',
				part,
				changedGuard(part, () => []),
				spot,
			),
		);
		mutations.push(
			at(
				'negateGuard',
				part,
				changedGuard(part, (condition) => [negated(condition)]),
				spot,
			),
		);
	}
	for (const action of site.actions) {
		const drop: Rewrite = (written, { standpoint }) => [
			{ ...written, actions: actionsOf(written).filter((item) => describeAction(item, standpoint) !== action) },
		];
		mutations.push(at('dropAction', action, drop));
	}
	if (site.hasSibling) {
		mutations.push(at('retarget', `from ${site.signature.split(' | ')[1]}`, retargeted));
	}
	if (site.hasNumbers) {
		for (const by of [-1, 1]) mutations.push(at('moveThreshold', `by ${by}`, moved(by)));
	}
	if (key === 'after') mutations.push(dropDelay(site), swapPhases(site));
	return mutations;
}

const retargeted: Rewrite = (written, { target: [target] }) => {
	const sibling = target && siblingOf(target);
	return [sibling === undefined ? written : { ...written, target: `#${sibling.id}` }];
};

function moved(by: number): Rewrite {
	return (written, { guard }) => [
		{
			...written,
			...(guard === undefined ? {} : { guard: movedCondition(guard, by) }),
			actions: actionsOf(written).map((action) => movedParameters(action, by)),
		},
	];
}

function movedCondition(condition: Condition, by: number): Condition {
	const composite = compositeOf(condition);
	if (composite === undefined) return movedParameters(condition, by);
	const parts = composite.parts.map((part) => movedCondition(part, by));
	if (composite.kind === 'all') return all(...parts);
	return composite.kind === 'any' ? any(...parts) : none(parts[0] as Condition);
}

function movedParameters<Item>(item: Item, by: number): Item {
	if (typeof item !== 'object' || item === null) return item;
	const params = (item as { params?: Readonly<Record<string, FactValue>> }).params ?? {};
	const values = Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value + by : value]);
	return { ...item, params: Object.fromEntries(values) };
}

/** What took time ends at once. */
function dropDelay(site: Site): Mutation {
	const apply = (machine: AnyStateMachine) => {
		const edit: Edit = (node, config) => {
			if (!site.places.includes(placeOf(node))) return undefined;
			const after = Object.entries((config['after'] ?? {}) as StateConfig);
			const gone = after.filter(([name]) => name.startsWith(`${site.event}:`));
			if (gone.length === 0) return undefined;
			const rest = Object.fromEntries(after.filter(([name]) => !name.startsWith(`${site.event}:`)));
			const before = config['always'];
			const always = [...(Array.isArray(before) ? before : before === undefined ? [] : [before])];
			return { ...config, after: rest, always: [...always, ...gone.flatMap(([, written]) => written)] };
		};
		return rebuild(machine, edit);
	};
	return { operator: 'dropDelay', places: site.places, event: site.event, what: '', spot: undefined, apply };
}

/** A state that runs by itself, and the one that it leads to, in the other order. */
function swapPhases(site: Site): Mutation {
	const apply = (machine: AnyStateMachine) => {
		let result = machine;
		for (const node of nodesOf(machine.root as AnyStateNode)) {
			if (site.places.includes(placeOf(node))) result = swapped(result, node) ?? result;
		}
		return result;
	};
	return { operator: 'swapPhases', places: site.places, event: site.event, what: '', spot: undefined, apply };
}

function swapped(machine: AnyStateMachine, first: AnyStateNode): AnyStateMachine | undefined {
	const second = successorOf(first);
	const third = second && successorOf(second);
	if (second === undefined || third === undefined || third === first || second === first) return undefined;
	// Into the first becomes into the second, from there into the first, and from there on.
	const redirected = (from: AnyStateNode, target: AnyStateNode): AnyStateNode => {
		if (from === second && target === third) return first;
		if (from === first && target === second) return third;
		return target === first ? second : target;
	};
	return rebuild(machine, (node, config) => {
		const edited: Record<string, unknown> = {};
		for (const key of ['on', 'after'] as const) {
			const lists = Object.entries((config[key] ?? {}) as StateConfig).map(([name, written]) => {
				const resolved = [...node.transitions].find(
					([type]) => type === name || type.startsWith(`xstate.after.${name}.`),
				)?.[1] as unknown as readonly { readonly target?: readonly AnyStateNode[] }[] | undefined;
				const list = (Array.isArray(written) ? written : [written]).map((item, index) => {
					const target = resolved?.[index]?.target?.[0];
					const to = target && redirected(node, target);
					return to === undefined || to === target ? item : { ...asObject(item), target: `#${to.id}` };
				});
				return [name, list];
			});
			if (lists.length > 0) edited[key] = Object.fromEntries(lists);
		}
		if (node === first.parent && config['initial'] === first.key) edited['initial'] = second.key;
		return Object.keys(edited).length === 0 ? undefined : { ...config, ...edited };
	});
}

function asObject(written: unknown): StateConfig {
	return typeof written === 'string' ? { target: written } : (written as StateConfig);
}

/** The state that follows by itself, beside this one. */
function successorOf(node: AnyStateNode): AnyStateNode | undefined {
	const [first] = node.after as unknown as readonly { readonly target?: readonly AnyStateNode[] }[];
	const target = first?.target?.[0];
	return target?.parent === node.parent ? target : undefined;
}

function stateMutations(node: AnyStateNode): Mutation[] {
	const place = placeOf(node);
	const head = { places: [place], event: '', spot: undefined };
	const here =
		(edit: (config: StateConfig) => StateConfig) =>
		(machine: AnyStateMachine): AnyStateMachine =>
			rebuild(machine, (other, config) => (placeOf(other) === place ? edit(config) : undefined));
	const tags = node.tags.map((tag): Mutation => {
		const without = (config: StateConfig) => {
			const written = config['tags'];
			const list = (Array.isArray(written) ? written : [written]) as readonly string[];
			return { ...config, tags: list.filter((other) => other !== tag) };
		};
		return { ...head, operator: 'dropTag', what: tag, apply: here(without) };
	});
	const sibling = node.type === 'compound' ? siblingOf(node.initial.target[0] as AnyStateNode) : undefined;
	if (sibling === undefined) return tags;
	const apply = (machine: AnyStateMachine) =>
		rebuild(machine, (other, config) => {
			if (placeOf(other) !== place || other.type !== 'compound') return undefined;
			const next = siblingOf(other.initial.target[0] as AnyStateNode);
			return next && { ...config, initial: next.key };
		});
	return [...tags, { ...head, operator: 'retargetInitial', what: `to ${sibling.key}`, apply }];
}

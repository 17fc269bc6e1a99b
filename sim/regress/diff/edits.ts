/**
 * What was edited between two versions of a machine, each edit with the way to undo it alone: a rule, the transitions
 * of an event in a state, or anything else that a state says.
 */
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import type { Condition } from '../../../machines/kit/conditions.js';
import type { StateMeta, TransitionMeta } from '../../../machines/kit/meta.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { compositeOf, describeAction, standpointOf } from '../mutate/describe.js';
import { listOf, type Edit as Rebuilding, rebuild, type StateConfig } from '../mutate/rebuild.js';
import { nodesOf } from '../mutate/sites.js';

/** Something that was edited. */
export interface ChartEdit {
	readonly kind: 'rule' | 'transitions' | 'state';
	/** The rule, or `event in state`, or the state and what it says. */
	readonly name: string;
	/** The clauses behind it, before or now. */
	readonly clauses: readonly string[];
}

/** One version of a product with the machine of a deployment. */
export interface Version {
	readonly product: AnyProduct;
	readonly machine: AnyStateMachine;
}

/** The edits between two machines of the same deployment, each once however many servers have it. */
export function editsBetween(before: Version, after: Version): ChartEdit[] {
	const edits = new Map<string, ChartEdit>();
	const add = (kind: ChartEdit['kind'], name: string, clauses: readonly string[]) => {
		const known = edits.get(`${kind} ${name}`);
		edits.set(`${kind} ${name}`, { kind, name, clauses: [...new Set([...(known?.clauses ?? []), ...clauses])] });
	};
	for (const rule of changedRules(before, after)) add('rule', rule, clausesOfRule(before, after, rule));
	const old = new Map([...nodesOf(before.machine.root as AnyStateNode)].map((node) => [node.id, node]));
	for (const node of nodesOf(after.machine.root as AnyStateNode)) {
		const was = old.get(node.id);
		old.delete(node.id);
		if (was === undefined) {
			// A new state within a new state goes with it.
			if (node.parent && before.machine.root && hasNode(before.machine, node.parent.id)) {
				add('state', `${placeOf(node)} (new)`, clausesOfNode(node));
			}
			continue;
		}
		for (const { key, event } of changedParts(was, node)) {
			const clauses = [...clausesOfPart(was, key, event), ...clausesOfPart(node, key, event)];
			if (key === 'on' || key === 'after' || key === 'always') {
				add('transitions', `${event || 'always'} in ${placeOf(node)}`, clauses);
			} else add('state', `${placeOf(node)} (${key})`, [...clausesOfNode(was), ...clausesOfNode(node)]);
		}
	}
	for (const gone of old.values()) {
		if (gone.parent && hasNode(after.machine, gone.parent.id)) {
			add('state', `${placeOf(gone)} (gone)`, clausesOfNode(gone));
		}
	}
	return [...edits.values()];
}

/** The edit as it is seen from the other side: what is new there is gone here. */
export function mirrored(edit: ChartEdit): ChartEdit {
	const name = edit.name.replace(/ \((new|gone)\)$/, (_, how) => (how === 'new' ? ' (gone)' : ' (new)'));
	return { ...edit, name };
}

/** The new machine with one edit undone. */
export function undo(before: Version, after: Version, edit: ChartEdit): AnyStateMachine {
	if (edit.kind === 'rule') {
		const guard = before.machine.implementations.guards[edit.name];
		return after.machine.provide({ guards: { [edit.name]: guard ?? (() => true) } } as never);
	}
	const old = new Map([...nodesOf(before.machine.root as AnyStateNode)].map((node) => [node.id, node]));
	const rebuilding: Rebuilding = (node, config) => {
		const was = old.get(node.id);
		return was === undefined ? undefined : undoneIn(node, was, config, edit);
	};
	return rebuild(after.machine, rebuilding);
}

function undoneIn(
	node: AnyStateNode,
	was: AnyStateNode,
	config: StateConfig,
	{ kind, name }: ChartEdit,
): StateConfig | undefined {
	const place = placeOf(node);
	let undone: StateConfig | undefined;
	for (const { key, event, written } of changedParts(was, node)) {
		const isMeant = kind === 'transitions' ? name === `${event || 'always'} in ${place}` : name === `${place} (${key})`;
		if (!isMeant) continue;
		const from = undone ?? config;
		const old = was.config as StateConfig;
		if (written === '') undone = replaced(from, key, old[key]);
		else {
			const all = replaced((from[key] ?? {}) as StateConfig, written, (old[key] as StateConfig | undefined)?.[written]);
			undone = { ...from, [key]: all };
		}
	}
	const states = (undone ?? config)['states'] as StateConfig | undefined;
	const oldStates = (was.config as StateConfig)['states'] as StateConfig | undefined;
	const below = (child: string) => placeOf(node) + (placeOf(node) === 'machine' ? '' : `.${child}`);
	for (const child of Object.keys(states ?? {})) {
		if (name === `${below(child)} (new)` && oldStates?.[child] === undefined) {
			undone = { ...(undone ?? config), states: replaced(states ?? {}, child, undefined) };
		}
	}
	for (const child of Object.keys(oldStates ?? {})) {
		if (name === `${below(child)} (gone)` && states?.[child] === undefined) {
			undone = { ...(undone ?? config), states: replaced(states ?? {}, child, oldStates?.[child]) };
		}
	}
	return undone;
}

function replaced(config: StateConfig, key: string, value: unknown): StateConfig {
	const { [key]: _, ...rest } = config;
	return value === undefined ? rest : { ...rest, [key]: value };
}

function hasNode(machine: AnyStateMachine, id: string): boolean {
	try {
		return machine.getStateNodeById(id) !== undefined;
	} catch {
		return false;
	}
}

interface Part {
	readonly key: string;
	/** The event or delay without its server; empty for what is no transition. */
	readonly event: string;
	/** As it is written in the config. */
	readonly written: string;
}

/** What of a state is written otherwise. Descriptions and clauses are not behaviour. */
function changedParts(was: AnyStateNode, node: AnyStateNode): Part[] {
	const [before, now] = [was.config as StateConfig, node.config as StateConfig];
	const parts: Part[] = [];
	for (const key of ['on', 'after'] as const) {
		const [old, own] = [(before[key] ?? {}) as StateConfig, (now[key] ?? {}) as StateConfig];
		for (const written of new Set([...Object.keys(own), ...Object.keys(old)])) {
			if (textOfTransitions(was, old[written]) === textOfTransitions(node, own[written])) continue;
			parts.push({ key, event: key === 'after' ? (written.split(':')[0] ?? '') : written, written });
		}
	}
	if (textOfTransitions(was, before['always']) !== textOfTransitions(node, now['always'])) {
		parts.push({ key: 'always', event: '', written: '' });
	}
	for (const key of ['initial', 'tags', 'type']) {
		if (JSON.stringify(before[key] ?? null) !== JSON.stringify(now[key] ?? null))
			parts.push({ key, event: '', written: '' });
	}
	for (const key of ['entry', 'exit'] as const) {
		const text = (of: AnyStateNode) => of[key].map((action) => describeAction(action, standpointOf(of))).join();
		if (text(was) !== text(node)) parts.push({ key, event: '', written: '' });
	}
	return parts;
}

function textOfTransitions(node: AnyStateNode, written: unknown): string {
	return listOf(written)
		.map(({ guard, target, actions, reenter }) => {
			const list = actions === undefined ? [] : Array.isArray(actions) ? actions : [actions];
			return JSON.stringify([
				guard === undefined ? '' : textOfGuard(guard as Condition),
				target ?? null,
				list.map((action) => describeAction(action, standpointOf(node))),
				reenter ?? false,
			]);
		})
		.join();
}

/** A guard in full. A function is told by its source, which does not show what it has closed over. */
function textOfGuard(guard: Condition): string {
	if (typeof guard !== 'function') return JSON.stringify(guard);
	const composite = compositeOf(guard);
	if (composite !== undefined) return `${composite.kind}(${composite.parts.map(textOfGuard).join()})`;
	const { path, stateValue } = guard as unknown as { path?: unknown; stateValue?: unknown };
	if (path !== undefined || stateValue !== undefined) return JSON.stringify(path ?? stateValue);
	return String(guard);
}

function changedRules(before: Version, after: Version): string[] {
	const text = ({ machine }: Version, rule: string) => {
		const guard = machine.implementations.guards[rule] as Condition | undefined;
		return guard === undefined ? '' : textOfGuard(guard);
	};
	const names = new Set([...Object.keys(before.product.rules), ...Object.keys(after.product.rules)]);
	return [...names].filter((rule) => text(before, rule) !== text(after, rule));
}

function clausesOfRule(before: Version, after: Version, rule: string): string[] {
	return [before, after].flatMap(({ product }) => (product.rules[rule]?.clauses ?? []) as readonly string[]);
}

function clausesOfNode(node: AnyStateNode): readonly string[] {
	return (node.meta as StateMeta | undefined)?.clauses ?? [];
}

function clausesOfPart(node: AnyStateNode, key: string, event: string): string[] {
	const config = node.config as StateConfig;
	const all = (config[key] ?? {}) as StateConfig;
	const written =
		key === 'always'
			? config['always']
			: (all[event] ?? Object.entries(all).find(([name]) => name.startsWith(`${event}:`))?.[1]);
	if (key === 'tags' || key === 'initial') return [];
	return listOf(written).flatMap(({ meta }) => (meta as TransitionMeta | undefined)?.clauses ?? []);
}

/**
 * Guards, actions and targets as texts without the names of servers: what a chart says of twenty-four servers is one
 * text, as it is one place in the source.
 */
import { and, not, or } from 'xstate';
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import type { Condition } from '../../../machines/kit/conditions.js';
import type { FactValue } from '../../../machines/kit/facts.js';

interface Composite {
	readonly check?: unknown;
	readonly guards?: readonly Condition[];
	readonly path?: readonly string[];
	readonly stateValue?: unknown;
}

const checkOf = (guard: unknown) => (guard as Composite).check;
const words = new Map([
	[checkOf(and([])), 'all'],
	[checkOf(or([])), 'any'],
	[checkOf(not('any' as never)), 'none'],
]);

/** The kind of a composite guard; undefined for others. */
export function compositeOf(
	condition: Condition,
): { readonly kind: string; readonly parts: readonly Condition[] } | undefined {
	const kind = typeof condition === 'function' ? words.get(checkOf(condition)) : undefined;
	return kind === undefined ? undefined : { kind, parts: (condition as unknown as Composite).guards ?? [] };
}

/** From where a text is told: the state's own server, empty for none, and all servers of the machine. */
export interface Standpoint {
	readonly server: string;
	readonly servers: readonly string[];
}

/** The standpoint of a state. */
export function standpointOf(node: AnyStateNode): Standpoint {
	const servers = Object.keys((node.machine.root as AnyStateNode).states['servers']?.states ?? {});
	return { server: node.path[0] === 'servers' ? (node.path[1] ?? '') : '', servers };
}

/** A guard as text, seen from a server: `all(addressed(own), asRoot, in servers.other.done)`. */
export function describeCondition(condition: Condition, server: Standpoint): string {
	if (typeof condition === 'string') return condition;
	if (typeof condition === 'object') {
		const values = Object.values((condition.params ?? {}) as Readonly<Record<string, FactValue>>);
		return `${condition.type}(${values.map((value) => relative(String(value), server)).join(', ')})`;
	}
	const composite = compositeOf(condition);
	if (composite !== undefined) {
		const parts = composite.parts.map((part) => describeCondition(part, server));
		return `${composite.kind}(${[...new Set(parts)].join(', ')})`;
	}
	const { path, stateValue } = condition as unknown as Composite;
	if (path !== undefined) return `in ${pathText(path, server)}`;
	return stateValue === undefined ? 'a function' : `in ${JSON.stringify(stateValue)}`;
}

function pathText(path: readonly string[], { server }: Standpoint): string {
	if (path[0] !== 'servers') return path.join('.');
	return ['servers', path[1] === server ? 'own' : 'other', ...path.slice(2)].join('.');
}

/** `own` for the server and `own.fact` for what is its, `other` for any other server. */
function relative(text: string, { server, servers }: Standpoint): string {
	const [first = '', ...rest] = text.split('.');
	if (!servers.includes(first)) return text;
	return [first === server ? 'own' : 'other', ...rest].join('.');
}

/** An action as text: `set(own.migrated true)`. */
export function describeAction(action: unknown, server: Standpoint): string {
	if (typeof action === 'string') return action;
	if (typeof action !== 'object' || action === null) return 'a function';
	const { type, params = {} } = action as {
		readonly type: string;
		readonly params?: Readonly<Record<string, unknown>>;
	};
	const told = Object.entries(params).map(
		([name, value]) => `${relative(name, server)} ${relative(String(value), server)}`,
	);
	return `${type}(${told.join(', ')})`;
}

/** The states that a transition leads to, as text. */
export function describeTargets(targets: readonly AnyStateNode[] | undefined): string {
	return targets === undefined || targets.length === 0 ? 'stays' : targets.map((node) => placeOf(node)).join(', ');
}

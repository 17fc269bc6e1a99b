/**
 * Where the clauses of a guide have gone: every place of a product that names a clause, read from the product and
 * from its machine, so that nobody keeps a second list.
 */
import type { AnyStateMachine, StateNode } from 'xstate';
import { delayEnd } from './delays.js';
import type { StateMeta, TransitionMeta } from './meta.js';
import type { AnyProduct } from './product.js';

/** The kinds of place; all but `information` and `out of scope` bear on behaviour or verdicts. */
export type BindingKind =
	| 'rule'
	| 'advice'
	| 'effect'
	| 'refusal'
	| 'delay'
	| 'deployment check'
	| 'information'
	| 'out of scope';

/** A clause named at a place. */
export interface Binding {
	readonly clause: string;
	readonly kind: BindingKind;
	/** The rule, state, transition, event or delay; the reason for `out of scope`. */
	readonly place: string;
}

/** A state of any machine. */
// biome-ignore lint/suspicious/noExplicitAny: XState types a node by its machine; these tools read any machine.
export type AnyStateNode = StateNode<any, any, any, any>;

function* bound(kind: BindingKind, place: string, clauses: readonly string[] | undefined): Generator<Binding> {
	for (const clause of clauses ?? []) yield { clause, kind, place };
}

/** A state's path without the names of its servers, so that twenty-four servers bind a clause in one place. */
export function placeOf(node: AnyStateNode): string {
	const path = node.path[0] === 'servers' ? ['servers', ...node.path.slice(2)] : node.path;
	return path.join('.') || 'machine';
}

function* stateBindings(node: AnyStateNode): Generator<Binding> {
	const meta = (node.meta ?? {}) as StateMeta;
	const place = placeOf(node);
	yield* bound('effect', `state ${place}`, meta.clauses);
	yield* bound('information', `state ${place}`, meta.information);
	for (const [type, refusal] of Object.entries(meta.refuses ?? {})) {
		yield* bound('refusal', `${type} in state ${place}`, refusal.clauses);
	}
	for (const transition of [...node.transitions.values()].flat().concat(node.always ?? [])) {
		const transitionMeta = (transition.meta ?? {}) as TransitionMeta;
		const event = delayEnd(transition.eventType)?.name ?? (transition.eventType || 'always');
		yield* bound('effect', `${event} in state ${place}`, transitionMeta.clauses);
		yield* bound('information', `${event} in state ${place}`, transitionMeta.information);
	}
	for (const child of Object.values(node.states)) yield* stateBindings(child as AnyStateNode);
}

function* productBindings(product: AnyProduct): Generator<Binding> {
	for (const [name, rule] of Object.entries(product.rules)) yield* bound('rule', name, rule.clauses);
	for (const [name, advice] of Object.entries(product.advice)) yield* bound('advice', name, advice.clauses);
	for (const [name, delay] of Object.entries(product.delays)) yield* bound('delay', name, delay.clauses);
	for (const [name, hazard] of Object.entries(product.hazards))
		yield* bound('effect', `hazard ${name}`, hazard.clauses);
	for (const [name, check] of Object.entries(product.deployment.checks)) {
		yield* bound('deployment check', name, check.clauses);
	}
	for (const [type, event] of Object.entries(product.events)) {
		yield* bound('refusal', type, event.possibleClauses);
		yield* bound('information', type, event.information);
	}
	for (const [clause, reason] of Object.entries(product.outOfScope)) {
		yield { clause, kind: 'out of scope', place: String(reason) };
	}
}

/** Every binding of a product, over the machines of all its example deployments, without repetitions. */
export function bindingsOf(product: AnyProduct): Binding[] {
	const machines: AnyStateMachine[] = [];
	const found: Binding[] = [...productBindings(product)];
	for (const example of Object.values(product.deployment.examples)) {
		const deployment = product.deployment.schema.parse(example);
		machines.push(product.machine(deployment));
		for (const service of product.services(deployment)) {
			const name = service.name.split('.')[0];
			found.push(...bound('effect', `service ${name}`, service.clauses));
		}
	}
	for (const machine of machines) found.push(...stateBindings(machine.root));
	const unique = new Map(found.map((binding) => [`${binding.clause}\n${binding.kind}\n${binding.place}`, binding]));
	return [...unique.values()];
}

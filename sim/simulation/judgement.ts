/**
 * Judges an event in a snapshot: is it possible, and if not why; which law would it break; which advice does it
 * disregard; which rule decided between alternatives.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import type { Condition } from '../../machines/kit/conditions.js';
import type { ProductEvent } from '../../machines/kit/events.js';
import { conjuncts, failingConjuncts, holds } from '../../machines/kit/explain.js';
import type { StateMeta, TransitionMeta } from '../../machines/kit/meta.js';
import type { Rule } from '../../machines/kit/rules.js';
import { activeNodes, isLeaf, pathInRegion, regionOf, serverOf } from './configuration.js';
import { definitionOf, type Model } from './model.js';

/** A transition of a machine, as far as it is read here. */
export interface TakenTransition {
	readonly source: AnyStateNode;
	readonly eventType: string;
	readonly guard?: Condition;
	readonly target?: readonly AnyStateNode[];
	readonly meta?: TransitionMeta;
}

/** A rule that does not hold, with what it demands and the clauses behind it. */
export interface RuleReason {
	readonly kind: 'law' | 'physics';
	readonly rule: string;
	readonly demands: string;
	readonly clauses: readonly string[];
}

/** Why an event is refused: a rule, or a state that does not know it. */
export type Reason =
	| RuleReason
	| {
			readonly kind: 'state';
			/** The states that were asked, as `mf1: waiting.linked`. */
			readonly states: readonly string[];
			readonly because: string;
			readonly clauses: readonly string[];
	  };

/** Advice that an accepted event disregards. */
export interface DisregardedAdvice {
	readonly advice: string;
	readonly recommends: string;
	readonly clauses: readonly string[];
}

/** The transitions that XState would take for this event; none if it would drop it. */
export function enabledTransitions(
	machine: AnyStateMachine,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
): readonly TakenTransition[] {
	return machine.getTransitionData(snapshot as never, event) as unknown as TakenTransition[];
}

/** The rule of this name as a reason; nothing for guards that are no rules. */
function reasonsOf(model: Model, name: string | undefined): RuleReason[] {
	if (name === undefined || !Object.hasOwn(model.product.rules, name)) return [];
	const { kind, demands, clauses } = model.product.rules[name] as Rule<string, unknown>;
	return [{ kind, rule: name, demands, clauses }];
}

function failingRules(
	model: Model,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
	guard?: Condition,
): RuleReason[] {
	return failingConjuncts(model.machine, snapshot, event, guard).flatMap(({ name }) => reasonsOf(model, name));
}

/** Whether a transition is meant for the server that the event names, or for no server in particular. */
function concerns(model: Model, snapshot: AnyMachineSnapshot, event: ProductEvent, guard?: Condition): boolean {
	return conjuncts(guard)
		.filter((conjunct) => typeof conjunct === 'object' && conjunct.type === 'addressed')
		.every((conjunct) => holds(model.machine, snapshot, event, conjunct));
}

function unique<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
	return [...new Map(items.map((item) => [key(item), item])).values()];
}

/**
 * Why the event is not possible now; to be asked only if no transition is enabled. Never empty. Where a transition
 * fails for nothing but law, the law is the reason: what the product itself would do comes after it.
 */
export function refusalReasons(model: Model, snapshot: AnyMachineSnapshot, event: ProductEvent): readonly Reason[] {
	const candidates = activeNodes(snapshot)
		.flatMap((node) => (node.transitions.get(event.type) ?? []) as unknown as TakenTransition[])
		.filter(({ guard }) => concerns(model, snapshot, event, guard))
		.map(({ guard }) => failingConjuncts(model.machine, snapshot, event, guard))
		.map((failing) => ({ failing, rules: failing.flatMap(({ name }) => reasonsOf(model, name)) }));
	const isForLaw = ({ failing, rules }: (typeof candidates)[number]) =>
		rules.length === failing.length && rules.every(({ kind }) => kind === 'law');
	const lawful = candidates.filter(isForLaw);
	const rules = (lawful.length > 0 ? lawful : candidates).flatMap((candidate) => candidate.rules);
	if (rules.length > 0) return unique(rules, ({ rule }) => rule);
	return [stateReason(model, snapshot, event)];
}

function stateReason(model: Model, snapshot: AnyMachineSnapshot, event: ProductEvent): Reason {
	const server = event['server'];
	const asked = activeNodes(snapshot).filter((node) => serverOf(node) === '' || serverOf(node) === server);
	const special = [...asked]
		.reverse()
		.map((node) => (node.meta as StateMeta | undefined)?.refuses?.[event.type])
		.find((refusal) => refusal !== undefined);
	const leaves = asked.filter(isLeaf);
	const concerned = server === undefined ? leaves : leaves.filter((node) => serverOf(node) === server);
	const definition = definitionOf(model, event.type);
	return {
		kind: 'state',
		states: concerned.map((node) => `${regionOf(node)}: ${pathInRegion(node)}`),
		because: special?.because ?? `Possible only ${definition?.possible ?? 'when it is due'}.`,
		clauses: special?.clauses ?? definition?.possibleClauses ?? [],
	};
}

/** The law rules that the guided machine would have refused these transitions for. */
export function breaches(
	model: Model,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
	taken: readonly TakenTransition[],
): readonly RuleReason[] {
	if (model.machine === model.guided) return [];
	const guided = { ...model, machine: model.guided };
	const failing = taken.flatMap(({ guard }) => failingRules(guided, snapshot, event, guard));
	return unique(failing, ({ rule }) => rule).filter(({ kind }) => kind === 'law');
}

/** The rules for which alternatives before the taken transitions were passed over: they decided what happens. */
export function decisiveRules(
	model: Model,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
	taken: readonly TakenTransition[],
): readonly RuleReason[] {
	const passedOver = taken.flatMap((transition) => {
		const siblings = (transition.source.transitions.get(transition.eventType) ?? []) as unknown as TakenTransition[];
		return siblings.slice(0, Math.max(0, siblings.indexOf(transition)));
	});
	const failing = passedOver
		.filter(({ guard }) => concerns(model, snapshot, event, guard))
		.flatMap(({ guard }) => failingRules(model, snapshot, event, guard));
	return unique(failing, ({ rule }) => rule);
}

/** The advice that concerns the event and has not been followed. */
export function disregardedAdvice(
	model: Model,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
): readonly DisregardedAdvice[] {
	return model.advice
		.filter(({ definition }) => definition.on.includes(event.type))
		.filter(({ followed }) => !holds(model.machine, snapshot, event, followed))
		.map(({ name, definition: { recommends, clauses } }) => ({ advice: name, recommends, clauses }));
}

/**
 * What a machine is made of, without the names of servers, and when each of it comes to bear: a state is active, a
 * transition is what an event leads to, a rule is why an event is refused or takes another course.
 */
import { type AnyStateNode, placeOf } from '../../machines/kit/bindings.js';
import { all, type Condition } from '../../machines/kit/conditions.js';
import { delayEnd } from '../../machines/kit/delays.js';
import { conjuncts } from '../../machines/kit/explain.js';
import { isActive } from '../explore/compile/chart.js';
import type { Origin } from '../explore/compile/compile.js';
import { compileGuard } from '../explore/compile/guards.js';
import type { ChartTransition } from '../explore/compile/targets.js';
import { and, type Expression, isIn, not, or } from '../explore/program/expression.js';
import type { Reaction, Transition } from '../explore/program/program.js';
import type { Explorable } from '../explore/questions.js';

/** Conditions on the states of a program by the name of the element that they are about. */
export type Elements = ReadonlyMap<string, Expression>;

/** An event of a program, by number, and when it takes a transition. */
export interface Trigger {
	readonly event: number;
	readonly taken: Expression;
}

/** The elements of a machine by kind. */
export interface ElementsByKind {
	readonly states: Elements;
	readonly transitions: Elements;
	readonly rules: Elements;
	/** By the name of the transition. */
	readonly triggers: ReadonlyMap<string, readonly Trigger[]>;
}

/** Reads the elements of a machine; those of interchangeable places are one. */
export function elementsOf(explorable: Explorable): ElementsByKind {
	const triggers = triggersOf(explorable);
	const transitions = new Map([...triggers].map(([name, parts]) => [name, or(parts.map(({ taken }) => taken))]));
	return { states: statesOf(explorable), transitions, rules: rulesOf(explorable), triggers };
}

/** What an event or delay is called: `operator.upgrade`, `installation`. */
export function eventName(type: string): string {
	return delayEnd(type)?.name ?? type;
}

/** `operator.upgrade in servers.waiting → servers.upgrading`; a transition without target stays. */
export function transitionName(transition: ChartTransition, eventType: string): string {
	const targets = (transition.target ?? []).map((node) => placeOf(node));
	return `${eventName(eventType)} in ${placeOf(transition.source)} → ${targets.length === 0 ? 'stays' : targets.join(', ')}`;
}

class Collection {
	private readonly conditions = new Map<string, Expression[]>();

	add(name: string, condition: Expression): void {
		const known = this.conditions.get(name);
		if (known === undefined) this.conditions.set(name, [condition]);
		else known.push(condition);
	}

	elements(): Elements {
		return new Map([...this.conditions].map(([name, parts]) => [name, or(parts)]));
	}
}

function statesOf({ compiled: { chart } }: Explorable): Elements {
	const found = new Collection();
	for (const node of chart.places.keys())
		if (node.parent !== undefined) found.add(placeOf(node), isActive(chart, node));
	return found.elements();
}

function triggersOf({ compiled }: Explorable): Map<string, Trigger[]> {
	const found = new Map<string, Trigger[]>();
	const { program, origins } = compiled;
	for (const { event, reactions } of program.alternatives.slice(0, program.events.length)) {
		const type = program.events[event]?.type ?? '';
		for (const { transition, taken } of waysOf(reactions, compiled.scope.sizes)) {
			const name = transitionName((origins[transition.index] as Origin).transition, type);
			const trigger = { event, taken };
			const known = found.get(name);
			if (known === undefined) found.set(name, [trigger]);
			else known.push(trigger);
		}
	}
	return found;
}

/** A transition and when it is what an event leads to. */
export interface Way {
	readonly transition: Transition;
	readonly component: number;
	readonly code: number;
	readonly taken: Expression;
}

/** Every way to react: inner states come first, and of each state the first transition that is enabled. */
export function* waysOf(reactions: readonly Reaction[], sizes: readonly number[]): Generator<Way> {
	for (const { component, chains, below } of reactions) {
		const inner = reactions.filter((other) => below.includes(other.component)).map((other) => reacts(other, sizes));
		const isFree = not(or(inner), sizes);
		for (const [code, chain] of chains) {
			const here = isIn(component, [code], sizes[component] ?? 0);
			for (const [place, transition] of chain.entries()) {
				const passedOver = chain.slice(0, place).map(({ guard }) => not(guard, sizes));
				yield { transition, component, code, taken: and([here, isFree, ...passedOver, transition.guard]) };
			}
		}
	}
}

/** When a reaction has a transition that is enabled. */
export function reacts({ component, chains }: Reaction, sizes: readonly number[]): Expression {
	return or(
		[...chains].map(([code, chain]) =>
			and([isIn(component, [code], sizes[component] ?? 0), or(chain.map(({ guard }) => guard))]),
		),
	);
}

/** A rule decides alone where a transition is possible but for it. */
function rulesOf(explorable: Explorable): Elements {
	const found = new Collection();
	const { model, compiled } = explorable;
	const { scope, program, chart } = compiled;
	for (const node of chart.places.keys()) {
		for (const transition of ownTransitions(node)) {
			const parts = conjuncts(transition.guard as Condition | undefined);
			const rules = parts.filter((part) => Object.hasOwn(model.product.rules, nameOf(part) ?? ''));
			if (rules.length === 0) continue;
			for (const event of program.events) {
				if (event.type !== transition.eventType) continue;
				const place = `${event.type} in ${node.id}`;
				for (const rule of rules) {
					const others = compileGuard(scope, all(...parts.filter((part) => part !== rule)), event, place);
					const fails = not(compileGuard(scope, rule, event, place), scope.sizes);
					found.add(nameOf(rule) ?? '', and([isActive(chart, node), others, fails]));
				}
			}
		}
	}
	return found.elements();
}

function ownTransitions(node: AnyStateNode): ChartTransition[] {
	return [...node.transitions.values()].flat() as unknown as ChartTransition[];
}

function nameOf(condition: Condition): string | undefined {
	if (typeof condition === 'string') return condition;
	return typeof condition === 'object' ? condition.type : undefined;
}

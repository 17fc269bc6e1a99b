/** Random questions about a machine: conditions for the explorer, and the same ones told to the naive search. */
import fc from 'fast-check';
import { type AnyStateMachine, and, not, or, stateIn } from 'xstate';
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import type { Condition } from '../../machines/kit/conditions.js';
import type { Facts, FactValue } from '../../machines/kit/facts.js';
import type { Property } from '../../machines/kit/properties.js';
import type { AskedCondition, AskedQuestion } from './askExplorer.js';
import type { Subject } from './bothEngines.js';

/** A condition as data; states, facts and values are numbers that are taken modulo how many there are. */
export type ConditionPlan =
	| { readonly kind: 'state'; readonly state: number }
	| { readonly kind: 'fact'; readonly fact: number; readonly value: number }
	/** The same of some server, or of every server: nobody can tell which. */
	| { readonly kind: 'some' | 'every'; readonly part: ConditionPlan }
	| { readonly kind: 'not'; readonly part: ConditionPlan }
	| { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionPlan[] };

const number = fc.nat(999);
const simple: fc.Arbitrary<ConditionPlan> = fc.oneof(
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('state' as const), state: number }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('fact' as const), fact: number, value: number }) },
);
const combined: fc.Arbitrary<ConditionPlan> = fc.oneof(
	{ weight: 3, arbitrary: simple },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constantFrom('and' as const, 'and' as const, 'or' as const),
			parts: fc.array(
				fc.oneof(
					simple,
					simple.map((part) => ({ kind: 'not' as const, part })),
				),
				{ minLength: 2, maxLength: 3 },
			),
		}),
	},
	{ weight: 1, arbitrary: simple.map((part) => ({ kind: 'not' as const, part })) },
);

/** Conditions of all kinds. */
export const conditionPlans: fc.Arbitrary<ConditionPlan> = fc.oneof(
	{ weight: 1, arbitrary: combined },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('some' as const, 'every' as const), part: combined }) },
);

/** A question about a machine; the names are those of the kinds of property. */
export interface QuestionPlan {
	readonly kind: Property<string, unknown>['kind'];
	readonly condition: ConditionPlan;
	/** What comes first, or what is documented. */
	readonly other: ConditionPlan;
}

export const questionPlans: fc.Arbitrary<QuestionPlan> = fc.record({
	kind: fc.constantFrom('never', 'precedes', 'sometimes', 'alwaysPossible'),
	condition: conditionPlans,
	other: conditionPlans,
});

/** What a number names, for one server instead of another. */
interface Names {
	readonly states: readonly string[];
	readonly facts: readonly string[];
}

/** The question of a plan about a machine. */
export function questionOf({ kind, condition, other }: QuestionPlan, subject: Subject): AskedQuestion {
	return { kind, condition: conditionOf(condition, subject), other: conditionOf(other, subject) };
}

/** The condition of a plan about a machine. */
export function conditionOf(plan: ConditionPlan, subject: Subject): AskedCondition {
	const states = allNodes(subject.machine).map(({ id }) => id);
	return build(plan, subject, { states, facts: Object.keys(subject.facts) });
}

function build(plan: ConditionPlan, subject: Subject, names: Names): AskedCondition {
	switch (plan.kind) {
		case 'state': {
			const id = names.states[plan.state % names.states.length] ?? '';
			return { condition: stateIn(`#${id}` as never) as Condition, naive: ({ active }) => active.has(id) };
		}
		case 'fact': {
			const name = names.facts[plan.fact % names.facts.length] ?? '';
			const values = subject.facts[name]?.values ?? [];
			const value = values[plan.value % values.length] as FactValue;
			return {
				condition: ({ context }: { readonly context: Facts }) => context[name] === value,
				naive: ({ facts }) => facts[name] === value,
			};
		}
		case 'some':
		case 'every': {
			const servers = serversIn(subject);
			if (servers.length === 0) return build(plan.part, subject, names);
			const parts = servers.map((server) => build(plan.part, subject, namesOf(subject, server)));
			return combine(plan.kind === 'some' ? 'or' : 'and', parts);
		}
		case 'not': {
			const { condition, naive } = build(plan.part, subject, names);
			return { condition: not(condition as never) as Condition, naive: (state) => !naive(state) };
		}
		case 'and':
		case 'or':
			return combine(
				plan.kind,
				plan.parts.map((part) => build(part, subject, names)),
			);
	}
}

function combine(kind: 'and' | 'or', parts: readonly AskedCondition[]): AskedCondition {
	const conditions = parts.map(({ condition }) => condition) as never[];
	return kind === 'and'
		? { condition: and(conditions) as Condition, naive: (state) => parts.every(({ naive }) => naive(state)) }
		: { condition: or(conditions) as Condition, naive: (state) => parts.some(({ naive }) => naive(state)) };
}

function serversIn({ machine, facts }: Subject): string[] {
	const servers = machine.root.states['servers'] as AnyStateNode | undefined;
	const names = Object.keys(servers?.states ?? {});
	return names.filter((name) => Object.keys(facts).some((fact) => fact.startsWith(`${name}.`)));
}

/** The states and facts of a server, with those of nobody; in an order that is the same for servers that are alike. */
function namesOf({ machine, facts }: Subject, server: string): Names {
	const nodes = allNodes(machine);
	const own = nodes.filter(({ path }) => path[0] === 'servers' && path[1] === server);
	const others = nodes.filter(({ path }) => path[0] !== 'servers');
	const names = Object.keys(facts);
	return {
		states: [...own, ...own, ...others].map(({ id }) => id),
		facts: [
			...names.filter((name) => name.startsWith(`${server}.`)).sort(),
			...names.filter((name) => !name.includes('.')),
		],
	};
}

function allNodes(machine: AnyStateMachine): AnyStateNode[] {
	const below = (node: AnyStateNode): AnyStateNode[] => [
		node,
		...Object.values(node.states).flatMap((child) => below(child as AnyStateNode)),
	];
	return below(machine.root as AnyStateNode);
}

/**
 * The facts, events, guards and actions of random machines. A part is planned as data first, so that a counterexample
 * can be read and shrunk; facts, values and states are numbers that are taken modulo how many there are.
 */
import fc from 'fast-check';
import { and, assign, log, not, or, raise, stateIn } from 'xstate';
import type { ProductEvent } from '../../machines/kit/events.js';
import { counter, type Facts, type FactValue, flag, oneOf } from '../../machines/kit/facts.js';

/** Domains of all kinds; those of the servers `s0` and `s1` lie in blocks of their own, `level` is wider than 5 bits. */
export const definitions = {
	ready: flag('A flag that some guards name'),
	broken: flag('Another flag', true),
	mode: oneOf('Named values', ['off', 'slow', 'fast']),
	count: counter('A small number', 0, 3, 0),
	level: counter('A number with many values', 0, 40, 3),
	's0.seen': flag('A flag of one server'),
	's0.stage': oneOf('The stage of one server', ['old', 'new', 'lost']),
	's0.load': counter('A number of one server', 0, 40, 20),
	's1.seen': flag('A flag of the other server'),
	's1.stage': oneOf('The stage of the other server', ['old', 'new', 'lost']),
	's1.load': counter('A number of the other server', 0, 40, 20),
};
const factNames = Object.keys(definitions) as (keyof typeof definitions)[];

/** What somebody outside may cause: dotted names for wildcards, and parameters. */
export const vocabulary: readonly ProductEvent[] = [
	{ type: 'go' },
	{ type: 'turn' },
	{ type: 'turn.left' },
	{ type: 'turn.left.sharply' },
	{ type: 'turn.right' },
	...['first', 'second', 'third'].map((which) => ({ type: 'pick', which })),
	...['first', 'second'].map((which) => ({ type: 'pick.again', which, how: which === 'first' ? 'slowly' : 'fast' })),
];
/** Events that the machine raises itself; some are known outside too. */
const raised: readonly ProductEvent[] = [
	{ type: 'turn.left' },
	{ type: 'pick', which: 'second' },
	{ type: 'echo' },
	{ type: 'echo.far' },
];

/** Where a machine handles an event. */
export const descriptors: readonly string[] = [
	...['go', 'turn', 'turn.left', 'turn.right', 'pick', 'pick.again'].flatMap((type) => [type, type, type]),
	...['echo', 'echo', 'echo.far', 'turn.*', 'turn.*', 'turn.left.*', 'pick.*', 'echo.*', '*'],
];

/** How many events must not be raised where this one is handled: raising goes on from each to later ones and ends. */
export function raisedBefore(descriptor: string): number {
	const matching = descriptor.endsWith('*')
		? raised.filter(({ type }) => `${type}.`.startsWith(descriptor.slice(0, -1)))
		: raised.filter(({ type }) => type === descriptor);
	return 1 + Math.max(-1, ...matching.map((event) => raised.indexOf(event)));
}

/** A number that stands for one of several things. */
const some = fc.nat(999);
const pick = <Item>(items: readonly Item[], choice: number): Item => items[choice % items.length] as Item;
const fact = (choice: number) => pick(factNames, choice);
const valueFor = (name: keyof typeof definitions, choice: number) => pick<FactValue>(definitions[name].values, choice);

/** A guard as data. */
export type GuardPlan =
	| { readonly kind: 'fact' | 'below' | 'parameter'; readonly fact: number; readonly value: number }
	| { readonly kind: 'name'; readonly name: string }
	| { readonly kind: 'facts'; readonly first: number; readonly second: number; readonly value: number }
	| { readonly kind: 'factAndEvent'; readonly fact: number; readonly value: number }
	| { readonly kind: 'state'; readonly state: number; readonly form: 'id' | 'text' | 'object' }
	| { readonly kind: 'and' | 'or' | 'not'; readonly parts: readonly GuardPlan[] };

/** Guards; those of eventless transitions must not read the event. */
export function guards(readsEvent: boolean, depth = 2): fc.Arbitrary<GuardPlan> {
	const simple = fc.oneof(
		fc.record({ kind: fc.constantFrom('fact', 'below'), fact: some, value: some }),
		fc.record({ kind: fc.constant('name'), name: fc.constantFrom('isReady', 'isReadyAndWhole', 'holds') }),
		fc.record({ kind: fc.constant('facts'), first: some, second: some, value: some }),
		fc.record({ kind: fc.constant('state'), state: some, form: fc.constantFrom('id', 'text', 'object') }),
		...(readsEvent
			? [
					fc.record({ kind: fc.constant('parameter'), fact: some, value: some }),
					fc.record({ kind: fc.constant('factAndEvent'), fact: some, value: some }),
				]
			: []),
	) as fc.Arbitrary<GuardPlan>;
	if (depth === 0) return simple;
	const inner = guards(readsEvent, depth - 1);
	const combined = fc.oneof(
		fc.record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(inner, { maxLength: 3 }) }),
		fc.record({ kind: fc.constant('not'), parts: fc.array(inner, { minLength: 1, maxLength: 1 }) }),
	) as fc.Arbitrary<GuardPlan>;
	return fc.oneof({ weight: 3, arbitrary: simple }, { weight: 1, arbitrary: combined });
}

/** An action as data. */
export type ActionPlan =
	| { readonly kind: 'set' | 'setByName' | 'take' | 'step'; readonly fact: number; readonly value: number }
	| { readonly kind: 'copy' | 'exchange'; readonly fact: number; readonly other: number }
	| { readonly kind: 'choose'; readonly fact: number; readonly value: number; readonly other: number }
	| { readonly kind: 'raise'; readonly event: number }
	| { readonly kind: 'nothing'; readonly form: number };

/** Actions; those on entry, on exit and of eventless transitions must not read the event. */
export function actions(readsEvent: boolean, maximum = 2, raises = 2): fc.Arbitrary<readonly ActionPlan[]> {
	const action = fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({ kind: fc.constantFrom('set', 'setByName', 'step'), fact: some, value: some }),
		},
		{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('copy', 'exchange'), fact: some, other: some }) },
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant('choose'), fact: some, value: some, other: some }) },
		{ weight: raises, arbitrary: fc.record({ kind: fc.constant('raise'), event: some }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('nothing'), form: some }) },
		...(readsEvent
			? [{ weight: 2, arbitrary: fc.record({ kind: fc.constant('take'), fact: some, value: some }) }]
			: []),
	) as fc.Arbitrary<ActionPlan>;
	return fc.array(action, { maxLength: maximum });
}

interface Arguments {
	readonly context: Facts;
	readonly event: ProductEvent;
}

/** What a machine is told by names. */
export const implementations = {
	guards: {
		isReady: ({ context }: Arguments) => context['ready'],
		isReadyAndWhole: and(['isReady', not({ type: 'hasValue', params: { name: 'broken', value: true } } as never)]),
		holds: () => true,
		hasValue: ({ context }: Arguments, { name, value }: { name: string; value: FactValue }) => context[name] === value,
		hasParameter: ({ event }: Arguments, { which }: { which: string }) => event['which'] === which,
	},
	actions: {
		setFact: assign((_, { name, value }: { name: string; value: FactValue }) => ({ [name]: value })),
		// Told to somebody outside: it changes nothing here.
		tell: () => {},
	},
	delays: { short: 10, long: 1000 },
};

/** A state that a guard may ask for. */
export interface StateName {
	readonly id: string;
	readonly path: readonly string[];
}

/** The guard for XState. */
export function guardOf(plan: GuardPlan, states: readonly StateName[]): unknown {
	switch (plan.kind) {
		case 'fact':
			return { type: 'hasValue', params: { name: fact(plan.fact), value: valueFor(fact(plan.fact), plan.value) } };
		case 'below': {
			const name = fact(plan.fact);
			const bound = valueFor(name, plan.value);
			return ({ context }: Arguments) => (context[name] as FactValue) < bound;
		}
		case 'parameter':
			return { type: 'hasParameter', params: { which: pick(['first', 'second', 'third'], plan.value) } };
		case 'name':
			return plan.name;
		case 'facts': {
			const [first, second] = [fact(plan.first), fact(plan.second)];
			const value = valueFor(first, plan.value);
			return ({ context }: Arguments) => context[first] === value || String(context[second]).length > 4;
		}
		case 'factAndEvent': {
			const name = fact(plan.fact);
			const value = valueFor(name, plan.value);
			return ({ context, event }: Arguments) => event['which'] === 'first' || context[name] === value;
		}
		case 'state':
			return stateGuard(pick(states, plan.state), plan.form);
		case 'and':
			return and(plan.parts.map((part) => guardOf(part, states)) as never[]);
		case 'or':
			return or(plan.parts.map((part) => guardOf(part, states)) as never[]);
		case 'not':
			return not(guardOf(plan.parts[0] ?? { kind: 'name', name: 'holds' }, states) as never);
	}
}

function stateGuard({ id, path }: StateName, form: 'id' | 'text' | 'object'): unknown {
	const [last, ...above] = [...path].reverse();
	if (form === 'id' || last === undefined) return stateIn(`#${id}` as never);
	if (form === 'text') return stateIn(path.join('.') as never);
	return stateIn(above.reduce<unknown>((value, key) => ({ [key]: value }), last) as never);
}

/** The action for XState; it raises none of the first few events. */
export function actionOf(plan: ActionPlan, notRaised = 0): unknown {
	switch (plan.kind) {
		case 'set':
			return assign({ [fact(plan.fact)]: valueFor(fact(plan.fact), plan.value) });
		case 'setByName': {
			const name = fact(plan.fact);
			return { type: 'setFact', params: { name, value: valueFor(name, plan.value) } };
		}
		case 'step':
			return assign({ [fact(plan.fact)]: ({ context }: Arguments) => after(context, fact(plan.fact), 1) });
		case 'copy': {
			const [to, from] = [fact(plan.fact), fact(plan.other)];
			return assign(({ context }: Arguments) => ({ [to]: valueFor(to, codeIn(context, from)) }));
		}
		case 'exchange': {
			const [one, other] = [fact(plan.fact), fact(plan.other)];
			return assign({
				[one]: ({ context }: Arguments) => valueFor(one, codeIn(context, other)),
				[other]: ({ context }: Arguments) => valueFor(other, codeIn(context, one)),
			});
		}
		case 'choose': {
			const [name, other] = [fact(plan.fact), fact(plan.other)];
			const value = valueFor(name, plan.value);
			return assign(({ context }: Arguments) =>
				context[name] === value ? { [other]: after(context, other, 2) } : { [name]: value },
			);
		}
		case 'take': {
			const name = fact(plan.fact);
			return assign({
				[name]: ({ event }: Arguments) => valueFor(name, (event['which'] ?? '').length + plan.value),
			});
		}
		case 'raise':
			return notRaised < raised.length ? raise(pick(raised.slice(notRaised), plan.event) as never) : 'tell';
		case 'nothing':
			return pick<unknown>(['tell', 'unknown', () => {}, log('a word')], plan.form);
	}
}

function codeIn(context: Facts, name: keyof typeof definitions): number {
	return (definitions[name].values as readonly FactValue[]).indexOf(context[name] as FactValue);
}

/** The value that comes some places behind the present one, round and round. */
function after(context: Facts, name: keyof typeof definitions, places: number): FactValue {
	return valueFor(name, codeIn(context, name) + places);
}

/** What lets an eventless transition happen and then keeps it from happening again. */
export function onceMore(choice: number): { readonly guard: unknown; readonly action: unknown } {
	const name = pick(['count', 'level'] as const, choice);
	const limit = (choice >> 1) % 4;
	return {
		guard: ({ context }: Arguments) => (context[name] as number) < limit,
		// Two regions may do it at once.
		action: assign({ [name]: ({ context }: Arguments) => Math.min((context[name] as number) + 1, 3) }),
	};
}

/** What lets an eventless transition happen while a flag is set, and takes the flag away. */
export function whileSet(choice: number): { readonly guard: unknown; readonly action: unknown } {
	const name = pick(['ready', 's0.seen', 's1.seen'] as const, choice);
	return { guard: ({ context }: Arguments) => context[name], action: assign({ [name]: false }) };
}

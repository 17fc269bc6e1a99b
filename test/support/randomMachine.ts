/** Random XState machines of the subset that the explorer understands, as plans that fast-check can shrink. */
import fc from 'fast-check';
import { type ActionPlan, actions, descriptors, type GuardPlan, guards } from './randomParts.js';

/** Where a transition leads; states are numbers that are taken modulo how many there are. */
export type TargetPlan =
	| { readonly kind: 'none' }
	| { readonly kind: 'one'; readonly state: number; readonly relative: boolean }
	/** A state in several regions of one parallel state. */
	| { readonly kind: 'several'; readonly parallel: number; readonly states: readonly number[] };

/** A transition with or without an event. */
export interface TransitionPlan {
	readonly target: TargetPlan;
	readonly reenter: boolean;
	readonly guard: GuardPlan | undefined;
	readonly actions: readonly ActionPlan[];
}

/** An eventless transition with what keeps it from going on for ever, if anything does. */
export interface EventlessPlan extends TransitionPlan {
	readonly limit: 'forward' | 'count' | 'flag' | 'idle';
	readonly choice: number;
}

/** A state with everything in it. */
export interface StatePlan {
	readonly kind: 'atomic' | 'final' | 'compound' | 'parallel';
	readonly hasOwnId: boolean;
	readonly children: readonly StatePlan[];
	readonly initial: number;
	readonly initialActions: readonly ActionPlan[];
	readonly on: readonly (readonly [descriptor: string, transitions: readonly TransitionPlan[]])[];
	readonly always: readonly EventlessPlan[];
	readonly after: readonly (readonly [delay: string, transitions: readonly TransitionPlan[]])[];
	readonly onDone: readonly TransitionPlan[];
	readonly entry: readonly ActionPlan[];
	readonly exit: readonly ActionPlan[];
}

/** A machine: its states, and a number that gives its facts their first values. */
export interface MachinePlan {
	readonly root: StatePlan;
	readonly facts: number;
}

const some = fc.nat(999);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const targets: fc.Arbitrary<TargetPlan> = fc.oneof(
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('none' as const) }) },
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('one' as const), state: some, relative: fc.boolean() }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('several' as const),
			parallel: some,
			states: fc.array(some, { minLength: 1, maxLength: 3 }),
		}),
	},
);

const transition: fc.Arbitrary<TransitionPlan> = fc.record({
	target: targets,
	reenter: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
	guard: maybe(guards(true)),
	actions: actions(true),
});

const eventless: fc.Arbitrary<EventlessPlan> = fc.record({
	limit: fc.constantFrom('forward' as const, 'forward' as const, 'count' as const, 'flag' as const, 'idle' as const),
	choice: some,
	target: targets,
	reenter: fc.boolean(),
	guard: maybe(guards(false)),
	actions: actions(false, 1),
});

/** Several candidates for one event: the first that is enabled is taken. */
const candidates = fc.array(transition, { minLength: 1, maxLength: 3, size: 'max' });
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>, chances: number) =>
	fc.oneof({ weight: chances, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(arbitrary) });

const behaviour = {
	hasOwnId: fc.boolean(),
	initial: some,
	initialActions: rarely(
		actions(false, 1, 1).map(([action]) => action ?? { kind: 'nothing' as const, form: 0 }),
		4,
	),
	on: fc.array(fc.tuple(fc.constantFrom(...descriptors), candidates), { maxLength: 4, size: 'max' }),
	always: rarely(eventless, 3),
	after: rarely(fc.tuple(fc.constantFrom('short', 'long', '20'), candidates), 5),
	onDone: fc.array(transition, { maxLength: 2, size: 'max' }),
	entry: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: actions(false, 2, 1) }),
	exit: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: actions(false, 1, 1) }),
};

const leaf = fc.record({
	kind: fc.oneof(
		{ weight: 4, arbitrary: fc.constant('atomic' as const) },
		{ weight: 1, arbitrary: fc.constant('final' as const) },
	),
	children: fc.constant([]),
	...behaviour,
});

function states(depth: number): fc.Arbitrary<StatePlan> {
	if (depth === 0) return leaf;
	return fc.oneof(
		{ weight: 3, arbitrary: leaf },
		{ weight: 2, arbitrary: parent('compound', depth) },
		{ weight: 2, arbitrary: parent('parallel', depth) },
	);
}

function parent(kind: 'compound' | 'parallel', depth: number): fc.Arbitrary<StatePlan> {
	const children = kind === 'parallel' ? fc.oneof(parentOrLeaf(depth - 1)) : states(depth - 1);
	return fc.record({
		kind: fc.constant(kind),
		children: fc.array(children, { minLength: 1, maxLength: 3, size: 'max' }),
		...behaviour,
	});
}

/** A region is mostly a state with children. */
function parentOrLeaf(depth: number): fc.Arbitrary<StatePlan> {
	if (depth <= 0) return leaf;
	return fc.oneof(
		{ weight: 5, arbitrary: parent('compound', depth) },
		{ weight: 1, arbitrary: parent('parallel', depth) },
		{ weight: 1, arbitrary: leaf },
	);
}

/** Plans of machines up to four levels deep. */
export const machinePlans: fc.Arbitrary<MachinePlan> = fc.record({
	root: fc.oneof(parent('compound', 3), parent('parallel', 3), parent('parallel', 2)),
	facts: fc.nat(99_999),
});

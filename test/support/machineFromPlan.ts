/**
 * Makes an XState machine of a plan, and bends what would lead outside the subset: no final state ends the machine, the
 * machine does not enter itself anew, and eventless transitions stay in their own region and end.
 */
import { type AnyStateMachine, createMachine } from 'xstate';
import type { FactDefinitions, FactValue } from '../../machines/kit/facts.js';
import type { EventlessPlan, MachinePlan, StatePlan, TargetPlan, TransitionPlan } from './randomMachine.js';
import {
	type ActionPlan,
	actionOf,
	definitions,
	guardOf,
	implementations,
	onceMore,
	raisedBefore,
	type StateName,
	whileSet,
} from './randomParts.js';

/** A machine with the facts of its context. */
export interface RandomMachine {
	readonly machine: AnyStateMachine;
	readonly facts: FactDefinitions;
}

interface State extends StateName {
	readonly plan: StatePlan;
	readonly kind: StatePlan['kind'];
	readonly parent: State | undefined;
	readonly children: State[];
	/** Place in the order of the chart. */
	readonly order: number;
}

type Config = Record<string, unknown>;

/** The machine of a plan. XState is told to give up a run of transitions without end, so that it can be compared. */
export function machineOf({ root, facts }: MachinePlan): RandomMachine {
	const found: State[] = [];
	name(root, undefined, 'machine', found);
	const chosen = firstValues(facts);
	const context = Object.fromEntries(Object.entries(chosen).map(([fact, { initial }]) => [fact, initial]));
	const config = {
		id: 'machine',
		context,
		options: { maxIterations: 200 },
		...configOf(found[0] as State, found),
	};
	return { machine: createMachine(config as never, implementations as never), facts: chosen };
}

/** Draws the first value of each fact from a number. */
function firstValues(drawn: number): FactDefinitions {
	let rest = drawn;
	return Object.fromEntries(
		Object.entries(definitions).map(([fact, definition]) => {
			const values: readonly FactValue[] = definition.values;
			const initial = values[rest % values.length] as FactValue;
			rest = Math.floor(rest / values.length);
			return [fact, { ...definition, initial }];
		}),
	);
}

function name(plan: StatePlan, parent: State | undefined, key: string, found: State[]): State {
	const path = parent === undefined ? [] : [...parent.path, key];
	const id = plan.hasOwnId && parent !== undefined ? `own${found.length}` : ['machine', ...path].join('.');
	// Where the machine itself would be completed, its final states are none.
	const kind = plan.kind === 'final' && endsMachine(parent) ? 'atomic' : plan.kind;
	const state: State = { plan, kind, parent, id, path, children: [], order: found.length };
	found.push(state);
	for (const [index, child] of plan.children.entries()) {
		// The regions below `servers` are servers to the explorer, and have their facts in the same block.
		const isServers = parent === undefined && index === 0 && child.kind === 'parallel';
		state.children.push(name(child, state, isServers ? 'servers' : `s${index}`, found));
	}
	return state;
}

function endsMachine(parent: State | undefined): boolean {
	if (parent === undefined || parent.parent === undefined) return true;
	const above = parent.parent;
	if (parent.kind === 'compound' && above.kind === 'compound') return false;
	// Regions of parallel states complete those above; the first region of the outermost one never is complete.
	for (let state: State = parent; state.parent !== undefined; state = state.parent) {
		if (state.parent.kind !== 'parallel') return false;
		if (state.parent.parent === undefined) return state.path.at(-1) === 's0' || state.path.at(-1) === 'servers';
	}
	return true;
}

function configOf(state: State, all: readonly State[]): Config {
	const { plan, kind, children, parent, id } = state;
	const initial = initialOf(state);
	const isOwnId = parent !== undefined && plan.hasOwnId;
	return {
		...(isOwnId ? { id } : {}),
		...(kind === 'final' || kind === 'parallel' ? { type: kind } : {}),
		...(kind === 'compound' && initial
			? { initial: { target: initial.path.at(-1), actions: entering(plan.initialActions) } }
			: {}),
		...(children.length > 0
			? { states: Object.fromEntries(children.map((child) => [child.path.at(-1), configOf(child, all)])) }
			: {}),
		on: Object.fromEntries(
			plan.on.map(([descriptor, candidates]) => [
				descriptor,
				candidates.map((each) => transitionOf(state, each, all, raisedBefore(descriptor))),
			]),
		),
		...(kind === 'final'
			? {}
			: {
					always: plan.always.flatMap((each) => eventlessOf(state, each, all)),
					after: Object.fromEntries(
						plan.after.map(([delay, candidates]) => [delay, candidates.map((each) => transitionOf(state, each, all))]),
					),
				}),
		...(children.length > 0 && parent !== undefined
			? { onDone: plan.onDone.map((each) => transitionOf(state, each, all)) }
			: {}),
		entry: entering(plan.entry),
		exit: entering(plan.exit),
	};
}

const actionsOf = (plans: readonly ActionPlan[], notRaised = 0) => plans.map((each) => actionOf(each, notRaised));

/** States raise only the last events, as what handles others may lead back into them. */
const entering = (plans: readonly ActionPlan[]) => actionsOf(plans, 2);

/** Final states are seldom the first: completed at once, most machines would go round and round. */
function initialOf({ plan, children }: State): State | undefined {
	const mayBeFinal = plan.initial % 8 === 0;
	const possible = children.filter(({ kind }) => mayBeFinal || kind !== 'final');
	const among = possible.length > 0 ? possible : children;
	return among[(plan.initial >> 3) % Math.max(1, among.length)];
}

function transitionOf(
	state: State,
	{ target, reenter, guard, actions }: TransitionPlan,
	all: readonly State[],
	notRaised = 0,
): Config {
	const targets = targetsOf(state, target, all);
	const machineAnew = state.parent === undefined || targets.some(({ parent }) => parent === undefined);
	return {
		...(targets.length > 0 ? { target: targets.map((each) => referenceTo(each, state, target)) } : {}),
		...(reenter && !machineAnew ? { reenter } : {}),
		...(guard === undefined ? {} : { guard: guardOf(guard, all) }),
		actions: actionsOf(actions, notRaised),
	};
}

function targetsOf(state: State, target: TargetPlan, all: readonly State[]): State[] {
	switch (target.kind) {
		case 'none':
			return [];
		case 'one':
			return [all[target.state % all.length] ?? state];
		case 'several': {
			const parallels = all.filter(({ kind }) => kind === 'parallel');
			const regions = parallels[target.parallel % Math.max(1, parallels.length)]?.children ?? [];
			return target.states.flatMap((choice, index) => {
				const region = regions[index];
				const inside = region === undefined ? [] : all.filter((each) => each === region || isInside(each, region));
				return inside[choice % Math.max(1, inside.length)] ?? [];
			});
		}
	}
}

/** A target by its id, or by its key from a sibling or a path from a state around it. */
function referenceTo(target: State, source: State, plan: TargetPlan): string {
	if (plan.kind !== 'one' || !plan.relative) return `#${target.id}`;
	if (isInside(target, source)) return `.${target.path.slice(source.path.length).join('.')}`;
	if (target.parent === source.parent && target.parent !== undefined) return target.path.at(-1) ?? '';
	return `#${target.id}`;
}

function isInside(state: State, outer: State): boolean {
	for (let above = state.parent; above !== undefined; above = above.parent) if (above === outer) return true;
	return false;
}

/** Nothing where the state has regions inside: the explorer refuses eventless transitions there. */
function eventlessOf(state: State, plan: EventlessPlan, all: readonly State[]): Config[] {
	if (state.kind === 'parallel' || all.some((each) => each.kind === 'parallel' && isInside(each, state))) return [];
	const guard = plan.guard === undefined ? [] : [guardOf(plan.guard, all)];
	const actions = actionsOf(plan.actions);
	const { limit } = plan;
	if (limit === 'idle') return [{ guard: ({ context }: { context: { ready: boolean } }) => context.ready }];
	const targets = ownTargets(state, plan, all);
	if (limit === 'forward') {
		if (targets.length === 0) return [];
		return [{ target: targets, ...(guard.length > 0 ? { guard: guard[0] } : {}), actions }];
	}
	const ending = limit === 'count' ? onceMore(plan.choice) : whileSet(plan.choice);
	return [
		{
			...(plan.target.kind !== 'none' && targets.length > 0 ? { target: targets } : {}),
			guard: ending.guard,
			actions: [ending.action, ...actions],
		},
	];
}

/** A target in the same region, so that it does not leave what another region's eventless transition leaves. */
function ownTargets(state: State, plan: EventlessPlan, all: readonly State[]): string[] {
	let region = state;
	while (region.parent !== undefined && region.parent.kind !== 'parallel') region = region.parent;
	const isForward = plan.limit === 'forward';
	const possible = all.filter(
		(each) =>
			isInside(each, region) && (isForward ? each.order > state.order && !isInside(each, state) : each !== state),
	);
	const chosen = possible[plan.choice % Math.max(1, possible.length)];
	return chosen === undefined ? [] : [`#${chosen.id}`];
}

/** Compiles XState's transitions: guard, moves, and everything done on exit, on the way and on entry. */
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import type { Condition } from '../../../machines/kit/conditions.js';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { never } from '../program/expression.js';
import type { Operation, Transition } from '../program/program.js';
import { type ActionScope, compileActions } from './actions.js';
import { isActive, isBelow, mayCoexist } from './chart.js';
import { completions } from './completion.js';
import { compileGuard, type GuardScope } from './guards.js';
import { type ChartTransition, movesOf, type Passage, passageOf, scopeOf } from './targets.js';

/** What transitions are compiled in; it numbers them. */
export interface TransitionScope extends GuardScope, ActionScope {
	/** Numbers a transition, and keeps what it was made from. */
	readonly number: (transition: ChartTransition, event: ProductEvent | undefined) => number;
	/** The code of every component before anything has happened. */
	readonly initialCodes: readonly number[];
}

/**
 * Compiles a transition for one event.
 * @param event undefined for transitions without an event.
 * @returns undefined if it is never taken: most events are about another server.
 */
export function compileTransition(
	scope: TransitionScope,
	transition: ChartTransition,
	event: ProductEvent | undefined,
): Transition | undefined {
	const { source } = transition;
	const place = event === undefined ? `an eventless transition of ${source.id}` : `${event.type} in ${source.id}`;
	const guard = compileGuard(scope, transition.guard as Condition | undefined, event, place);
	if (guard === never) return undefined;
	const passage = passageOf(transition);
	const exits = exitOperations(scope, source, passage, event);
	const actions = compileActions(scope, transition.actions, event, place);
	const entries = entryOperations(scope, passage, event);
	return {
		index: scope.number(transition, event),
		source: source.id,
		guard,
		moves: movesOf(scope.chart, passage),
		scope: scopeOf(scope.chart, passage),
		isTargeted: passage.domain !== undefined,
		exits,
		actions,
		entries,
		assigns: [...exits, ...actions, ...entries].some(({ kind }) => kind === 'decide'),
	};
}

/** What the machine does on entry of its first states. */
export function beginOperations(scope: TransitionScope): Operation[] {
	const { chart, machine } = scope;
	const root = machine.root as AnyStateNode;
	const first = chart.components.flatMap((component) => {
		const code = scope.initialCodes[component.index] ?? 0;
		return [...chart.places.keys()].filter((node) => {
			const place = chart.places.get(node);
			return place?.component === component && place.codes.includes(code);
		});
	});
	const entered = first.sort((one, other) => one.order - other.order);
	const enteredByDefault = new Set(entered);
	return entryOperations(scope, { domain: root, entered, enteredByDefault }, { type: 'xstate.init' });
}

function exitOperations(
	scope: TransitionScope,
	source: AnyStateNode,
	{ domain }: Passage,
	event: ProductEvent | undefined,
): Operation[] {
	if (domain === undefined) return [];
	return scope.chart.withExits
		.filter((node) => isBelow(node, domain) && mayCoexist(node, source))
		.sort((first, second) => second.order - first.order)
		.flatMap((node) => compileActions(scope, node.exit, event, `the exit of ${node.id}`, isActive(scope.chart, node)));
}

function entryOperations(
	scope: TransitionScope,
	{ entered, enteredByDefault }: Passage,
	event: ProductEvent | undefined,
): Operation[] {
	return entered.flatMap((node) => {
		const initial = enteredByDefault.has(node) && node.type === 'compound' ? node.initial.actions : [];
		const actions = compileActions(scope, [...node.entry, ...initial], event, `the entry of ${node.id}`);
		return node.type === 'final' ? [...actions, ...completions(scope, node, entered)] : actions;
	});
}

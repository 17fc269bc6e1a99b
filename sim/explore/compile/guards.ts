/**
 * Reads XState's guards: `and`, `or`, `not` and `stateIn` by their form, names through the machine's implementations
 * (so that a variant made by `provide` is what is compiled), and any other function by trying it.
 */
import {
	type AnyStateMachine,
	and as xstateAnd,
	not as xstateNot,
	or as xstateOr,
	stateIn as xstateStateIn,
} from 'xstate';
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import { type Condition, inState } from '../../../machines/kit/conditions.js';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { always, and, type Expression, never, not, or } from '../program/expression.js';
import { type Chart, isActive, isActivePath } from './chart.js';
import { CompileError } from './compileError.js';
import { type FactFields, testFact } from './factFields.js';
import { type Tried, tryFunction } from './trial.js';

/** What guards are compiled in. */
export interface GuardScope {
	readonly chart: Chart;
	readonly facts: FactFields;
	readonly sizes: readonly number[];
	/** Conditions that do not depend on the event, by the guard that they come from. */
	readonly known: WeakMap<object, Expression>;
	/** Counts how often a guard has looked at its event. */
	readonly eventReads: { count: number };
}

interface BuiltIn {
	readonly check?: unknown;
	readonly guards?: readonly Condition[];
	readonly stateValue?: unknown;
}

const checkOf = (guard: unknown) => (guard as BuiltIn).check;
const conjunction = checkOf(xstateAnd([]));
const disjunction = checkOf(xstateOr([]));
const negation = checkOf(xstateNot('any' as never));
const activity = checkOf(xstateStateIn('any' as never));
/** The kit's conditions on states are XState's with a quicker check. */
const activityOfKit = checkOf(inState('any'));

type GuardFunction = (args: unknown, parameters: unknown) => unknown;

/**
 * Compiles a guard for one event.
 * @param event undefined for transitions without an event: XState hands them whatever event came last, which a guard
 * that is compiled may therefore not read.
 * @throws CompileError for guards that are not pure functions of facts and event, and for names without a guard.
 */
export function compileGuard(
	scope: GuardScope,
	guard: Condition | undefined,
	event: ProductEvent | undefined,
	place: string,
): Expression {
	if (guard === undefined) return always;
	const name = typeof guard === 'string' ? guard : typeof guard === 'object' ? guard.type : undefined;
	const resolved = name === undefined ? guard : guardNamed(scope.chart.machine, name, place);
	if (typeof resolved !== 'function') return compileGuard(scope, resolved, event, place);
	if (checkOf(resolved) !== undefined) return compileBuiltIn(scope, resolved, event, place);
	const what = name === undefined ? `a guard of ${place}` : `the guard ${name} of ${place}`;
	const parameters = parametersOf(guard, what);
	const run = resolved as unknown as GuardFunction;
	const shownEvent = event === undefined ? unreadable(what) : watched(scope, event);
	const tried = tryFunction(what, scope.facts.domains, (context) =>
		Boolean(run({ context, event: shownEvent }, parameters)),
	);
	return expressionOf(tried, scope.facts);
}

function compileBuiltIn(
	scope: GuardScope,
	guard: Condition & object,
	event: ProductEvent | undefined,
	place: string,
): Expression {
	const known = scope.known.get(guard);
	if (known !== undefined) return known;
	const readsBefore = scope.eventReads.count;
	const condition = compileForm(scope, guard as BuiltIn, event, place);
	if (scope.eventReads.count === readsBefore) scope.known.set(guard, condition);
	return condition;
}

function compileForm(
	scope: GuardScope,
	{ check, guards = [], stateValue }: BuiltIn,
	event: ProductEvent | undefined,
	place: string,
): Expression {
	switch (check) {
		case conjunction: {
			const parts: Expression[] = [];
			for (const part of guards) {
				const condition = compileGuard(scope, part, event, place);
				if (condition === never) return never;
				parts.push(condition);
			}
			return and(parts);
		}
		case disjunction:
			return or(guards.map((part) => compileGuard(scope, part, event, place)));
		case negation:
			return not(guards[0] === undefined ? never : compileGuard(scope, guards[0], event, place), scope.sizes);
		case activity:
		case activityOfKit:
			return compileStateIn(scope.chart, stateValue, place);
		default:
			throw new CompileError(place, 'it has a guard of a kind that is not known.');
	}
}

/** The event, noting when somebody looks at it. */
function watched(scope: GuardScope, event: ProductEvent): ProductEvent {
	const noted =
		<Rest extends unknown[], Result>(read: (target: ProductEvent, ...rest: Rest) => Result) =>
		(target: ProductEvent, ...rest: Rest): Result => {
			scope.eventReads.count += 1;
			return read(target, ...rest);
		};
	return new Proxy(event, {
		get: noted((target, name) => Reflect.get(target, name)),
		ownKeys: noted(Reflect.ownKeys),
		has: noted(Reflect.has),
		getOwnPropertyDescriptor: noted(Reflect.getOwnPropertyDescriptor),
	});
}

function guardNamed(machine: AnyStateMachine, name: string, place: string): Condition {
	const guard = machine.implementations.guards[name] as Condition | undefined;
	if (guard === undefined)
		throw new CompileError(place, `it names the guard "${name}", which the machine does not have.`);
	return guard;
}

function parametersOf(guard: Condition, what: string): unknown {
	if (typeof guard !== 'object') return undefined;
	if (typeof guard.params === 'function') throw new CompileError(what, 'its parameters are computed by a function.');
	return guard.params;
}

/** Stands for the event where none can be known. */
export function unreadable(what: string): ProductEvent {
	const refuse = () => {
		throw new CompileError(what, 'it reads the event, although the transition or action belongs to no single event.');
	};
	return new Proxy(Object.create(null), {
		get: refuse,
		ownKeys: refuse,
		has: refuse,
		getOwnPropertyDescriptor: refuse,
	});
}

function expressionOf(tried: Tried<boolean>, facts: FactFields): Expression {
	if (tried.kind === 'result') return tried.result ? always : never;
	return or(
		tried.branches.map((branch, code) => and([testFact(facts, tried.fact, code), expressionOf(branch, facts)])),
	);
}

function compileStateIn(chart: Chart, stateValue: unknown, place: string): Expression {
	if (typeof stateValue === 'string' && stateValue.startsWith('#')) {
		return isActive(chart, nodeById(chart, stateValue, place));
	}
	return and(pathsOf(stateValue, place).map((path) => isActivePath(chart, path)));
}

/** The paths of a state value: `{ a: { b: 'c' } }` is one, and `a.b` another way to write one. */
function pathsOf(stateValue: unknown, place: string): string[][] {
	if (typeof stateValue === 'string') return [stateValue.split('.')];
	const entries = Object.entries(stateValue as Record<string, unknown>);
	// XState takes it for a state with regions, or for no state at all, depending on what is active.
	if (entries.length === 0) throw new CompileError(place, 'it asks for a state value that is empty.');
	return entries.flatMap(([key, below]) => pathsOf(below, place).map((path) => [key, ...path]));
}

/** XState's ids may be followed by a path: `#id.child`. */
function nodeById({ machine }: Chart, id: string, place: string): AnyStateNode {
	try {
		return machine.getStateNodeById(id) as AnyStateNode;
	} catch {
		throw new CompileError(place, `it asks for ${id}, which the machine does not have.`);
	}
}

/** Reads XState's actions: `assign` and `raise`; delays and effects outside the machine change no state. */
import type { AnyStateMachine } from 'xstate';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { always, type Expression } from '../program/expression.js';
import type { Decision, Operation } from '../program/program.js';
import { CompileError } from './compileError.js';
import { type FactFields, fieldOf, writesOf } from './factFields.js';
import { unreadable } from './guards.js';
import { type Tried, tryFunction } from './trial.js';

/** What actions are compiled in. */
export interface ActionScope {
	readonly machine: AnyStateMachine;
	readonly facts: FactFields;
	/** The number of an event that is raised. */
	readonly internalEvent: (event: ProductEvent) => number;
}

type Action = string | { readonly type: string; readonly params?: unknown } | ActionFunction;
interface ActionFunction {
	(args: unknown, parameters: unknown): unknown;
	readonly type?: string;
	readonly resolve?: unknown;
	readonly assignment?: unknown;
	readonly event?: unknown;
	readonly delay?: unknown;
	readonly id?: unknown;
}

/**
 * Compiles actions for one event, in their order.
 * @param event undefined where the actions belong to no single event.
 * @throws CompileError for actions of other kinds that may change the machine.
 */
export function compileActions(
	scope: ActionScope,
	actions: readonly unknown[],
	event: ProductEvent | undefined,
	place: string,
	when: Expression = always,
): Operation[] {
	return (actions as readonly Action[]).flatMap((action) => compileAction(scope, action, event, place, when));
}

function compileAction(
	scope: ActionScope,
	action: Action,
	event: ProductEvent | undefined,
	place: string,
	when: Expression,
): Operation[] {
	const name = typeof action === 'string' ? action : typeof action === 'object' ? action.type : undefined;
	const resolved = name === undefined ? action : scope.machine.implementations.actions[name];
	// A named action without implementation, or a plain function, is an effect outside the machine.
	if (typeof resolved !== 'function' || !('resolve' in resolved)) return [];
	const builtIn = resolved as unknown as ActionFunction;
	const what = name === undefined ? `an action of ${place}` : `the action ${name} of ${place}`;
	const parameters = typeof action === 'object' ? action.params : undefined;
	if (typeof parameters === 'function') throw new CompileError(what, 'its parameters are computed by a function.');
	switch (builtIn.type) {
		case 'xstate.assign':
			return [{ kind: 'decide', when, decision: compileAssign(scope.facts, builtIn, parameters, event, what) }];
		case 'xstate.raise':
			return compileRaise(scope, builtIn, when, what);
		case 'xstate.cancel':
		case 'xstate.log':
			return [];
		default:
			throw new CompileError(what, `actions of the kind ${builtIn.type} are not supported.`);
	}
}

function compileRaise(scope: ActionScope, raise: ActionFunction, when: Expression, what: string): Operation[] {
	// The begin of an `after`: without a clock its end is an event that may come whenever it is waited for.
	if (String(raise.id).startsWith('xstate.after.')) return [];
	if (raise.delay !== undefined) throw new CompileError(what, 'it raises an event with a delay.');
	if (typeof raise.event !== 'object' || raise.event === null) {
		throw new CompileError(what, 'the event that it raises is computed by a function.');
	}
	return [{ kind: 'raise', when, event: scope.internalEvent(raise.event as ProductEvent) }];
}

function compileAssign(
	facts: FactFields,
	{ assignment }: ActionFunction,
	parameters: unknown,
	event: ProductEvent | undefined,
	what: string,
): Decision {
	const shownEvent = event ?? unreadable(what);
	const apply = (part: unknown, context: unknown) =>
		typeof part === 'function' ? part({ context, event: shownEvent }, parameters) : part;
	const tried = tryFunction(what, facts.domains, (context): Readonly<Record<string, unknown>> => {
		// XState takes it for no change if nothing is returned.
		if (typeof assignment === 'function') return apply(assignment, context) ?? {};
		const parts = Object.entries(assignment as Record<string, unknown>);
		return Object.fromEntries(parts.map(([fact, part]) => [fact, apply(part, context)]));
	});
	return decisionOf(tried, facts);
}

function decisionOf(tried: Tried<Readonly<Record<string, unknown>>>, facts: FactFields): Decision {
	if (tried.kind === 'test') {
		const branches = tried.branches.map((branch) => decisionOf(branch, facts));
		return { kind: 'test', field: fieldOf(facts, tried.fact), branches };
	}
	const writes = writesOf(facts, tried.result);
	return typeof writes === 'string' ? { kind: 'outside', fact: writes } : { kind: 'writes', writes };
}

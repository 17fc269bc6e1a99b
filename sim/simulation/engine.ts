/**
 * One step of an XState machine with everything that happened in it.
 *
 * XState's pure `transition` builds an actor for every call, which runs the machine from its begin each time, and it
 * does not tell which transitions it took. The methods of the machine below it take the scope from outside: here one
 * that writes down what it is told and does nothing. A test holds both against each other.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ProductEvent } from '../../machines/kit/events.js';
import type { TakenTransition } from './judgement.js';

/** An action that XState asks for: begin or cancel a delay. */
export interface RequestedAction {
	readonly type: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/** A microstep: the transitions that XState took and the snapshot after them. */
export interface Microstep {
	readonly transitions: readonly TakenTransition[];
	readonly snapshot: AnyMachineSnapshot;
}

/** An event worked off to the end, with everything that followed from it at once. */
export interface Macrostep {
	readonly snapshot: AnyMachineSnapshot;
	readonly microsteps: readonly Microstep[];
	readonly actions: readonly RequestedAction[];
	/** The transitions that the event itself enabled; none if XState dropped it. */
	readonly taken: readonly TakenTransition[];
}

interface InspectedMicrostep {
	readonly type: string;
	readonly snapshot: AnyMachineSnapshot;
	readonly _transitions?: readonly TakenTransition[];
}

/** Runs XState with a scope that only listens. */
function observed(run: (scope: never) => AnyMachineSnapshot): Macrostep {
	const microsteps: Microstep[] = [];
	const actions: RequestedAction[] = [];
	const nothing = () => {};
	const scope = {
		self: {},
		id: '',
		sessionId: '',
		logger: nothing,
		defer: nothing,
		emit: nothing,
		stopChild: nothing,
		system: {
			_sendInspectionEvent: ({ type, snapshot, _transitions = [] }: InspectedMicrostep) => {
				if (type === '@xstate.microstep') microsteps.push({ transitions: _transitions, snapshot });
			},
		},
		actionExecutor: ({ type, params }: RequestedAction) => actions.push({ type, params }),
	};
	const snapshot = run(scope as never);
	if (snapshot.status === 'error') throw snapshot.error;
	return { snapshot: frozen(snapshot), microsteps, actions, taken: microsteps[0]?.transitions ?? [] };
}

/** The machine before anything has happened. */
export function initialStep(machine: AnyStateMachine): Macrostep {
	return observed((scope) => machine.getInitialSnapshot(scope) as AnyMachineSnapshot);
}

/** The machine after an event; the same snapshot if it knows no transition for it. */
export function step(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: ProductEvent): Macrostep {
	return observed((scope) => machine.transition(snapshot as never, event, scope) as AnyMachineSnapshot);
}

function frozen(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
	Object.freeze(snapshot.context);
	return Object.freeze(snapshot);
}

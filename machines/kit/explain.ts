/**
 * Reads guards back from a machine: does one hold in a snapshot, and if not, which named parts of it fail?
 * XState evaluates guards itself but does not export how; the forms read here are those of conditions.ts.
 */
import { type AnyMachineSnapshot, type AnyStateMachine, and } from 'xstate';
import type { Condition, NamedCondition } from './conditions.js';
import type { ProductEvent } from './events.js';

interface Composite {
	readonly check: (snapshot: unknown, args: unknown, guard: unknown) => boolean;
	readonly guards?: readonly Condition[];
}

/** XState tells conjunctions apart by their check function alone. */
const conjunctionCheck = (and([]) as unknown as Composite).check;

function nameOf(condition: Condition): string | undefined {
	if (typeof condition === 'string') return condition;
	return typeof condition === 'function' ? undefined : condition.type;
}

function compositeOf(condition: Condition): Composite | undefined {
	return typeof condition === 'function' && 'check' in condition ? (condition as unknown as Composite) : undefined;
}

/**
 * Whether a condition holds in a snapshot of the machine, for an event, with the machine's own guards.
 * @throws Error if it names a guard that the machine does not have.
 */
export function holds(
	machine: AnyStateMachine,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
	condition: Condition,
): boolean {
	const name = nameOf(condition);
	const resolved = name === undefined ? condition : (machine.implementations.guards[name] as Condition | undefined);
	if (resolved === undefined) throw new Error(`The machine ${machine.id} has no guard "${name}".`);
	if (typeof resolved !== 'function') return holds(machine, snapshot, event, resolved);
	const composite = compositeOf(resolved);
	const args = { context: snapshot.context, event };
	// A composite evaluates names through the snapshot's machine, so it is handed the machine asked about.
	if (composite) return composite.check(withMachine(snapshot, machine), args, resolved);
	const parameters = typeof condition === 'object' ? (condition as NamedCondition).params : undefined;
	return resolved(args, parameters);
}

function withMachine(snapshot: AnyMachineSnapshot, machine: AnyStateMachine): AnyMachineSnapshot {
	return snapshot.machine === machine ? snapshot : Object.create(snapshot, { machine: { value: machine } });
}

/** The conjuncts of a guard, with nested conjunctions flattened; a guard that is no conjunction is its only one. */
export function conjuncts(guard: Condition | undefined): readonly Condition[] {
	if (guard === undefined) return [];
	const composite = compositeOf(guard);
	return composite?.check === conjunctionCheck ? (composite.guards ?? []).flatMap(conjuncts) : [guard];
}

/** Every name that a guard mentions at any depth outside its top-level conjunction. */
export function namesBelowConjunction(guard: Condition | undefined): readonly string[] {
	return conjuncts(guard).flatMap((conjunct) => (nameOf(conjunct) === undefined ? namesIn(conjunct) : []));
}

function namesIn(condition: Condition): readonly string[] {
	const name = nameOf(condition);
	if (name !== undefined) return [name];
	return (compositeOf(condition)?.guards ?? []).flatMap(namesIn);
}

/** A conjunct that fails: by the name of its guard, or nameless. */
export interface FailingConjunct {
	readonly name: string | undefined;
	readonly condition: Condition;
}

/** The conjuncts of a guard that fail in this snapshot, in the order in which they are written. */
export function failingConjuncts(
	machine: AnyStateMachine,
	snapshot: AnyMachineSnapshot,
	event: ProductEvent,
	guard: Condition | undefined,
): FailingConjunct[] {
	return conjuncts(guard)
		.filter((conjunct) => !holds(machine, snapshot, event, conjunct))
		.map((condition) => ({ name: nameOf(condition), condition }));
}

/**
 * What is not understood of eventless transitions. XState looks for them in the order in which the active states were
 * entered, not in that of the chart: where that order shows, the next state depends on more than the present one.
 */
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import { and, type Expression, fieldsOf, isIn, never } from '../program/expression.js';
import type { Decision, Operation, Reaction, Transition } from '../program/program.js';
import type { Component } from './chart.js';
import { CompileError } from './compileError.js';

/**
 * Checks the eventless transitions of a machine.
 * @throws CompileError where a state with regions inside has one, where one may be taken without end, and where two may
 * be taken at once whose order shows.
 */
export function checkEventless(
	components: readonly Component[],
	sizes: readonly number[],
	reactions: readonly Reaction[],
): void {
	for (const reaction of reactions) {
		checkRegionsInside(components, reaction);
		for (const chain of reaction.chains.values()) chain.forEach(checkEnd);
	}
	for (const [index, reaction] of reactions.entries()) {
		for (const other of reactions.slice(index + 1)) checkOrder(waysOf(reaction, sizes), waysOf(other, sizes));
	}
}

/** XState takes the transition of a state with regions inside beside those of the regions, not instead. */
function checkRegionsInside(components: readonly Component[], { component: index, chains }: Reaction): void {
	const component = components[index];
	for (const [code, chain] of chains) {
		const leaf: AnyStateNode | undefined = component?.leaves[code - (component.mayBeInactive ? 1 : 0)];
		if (leaf?.type === 'parallel') {
			throw new CompileError(
				`the state ${chain[0]?.source}`,
				'it has an eventless transition and parallel regions inside.',
			);
		}
	}
}

/** One without a target that assigns nothing of what its guard reads is taken without end, once it is taken. */
function checkEnd({ isTargeted, assigns, actions, guard, source }: Transition): void {
	if (isTargeted || (!assigns && actions.length === 0)) return;
	const { writes } = effectOf(actions);
	if ([...fieldsOf(guard)].some((field) => writes.has(field))) return;
	throw new CompileError(
		`the state ${source}`,
		'its eventless transition without a target changes nothing that its guard reads: it would be taken without end.',
	);
}

/** A transition and when it may be taken. */
interface Way {
	readonly transition: Transition;
	readonly when: Expression;
	readonly effect: Effect;
}

/** What a transition's own actions do; those on exit and entry are done in the order of the chart in any case. */
interface Effect {
	readonly reads: ReadonlySet<number>;
	readonly writes: ReadonlySet<number>;
	readonly raises: boolean;
}

function waysOf({ component, chains }: Reaction, sizes: readonly number[]): Way[] {
	const codes = new Map<Transition, number[]>();
	for (const [code, chain] of chains) {
		for (const transition of chain) codes.set(transition, [...(codes.get(transition) ?? []), code]);
	}
	return [...codes].map(([transition, active]) => ({
		transition,
		when: and([isIn(component, active, sizes[component] ?? 0), transition.guard]),
		effect: effectOf(transition.actions),
	}));
}

function effectOf(actions: readonly Operation[]): Effect {
	const reads = new Set<number>();
	const writes = new Set<number>();
	const visit = (decision: Decision): void => {
		if (decision.kind === 'writes') for (const { field } of decision.writes) writes.add(field);
		if (decision.kind !== 'test') return;
		reads.add(decision.field);
		decision.branches.forEach(visit);
	};
	for (const action of actions) if (action.kind === 'decide') visit(action.decision);
	return { reads, writes, raises: actions.some(({ kind }) => kind === 'raise') };
}

function checkOrder(ways: readonly Way[], others: readonly Way[]): void {
	for (const one of ways) {
		for (const other of others) {
			const problem = problemOf(one, other);
			if (problem === undefined || and([one.when, other.when]) === never) continue;
			throw new CompileError(
				`the state ${one.transition.source}`,
				`its eventless transition may come together with one of ${other.transition.source}: ${problem}, and what comes first depends on what was entered first.`,
			);
		}
	}
}

function problemOf(one: Way, other: Way): string | undefined {
	if (one.transition.scope.some((component) => other.transition.scope.includes(component))) {
		return 'both leave the same states';
	}
	if (one.effect.raises && other.effect.raises) return 'both raise events';
	if (!interfere(one.effect, other.effect) && !interfere(other.effect, one.effect)) return undefined;
	return 'one assigns what the other assigns or reads';
}

function interfere({ writes }: Effect, { reads, writes: others }: Effect): boolean {
	return [...writes].some((field) => reads.has(field) || others.has(field));
}

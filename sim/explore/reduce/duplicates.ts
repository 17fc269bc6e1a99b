/**
 * Events that can do nothing but what another one does: whatever their guard allows, the other's allows too, with the
 * same effect. (`resume certain=no` after a call to support, beside `resume certain=yes`.) They add no state.
 */
import { type Expression, keyOf } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Alternative, Program, Transition } from '../program/program.js';

/** Leaves out, leaf by leaf, what another event does as well. */
export function leaveOutDuplicates(problem: Problem): Problem {
	const { program } = problem;
	const byLeaf = new Map<string, { readonly event: number; readonly transition: Transition }[]>();
	const alternatives = program.alternatives.map((alternative): Alternative => {
		const [reaction] = alternative.reactions;
		if (reaction === undefined || alternative.reactions.length > 1) return alternative;
		if (alternative.event >= program.events.length) return alternative;
		const chains = new Map(reaction.chains);
		for (const [code, chain] of reaction.chains) {
			const [transition] = chain;
			if (transition === undefined || chain.length > 1) continue;
			const leaf = `${reaction.component} ${code} ${effectKey(transition)}`;
			const others = byLeaf.get(leaf) ?? [];
			if (others.some((other) => isWeaker(other.transition.guard, transition.guard))) chains.delete(code);
			else byLeaf.set(leaf, [...others, { event: alternative.event, transition }]);
		}
		return { ...alternative, reactions: chains.size === 0 ? [] : [{ ...reaction, chains }] };
	});
	return { ...problem, program: { ...program, alternatives } satisfies Program };
}

/** Whether the first condition demands nothing that the second one does not. */
function isWeaker(first: Expression, second: Expression): boolean {
	const demands = new Set(partsOf(second).map(keyOf));
	return partsOf(first).every((part) => demands.has(keyOf(part)));
}

function partsOf(condition: Expression): readonly Expression[] {
	if (condition.kind === 'constant' && condition.value) return [];
	return condition.kind === 'and' ? condition.parts : [condition];
}

/** A text that is the same for transitions with the same effect. */
export function effectKey({ moves, exits, actions, entries }: Transition): string {
	return JSON.stringify([moves, exits, actions, entries]);
}

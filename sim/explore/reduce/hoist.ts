/**
 * Moves reactions that are the same in every leaf of their component to the component around it, so that nothing seems
 * to depend on a leaf that does not matter.
 */
import type { Problem } from '../program/problem.js';
import type { Alternative, Program, Reaction, Transition } from '../program/program.js';

/** Moves reactions outward as far as it goes. */
export function hoistReactions(problem: Problem): Problem {
	const { program } = problem;
	const alternatives = program.alternatives.map((alternative): Alternative => {
		const [reaction] = alternative.reactions;
		// Where several regions react, which of them comes first depends on where they are.
		if (reaction === undefined || alternative.reactions.length > 1) return alternative;
		return { ...alternative, reactions: [hoist(program, reaction)] };
	});
	return { ...problem, program: { ...program, alternatives } };
}

function hoist(program: Program, reaction: Reaction): Reaction {
	const parent = program.parents.get(reaction.component);
	const field = program.fields[reaction.component];
	if (parent === undefined || field?.kind !== 'component') return reaction;
	const active = field.leaves.flatMap((leaf, code) => (leaf === '' ? [] : [code]));
	const [first] = active.map((code) => reaction.chains.get(code));
	if (first === undefined || !active.every((code) => isSame(reaction.chains.get(code) ?? [], first))) return reaction;
	const chains = new Map(parent.codes.map((code) => [code, first]));
	return hoist(program, { component: parent.component, chains, below: [] });
}

function isSame(first: readonly Transition[], second: readonly Transition[]): boolean {
	return first.length === second.length && first.every(({ index }, place) => index === second[place]?.index);
}

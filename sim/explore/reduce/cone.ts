/**
 * Cone of influence: the fields on which the conditions depend, computed over everything that may change them, and the
 * program over these fields alone. What is left behaves exactly as before as far as these fields tell (the two are
 * bisimilar), so that every verdict stays the same, also about what remains possible.
 */
import { fieldsOf } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Alternative, Decision, Operation, Program, Reaction, Transition } from '../program/program.js';
import {
	mapChains,
	type Renaming,
	renameCondition,
	renameDecision,
	renameOperation,
	renameTransition,
} from '../program/transform.js';

/** Leaves out every field that the checks and memories do not depend on. */
export function keepCone(problem: Problem): Problem {
	const { program } = problem;
	const roots = new Set(problem.memories.map(({ field }) => field));
	for (const condition of [...problem.checks, ...problem.memories.map((memory) => memory.condition)])
		fieldsOf(condition, roots);
	const cone = new Cone(program, roots);
	const kept = program.fields.flatMap((_, field) => (cone.fields.has(field) ? [field] : []));
	const numbers = new Map(kept.map((field, index) => [field, index]));
	const renaming: Renaming = { field: (field) => numbers.get(field), code: (_, code) => code };
	const reaction = (given: Reaction) => cone.project(given, renaming);
	const isFilled = ({ chains }: Reaction) => chains.size > 0;
	return {
		program: {
			...program,
			fields: program.fields.filter((_, field) => cone.fields.has(field)),
			alternatives: program.alternatives.map((alternative) => ({
				event: alternative.event,
				reactions: withBelow(alternative.reactions.map(reaction).filter(isFilled)),
			})),
			eventless: program.eventless.map(reaction).filter(isFilled),
			begin: cone.projectOperations(program.begin).flatMap((operation) => renameOperation(operation, renaming)),
			parents: new Map(
				[...program.parents].flatMap(([field, { component, codes }]) => {
					const [inner, outer] = [numbers.get(field), numbers.get(component)];
					return inner === undefined || outer === undefined ? [] : [[inner, { component: outer, codes }] as const];
				}),
			),
		},
		checks: problem.checks.map((condition) => renameCondition(condition, renaming)),
		memories: problem.memories.map(({ field, condition }) => ({
			field: numbers.get(field) ?? 0,
			condition: renameCondition(condition, renaming),
		})),
	};
}

/** Reactions that are gone no longer stand before others. */
function withBelow(reactions: readonly Reaction[]): Reaction[] {
	const left = new Set(reactions.map(({ component }) => component));
	return reactions.map((reaction) => ({
		...reaction,
		below: reaction.below.filter((component) => left.has(component)),
	}));
}

class Cone {
	readonly fields: Set<number>;
	/** The events whose being raised matters; found by growing, as events may be raised in a circle. */
	private readonly events = new Set<number>();
	/** Reactions that change nothing of the cone, but decide whether others do. */
	private readonly blocking = new Set<Reaction>();
	private grows = true;

	constructor(program: Program, roots: ReadonlySet<number>) {
		this.fields = new Set(roots);
		while (this.grows) {
			this.grows = false;
			for (const alternative of program.alternatives) {
				for (const reaction of alternative.reactions) {
					if (this.hasRelevant(reaction)) this.include(this.events, alternative.event);
					if (this.isInTheWay(reaction, alternative)) this.include(this.blocking, reaction);
					this.visit(reaction);
				}
			}
			for (const reaction of program.eventless) this.visit(reaction);
			this.addOperations(program.begin);
		}
	}

	/** A reaction over the kept fields alone: relevant transitions, and those that stand in the way of relevant ones. */
	project(reaction: Reaction, renaming: Renaming): Reaction {
		const chains = mapChains(reaction, (chain) =>
			this.neededOf(reaction, chain).map((transition) => this.projectTransition(transition, renaming)),
		).chains;
		if (chains.size === 0) return { component: -1, chains, below: [] };
		const number = (component: number) => renaming.field(component) ?? -1;
		return { component: number(reaction.component), chains, below: reaction.below.map(number) };
	}

	projectOperations(operations: readonly Operation[]): Operation[] {
		return operations.filter((operation) => this.isRelevantOperation(operation));
	}

	private projectTransition(transition: Transition, renaming: Renaming): Transition {
		return renameTransition(
			{
				...transition,
				exits: this.projectOperations(transition.exits),
				actions: this.projectOperations(transition.actions),
				entries: this.projectOperations(transition.entries),
			},
			renaming,
		);
	}

	private add(fields: Iterable<number>): void {
		for (const field of fields) this.include(this.fields, field);
	}

	private include<Item>(set: Set<Item>, item: Item): void {
		if (set.has(item)) return;
		set.add(item);
		this.grows = true;
	}

	private visit(reaction: Reaction): void {
		for (const chain of reaction.chains.values()) {
			const needed = this.neededOf(reaction, chain);
			if (needed.length > 0) this.add([reaction.component]);
			for (const transition of needed) {
				this.add(fieldsOf(transition.guard));
				this.addOperations([...transition.exits, ...transition.actions, ...transition.entries]);
			}
		}
	}

	/** Up to the last transition that matters: those before it decide whether it is taken. */
	private neededOf(reaction: Reaction, chain: readonly Transition[]): readonly Transition[] {
		if (this.blocking.has(reaction)) return chain;
		return chain.slice(0, lastIndex(chain, (transition) => this.isRelevant(transition)) + 1);
	}

	/** Whether its being taken decides whether a transition that matters, around it or in conflict with it, is. */
	private isInTheWay(reaction: Reaction, { reactions }: Alternative): boolean {
		return reactions.some((other) => {
			if (other === reaction || !(this.blocking.has(other) || this.hasRelevant(other))) return false;
			if (other.below.includes(reaction.component)) return true;
			const scopes = new Set(allTransitions(other).flatMap(({ scope }) => scope));
			return allTransitions(reaction).some(({ scope }) => scope.some((component) => scopes.has(component)));
		});
	}

	private hasRelevant(reaction: Reaction): boolean {
		return allTransitions(reaction).some((transition) => this.isRelevant(transition));
	}

	private isRelevant({ moves, exits, actions, entries }: Transition): boolean {
		if (moves.some(({ field }) => this.fields.has(field))) return true;
		return [...exits, ...actions, ...entries].some((operation) => this.isRelevantOperation(operation));
	}

	private isRelevantOperation(operation: Operation): boolean {
		return operation.kind === 'decide' ? this.writesCone(operation.decision) : this.events.has(operation.event);
	}

	private writesCone(decision: Decision): boolean {
		switch (decision.kind) {
			case 'writes':
				return decision.writes.some(({ field }) => this.fields.has(field));
			case 'test':
				return decision.branches.some((branch) => this.writesCone(branch));
			case 'outside':
				return false;
		}
	}

	private addOperations(operations: readonly Operation[]): void {
		for (const operation of this.projectOperations(operations)) {
			this.add(fieldsOf(operation.when));
			if (operation.kind === 'decide') this.addReads(this.withoutOthers(operation.decision));
		}
	}

	/** The decision as far as it writes fields of the cone. */
	private withoutOthers(decision: Decision): Decision {
		const isKept = (field: number) => (this.fields.has(field) ? field : undefined);
		return decision.kind === 'test'
			? this.collapse(
					decision,
					decision.branches.map((branch) => this.withoutOthers(branch)),
				)
			: renameDecision(decision, { field: isKept, code: (_, code) => code });
	}

	private collapse(decision: Decision & { kind: 'test' }, branches: readonly Decision[]): Decision {
		const [first] = branches;
		const text = JSON.stringify(first);
		return first !== undefined && branches.every((branch) => JSON.stringify(branch) === text)
			? first
			: { ...decision, branches };
	}

	private addReads(decision: Decision): void {
		if (decision.kind !== 'test') return;
		this.add([decision.field]);
		for (const branch of decision.branches) this.addReads(branch);
	}
}

function allTransitions({ chains }: Reaction): Transition[] {
	return [...chains.values()].flat();
}

function lastIndex<Item>(items: readonly Item[], matches: (item: Item) => boolean): number {
	for (let index = items.length - 1; index >= 0; index -= 1) {
		const item = items[index];
		if (item !== undefined && matches(item)) return index;
	}
	return -1;
}

/**
 * Circles of steps that nobody sees: a rescue image can be made anew at any time, and is there again. States that
 * differ only in where such a circle stands can be reached from one another without anybody noticing, so they are
 * branching bisimilar (van Glabbeek and Weijland, 1996) and become one, in which everything is possible that is
 * possible in one of them. What is reached is the same, and so is what can still be reached.
 *
 * A step belongs to such a circle if it is possible whenever its component is in its leaf, whatever else holds, and
 * does nothing but move the component; and if neither a condition that is asked about nor an eventless transition can
 * tell the leaves apart.
 */
import { constantWrites, readByDecision } from '../generate/effects.js';
import { always, and, type Expression, keyOf, never, or } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Alternative, Operation, Program, Reaction, Transition } from '../program/program.js';
import { renameOperation, renameTransition } from '../program/transform.js';
import { effectKey } from './duplicates.js';
import { recoded } from './origins.js';

/** Codes of a field that count as one; the first stands for all. */
interface Circle {
	readonly field: number;
	readonly codes: readonly number[];
}

/** More ways than this to tell where the circles stand that one event looks at, and they are left as they are. */
const maximumVariants = 8;

/** The circles of a problem. */
export function silentCircles(problem: Problem): Circle[] {
	const { program } = problem;
	// Raised events are known by number, and what stands for an event several times moves the numbers.
	if (program.internalEvents.length > 0) return [];
	const signatures = new Signatures(problem);
	const circles = program.fields.flatMap((field, number): Circle[] => {
		if (field.kind !== 'component' || field.size < 2) return [];
		return circlesOf(number, field.size, signatures.of(number), silentSteps(program, number));
	});
	const tooMany = new Set(
		program.alternatives.flatMap(({ reactions }) => {
			const seen = reactions.length === 1 ? circles.filter((circle) => isSeen(circle, reactions[0] as Reaction)) : [];
			return variantsOf(seen).length > maximumVariants ? seen : [];
		}),
	);
	return circles.filter((circle) => !tooMany.has(circle));
}

/** The problem with each circle as one code. */
export function mergeCircles(problem: Problem, circles: readonly Circle[]): Problem {
	if (circles.length === 0) return problem;
	const { program } = problem;
	const firsts = new Map(circles.flatMap(({ field, codes }) => codes.map((code) => [`${field} ${code}`, codes[0]])));
	const first = (field: number, code: number) => firsts.get(`${field} ${code}`) ?? code;
	const merge = new Merger(circles, first);
	const more: Alternative[] = [];
	const alternatives = program.alternatives.map((alternative): Alternative => {
		const [usual, ...others] = merge.alternative(alternative);
		more.push(...others);
		return usual ?? alternative;
	});
	const copies = more.map((alternative, index) => ({ ...alternative, event: program.events.length + index }));
	return {
		program: {
			...program,
			fields: program.fields.map((field, index) => ({
				...field,
				initial: first(index, field.initial),
				...recoded(field, (code) => first(index, code)),
			})),
			events: [...program.events, ...more.flatMap(({ event }) => program.events[event] ?? [])],
			alternatives: [...alternatives, ...copies],
			eventless: program.eventless.map((reaction) => merge.reaction(reaction, undefined)),
			begin: program.begin.flatMap((operation) => renameOperation(operation, merge.renaming)),
		},
		checks: problem.checks.map((condition) => merge.condition(condition, undefined)),
		memories: problem.memories.map(({ field, condition }) => ({
			field,
			condition: merge.condition(condition, undefined),
		})),
	};
}

/** For each code the codes that a step leads to which nobody sees. */
function silentSteps({ alternatives }: Program, field: number): Map<number, Set<number>> {
	const steps = new Map<number, Set<number>>();
	for (const { reactions } of alternatives) {
		const [only] = reactions;
		if (only === undefined || reactions.length > 1 || only.component !== field) continue;
		for (const [code, [transition]] of only.chains) {
			const to = transition && silentTarget(transition, field);
			if (to !== undefined && to !== code) steps.set(code, (steps.get(code) ?? new Set()).add(to));
		}
	}
	return steps;
}

function silentTarget(transition: Transition, field: number): number | undefined {
	if (transition.guard !== always) return undefined;
	const [write, ...more] = constantWrites(transition) ?? [];
	return write?.field === field && more.length === 0 ? write.code : undefined;
}

/** The codes that lead to one another, among those that look the same. */
function circlesOf(
	field: number,
	size: number,
	signature: (code: number) => string,
	steps: ReadonlyMap<number, ReadonlySet<number>>,
): Circle[] {
	const from = (code: number) => {
		const reached = new Set([code]);
		for (const next of reached) {
			for (const to of steps.get(next) ?? []) if (signature(to) === signature(code)) reached.add(to);
		}
		return reached;
	};
	const reached = Array.from({ length: size }, (_, code) => from(code));
	const circles = reached.map((codes, code) =>
		[...codes].filter((other) => reached[other]?.has(code)).sort((one, other) => one - other),
	);
	return circles.flatMap((codes, code) => (codes.length > 1 && codes[0] === code ? [{ field, codes }] : []));
}

/** What tells the codes of a field apart for those who must not notice a circle. */
class Signatures {
	private readonly atoms = new Map<number, Set<readonly number[]>>();
	private readonly reactions: readonly Reaction[];
	private readonly read = new Set<number>();

	constructor({ program, checks, memories }: Problem) {
		const together = program.alternatives.filter(({ reactions }) => reactions.length > 1);
		this.reactions = [...program.eventless, ...together.flatMap(({ reactions }) => reactions)];
		for (const condition of [...checks, ...memories.map((memory) => memory.condition)]) this.note(condition);
		for (const reaction of this.reactions) for (const { guard } of transitionsOf(reaction)) this.note(guard);
		for (const { when } of program.begin) this.note(when);
		for (const { component, codes } of program.parents.values()) this.noteCodes(component, codes);
		const everything = [...this.reactions, ...program.alternatives.flatMap(({ reactions }) => reactions)];
		for (const transition of everything.flatMap(transitionsOf)) {
			const { exits, actions, entries } = transition;
			for (const operation of [...exits, ...actions, ...entries]) {
				this.note(operation.when);
				if (operation.kind === 'decide') readByDecision(operation.decision, this.read);
			}
		}
	}

	of(field: number): (code: number) => string {
		const atoms = [...(this.atoms.get(field) ?? [])];
		const own = this.reactions.filter(({ component }) => component === field);
		return (code) => {
			if (this.read.has(field)) return String(code);
			const seen = atoms.map((codes) => (codes.includes(code) ? 1 : 0)).join('');
			return `${seen} ${own.map(({ chains }) => chainKey(chains.get(code) ?? [])).join(';')}`;
		};
	}

	private note(condition: Expression): void {
		if (condition.kind === 'in') this.noteCodes(condition.field, condition.codes);
		if (condition.kind === 'and' || condition.kind === 'or') for (const part of condition.parts) this.note(part);
	}

	private noteCodes(field: number, codes: readonly number[]): void {
		this.atoms.set(field, (this.atoms.get(field) ?? new Set()).add(codes));
	}
}

function chainKey(chain: readonly Transition[]): string {
	return chain.map((transition) => `${keyOf(transition.guard)} ${effectKey(transition)}`).join('|');
}

/** Whether a reaction differs by where a circle stands. */
function isSeen({ field, codes }: Circle, reaction: Reaction): boolean {
	if (reaction.component === field && new Set(codes.map((code) => chainKey(reaction.chains.get(code) ?? []))).size > 1)
		return true;
	const tells = (condition: Expression): boolean => {
		if (condition.kind === 'constant') return false;
		if (condition.kind !== 'in') return condition.parts.some(tells);
		const among = codes.filter((code) => condition.codes.includes(code)).length;
		return condition.field === field && among > 0 && among < codes.length;
	};
	return transitionsOf(reaction).some(({ guard }) => tells(guard));
}

/** Where circles may stand: one code of each. */
type Variant = ReadonlyMap<Circle, number>;

function variantsOf(circles: readonly Circle[]): Variant[] {
	let variants: Variant[] = [new Map()];
	for (const circle of circles) {
		variants = variants.flatMap((variant) => circle.codes.map((code) => new Map([...variant, [circle, code]])));
		if (variants.length > 2 * maximumVariants) break;
	}
	return variants;
}

class Merger {
	readonly renaming;

	constructor(
		private readonly circles: readonly Circle[],
		first: (field: number, code: number) => number,
	) {
		this.renaming = { field: (field: number) => field, code: first };
	}

	/** The alternative once for each way in which the circles may stand that it looks at. */
	alternative(alternative: Alternative): Alternative[] {
		const [only] = alternative.reactions;
		if (only === undefined || alternative.reactions.length > 1) {
			return [{ ...alternative, reactions: alternative.reactions.map((given) => this.reaction(given, undefined)) }];
		}
		const seen = this.circles.filter((circle) => isSeen(circle, only));
		return variantsOf(seen).map((variant) => {
			const reaction = this.reaction(only, variant);
			return { ...alternative, reactions: reaction.chains.size > 0 ? [reaction] : [] };
		});
	}

	reaction(reaction: Reaction, variant: Variant | undefined): Reaction {
		const { component } = reaction;
		const own = this.circles.filter(({ field }) => field === component);
		const chains = new Map<number, readonly Transition[]>();
		for (const [code, chain] of reaction.chains) {
			const circle = own.find(({ codes }) => codes.includes(code));
			if (circle !== undefined && code !== (variant?.get(circle) ?? circle.codes[0])) continue;
			const merged = chain.map((transition) => this.transition(transition, variant));
			const [first] = merged;
			const place = this.renaming.code(component, code);
			// A step of the circle itself leads nowhere now, and nothing comes after it.
			if (first !== undefined && silentTarget(first, component) !== place) chains.set(place, merged);
		}
		return { ...reaction, chains };
	}

	condition(condition: Expression, variant: Variant | undefined): Expression {
		switch (condition.kind) {
			case 'constant':
				return condition;
			case 'in':
				return this.test(condition.field, condition.codes, variant);
			case 'and':
				return and(condition.parts.map((part) => this.condition(part, variant)));
			case 'or':
				return or(condition.parts.map((part) => this.condition(part, variant)));
		}
	}

	private test(field: number, codes: readonly number[], variant: Variant | undefined): Expression {
		const left = new Set(codes);
		for (const circle of this.circles) {
			if (circle.field !== field) continue;
			const stands = variant?.get(circle);
			const holds = stands === undefined ? circle.codes.some((code) => left.has(code)) : left.has(stands);
			for (const code of circle.codes) left.delete(code);
			if (holds) left.add(circle.codes[0] as number);
		}
		if (left.size === 0) return never;
		return { kind: 'in', field, codes: [...left].sort((one, other) => one - other) };
	}

	private transition(transition: Transition, variant: Variant | undefined): Transition {
		const operations = (list: readonly Operation[]) =>
			list.map((operation) => ({ ...operation, when: this.condition(operation.when, variant) }));
		const { guard, exits, actions, entries } = transition;
		const asked: Transition = {
			...transition,
			guard: always,
			exits: operations(exits),
			actions: operations(actions),
			entries: operations(entries),
		};
		return { ...renameTransition(asked, this.renaming), guard: this.condition(guard, variant) };
	}
}

function transitionsOf({ chains }: Reaction): Transition[] {
	return [...new Set([...chains.values()].flat())];
}

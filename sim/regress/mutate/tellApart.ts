/** Looks for short sequences of events after which a mutated machine shows another behaviour than its original. */
import { CompileError } from '../../explore/compile/compileError.js';
import { createStepper, ExplorationError } from '../../explore/generate/engines.js';
import { layOut, readCode } from '../../explore/generate/layout.js';
import { evaluate, or } from '../../explore/program/expression.js';
import type { Program } from '../../explore/program/program.js';
import type { Explorable } from '../../explore/questions.js';
import { allReductions } from '../../explore/reduce/reduce.js';
import { isReached } from '../../explore/search/decide.js';
import type { Progress } from '../../explore/search/progress.js';
import { firstState } from '../../explore/states.js';
import { reachOf } from '../baseline/reach.js';
import { differencesOf, type Where } from './differences.js';
import type { Mutation } from './mutations.js';
import { unsettled } from './unsettled.js';

/** What was found out about a mutation in one variant of one deployment. */
export type Apart =
	/** After these events it shows; by number. */
	| { readonly kind: 'apart'; readonly events: readonly number[] }
	/** In no state that can be reached does anything come out differently. */
	| { readonly kind: 'same'; readonly states: number }
	/** So many states were looked at. */
	| { readonly kind: 'notDecided'; readonly states: number }
	/** It differs inside, and nothing of that was seen in what was tried. */
	| { readonly kind: 'notShown' }
	/** The mutated machine cannot be compiled or run at all. */
	| { readonly kind: 'broken'; readonly because: string };

/** How much is looked at. */
export interface ApartBudget {
	/** States of one search that answers for all mutations. */
	readonly shared: number;
	/** States of a search for what that one leaves open, of the part of the machine that it depends on; 0 for none. */
	readonly alone: number;
}

/** Places where a mutation differs inside that are tried, until one shows it. */
const triedPlaces = 3;

/**
 * Looks at all mutations in one variant of one deployment.
 * @param isShown whether somebody who looks on sees a difference after these events.
 */
export function* tellApart(
	original: Explorable,
	mutations: readonly Mutation[],
	budget: ApartBudget,
	isShown: (mutation: Mutation, events: readonly number[]) => boolean,
): Generator<Progress, Map<Mutation, Apart>> {
	const found = new Map<Mutation, Apart>();
	const atRest = new Map<Mutation, readonly Where[]>();
	const inBetween = new Map<Mutation, readonly Where[]>();
	for (const mutation of mutations) {
		try {
			const differences = differencesOf(original, mutation);
			if (differences === 'none') found.set(mutation, { kind: 'same', states: 0 });
			else if (differences === 'begin') found.set(mutation, { kind: 'apart', events: [] });
			else {
				if (differences.atRest.length > 0) atRest.set(mutation, differences.atRest);
				if (differences.inBetween.length > 0) inBetween.set(mutation, differences.inBetween);
			}
		} catch (error) {
			if (!(error instanceof CompileError) && !(error instanceof ExplorationError)) throw error;
			found.set(mutation, { kind: 'broken', because: error.message });
		}
		yield { states: found.size + atRest.size + inBetween.size, expanded: mutations.length, bytes: 0 };
	}
	const { program } = original.compiled;
	yield* new Places(program, program.events.length, budget, isShown).search(atRest, found);
	for (const mutation of inBetween.keys()) if (found.get(mutation)?.kind === 'apart') inBetween.delete(mutation);
	const apart = unsettled(program);
	if (apart !== undefined) {
		yield* new Places(apart.program, program.events.length, budget, isShown).search(inBetween, found);
	} else for (const mutation of inBetween.keys()) found.set(mutation, { kind: 'notDecided', states: 0 });
	return found;
}

/** Looks for the states in which mutations differ from a program. */
class Places {
	constructor(
		private readonly program: Program,
		/** How many of its events are those of the machine. */
		private readonly events: number,
		private readonly budget: ApartBudget,
		private readonly isShown: (mutation: Mutation, events: readonly number[]) => boolean,
	) {}

	/** One search for all, and then for those that it leaves open. */
	*search(places: ReadonlyMap<Mutation, readonly Where[]>, found: Map<Mutation, Apart>): Generator<Progress, void> {
		if (places.size === 0) return;
		const all = [...places];
		const elements = new Map(all.map(([, where], index) => [String(index), conditionOf(where)]));
		const budget = { maximumStates: this.budget.shared, maximumBytes: Number.POSITIVE_INFINITY };
		const reach = yield* reachOf({ compiled: { program: this.program } }, elements, budget);
		const note = (mutation: Mutation, apart: Apart) => {
			if (apart.kind !== 'same' || !found.has(mutation)) found.set(mutation, apart);
		};
		const open: Mutation[] = [];
		for (const [index, [mutation, where]] of all.entries()) {
			const way = reach.reached.get(String(index))?.way();
			if (way !== undefined) note(mutation, yield* this.judge(mutation, where, way));
			else if (reach.isComplete) note(mutation, { kind: 'same', states: reach.states });
			else if (this.budget.alone > 0) open.push(mutation);
			else note(mutation, { kind: 'notDecided', states: reach.states });
		}
		for (const group of groupedByPlace(open)) {
			const whereIn = (mutation: Mutation) => places.get(mutation) ?? [];
			const whole = yield* this.searchAlone(group.flatMap(whereIn));
			for (const mutation of group) {
				const where = whereIn(mutation);
				const own = whole.kind === 'same' || group.length === 1 ? whole : yield* this.searchAlone(where);
				if (own.way === undefined) note(mutation, { kind: own.kind, states: own.states });
				else note(mutation, yield* this.judge(mutation, where, own.way));
			}
		}
	}

	/** Tries places where a mutation differs, beginning with the one that a way leads to. */
	private *judge(mutation: Mutation, where: readonly Where[], first: readonly number[]): Generator<Progress, Apart> {
		let left = where;
		let way: readonly number[] | undefined = first;
		for (let tried = 0; tried < triedPlaces && way !== undefined; tried += 1) {
			const here = this.placeAfter(way, left);
			const events = [...way, ...(here?.event === undefined ? [] : [here.event])].filter((each) => each < this.events);
			if (this.isShown(mutation, events)) return { kind: 'apart', events };
			left = left.filter((each) => each !== here);
			if (left.length === 0 || this.budget.alone === 0) break;
			way = (yield* this.searchAlone(left)).way;
		}
		return { kind: 'notShown' };
	}

	/** What is too far away for a search of everything, on the part of the machine that it depends on. */
	private *searchAlone(where: readonly Where[]): Generator<Progress, Alone> {
		const budget = { maximumStates: this.budget.alone, maximumBytes: Number.POSITIVE_INFINITY };
		const problem = { program: this.program, checks: [conditionOf(where)], memories: [] };
		const verdict = yield* isReached(problem, { reductions: allReductions, budget });
		const kind = verdict.kind === 'holds' ? ('same' as const) : ('notDecided' as const);
		const way = verdict.kind === 'violated' ? verdict.counterexample?.events : undefined;
		return { kind, states: verdict.effort.states, way };
	}

	/** Which of several places a way has led to. */
	private placeAfter(way: readonly number[], where: readonly Where[]): Where | undefined {
		const layout = layOut(this.program);
		const stepper = createStepper(this.program, layout);
		let state = stepper.begin(firstState(this.program, layout));
		for (const event of way) {
			const count = stepper.expand(state);
			const taken = Array.from({ length: count }, (_, each) => each).find((each) => stepper.event(each) === event);
			if (taken !== undefined) state = stepper.state(taken);
		}
		return where.find(({ differs }) => evaluate(differs, (field) => readCode(layout, state, field)));
	}
}

/** What a search for a mutation alone has come to. */
interface Alone {
	readonly kind: 'same' | 'notDecided';
	readonly states: number;
	/** To a state in which it differs. */
	readonly way: readonly number[] | undefined;
}

/** Mutations of one place in the chart can often be ruled out together. */
function groupedByPlace(mutations: readonly Mutation[]): Mutation[][] {
	const groups = new Map<string, Mutation[]>();
	for (const mutation of mutations) {
		const key = [mutation.event, ...mutation.places].join('\n');
		groups.set(key, [...(groups.get(key) ?? []), mutation]);
	}
	return [...groups.values()];
}

function conditionOf(where: readonly Where[]) {
	return or(where.map(({ differs }) => differs));
}

/** Tries the mutations of a product: scenarios first, then all reachable states, and properties for what is left. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Mode } from '../../../machines/kit/variants.js';
import { CompileError } from '../../explore/compile/compileError.js';
import { ExplorationError } from '../../explore/generate/engines.js';
import { compileCondition, type Explorable, makeExplorable, propertiesConcerning } from '../../explore/questions.js';
import type { Progress } from '../../explore/search/progress.js';
import { type RunOptions, runScenario } from '../../scenario/run.js';
import type { Scenario } from '../../scenario/scenario.js';
import { createModel } from '../../simulation/model.js';
import { reachOf } from '../baseline/reach.js';
import { mutatedModel, noticedBy } from './judge.js';
import { type Killer, killerOf } from './killer.js';
import type { Mutation } from './mutations.js';
import { type Apart, type ApartBudget, tellApart } from './tellApart.js';
import { type VisitedScenario, visitsOf } from './visits.js';

/** What became of a mutation. */
export type Fate =
	| { readonly kind: 'scenario'; readonly file: string; readonly because: string }
	| { readonly kind: 'property'; readonly name: string; readonly example: string }
	| { readonly kind: 'broken'; readonly because: string }
	/** Nobody notices, though it can be told apart. */
	| { readonly kind: 'survives'; readonly example: string; readonly mode: Mode; readonly killer: Killer | undefined }
	/** Nothing that can be reached comes out differently. */
	| { readonly kind: 'equivalent'; readonly because: string }
	/** Not told apart in what was looked at. */
	| { readonly kind: 'notDecided'; readonly because: string };

/** A mutation with its fate. */
export interface Judged {
	readonly mutation: Mutation;
	readonly fate: Fate;
}

/** What mutations are tried on. */
export interface MutationTrial {
	readonly product: AnyProduct;
	/** The product's scenarios, all of which pass. */
	readonly scenarios: readonly Scenario[];
	readonly findFill: RunOptions['findFill'];
	readonly budget?: TrialBudget;
}

/** Tries mutations; those that are not handed in again are as they were. */
export function* tryMutations(trial: MutationTrial, mutations: readonly Mutation[]): Generator<Progress, Judged[]> {
	const { findFill } = trial;
	const scenarios = trial.scenarios
		.map((scenario): VisitedScenario => ({ scenario, visits: visitsOf(runScenario(scenario, { findFill })) }))
		.sort((first, second) => first.visits.effort - second.visits.effort);
	const fates = new Map<Mutation, Fate>();
	// Who noticed one change of a place often notices the next.
	const lastAt = new Map<string, readonly VisitedScenario[]>();
	for (const [index, mutation] of mutations.entries()) {
		const place = `${mutation.event} in ${mutation.places[0]}`;
		const noticed = noticedBy(mutation, [...(lastAt.get(place) ?? []), ...scenarios], findFill);
		if (noticed !== undefined) {
			lastAt.set(place, [noticed.by]);
			fates.set(mutation, { kind: 'scenario', file: noticed.scenario.file, because: noticed.because });
		}
		yield { states: index + 1, expanded: mutations.length, bytes: 0 };
	}
	const left = mutations.filter((mutation) => !fates.has(mutation));
	yield* judgeByStates(trial, left, fates);
	return mutations.map((mutation) => ({ mutation, fate: fates.get(mutation) as Fate }));
}

/** How much is looked at. */
export interface TrialBudget {
	/** Where every mutation may still show. */
	readonly wide: ApartBudget;
	/** For those of which no state has shown anything. */
	readonly deep: ApartBudget;
}

/** The budget of `rehearse mutate`. */
const usualBudget: TrialBudget = { wide: { shared: 20_000, alone: 0 }, deep: { shared: 150_000, alone: 0 } };

/** First wide over all examples, which finds most of what there is, and then deep. */
function* judgeByStates(
	trial: MutationTrial,
	mutations: readonly Mutation[],
	fates: Map<Mutation, Fate>,
): Generator<Progress, void> {
	const { budget = usualBudget } = trial;
	let looked = yield* lookAtAll(trial, mutations, fates, budget.wide);
	const isOpen = (mutation: Mutation) => looked.get(mutation)?.some(({ kind }) => kind !== 'same') ?? true;
	const open = mutations.filter((mutation) => !fates.has(mutation) && isOpen(mutation));
	const deeper = yield* lookAtAll(trial, open, fates, budget.deep);
	looked = new Map([...looked, ...deeper]);
	for (const mutation of mutations) if (!fates.has(mutation)) fates.set(mutation, unseen(looked.get(mutation) ?? []));
}

/** Looks at mutations in every example and mode, until one shows. */
function* lookAtAll(
	{ product }: MutationTrial,
	mutations: readonly Mutation[],
	fates: Map<Mutation, Fate>,
	budget: ApartBudget,
): Generator<Progress, Map<Mutation, Apart[]>> {
	const looked = new Map<Mutation, Apart[]>();
	const examples = Object.entries(product.deployment.examples as Readonly<Record<string, unknown>>);
	for (const mode of ['guided', 'open'] as const) {
		for (const [example, given] of examples) {
			const open = mutations.filter((mutation) => !fates.has(mutation));
			if (open.length === 0) return looked;
			const deployment = product.deployment.schema.parse(given);
			const explorable = makeExplorable(createModel(product, deployment, { mode }));
			const killers = new Map<Mutation, Killer | undefined>();
			const isShown = (mutation: Mutation, events: readonly number[]) => {
				killers.set(mutation, killerOf(explorable, given, mutation, events));
				return killers.get(mutation) !== undefined;
			};
			for (const [mutation, apart] of yield* tellApart(explorable, open, budget, isShown)) {
				looked.set(mutation, [...(looked.get(mutation) ?? []), apart]);
				if (apart.kind === 'broken') fates.set(mutation, { kind: 'broken', because: apart.because });
				if (apart.kind !== 'apart') continue;
				const killer = killers.get(mutation) ?? killerOf(explorable, given, mutation, apart.events);
				// What nobody can see on this way may still show elsewhere.
				if (killer === undefined) continue;
				fates.set(mutation, yield* fateOf(explorable, mutation, { kind: 'survives', example, mode, killer }));
			}
		}
	}
	return looked;
}

/** A property may notice what no scenario does, and a machine that goes on without end is noticed by whoever runs it. */
function* fateOf(
	explorable: Explorable,
	mutation: Mutation,
	survival: Extract<Fate, { readonly kind: 'survives' }>,
): Generator<Progress, Fate> {
	if (survival.mode !== 'guided') return survival;
	try {
		const name = yield* violatedProperty(explorable, mutation);
		return name === undefined ? survival : { kind: 'property', name, example: survival.example };
	} catch (error) {
		if (!(error instanceof CompileError) && !(error instanceof ExplorationError)) throw error;
		return { kind: 'broken', because: error.message };
	}
}

const propertyBudget = { maximumStates: 5_000, maximumBytes: Number.POSITIVE_INFINITY };

/** A property of states that the mutation violates: what never may be is reached, or what can be is not. */
function* violatedProperty(original: Explorable, mutation: Mutation): Generator<Progress, string | undefined> {
	const model = mutatedModel(original.model, mutation.apply(original.model.guided));
	const conditionsIn = (explorable: Explorable) =>
		new Map(
			propertiesConcerning(explorable.model).flatMap(([name, property]) =>
				property.kind === 'never' || property.kind === 'sometimes'
					? [[name, compileCondition(explorable, property.condition(explorable.model.deployment))] as const]
					: [],
			),
		);
	const kinds = new Map(propertiesConcerning(model).map(([name, { kind }]) => [name, kind]));
	const mutated = makeExplorable(model);
	const { reached, isComplete } = yield* reachOf(mutated, conditionsIn(mutated), propertyBudget);
	for (const [name, kind] of kinds) {
		if (kind === 'never' && reached.has(name)) return name;
		if (kind === 'sometimes' && isComplete && !reached.has(name)) return name;
	}
	return undefined;
}

function unseen(looked: readonly Apart[]): Fate {
	const states = looked.reduce((sum, apart) => sum + ('states' in apart ? apart.states : 0), 0);
	if (looked.some(({ kind }) => kind === 'apart' || kind === 'notShown')) {
		return { kind: 'notDecided', because: 'it differs inside, which shows nowhere in the places that were tried' };
	}
	if (looked.every(({ kind }) => kind === 'same')) {
		const because =
			states === 0
				? 'it changes nothing in any example deployment'
				: `nothing comes out differently in any of ${states} states, all deployments explored`;
		return { kind: 'equivalent', because };
	}
	return { kind: 'notDecided', because: `none of the first ${states} states shows a difference` };
}

/**
 * What a baseline keeps of an example deployment. One search over everything decides most of it; a property that
 * speaks of an order, or of what stays possible, is asked about by itself.
 */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Mode } from '../../../machines/kit/variants.js';
import {
	compileCondition,
	decideProperty,
	type Explorable,
	makeExplorable,
	type NamedProperty,
	propertiesConcerning,
} from '../../explore/questions.js';
import { allReductions } from '../../explore/reduce/reduce.js';
import type { Budget, Progress } from '../../explore/search/progress.js';
import type { EventPath, Verdict } from '../../explore/search/verdict.js';
import { createModel } from '../../simulation/model.js';
import { digestOf } from '../../simulation/trace.js';
import { type Elements, type ElementsByKind, elementsOf } from '../elements.js';
import type { ExampleObservation, PropertyObservation, ReachObservation, Steps } from './observation.js';
import { type Reach, reachOf } from './reach.js';

/** How much is searched: of the guided machine, and of the open one, where much more is possible. */
export interface ObservationBudget {
	readonly guided: Budget;
	readonly open: Budget;
}

const unlimited = Number.POSITIVE_INFINITY;

/** The budget of baselines. What is found depends on it, so it is part of what is compared. */
export const baselineBudget: ObservationBudget = {
	guided: { maximumStates: 200_000, maximumBytes: unlimited },
	open: { maximumStates: 100_000, maximumBytes: unlimited },
};

/** Observes an example deployment of a product. */
export function* observeExample(
	product: AnyProduct,
	example: string,
	budget: ObservationBudget = baselineBudget,
): Generator<Progress, ExampleObservation> {
	const examples = product.deployment.examples as Readonly<Record<string, unknown>>;
	const deployment = product.deployment.schema.parse(examples[example]);
	const explorable = (mode: Mode) => makeExplorable(createModel(product, deployment, { mode }));
	const guided = explorable('guided');
	const elements = elementsOf(guided);
	const properties = propertiesConcerning(guided.model);
	const asked = new Map(properties.flatMap((named) => conditionOf(guided, named)));
	const reach = yield* reachOf(guided, combined(elements, asked), budget.guided);
	const open = explorable('open');
	const openElements = elementsOf(open);
	const openReach = yield* reachOf(open, combined({ ...openElements, rules: new Map() }), budget.open);
	const verdicts: Record<string, PropertyObservation> = {};
	for (const named of properties) verdicts[named[0]] = yield* observeProperty(guided, named, reach);
	return {
		example,
		guided: observedReach(reach),
		open: observedReach(openReach),
		properties: verdicts,
		stateNames: [...elements.states.keys()],
		transitionNames: [...elements.transitions.keys()],
	};
}

/** Names of several kinds in one list. */
const prefixes = { state: 'state ', transition: 'transition ', rule: 'rule ', property: 'property ' } as const;

function combined(
	{ states, transitions, rules }: Omit<ElementsByKind, 'triggers'>,
	properties: Elements = new Map(),
): Elements {
	const named = (prefix: string, elements: Elements) =>
		[...elements].map(([name, condition]) => [prefix + name, condition] as const);
	return new Map([
		...named(prefixes.state, states),
		...named(prefixes.transition, transitions),
		...named(prefixes.rule, rules),
		...named(prefixes.property, properties),
	]);
}

function observedReach({ states, isComplete, reached }: Reach): ReachObservation {
	const steps = (prefix: string): Steps =>
		Object.fromEntries(
			[...reached].flatMap(([name, way]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), way.steps]] : [])),
		);
	return {
		states,
		isComplete,
		stateSteps: steps(prefixes.state),
		transitionSteps: steps(prefixes.transition),
		ruleSteps: steps(prefixes.rule),
	};
}

/** The condition of a property that is decided by whether it can be met. */
function conditionOf(explorable: Explorable, [name, property]: NamedProperty) {
	if (property.kind !== 'never' && property.kind !== 'sometimes') return [];
	return [[name, compileCondition(explorable, property.condition(explorable.model.deployment))] as const];
}

function* observeProperty(
	explorable: Explorable,
	[name, property]: NamedProperty,
	{ reached, isComplete }: Reach,
): Generator<Progress, PropertyObservation> {
	const way = reached.get(prefixes.property + name);
	const isWanted = property.kind === 'sometimes';
	if (way !== undefined) return { verdict: isWanted ? 'holds' : 'violated', steps: way.steps };
	const isDecided = property.kind === 'never' || property.kind === 'sometimes';
	if (isDecided && isComplete) return { verdict: isWanted ? 'violated' : 'holds', steps: undefined };
	const verdict = yield* decideProperty(explorable, property, {
		reductions: allReductions,
		budget: { maximumStates: 20_000_000, maximumBytes: 2 ** 31 },
	});
	return { verdict: verdict.kind, steps: pathOf(verdict)?.events.length };
}

function pathOf(verdict: Verdict): EventPath | undefined {
	if (verdict.kind === 'violated') return verdict.counterexample;
	return verdict.kind === 'holds' ? (verdict.witness ?? verdict.lost?.path) : undefined;
}

/** What the observation of an example depends on, as a text: the same text, and nothing has to be explored again. */
export function exampleKey(product: AnyProduct, example: string): string {
	const examples = product.deployment.examples as Readonly<Record<string, unknown>>;
	const deployment = product.deployment.schema.parse(examples[example]);
	const explorable = (mode: Mode) => makeExplorable(createModel(product, deployment, { mode }));
	const guided = explorable('guided');
	const open = explorable('open');
	const conditions = propertiesConcerning(guided.model).map(([name, property]) => [
		name,
		property.kind,
		...Object.values(property).flatMap((part) =>
			typeof part === 'function' && part !== property.concerns
				? [compileCondition(guided, part(guided.model.deployment))]
				: [],
		),
	]);
	return digestOf([
		product.name,
		example,
		[guided, open].map(({ compiled }) => plain(compiled.program)),
		[...elementsOf(guided).rules],
		conditions,
	]);
}

/** Maps as lists, so that they are written. */
function plain(program: Explorable['compiled']['program']): unknown {
	return JSON.parse(JSON.stringify(program, (_, value) => (value instanceof Map ? [...value] : value)));
}

/** Questions about a model as problems for the search. */
import type { Condition } from '../../machines/kit/conditions.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Property } from '../../machines/kit/properties.js';
import { type Model, vocabulary } from '../simulation/model.js';
import type { Simulation } from '../simulation/simulation.js';
import { type Compiled, compile } from './compile/compile.js';
import { compileGuard } from './compile/guards.js';
import { and, type Expression, isIn } from './program/expression.js';
import { type Problem, withMemory } from './program/problem.js';
import { type Decision, isAlwaysPossible, isReached } from './search/decide.js';
import type { Progress } from './search/progress.js';
import type { Verdict } from './search/verdict.js';
import { beginningAt } from './states.js';

/** A model made ready to be explored. */
export interface Explorable {
	readonly model: Model;
	readonly compiled: Compiled;
	/** Where it begins, if not at the begin. */
	readonly start: Simulation | undefined;
}

/**
 * Compiles the machine of a model.
 * @param start where to begin; at the begin of the upgrade if left out.
 * @throws CompileError for what the explorer does not understand.
 */
export function makeExplorable(model: Model, start?: Simulation): Explorable {
	const compiled = compile(model.machine, model.product.facts(model.deployment), vocabulary(model));
	if (start === undefined) return { model, compiled, start };
	return { model, compiled: { ...compiled, program: beginningAt(compiled, start.snapshot) }, start };
}

/** A property with its name. */
export type NamedProperty = readonly [name: string, property: Property<string, unknown>];

/** The properties of a product, by name. */
export function propertiesOf(product: AnyProduct): NamedProperty[] {
	return Object.entries(product.properties as Record<string, Property<string, unknown>>);
}

/** Those properties of a product that say something about a deployment. */
export function propertiesConcerning({ product, deployment }: Pick<Model, 'product' | 'deployment'>): NamedProperty[] {
	return propertiesOf(product).filter(([, { concerns }]) => concerns?.(deployment) ?? true);
}

/** Decides a property of a model. */
export function* decideProperty(
	explorable: Explorable,
	property: Property<string, unknown>,
	decision: Decision,
): Generator<Progress, Verdict> {
	const { deployment } = explorable.model;
	switch (property.kind) {
		case 'never':
			return yield* isReached(neverProblem(explorable, property.condition(deployment)), decision);
		case 'precedes': {
			const problem = precedesProblem(explorable, property.first(deployment), property.then(deployment));
			return yield* isReached(problem, decision);
		}
		case 'sometimes':
			return yield* decideReachable(explorable, property.condition(deployment), decision);
		case 'alwaysPossible': {
			const checks = [property.goal(deployment), property.unrecoverable(deployment)];
			return yield* isAlwaysPossible(problemOf(explorable, checks), decision);
		}
	}
}

/** The question whether a condition can be reached. */
export function* decideReachable(
	explorable: Explorable,
	condition: Condition,
	decision: Decision,
): Generator<Progress, Verdict> {
	return reachedOrNot(yield* isReached(neverProblem(explorable, condition), decision, 'takeFirst'));
}

/** The verdict on "it can be reached" from that on "it is never reached". */
function reachedOrNot(verdict: Verdict): Verdict {
	switch (verdict.kind) {
		case 'holds':
			return { kind: 'violated', effort: verdict.effort };
		case 'violated':
			return {
				kind: 'holds',
				effort: verdict.effort,
				...(verdict.counterexample && { witness: verdict.counterexample }),
			};
		case 'notDecided':
			return verdict;
	}
}

/** The condition as one on the fields of the program. */
export function compileCondition({ compiled }: Explorable, condition: Condition): Expression {
	return compileGuard(compiled.scope, condition, undefined, 'the condition that is asked about');
}

function problemOf(explorable: Explorable, conditions: readonly Condition[]): Problem {
	const checks = conditions.map((condition) => compileCondition(explorable, condition));
	return { program: explorable.compiled.program, checks, memories: [] };
}

function neverProblem(explorable: Explorable, condition: Condition): Problem {
	return problemOf(explorable, [condition]);
}

function precedesProblem(explorable: Explorable, first: Condition, then: Condition): Problem {
	const program = withMemory(explorable.compiled.program, 'first');
	const field = program.fields.length - 1;
	const notYet = isIn(field, [0], 2);
	return {
		program,
		// What holds first is remembered before the check, so that both may begin to hold at once.
		checks: [and([compileCondition(explorable, then), notYet])],
		memories: [{ field, condition: compileCondition(explorable, first) }],
	};
}

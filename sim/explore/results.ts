/** Decides properties one after the other, and follows what was found on the reference engine. */
import type { Condition } from '../../machines/kit/conditions.js';
import type { Property } from '../../machines/kit/properties.js';
import { type FollowedPath, follow, holdsAtEnd } from './follow.js';
import { ExplorationError } from './generate/engines.js';
import { decideProperty, decideReachable, type Explorable } from './questions.js';
import type { Decision } from './search/decide.js';
import type { Progress } from './search/progress.js';
import type { EventPath, Verdict } from './search/verdict.js';

/** What is asked: a property of the product, or a condition from the command line. */
export type Question =
	| { readonly kind: 'property'; readonly name: string; readonly property: Property<string, unknown> }
	| { readonly kind: 'never' | 'can'; readonly name: string; readonly condition: Condition };

/** A question with its answer. */
export interface Answer {
	readonly question: Question;
	readonly verdict: Verdict;
	/** The counterexample, the witness, or the way to the first state without a way to the goal. */
	readonly path: FollowedPath | undefined;
}

/** Answers a question. */
export function* answer(explorable: Explorable, question: Question, decision: Decision): Generator<Progress, Answer> {
	return followed(explorable, question, yield* decide(explorable, question, decision));
}

/**
 * The answer that a verdict gives, with its path followed on the reference engine.
 * @param verdict as decided here or elsewhere, on an explorable of the same model.
 * @throws ExplorationError if the path does not lead where the verdict says: a defect.
 */
export function followed(explorable: Explorable, question: Question, verdict: Verdict): Answer {
	const found = pathOf(verdict);
	const path = found && follow(explorable, found);
	const reached = reachedCondition(explorable, question, verdict);
	if (path !== undefined && reached !== undefined && !holdsAtEnd(explorable, path, reached)) {
		throw new ExplorationError(`The engines disagree on where the path of ${question.name} ends.`);
	}
	return { question, verdict, path };
}

/** Decides a question, without following the path that was found. */
export function* decide(explorable: Explorable, question: Question, decision: Decision): Generator<Progress, Verdict> {
	switch (question.kind) {
		case 'property':
			return yield* decideProperty(explorable, question.property, decision);
		case 'can':
			return yield* decideReachable(explorable, question.condition, decision);
		case 'never': {
			const property = {
				kind: 'never',
				says: '',
				clauses: [],
				restsOn: [],
				condition: () => question.condition,
			} as const;
			return yield* decideProperty(explorable, property, decision);
		}
	}
}

function pathOf(verdict: Verdict): EventPath | undefined {
	switch (verdict.kind) {
		case 'holds':
			return verdict.witness ?? verdict.lost?.path;
		case 'violated':
			return verdict.counterexample;
		case 'notDecided':
			return undefined;
	}
}

/** What holds at the end of the path that comes with a verdict; undefined where the path says something else. */
function reachedCondition({ model }: Explorable, question: Question, verdict: Verdict): Condition | undefined {
	if (question.kind !== 'property') return question.condition;
	const { property } = question;
	switch (property.kind) {
		case 'never':
		case 'sometimes':
			return property.condition(model.deployment);
		case 'precedes':
			return property.then(model.deployment);
		case 'alwaysPossible':
			return verdict.kind === 'holds' ? property.unrecoverable(model.deployment) : undefined;
	}
}

/** Asks the explorer, with every reduction and without a look at its progress. */
import type { Property } from '../../machines/kit/properties.js';
import type { Explorable } from '../../sim/explore/questions.js';
import { allReductions } from '../../sim/explore/reduce/reduce.js';
import { type Answer, answer } from '../../sim/explore/results.js';
import type { Decision } from '../../sim/explore/search/decide.js';
import { defaultBudget, type Progress } from '../../sim/explore/search/progress.js';

const everything: Decision = { reductions: allReductions, budget: defaultBudget };

/** The answer to a property; undefined if it says nothing about the deployment. */
export function answerOf(
	explorable: Explorable,
	name: string,
	property: Property<string, unknown>,
	decision = everything,
): Answer | undefined {
	if (property.concerns?.(explorable.model.deployment) === false) return undefined;
	return drain(answer(explorable, { kind: 'property', name, property }, decision));
}

/** What a search returns in the end. */
export function drain<Result>(search: Generator<Progress, Result>): Result {
	let next = search.next();
	while (!next.done) next = search.next();
	return next.value;
}

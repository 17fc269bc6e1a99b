/** What was written for the old version of a product and comes to another end with the new one. */

import { describeEvent } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { decideReachable, makeExplorable, propertiesConcerning } from '../../explore/questions.js';
import { allReductions } from '../../explore/reduce/reduce.js';
import { defaultBudget, type Progress } from '../../explore/search/progress.js';
import type { ScenarioResult } from '../../scenario/run.js';
import { createModel } from '../../simulation/model.js';
import { replay } from '../../simulation/replay.js';
import type { Simulation } from '../../simulation/simulation.js';
import type { Trace } from '../../simulation/trace.js';
import type { LessonObservation } from '../baseline/observation.js';

/** A scenario whose verdict turns. */
export interface TurnedScenario {
	readonly file: string;
	readonly title: string;
	readonly passes: boolean;
	/** The line of the step that now fails, or failed before. */
	readonly line: number | undefined;
	readonly because: string;
}

/** The scenarios of which one version passes and the other does not; in the same order and by file. */
export function turnedScenarios(before: readonly ScenarioResult[], after: readonly ScenarioResult[]): TurnedScenario[] {
	const old = new Map(before.map((result) => [result.scenario.file, result]));
	return after.flatMap((result): TurnedScenario[] => {
		const was = old.get(result.scenario.file);
		if (was === undefined || was.passed === result.passed) return [];
		const [failure] = (result.passed ? was : result).failures;
		return [
			{
				file: result.scenario.file,
				title: result.scenario.title,
				passes: result.passed,
				line: failure?.line,
				because: failure === undefined ? '' : `${failure.step}: ${failure.message}`,
			},
		];
	});
}

/** The lessons that are right with one version and wrong with the other. */
export function turnedLessons(
	before: readonly LessonObservation[],
	after: readonly LessonObservation[],
): TurnedScenario[] {
	const old = new Map(before.map((lesson) => [lesson.file, lesson.problems]));
	return after.flatMap(({ file, problems }): TurnedScenario[] => {
		const was = old.get(file);
		const passes = problems.length === 0;
		if (was === undefined || (was.length === 0) === passes) return [];
		return [{ file, title: file, passes, line: undefined, because: (passes ? was : problems).join(' ') }];
	});
}

/** What becomes of an upgrade that is in progress, where its trace ends. */
export interface PositionVerdict {
	readonly file: string;
	readonly title: string;
	/** Undefined if it can go on as before. */
	readonly stranded: string | undefined;
}

/** A trace of an upgrade in progress. */
export interface Position {
	readonly file: string;
	readonly trace: Trace;
}

/** Whether an upgrade that was begun with the old version can go on with the new one. */
export function* judgePosition(
	before: AnyProduct,
	after: AnyProduct,
	{ file, trace }: Position,
): Generator<Progress, PositionVerdict> {
	const verdict = (stranded?: string): PositionVerdict => ({ file, title: trace.title, stranded });
	const parsed = after.deployment.schema.safeParse(trace.deployment);
	if (!parsed.success) return verdict('the new version does not know such a deployment');
	const result = replay(createModel(after, parsed.data, { mode: trace.mode }), trace);
	if (result.kind === 'different') {
		const { recorded, replayed } = result;
		if (replayed === undefined || recorded === undefined) return verdict('it cannot be replayed to its end');
		const what = describeEvent(recorded.event);
		if (replayed.verdict.kind !== recorded.verdict.kind) {
			return verdict(`step ${result.index}, ${what}, was ${recorded.verdict.kind} and is now ${replayed.verdict.kind}`);
		}
		return verdict(`step ${result.index}, ${what}, comes out differently`);
	}
	if (result.kind === 'edited') return verdict('its totals are not those of its steps');
	const oldDeployment = before.deployment.schema.safeParse(trace.deployment);
	if (!oldDeployment.success) return verdict();
	const was = replay(createModel(before, oldDeployment.data, { mode: trace.mode }), trace);
	if (was.kind !== 'same') return verdict();
	for (const name of yield* goalsInReach(was.simulation)) {
		if (!(yield* goalsInReach(result.simulation)).includes(name))
			return verdict(`${name} was possible from here, and is not any more`);
	}
	return verdict();
}

/** The properties `alwaysPossible` whose goal can be reached from where a run stands. */
function* goalsInReach(simulation: Simulation): Generator<Progress, string[]> {
	const { model } = simulation;
	const explorable = makeExplorable(model, simulation);
	const names: string[] = [];
	for (const [name, property] of propertiesConcerning(model)) {
		if (property.kind !== 'alwaysPossible') continue;
		const decision = { reductions: allReductions, budget: defaultBudget };
		const { kind } = yield* decideReachable(explorable, property.goal(model.deployment), decision);
		if (kind === 'holds') names.push(name);
	}
	return names;
}

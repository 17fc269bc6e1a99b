/** The paths of the explorer as scenarios: what `rehearse run` opens is what is shown. */
import { clausesOfBreaches } from '../../explore/breaches.js';
import type { FollowedPath } from '../../explore/follow.js';
import type { Answer } from '../../explore/results.js';
import { renderSteps } from '../../report/steps.js';
import type { View } from '../../report/style.js';
import { loadScenario } from '../../scenario/load.js';
import { runScenario } from '../../scenario/run.js';
import { type WrittenStep, writeScenario } from '../../scenario/write.js';
import { outcomeOf } from '../../simulation/configuration.js';
import { library } from '../files.js';
import type { Subject } from './subjects.js';

/** The scenario file of an answer; undefined if there is no path. */
export function scenarioOf(subject: Subject, { question, path }: Answer): string | undefined {
	if (path === undefined) return undefined;
	const says = question.kind === 'property' ? question.property.says : undefined;
	return scenarioOfSteps(subject, `${question.name}, as the explorer reached it`, says, path);
}

/** The scenario file of a path. */
export function scenarioOfSteps(
	{ explorable: { model }, givenDeployment, before }: Subject,
	title: string,
	description: string | undefined,
	{ steps, entries, end }: FollowedPath,
): string {
	const breaches = before.length === 0 ? { breaches: clausesOfBreaches(entries) } : {};
	return writeScenario({
		title: title.slice(0, 200),
		description,
		model,
		givenDeployment,
		steps: [...before, ...steps.map((step): WrittenStep => ({ kind: 'event', ...step }))],
		expect: { outcome: outcomeOf(end.snapshot), ...breaches },
	});
}

/**
 * The steps of a path with clock and clauses, as a run of its scenario.
 * @param droppedRule the rule without which the path is gone.
 * @throws Error if the scenario does not run as the explorer says: a defect.
 */
export async function renderPath(text: string, view: View, droppedRule?: string): Promise<string> {
	const loaded = await loadScenario({ file: 'path', text }, library);
	if (!loaded.ok) throw new Error(`The path is no scenario: ${loaded.problems[0]?.message}\n${text}`);
	const result = runScenario(loaded.value, { droppedRule });
	if (!result.passed) throw new Error(`The path does not run: ${result.failures[0]?.message}\n${text}`);
	return renderSteps(result, view, (_, number) => `step ${number}`);
}

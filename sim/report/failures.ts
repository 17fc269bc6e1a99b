/** Which failures of a run belong where in its report. */
import { visible } from '../scenario/problem.js';
import type { Failure, ScenarioResult } from '../scenario/run.js';

/** Failures by the part of the run that they concern. */
export interface PlacedFailures {
	/** Duties before the first step. */
	readonly prepared: readonly Failure[];
	/** The last step that was reached; the run stops at the first step that fails. */
	readonly lastStep: readonly Failure[];
	/** Steps that were not reached, the expectation at the end, the deployment. */
	readonly end: readonly Failure[];
}

/** Sorts the failures of a run by where they belong. */
export function placeFailures({ failures, records, scenario }: ScenarioResult): PlacedFailures {
	const prepared = failures.filter(({ line, step }) => line === undefined && step === 'prepared');
	const ofSteps = failures.filter(({ line }) => line !== undefined);
	// One failure beside those of the last step says that steps were not reached, and names the first of them.
	const isCutShort = prepared.length + ofSteps.length > 0 && records.length - 1 < scenario.steps.length;
	const lastStep = isCutShort ? ofSteps.slice(0, -1) : ofSteps;
	return {
		prepared,
		lastStep,
		end: failures.filter((failure) => !prepared.includes(failure) && !lastStep.includes(failure)),
	};
}

/** `scenarios/a.yaml:12`, or only the file where no line is to blame. */
export function placeOf({ scenario }: ScenarioResult, { line }: Failure): string {
	return line === undefined ? visible(scenario.file) : `${visible(scenario.file)}:${line}`;
}

/** The step and what did not come as expected. */
export function describeFailure({ step, message }: Failure): string {
	return `${step}: ${message}`;
}

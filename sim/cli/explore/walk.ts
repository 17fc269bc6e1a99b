/** `rehearse explore --walks`: random walks where the whole is too much. */
import type { Condition } from '../../../machines/kit/conditions.js';
import { follow } from '../../explore/follow.js';
import type { Question } from '../../explore/results.js';
import { type Met, walkCoverage } from '../../explore/walkCoverage.js';
import { type WalkFinding, walkAtRandom } from '../../explore/walks.js';
import { countText } from '../../report/exploration.js';
import { textOf, wrap } from '../../report/style.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import type { Terminal } from '../terminal.js';
import { renderPath, scenarioOfSteps } from './counterexample.js';
import { drive } from './drive.js';
import type { ExploreOptions } from './options.js';
import { type SavedScenario, saveScenarios } from './save.js';
import type { Subject } from './subjects.js';

/** Walks, and tells what was met and what was broken. */
export async function walk(
	inquiries: readonly { readonly subject: Subject; readonly questions: readonly Question[] }[],
	{ walks = 0, length = 200, seed = 0, json, verbose, save, drop }: ExploreOptions,
	terminal: Terminal,
): Promise<ExitCode> {
	const rows: unknown[] = [];
	const saved: SavedScenario[] = [];
	let isBroken = false;
	for (const { subject, questions } of inquiries) {
		const { explorable } = subject;
		const plan = { seed, walks, length, never: questions.flatMap((question) => neverOf(question, subject)) };
		const record = drive(walkAtRandom(explorable, plan), 'walks', terminal);
		const coverage = walkCoverage(explorable, record);
		isBroken ||= record.findings.length > 0;
		const found = record.findings.map((finding) => ({ finding, scenario: scenarioOfFinding(subject, finding) }));
		for (const { finding, scenario } of found) {
			saved.push({ names: inquiries.length === 1 ? [finding.name] : [subject.name, finding.name], scenario });
		}
		rows.push({ name: subject.name, seed, walks, length, steps: record.steps, coverage, findings: found });
		if (json === true) continue;
		const lines = Object.entries(coverage).flatMap(([what, { met, of, missing }]: [string, Met]) => [
			`  ${what}: ${met} of ${of}`,
			...(verbose === true && missing.length > 0 ? wrap(`not met: ${missing.join(', ')}`, terminal.width, '    ') : []),
		]);
		const { product, mode } = explorable.model;
		const variant = drop === undefined ? mode : `${mode}, without ${drop}`;
		const head = `${product.name}, ${variant}, ${subject.name}: ${countText(walks, 'walk')}, ${countText(record.steps, 'step')}, seed ${seed}`;
		terminal.write(textOf([...wrap(head, terminal.width).map(terminal.style.bold), ...lines]));
		for (const { finding, scenario } of found) {
			terminal.write(terminal.style.red(`  met in walk ${finding.walk}: ${finding.name}\n`));
			terminal.write(await renderPath(scenario, { width: terminal.width, style: terminal.style }, drop));
		}
	}
	if (json === true) terminal.write(`${JSON.stringify(rows, null, 2)}\n`);
	const problem = save === undefined ? undefined : saveScenarios(save, saved);
	if (problem !== undefined) {
		terminal.writeError(`error: ${problem}\n`);
		return exitCodes.badInput;
	}
	return isBroken ? exitCodes.failed : exitCodes.holds;
}

function neverOf(question: Question, { explorable }: Subject): { name: string; condition: Condition }[] {
	const { deployment } = explorable.model;
	if (question.kind === 'never') return [{ name: question.name, condition: question.condition }];
	if (question.kind !== 'property' || question.property.kind !== 'never') return [];
	return [{ name: question.name, condition: question.property.condition(deployment) }];
}

function scenarioOfFinding(subject: Subject, { name, events }: WalkFinding): string {
	const path = follow(subject.explorable, { events, isShortest: false });
	return scenarioOfSteps(subject, `${name}, as a random walk reached it`, undefined, path);
}

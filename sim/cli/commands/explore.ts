/** `rehearse explore`: decides properties and questions over all reachable states. */
import { availableParallelism } from 'node:os';
import { CompileError } from '../../explore/compile/compileError.js';
import type { Answer } from '../../explore/results.js';
import type { Decision } from '../../explore/search/decide.js';
import { defaultBudget } from '../../explore/search/progress.js';
import { renderAnswer, renderTally } from '../../report/exploration.js';
import { jsonAnswer } from '../../report/explorationJson.js';
import { renderProblems } from '../../report/problems.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { renderPath, scenarioOf } from '../explore/counterexample.js';
import { drawGraph } from '../explore/graph.js';
import { type Inquiry, inquiriesOf } from '../explore/inquiries.js';
import { exploreMutants } from '../explore/mutants.js';
import { type ExploreOptions, usageError } from '../explore/options.js';
import { type SavedScenario, saveScenarios } from '../explore/save.js';
import type { Subject, SubjectReport } from '../explore/subjects.js';
import { type Deciding, decideAll } from '../explore/team/decideAll.js';
import { walk } from '../explore/walk.js';
import { checkProductName } from '../files.js';
import { registry } from '../registry.js';
import type { Terminal } from '../terminal.js';

/** Each search may use as much memory as the budget allows, so that not every core of a large machine gets one. */
const mostThreads = 4;

/** Runs the command. All input is read and checked before anything is explored or written. */
export async function explore(name: string, options: ExploreOptions, terminal: Terminal): Promise<ExitCode> {
	const checked = checkProductName(name);
	if (!checked.ok) return usage(checked.message, terminal);
	const product = await registry().load(name);
	const wrong = usageError(product, options);
	if (wrong !== undefined) return usage(wrong, terminal);
	try {
		const inquiries = await inquiriesOf(product, options);
		if (!inquiries.ok) {
			terminal.writeError(renderProblems(inquiries.problems, terminal.errorStyle));
			return exitCodes.badInput;
		}
		if (options.dot === true || options.mermaid === true) {
			return drawGraph(
				inquiries.value.map(({ subject }) => subject),
				options,
				terminal,
			);
		}
		const silent = saysNothing(options, inquiries.value);
		if (silent !== undefined) return usage(silent, terminal);
		if (options.mutants === true) return await exploreMutants(product, options, decisionOf(options), terminal);
		if (options.walks !== undefined) return walk(inquiries.value, options, terminal);
		return await exploreAll(inquiries.value, options, terminal);
	} catch (error) {
		if (!(error instanceof CompileError)) throw error;
		return usage(error.message, terminal);
	}
}

function usage(message: string, terminal: Terminal): ExitCode {
	terminal.writeError(`error: ${message}\n`);
	return exitCodes.badInput;
}

/** Properties that were asked for by name, none of which says anything about what is explored. */
function saysNothing({ property }: ExploreOptions, inquiries: readonly Inquiry[]): string | undefined {
	if (property === undefined || inquiries.some(({ questions }) => questions.length > 0)) return undefined;
	const where = inquiries.map(({ subject }) => subject.name).join(', ');
	return `About ${where} nothing is said by ${property.join(', ')}.`;
}

function decisionOf({ symmetry, partialOrder, cone, maxStates, maxMemory }: ExploreOptions): Decision {
	return {
		reductions: { symmetry, partialOrder, cone },
		budget: {
			maximumStates: maxStates ?? defaultBudget.maximumStates,
			maximumBytes: maxMemory ?? defaultBudget.maximumBytes,
		},
	};
}

function decidingOf(options: ExploreOptions): Deciding {
	const { from, threads = Math.min(availableParallelism(), mostThreads), property, never, can } = options;
	return { asked: { property, never, can }, decision: decisionOf(options), threads, canBeSent: from === undefined };
}

async function exploreAll(
	inquiries: readonly Inquiry[],
	options: ExploreOptions,
	terminal: Terminal,
): Promise<ExitCode> {
	const say = options.json === true ? () => {} : terminal.write;
	const reports: SubjectReport[] = [];
	for await (const { inquiry, answer } of decideAll(inquiries, decidingOf(options), terminal)) {
		const { subject } = inquiry;
		let report = reports.at(-1);
		if (report?.subject !== subject) {
			say(report === undefined ? headingOf(subject, options, terminal) : `\n${headingOf(subject, options, terminal)}`);
			report = { subject, answers: [] };
			reports.push(report);
		}
		const scenario = scenarioOf(subject, answer);
		// A scenario runs with every rule, so that without one it is shown but not handed over.
		report.answers.push({ answer, scenario: options.drop === undefined ? scenario : undefined });
		say(await renderAnswered(answer, scenario, options, terminal));
	}
	if (reports.length > 0) say('\n');
	const answers = reports.flatMap((report) => report.answers.map((found) => found.answer));
	terminal.write(
		options.json === true ? `${JSON.stringify(jsonReports(options, reports), null, 2)}\n` : renderTally(answers),
	);
	if (options.save !== undefined) {
		const problem = saveScenarios(options.save, savedOf(reports));
		if (problem !== undefined) return usage(problem, terminal);
	}
	const verdicts = answers.map(({ verdict }) => verdict.kind);
	if (verdicts.includes('violated')) return exitCodes.failed;
	return verdicts.includes('notDecided') ? exitCodes.notDecided : exitCodes.holds;
}

function savedOf(reports: readonly SubjectReport[]): SavedScenario[] {
	return reports.flatMap(({ subject, answers }) =>
		answers.flatMap(({ answer: { question }, scenario }) =>
			scenario === undefined
				? []
				: [{ names: reports.length === 1 ? [question.name] : [subject.name, question.name], scenario }],
		),
	);
}

function headingOf({ name, explorable: { model } }: Subject, { drop }: ExploreOptions, { style }: Terminal): string {
	const variant = [model.mode, ...(drop === undefined ? [] : [`without ${drop}`])].join(', ');
	return style.bold(`${model.product.name}, ${variant}, ${name}\n`);
}

async function renderAnswered(
	answer: Answer,
	scenario: string | undefined,
	{ json, verbose, drop }: ExploreOptions,
	{ width, style }: Terminal,
): Promise<string> {
	if (json === true) return '';
	const view = { width, style };
	const text = renderAnswer(answer, view);
	// Who asks whether something can be reached wants to see how.
	const isTold = answer.verdict.kind === 'violated' || answer.question.kind === 'can' || verbose === true;
	return isTold && scenario !== undefined ? `${text}${await renderPath(scenario, view, drop)}` : text;
}

function jsonReports({ drop }: ExploreOptions, reports: readonly SubjectReport[]): unknown {
	return reports.map(({ subject, answers }) => ({
		product: subject.explorable.model.product.name,
		mode: subject.explorable.model.mode,
		droppedRule: drop ?? null,
		name: subject.name,
		deployment: subject.givenDeployment,
		answers: answers.map((found) => jsonAnswer(found.answer, found.scenario)),
	}));
}

/** `rehearse explore`: decides properties and questions over all reachable states. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { CompileError } from '../../explore/compile/compileError.js';
import { readQuestion } from '../../explore/question/readQuestion.js';
import { propertiesConcerning } from '../../explore/questions.js';
import { type Answer, answer, type Question } from '../../explore/results.js';
import type { Decision } from '../../explore/search/decide.js';
import { defaultBudget } from '../../explore/search/progress.js';
import { renderAnswer, renderTally } from '../../report/exploration.js';
import { jsonAnswer } from '../../report/explorationJson.js';
import { renderProblems } from '../../report/problems.js';
import type { Loaded, Problem } from '../../scenario/problem.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { renderPath, scenarioOf } from '../explore/counterexample.js';
import { drive } from '../explore/drive.js';
import { drawGraph } from '../explore/graph.js';
import { exploreMutants } from '../explore/mutants.js';
import { type ExploreOptions, usageError } from '../explore/options.js';
import { type SavedScenario, saveScenarios } from '../explore/save.js';
import { type Subject, type SubjectReport, subjectsOf } from '../explore/subjects.js';
import { walk } from '../explore/walk.js';
import { checkProductName } from '../files.js';
import { registry } from '../registry.js';
import type { Terminal } from '../terminal.js';

/** A subject with what is asked about it. */
interface Inquiry {
	readonly subject: Subject;
	readonly questions: readonly Question[];
}

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

async function inquiriesOf(product: AnyProduct, options: ExploreOptions): Promise<Loaded<readonly Inquiry[]>> {
	const subjects = await subjectsOf(product, options);
	if (!subjects.ok) return subjects;
	const inquiries: Inquiry[] = [];
	for (const subject of subjects.value) {
		const questions = questionsOf(subject, options);
		if (!questions.ok) return questions;
		inquiries.push({ subject, questions: questions.value });
	}
	return { ok: true, value: inquiries };
}

/** What the command line asks; without a question of its own, the properties of the product. */
function questionsOf(
	{ explorable }: Subject,
	{ property, never = [], can = [] }: ExploreOptions,
): Loaded<readonly Question[]> {
	const questions: Question[] = [];
	const problems: Problem[] = [];
	const asked = [
		...never.map((text) => ({ kind: 'never' as const, text })),
		...can.map((text) => ({ kind: 'can' as const, text })),
	];
	for (const { kind, text } of asked) {
		const read = readQuestion(explorable.model, text, `--${kind}`);
		if (read.ok) questions.push({ kind, name: `${kind} ${text}`, condition: read.condition });
		else problems.push(read.problem);
	}
	if (problems.length > 0) return { ok: false, problems };
	if (questions.length > 0 && property === undefined) return { ok: true, value: questions };
	const properties = propertiesConcerning(explorable.model)
		.filter(([name]) => property === undefined || property.includes(name))
		.map(([name, definition]): Question => ({ kind: 'property', name, property: definition }));
	return { ok: true, value: [...questions, ...properties] };
}

async function exploreAll(
	inquiries: readonly Inquiry[],
	options: ExploreOptions,
	terminal: Terminal,
): Promise<ExitCode> {
	const reports: SubjectReport[] = [];
	for (const inquiry of inquiries.filter(({ questions }) => questions.length > 0))
		reports.push(await exploreOne(inquiry, options, terminal));
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

async function exploreOne(
	{ subject, questions }: Inquiry,
	options: ExploreOptions,
	terminal: Terminal,
): Promise<SubjectReport> {
	const { model } = subject.explorable;
	const view = { width: terminal.width, style: terminal.style };
	const variant = [model.mode, ...(options.drop === undefined ? [] : [`without ${options.drop}`])].join(', ');
	const say = options.json === true ? () => {} : terminal.write;
	say(terminal.style.bold(`${model.product.name}, ${variant}, ${subject.name}\n`));
	const answers: { answer: Answer; scenario: string | undefined }[] = [];
	for (const question of questions) {
		const found = drive(answer(subject.explorable, question, decisionOf(options)), question.name, terminal);
		const scenario = scenarioOf(subject, found);
		// A scenario runs with every rule, so that without one it is shown but not handed over.
		answers.push({ answer: found, scenario: options.drop === undefined ? scenario : undefined });
		say(renderAnswer(found, view));
		// Who asks whether something can be reached wants to see how.
		const isTold = found.verdict.kind === 'violated' || question.kind === 'can' || options.verbose === true;
		if (isTold && scenario !== undefined && options.json !== true) say(await renderPath(scenario, view, options.drop));
	}
	say('\n');
	return { subject, answers };
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

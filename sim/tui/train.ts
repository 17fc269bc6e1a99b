/** `rehearse train`: the sandbox on a terminal, or a key script and the screen that it ends with. */
import { productNames } from '../../machines/index.js';
import { type ExitCode, exitCodes } from '../cli/exitCode.js';
import { checkProductName, readKeyScript } from '../cli/files.js';
import type { Terminal } from '../cli/terminal.js';
import { renderProblems } from '../report/problems.js';
import type { Problem } from '../scenario/problem.js';
import { obey } from '../train/commands.js';
import type { JournalHead } from '../train/journal.js';
import { courseKey } from '../train/progress.js';
import { frameOf, frameText } from '../train/screen/frame.js';
import { firstUi } from '../train/screen/press.js';
import type { Size, Ui } from '../train/screen/state.js';
import { startSession } from '../train/start.js';
import { type Beginning, beginningOf } from './begin.js';
import { checkLessons } from './checkLessons.js';
import { performer } from './effects.js';
import { progressFile, sessionsFolder } from './folders.js';
import { beginJournal } from './journalStore.js';
import { type TrainOptions, usageError } from './options.js';
import { loadProgress } from './progressStore.js';
import { readScript, readSize } from './script.js';
import { createStore } from './store.js';
import { type ThemeName, themeFor } from './theme.js';

const notATerminal =
	'error: The sandbox needs a terminal on input and output. Without one, --script <file> plays keys and prints the last screen.\n';

/** Runs the command. */
export async function train(product: string | undefined, options: TrainOptions, terminal: Terminal): Promise<ExitCode> {
	const checked = product === undefined ? { ok: true as const } : checkProductName(product);
	const wrong = checked.ok ? usageError(product, options) : checked.message;
	if (wrong !== undefined) return usage(wrong, terminal);
	if (options.check === true) return checkLessons(product, options.lesson, terminal);
	const isInteractive = options.script === undefined;
	if (isInteractive && (process.stdin.isTTY !== true || process.stdout.isTTY !== true)) {
		terminal.writeError(notATerminal);
		return exitCodes.badInput;
	}
	const beginning = await beginningOf(product, options, sessionsFolder(process.env));
	if (beginning !== undefined && !beginning.ok) return bad(beginning.problems, terminal);
	if (!isInteractive) {
		if (beginning === undefined)
			return usage(
				`--script needs a product, --lesson, --open or --resume. Products: ${productNames.join(', ')}.`,
				terminal,
			);
		return playScript(beginning.value, options, terminal);
	}
	const theme = themeFor(process.env, options.theme);
	prepareInk(theme);
	const chosen = beginning?.value ?? (await choose());
	if (chosen === undefined) return exitCodes.holds;
	return await interact(chosen, theme, terminal);
}

function usage(message: string, terminal: Terminal): ExitCode {
	terminal.writeError(`error: ${message}\n`);
	return exitCodes.badInput;
}

function bad(problems: readonly Problem[], terminal: Terminal): ExitCode {
	const [first] = problems;
	// What is wrong with an option stands in no file, so no place is told.
	if (first?.file.startsWith('--') === true) return usage(`${first.message} ${first.advice ?? ''}`.trim(), terminal);
	terminal.writeError(renderProblems(problems, terminal.errorStyle));
	return exitCodes.badInput;
}

/** Ink decides when it is loaded, by variables that are meant for other programs, whether it draws and in colours. */
function prepareInk(theme: ThemeName): void {
	for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete process.env[name];
	if (theme === 'plain') process.env['FORCE_COLOR'] = '0';
}

/** Lets somebody who has named nothing choose a lesson or a product. */
async function choose(): Promise<Beginning | undefined> {
	const { chooseBeginning } = await import('./menu.js');
	return chooseBeginning(process.env);
}

/** The first screen; what was achieved before is known where scores are kept. */
function uiOf({ course, commands }: Beginning, size: Size, scores: string | undefined): Ui {
	const session = commands.reduce(obey, startSession({ ...course, isExam: false }));
	const loaded = scores === undefined ? undefined : loadProgress(scores);
	const record = loaded?.ok ? loaded.progress.courses[courseKey(course)]?.best : undefined;
	const ui = firstUi({ ...session, course }, size, record);
	return commands.length === 0 ? ui : { ...ui, page: { kind: 'board' } };
}

/** Plays the keys of a script; nothing is remembered, and only `keep` writes a file. */
function playScript(beginning: Beginning, { script = '', size: asked }: TrainOptions, terminal: Terminal): ExitCode {
	const source = readKeyScript(script);
	const steps = source.ok ? readScript(source.value) : source;
	if (!steps.ok) return bad(steps.problems, terminal);
	const size = asked === undefined ? { columns: 80, rows: 24 } : readSize(asked);
	if (size === undefined) return usage('--size is columns and rows, such as 80x24.', terminal);
	let hasLeft = false;
	const perform = performer({
		journal: undefined,
		progressFile: undefined,
		leave: () => {
			hasLeft = true;
		},
	});
	const store = createStore(uiOf(beginning, size, undefined), perform);
	for (const step of steps.value) {
		if (hasLeft) break;
		if ('key' in step) store.press(step.key);
		else store.resize(step.resize);
	}
	const ui = store.get();
	terminal.write(`${frameText(frameOf(ui), ui.size.columns)}\n`);
	return exitCodes.holds;
}

async function interact(beginning: Beginning, theme: ThemeName, terminal: Terminal): Promise<ExitCode> {
	const { course, commands } = beginning;
	const head: JournalHead = {
		format: 'rehearse-session',
		version: 1,
		product: course.models.guided.product.name,
		title: course.title,
		mode: course.mode,
		seed: course.seed,
		...(course.lesson === undefined ? {} : { lesson: course.lesson.name }),
		isExam: course.isExam,
		deployment: course.givenDeployment,
		process: process.pid,
	};
	const journal = beginJournal(sessionsFolder(process.env), head, commands);
	if (journal !== undefined) beginning.forget?.();
	const { columns = 80, rows = 24 } = process.stdout;
	const { show } = await import('./run.js');
	let close = () => {};
	const scores = progressFile(process.env);
	const perform = performer({ journal, progressFile: scores, leave: () => close() });
	const store = createStore(uiOf(beginning, { columns, rows }, scores), perform);
	const shown = show(store, theme, process);
	close = shown.close;
	await shown.closed;
	terminal.write('The session is kept. "rehearse train --resume" takes it up.\n');
	return exitCodes.holds;
}

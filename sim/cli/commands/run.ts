/** `rehearse run`: replays scenarios and traces. */
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { jsonReport } from '../../report/json.js';
import { renderJunit } from '../../report/junit.js';
import { renderProblems } from '../../report/problems.js';
import { renderRun } from '../../report/run.js';
import { renderSummary } from '../../report/summary.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { runScenario, type ScenarioResult } from '../../scenario/run.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { knownScenarios, library, readScenarios } from '../files.js';
import { fillFor, loadAll } from '../scenarios.js';
import type { Terminal } from '../terminal.js';
import { replayTrace } from './replay.js';

// Each schema is used a few times per call; compiling it first takes longer than that saves.
z.config({ jitless: true });

/** The options of the command, as commander hands them over. */
export interface RunCommandOptions {
	readonly grep?: RegExp;
	readonly seed?: number;
	readonly verbose?: boolean;
	readonly json?: boolean;
	readonly reporter: string;
	readonly trace?: string;
	readonly replay?: string;
	readonly width?: number;
}

/** Runs the command. All input is read and checked before anything is run or written. */
export async function run(paths: readonly string[], options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
	const usage = usageError(paths, options);
	if (usage !== undefined) {
		terminal.writeError(`error: ${usage}\n`);
		return exitCodes.badInput;
	}
	if (options.replay !== undefined) return replayTrace(options.replay, options, terminal);
	const sources = readScenarios(paths.length === 0 ? knownScenarios() : paths);
	const scenarios = sources.ok ? await loadAll(sources.value, library) : sources;
	if (!scenarios.ok) {
		terminal.writeError(renderProblems(scenarios.problems, terminal.errorStyle));
		return exitCodes.badInput;
	}
	const chosen = scenarios.value.filter(({ title, file }) =>
		(options.grep?.test(title) ?? true) ? true : options.grep?.test(file) === true,
	);
	if (chosen.length === 0) {
		terminal.writeError('error: No scenario matches --grep.\n');
		return exitCodes.badInput;
	}
	if (options.trace !== undefined && chosen.length !== 1) {
		terminal.writeError(`error: --trace takes a single scenario, but ${chosen.length} were given.\n`);
		return exitCodes.badInput;
	}
	const findFill = await fillFor(chosen);
	const results = chosen.map((scenario) => runScenario(scenario, { seed: options.seed, findFill }));
	terminal.write(report(results, options, terminal));
	const written = options.trace === undefined || writeTrace(options.trace, results[0], terminal);
	if (!written) return exitCodes.badInput;
	return results.every(({ passed }) => passed) ? exitCodes.holds : exitCodes.failed;
}

function usageError(
	paths: readonly string[],
	{ reporter, json, replay, width, grep, seed, trace, verbose }: RunCommandOptions,
): string | undefined {
	const reporters = ['text', 'junit'];
	if (!reporters.includes(reporter)) {
		return `There is no reporter ${quoted(reporter)}. ${expectedOneOf(reporter, reporters)}`;
	}
	if (json === true && reporter !== 'text') return '--json and --reporter exclude each other.';
	if (replay !== undefined && paths.length > 0) return '--replay takes no scenarios: a trace holds all that it needs.';
	if (replay !== undefined && (reporter !== 'text' || (grep ?? seed ?? trace ?? verbose) !== undefined)) {
		return '--replay goes with --json only: a trace holds all that it needs.';
	}
	if (width !== undefined && width < 40) return '--width takes 40 columns or more.';
	return undefined;
}

function report(results: readonly ScenarioResult[], options: RunCommandOptions, terminal: Terminal): string {
	const layout = { width: options.width ?? terminal.width, style: terminal.style };
	if (options.json === true) return `${JSON.stringify(jsonReport(results), null, 2)}\n`;
	if (options.reporter === 'junit') return renderJunit(results);
	const inFull = options.verbose === true || results.length === 1;
	const runs = inFull ? results.map((result) => renderRun(result, layout)).join('\n') : '';
	return results.length === 1 ? runs : `${runs}${renderSummary(results, layout)}`;
}

function writeTrace(file: string, result: ScenarioResult | undefined, terminal: Terminal): boolean {
	const trace = result?.trace();
	if (trace === undefined) {
		terminal.writeError('error: The deployment is refused, so there is no trace to write.\n');
		return false;
	}
	try {
		writeFileSync(file, `${JSON.stringify(trace, null, 2)}\n`);
		return true;
	} catch (error) {
		terminal.writeError(`error: The trace cannot be written: ${(error as Error).message}\n`);
		return false;
	}
}

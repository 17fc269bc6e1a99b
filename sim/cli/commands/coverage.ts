/** `rehearse coverage`: where the clauses of the guides have gone. */
import { loadProduct, productNames } from '../../../machines/index.js';
import { type Coverage, coverageOf, isComplete } from '../../regress/coverage.js';
import { renderCoverage, renderWeakBindings } from '../../report/coverage.js';
import { renderProblems } from '../../report/problems.js';
import { runScenario } from '../../scenario/run.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { checkProductName, library, readScenarios, shippedScenarios } from '../files.js';
import type { Terminal } from '../terminal.js';
import { loadAll } from './run.js';

/** Runs the command over the shipped scenarios. */
export async function coverage(
	name: string | undefined,
	{ json, weak }: { readonly json?: boolean; readonly weak?: boolean },
	terminal: Terminal,
): Promise<ExitCode> {
	const checked = name === undefined ? { ok: true as const } : checkProductName(name);
	if (!checked.ok) {
		terminal.writeError(`error: ${checked.message}\n`);
		return exitCodes.badInput;
	}
	const sources = readScenarios([shippedScenarios()]);
	const scenarios = sources.ok ? await loadAll(sources.value, library) : sources;
	if (!scenarios.ok) {
		terminal.writeError(renderProblems(scenarios.problems, terminal.errorStyle));
		return exitCodes.badInput;
	}
	const names = name === undefined ? productNames : [name];
	const wanted = scenarios.value.filter(({ product }) => names.includes(product.name));
	const results = wanted.map((scenario) => runScenario(scenario));
	const coverages: Coverage[] = [];
	for (const product of names) coverages.push(coverageOf(await loadProduct(product), results));
	const layout = { width: terminal.width, style: terminal.style };
	const render = weak === true ? renderWeakBindings : renderCoverage;
	terminal.write(json === true ? `${JSON.stringify(coverages, null, 2)}\n` : render(coverages, layout));
	return coverages.every(isComplete) ? exitCodes.holds : exitCodes.failed;
}

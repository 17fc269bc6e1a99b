/** `rehearse coverage`: where the clauses of the guides have gone. */
import { type Coverage, coverageOf, isComplete } from '../../regress/coverage.js';
import { type TwoWayCoverage, twoWayCoverage } from '../../regress/twoWay.js';
import { renderCoverage, renderWeakBindings } from '../../report/coverage.js';
import { runScenario } from '../../scenario/run.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { registry } from '../registry.js';
import { fillFor, loadShipped } from '../scenarios.js';
import type { Terminal } from '../terminal.js';

/** Runs the command over the shipped scenarios. */
export async function coverage(
	name: string | undefined,
	{ json, weak }: { readonly json?: boolean; readonly weak?: boolean },
	terminal: Terminal,
): Promise<ExitCode> {
	const shipped = await loadShipped(name, terminal);
	if (shipped === undefined) return exitCodes.badInput;
	const findFill = await fillFor(shipped.scenarios);
	const results = shipped.scenarios.map((scenario) => runScenario(scenario, { findFill }));
	const coverages: (Coverage & { readonly twoWay: TwoWayCoverage })[] = [];
	for (const name of shipped.names) {
		const product = await registry().load(name);
		const found = coverageOf(product, results);
		coverages.push({ ...found, twoWay: twoWayCoverage(product, results, realisedIn(found)) });
	}
	const layout = { width: terminal.width, style: terminal.style };
	const render = weak === true ? renderWeakBindings : renderCoverage;
	terminal.write(json === true ? `${JSON.stringify(coverages, null, 2)}\n` : render(coverages, layout));
	return coverages.every(isComplete) ? exitCodes.holds : exitCodes.failed;
}

/** The clauses that are bound to more than information. */
function realisedIn({ clauses }: Coverage): ReadonlySet<string> {
	return new Set(
		clauses.filter(({ bindings }) => bindings.some(({ kind }) => kind !== 'information')).map(({ id }) => id),
	);
}

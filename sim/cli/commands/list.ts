/** `rehearse list`: the products and their scenarios. */
import { loadProduct, productNames } from '../../../machines/index.js';
import { renderProblems } from '../../report/problems.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { checkProductName, library, readScenarios, shippedScenarios } from '../files.js';
import type { Terminal } from '../terminal.js';
import { loadAll } from './run.js';

/** Runs the command. */
export async function list(
	name: string | undefined,
	{ json }: { readonly json?: boolean },
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
	const products = [];
	for (const product of name === undefined ? productNames : [name]) {
		const { title, guide } = await loadProduct(product);
		const own = scenarios.value.filter((scenario) => scenario.product.name === product);
		products.push({
			product,
			title,
			guide: guide.document,
			scenarios: own.map(({ file, title: scenario, mode }) => ({ file, title: scenario, mode })),
		});
	}
	if (json === true) {
		terminal.write(`${JSON.stringify(products, null, 2)}\n`);
		return exitCodes.holds;
	}
	const { bold, dim } = terminal.style;
	for (const { product, title, guide, scenarios: own } of products) {
		terminal.write(`${bold(product)}  ${title}\n  after: ${guide}\n`);
		for (const scenario of own) terminal.write(`  ${scenario.title}\n    ${dim(scenario.file)}\n`);
		terminal.write('\n');
	}
	return exitCodes.holds;
}

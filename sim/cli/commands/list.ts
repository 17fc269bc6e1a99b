/** `rehearse list`: the products and their scenarios. */
import { type ExitCode, exitCodes } from '../exitCode.js';
import { registry } from '../registry.js';
import { loadShipped } from '../scenarios.js';
import type { Terminal } from '../terminal.js';

/** Runs the command. */
export async function list(
	name: string | undefined,
	{ json }: { readonly json?: boolean },
	terminal: Terminal,
): Promise<ExitCode> {
	const shipped = await loadShipped(name, terminal);
	if (shipped === undefined) return exitCodes.badInput;
	const products = [];
	for (const product of shipped.names) {
		const { title, guide } = await registry().load(product);
		const own = shipped.scenarios.filter((scenario) => scenario.product.name === product);
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

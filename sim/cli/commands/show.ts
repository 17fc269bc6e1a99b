/** `rehearse show`: what a product knows under a name. */
import { describeProduct, entriesNamed, namesOf } from '../../report/show.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { checkProductName } from '../files.js';
import { registry } from '../registry.js';
import type { Terminal } from '../terminal.js';

/** Runs the command. */
export async function show(
	name: string,
	wanted: string | undefined,
	{ json }: { readonly json?: boolean },
	terminal: Terminal,
): Promise<ExitCode> {
	const checked = checkProductName(name);
	if (!checked.ok) {
		terminal.writeError(`error: ${checked.message}\n`);
		return exitCodes.badInput;
	}
	const product = await registry().load(name);
	const entries = wanted === undefined ? [describeProduct(product)] : entriesNamed(product, wanted);
	if (entries.length === 0 && wanted !== undefined) {
		const advice = expectedOneOf(wanted, namesOf(product));
		terminal.writeError(`error: ${product.name} knows nothing called ${quoted(wanted)}. ${advice}\n`);
		return exitCodes.badInput;
	}
	if (json === true) {
		terminal.write(`${JSON.stringify(entries, null, 2)}\n`);
		return exitCodes.holds;
	}
	const { bold } = terminal.style;
	for (const { kind, name: title, lines } of entries) {
		terminal.write(`${bold(`${kind} ${title}`)}\n${lines.map((line) => `  ${line}\n`).join('')}`);
	}
	return exitCodes.holds;
}

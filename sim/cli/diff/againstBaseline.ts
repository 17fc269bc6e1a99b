/** `rehearse diff --against <baseline file>`: what the products do now that the file does not say. */
import { readFileSync } from 'node:fs';
import { baselineOf } from '../../regress/baseline/baseline.js';
import { type ChangeKind, changeKinds, countsOfKinds, productOfBaseline } from '../../regress/baseline/kinds.js';
import { githubCheck, markdownCheck, type ProductCheck, renderCheck } from '../../report/check.js';
import { compareWith, readBaselineFile } from '../check/compare.js';
import { ObservationCache, observe } from '../check/observe.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { registry, unknownProduct } from '../registry.js';
import type { Terminal } from '../terminal.js';

/** Runs the comparison. Positions need the old version itself, so they go with commits and folders only. */
export async function diffAgainstBaseline(
	names: readonly string[],
	options: { readonly against: string; readonly format: string; readonly positions?: readonly string[] },
	forbidden: readonly string[],
	terminal: Terminal,
): Promise<ExitCode> {
	const usage = (message: string): ExitCode => {
		terminal.writeError(`error: ${message}\n`);
		return exitCodes.badInput;
	};
	if (options.positions !== undefined) return usage('--positions needs the old version itself, not a baseline of it.');
	const baseline = readBaselineFile(options.against);
	if (typeof baseline === 'string') return usage(baseline);
	const name = productOfBaseline(readFileSync(options.against, 'utf8')) ?? names[0];
	if (name === undefined) return usage(`${options.against} does not say whose baseline it is. Name the product.`);
	if (names.some((each) => each !== name)) return usage(`${options.against} is the baseline of ${name}.`);
	const unknown = unknownProduct([name]);
	if (unknown !== undefined) return usage(unknown);
	const product = await registry().load(name);
	const observation = await observe(product, terminal, { cache: new ObservationCache() });
	if (observation === undefined) return exitCodes.badInput;
	const check = compareWith(product, baseline, baselineOf(observation, product.rules), terminal);
	terminal.write(rendered(check, options.format, terminal));
	const counts = countsOfKinds(check.changes.map(({ change }) => change));
	const isForbidden = (kind: ChangeKind) => forbidden.includes(kind) && counts[kind] > 0;
	const hasLostGuard = forbidden.includes('clauses') && check.unguarded.length > 0;
	return hasLostGuard || changeKinds.some(isForbidden) ? exitCodes.failed : exitCodes.holds;
}

function rendered(check: ProductCheck, format: string, { width, style }: Terminal): string {
	if (format === 'json') return `${JSON.stringify([check], null, 2)}\n`;
	if (format === 'markdown') return markdownCheck([check]);
	if (format === 'github') return githubCheck([check]);
	return renderCheck([check], { width, style });
}

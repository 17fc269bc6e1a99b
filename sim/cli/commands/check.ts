/** `rehearse check`: compares what the products do with their baselines. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { baselineOf, writeBaseline } from '../../regress/baseline/baseline.js';
import type { Observation } from '../../regress/baseline/observation.js';
import { checkJunit, githubCheck, type ProductCheck, renderCheck } from '../../report/check.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { compareWith, readBaselineFile } from '../check/compare.js';
import { ObservationCache, observe } from '../check/observe.js';
import { mergedObservation, type Part, readParts, writePart } from '../check/parts.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { registry, unknownProduct } from '../registry.js';
import type { Shard } from '../shard.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../writeWhole.js';

/** The options as commander hands them over. */
export interface CheckOptions {
	readonly update?: boolean;
	readonly json?: boolean;
	readonly reporter: string;
	readonly shard?: Shard;
	readonly merge?: readonly string[];
	readonly watch?: boolean;
}

const reporters = ['text', 'junit', 'github'];

/** Runs the command. */
export async function check(names: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
	const usage = (message: string): ExitCode => {
		terminal.writeError(`error: ${message}\n`);
		return exitCodes.badInput;
	};
	const wrong = unknownProduct(names) ?? usageError(options);
	if (wrong !== undefined) return usage(wrong);
	if (options.watch === true) {
		const { watchProducts } = await import('../check/watch.js');
		return watchProducts(names, terminal);
	}
	const parts = options.merge === undefined ? undefined : readParts(options.merge);
	if (typeof parts === 'string') return usage(parts);
	return checkOnce(names.length === 0 ? registry().meant : names, options, parts, terminal);
}

function usageError({ reporter, shard, merge, update, json, watch }: CheckOptions): string | undefined {
	if (!reporters.includes(reporter)) {
		return `There is no reporter ${quoted(reporter)}. ${expectedOneOf(reporter, reporters)}`;
	}
	if (json === true && reporter !== 'text') return '--json and --reporter exclude each other.';
	if (shard !== undefined && (merge !== undefined || update === true || json === true || reporter !== 'text')) {
		return '--shard writes a part of the work for --merge; it goes with no other option.';
	}
	const isMore = update === true || json === true || shard !== undefined || merge !== undefined;
	if (watch === true && (isMore || reporter !== 'text')) return '--watch goes with no other option.';
	return undefined;
}

/** Everything is found out before anything is written, so that a check that is stopped has changed nothing. */
async function checkOnce(
	names: readonly string[],
	{ update, json, reporter, shard }: CheckOptions,
	parts: readonly Part[] | undefined,
	terminal: Terminal,
): Promise<ExitCode> {
	const cache = new ObservationCache();
	const observed: { readonly product: AnyProduct; readonly observation: Observation }[] = [];
	for (const name of names) {
		const product = await registry().load(name);
		const observation =
			parts === undefined ? await observe(product, terminal, { shard, cache }) : mergedObservation(parts, product);
		if (observation !== undefined) observed.push({ product, observation });
		else if (parts === undefined) return exitCodes.badInput;
	}
	if (shard !== undefined) {
		terminal.write(
			writePart(
				shard,
				observed.map(({ observation }) => observation),
			),
		);
		return exitCodes.holds;
	}
	const baselines = observed.map(({ product, observation }) => ({
		product,
		file: registry().baseline(product.name),
		now: baselineOf(observation, product.rules),
	}));
	if (update === true) {
		for (const { product, file, now } of baselines) writeWhole(file, writeBaseline(product.name, now));
		terminal.write('The baselines are written.\n');
		return exitCodes.holds;
	}
	const checks: ProductCheck[] = [];
	for (const { product, file, now } of baselines) {
		const before = readBaselineFile(file);
		if (typeof before === 'string') {
			terminal.writeError(`error: ${before}\n`);
			return exitCodes.badInput;
		}
		checks.push(compareWith(product, before, now, terminal));
	}
	if (json === true) terminal.write(`${JSON.stringify(checks, null, 2)}\n`);
	else if (reporter === 'junit') terminal.write(checkJunit(checks));
	else if (reporter === 'github') terminal.write(githubCheck(checks));
	else terminal.write(renderCheck(checks, { width: terminal.width, style: terminal.style }));
	return checks.every(({ changes }) => changes.length === 0) ? exitCodes.holds : exitCodes.failed;
}

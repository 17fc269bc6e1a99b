/** `rehearse mutate`: changes the charts of products a little, and tells who notices. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { operators } from '../../regress/mutate/mutations.js';
import { type MutationReport, namedMutations, reportsOf, withReasons } from '../../regress/mutate/report.js';
import { tryMutations } from '../../regress/mutate/trial.js';
import { jsonMutation, renderMutations, renderNeedless, scoreOf } from '../../report/mutations.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { drive } from '../explore/drive.js';
import { mergedReports, type ProductReport, writePart } from '../mutate/parts.js';
import { readReasons } from '../mutate/reasons.js';
import { registry, unknownProduct } from '../registry.js';
import { fillFor, loadScenariosOf } from '../scenarios.js';
import { inShard, type Shard } from '../shard.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../writeWhole.js';

/** The options as commander hands them over. */
export interface MutateOptions {
	readonly operator?: readonly string[];
	readonly atLeast?: number;
	readonly save?: string;
	readonly shard?: Shard;
	readonly merge?: readonly string[];
	readonly json?: boolean;
}

/** Runs the command. */
export async function mutate(names: readonly string[], options: MutateOptions, terminal: Terminal): Promise<ExitCode> {
	const usage = (message: string): ExitCode => {
		terminal.writeError(`error: ${message}\n`);
		return exitCodes.badInput;
	};
	const wrong = unknownProduct(names) ?? usageError(options);
	if (wrong !== undefined) return usage(wrong);
	const wanted = names.length === 0 ? registry().meant : names;
	const products =
		options.merge === undefined ? await tryProducts(wanted, options, terminal) : mergedReports(options.merge);
	if (products === undefined) return exitCodes.badInput;
	if (typeof products === 'string') return usage(products);
	if (options.shard !== undefined) {
		terminal.write(writePart(options.shard, products));
		return exitCodes.holds;
	}
	return tell(products, options, terminal);
}

function usageError({ operator = [], shard, merge, json, save }: MutateOptions): string | undefined {
	const wrongOperator = operator.find((name) => !(operators as readonly string[]).includes(name));
	if (wrongOperator !== undefined) {
		return `There is no mutation ${quoted(wrongOperator)}. ${expectedOneOf(wrongOperator, operators)}`;
	}
	if (shard !== undefined && (merge !== undefined || json === true || save !== undefined)) {
		return '--shard writes a part of the work for --merge; it goes with neither --json nor --save.';
	}
	return undefined;
}

async function tryProducts(
	names: readonly string[],
	{ operator: wanted = [], shard }: MutateOptions,
	terminal: Terminal,
): Promise<ProductReport[] | undefined> {
	const products: ProductReport[] = [];
	for (const name of names) {
		const product = await registry().load(name);
		const scenarios = await loadScenariosOf(name, terminal);
		if (scenarios === undefined) return undefined;
		const named = namedMutations(product);
		const meant = [...named.keys()].filter(({ operator }) => wanted.length === 0 || wanted.includes(operator));
		const trial = { product, scenarios, findFill: await fillFor(scenarios) };
		const judged = drive(tryMutations(trial, inShard(meant, shard)), `${name}, mutations`, terminal);
		products.push({ product: name, reports: reportsOf(judged, named) });
	}
	return products;
}

function tell(
	products: readonly ProductReport[],
	{ operator = [], atLeast = 95, save, json }: MutateOptions,
	terminal: Terminal,
): ExitCode {
	const view = { width: terminal.width, style: terminal.style };
	const rows: unknown[] = [];
	let isGood = true;
	for (const { product, reports: tried } of products) {
		const file = registry().reasons(product);
		const reasons = readReasons(file);
		if (typeof reasons === 'string') {
			terminal.writeError(`error: ${reasons}\n`);
			return exitCodes.badInput;
		}
		const { reports, needless } = withReasons(tried, reasons);
		// Of some kinds of change only, other reasons have nothing to be about.
		const outdated = operator.length > 0 ? [] : needless;
		const score = scoreOf(reports);
		isGood &&= score.percent >= atLeast && outdated.length === 0;
		rows.push({ product, score, needless: outdated, mutations: reports.map(jsonMutation) });
		if (json !== true) terminal.write(renderMutations(product, reports, view) + renderNeedless(file, outdated, view));
		if (save !== undefined) saveKillers(join(save, product), reports);
	}
	if (json === true) terminal.write(`${JSON.stringify(rows, null, 2)}\n`);
	return isGood ? exitCodes.holds : exitCodes.failed;
}

function saveKillers(folder: string, reports: readonly MutationReport[]): void {
	mkdirSync(folder, { recursive: true });
	for (const [index, { operator, event, places, fate }] of reports.entries()) {
		if (fate.kind !== 'survives' || fate.killer === undefined) continue;
		const place = (places[0] ?? '').split('.').at(-1) ?? '';
		const name = [operator, event, place, String(index)].filter((part) => part !== '').join('-');
		writeWhole(join(folder, `${name.replace(/[^A-Za-z0-9]+/g, '-')}.yaml`), fate.killer.text);
	}
}

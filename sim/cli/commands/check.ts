/** `rehearse check`: compares what the products do with their baselines. */
import { readFileSync } from 'node:fs';
import { describeEvent } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import {
	type Baseline,
	type BaselineChange,
	baselineOf,
	compareBaselines,
	readBaseline,
	unguardedClauses,
	writeBaseline,
} from '../../regress/baseline/baseline.js';
import type { Observation } from '../../regress/baseline/observation.js';
import { observeExample } from '../../regress/baseline/observeExample.js';
import { observeScenario } from '../../regress/baseline/observeScenario.js';
import { wayTo } from '../../regress/baseline/wayTo.js';
import { type ProductCheck, renderCheck, type ToldChange } from '../../report/check.js';
import { runScenario } from '../../scenario/run.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { drive } from '../explore/drive.js';
import { registry, unknownProduct } from '../registry.js';
import { fillFor, loadScenariosOf } from '../scenarios.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../writeWhole.js';

/** The options as commander hands them over. */
export interface CheckOptions {
	readonly update?: boolean;
	readonly json?: boolean;
}

/** Runs the command. */
export async function check(
	names: readonly string[],
	{ update, json }: CheckOptions,
	terminal: Terminal,
): Promise<ExitCode> {
	const wrong = unknownProduct(names);
	if (wrong !== undefined) {
		terminal.writeError(`error: ${wrong}
`);
		return exitCodes.badInput;
	}
	const checks: ProductCheck[] = [];
	for (const name of names.length === 0 ? registry().meant : names) {
		const product = await registry().load(name);
		const observation = await observe(product, terminal);
		if (observation === undefined) return exitCodes.badInput;
		const now = baselineOf(observation, product.rules);
		const file = registry().baseline(name);
		if (update === true) {
			writeWhole(file, writeBaseline(name, now));
			continue;
		}
		const before = readBaselineFile(file);
		if (typeof before === 'string') {
			terminal.writeError(`error: ${before}\n`);
			return exitCodes.badInput;
		}
		checks.push(compare(product, before, now, terminal));
	}
	if (update === true) {
		terminal.write('The baselines are written.\n');
		return exitCodes.holds;
	}
	if (json === true) terminal.write(`${JSON.stringify(checks, null, 2)}\n`);
	else terminal.write(renderCheck(checks, { width: terminal.width, style: terminal.style }));
	return checks.every(({ changes }) => changes.length === 0) ? exitCodes.holds : exitCodes.failed;
}

async function observe(product: AnyProduct, terminal: Terminal): Promise<Observation | undefined> {
	const scenarios = await loadScenariosOf(product.name, terminal);
	if (scenarios === undefined) return undefined;
	const findFill = await fillFor(scenarios);
	const folder = registry().scenarios(product.name) ?? '';
	return {
		product: product.name,
		examples: Object.keys(product.deployment.examples).map((example) =>
			drive(observeExample(product, example), `${product.name}, ${example}`, terminal),
		),
		scenarios: scenarios.map((scenario) =>
			observeScenario(runScenario(scenario, { findFill }), nameBelow(folder, scenario.file)),
		),
	};
}

function nameBelow(folder: string, file: string): string {
	const parts = file.split('/');
	const last = folder.replaceAll('\\', '/').split('/').at(-1) ?? '';
	return parts.slice(parts.lastIndexOf(last) + 1).join('/');
}

function compare(product: AnyProduct, before: Baseline, now: Baseline, terminal: Terminal): ProductCheck {
	const tell = (change: BaselineChange): ToldChange => {
		const way = drive(wayTo(product, change), change.name, terminal);
		return { change, way: way?.path.steps.map(({ event }) => describeEvent(event)) };
	};
	return {
		product: product.name,
		lines: Object.values(now).reduce((sum, section) => sum + section.size, 0),
		changes: compareBaselines(before, now).map(tell),
		unguarded: unguardedClauses(before, now),
	};
}

function readBaselineFile(file: string): Baseline | string {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return `There is no baseline ${file}. "rehearse check --update" writes it.`;
	}
	const read = readBaseline(text);
	return 'message' in read ? `${file}:${read.line}: ${read.message} "rehearse check --update" writes it anew.` : read;
}

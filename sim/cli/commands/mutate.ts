/** `rehearse mutate`: changes the charts of products a little, and tells who notices. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutation, mutationsOf, operators } from '../../regress/mutate/mutations.js';
import { type Judged, tryMutations } from '../../regress/mutate/trial.js';
import { jsonMutation, renderMutations, scoreOf } from '../../report/mutations.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { drive } from '../explore/drive.js';
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
	readonly json?: boolean;
}

/** Runs the command. */
export async function mutate(names: readonly string[], options: MutateOptions, terminal: Terminal): Promise<ExitCode> {
	const { operator: wanted = [], atLeast = 95, save, json } = options;
	const wrongOperator = wanted.find((name) => !(operators as readonly string[]).includes(name));
	const wrong =
		unknownProduct(names) ??
		(wrongOperator && `There is no mutation ${quoted(wrongOperator)}. ${expectedOneOf(wrongOperator, operators)}`);
	if (wrong !== undefined) {
		terminal.writeError(`error: ${wrong}\n`);
		return exitCodes.badInput;
	}
	const reports: { product: string; judged: Judged[] }[] = [];
	for (const name of names.length === 0 ? registry().meant : names) {
		const product = await registry().load(name);
		const scenarios = await loadScenariosOf(name, terminal);
		if (scenarios === undefined) return exitCodes.badInput;
		const isWanted = ({ operator }: Mutation) => wanted.length === 0 || wanted.includes(operator);
		const mutations = inShard(mutationsOf(product).filter(isWanted), options.shard);
		const trial = { product, scenarios, findFill: await fillFor(scenarios) };
		const judged = drive(tryMutations(trial, mutations), `${name}, mutations`, terminal);
		reports.push({ product: name, judged });
		if (json !== true) terminal.write(renderMutations(name, judged, { width: terminal.width, style: terminal.style }));
		if (save !== undefined) saveKillers(join(save, name), judged);
	}
	if (json === true) {
		const rows = reports.map(({ product, judged }) => ({
			product,
			score: scoreOf(judged),
			mutations: judged.map(jsonMutation),
		}));
		terminal.write(`${JSON.stringify(rows, null, 2)}\n`);
	}
	return reports.every(({ judged }) => scoreOf(judged).percent >= atLeast) ? exitCodes.holds : exitCodes.failed;
}

function saveKillers(folder: string, judged: readonly Judged[]): void {
	mkdirSync(folder, { recursive: true });
	for (const [index, { mutation, fate }] of judged.entries()) {
		if (fate.kind !== 'survives' || fate.killer === undefined) continue;
		const place = (mutation.places[0] ?? '').split('.').at(-1) ?? '';
		const name = [mutation.operator, mutation.event, place, String(index)].filter((part) => part !== '').join('-');
		writeWhole(join(folder, `${name.replace(/[^A-Za-z0-9]+/g, '-')}.yaml`), fate.killer.text);
	}
}

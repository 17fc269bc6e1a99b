/** `rehearse diff`: what another version of the products changes. */
import { join } from 'node:path';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { diffCharts } from '../../regress/diff/diff.js';
import { diffReach, sameReach } from '../../regress/diff/reach.js';
import { judgePosition, type Position, turnedLessons, turnedScenarios } from '../../regress/diff/stranded.js';
import { countsOf, githubDiff, markdownDiff, type ProductDiff, renderDiff } from '../../report/diff.js';
import { renderProblems } from '../../report/problems.js';
import { loadScenario, SharedWork } from '../../scenario/load.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { runScenario, type ScenarioResult } from '../../scenario/run.js';
import { observeLessons } from '../check/lessons.js';
import { diffAgainstBaseline } from '../diff/againstBaseline.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { drive } from '../explore/drive.js';
import { library, readScenarios, readTrace } from '../files.js';
import { isFile, isFolder, rootFolder } from '../folders.js';
import { folderAt } from '../products/gitFolder.js';
import { type FolderOfProducts, findProducts } from '../products/loadFolder.js';
import { registry, unknownProduct } from '../registry.js';
import { fillFor } from '../scenarios.js';
import type { Terminal } from '../terminal.js';
import { loadTrace } from '../traces.js';

/** The options as commander hands them over. */
export interface DiffOptions {
	readonly against: string;
	readonly positions?: readonly string[];
	readonly forbid?: string;
	readonly format: string;
}

const formats = ['text', 'json', 'markdown', 'github'];
const counted = ['added', 'removed', 'changed', 'scenarios', 'lessons', 'clauses', 'positions'] as const;
const forbiddable = [...counted, 'properties'] as const;

/** Runs the command. */
export async function diff(names: readonly string[], options: DiffOptions, terminal: Terminal): Promise<ExitCode> {
	const usage = (message: string): ExitCode => {
		terminal.writeError(`error: ${message}\n`);
		return exitCodes.badInput;
	};
	const forbidden = (options.forbid ?? '').split(',').filter((word) => word !== '');
	const wrongWord = forbidden.find((word) => !(forbiddable as readonly string[]).includes(word));
	if (wrongWord !== undefined) {
		return usage(`--forbid does not know ${quoted(wrongWord)}. ${expectedOneOf(wrongWord, forbiddable)}`);
	}
	if (!formats.includes(options.format)) {
		return usage(`There is no format ${quoted(options.format)}. ${expectedOneOf(options.format, formats)}`);
	}
	const unknown = unknownProduct(names);
	if (unknown !== undefined) return usage(unknown);
	if (isFile(options.against)) return diffAgainstBaseline(names, options, forbidden, terminal);
	if (forbidden.includes('properties')) return usage('--forbid properties needs a baseline file to compare with.');
	const source = registry().folder ?? join(rootFolder(), 'machines');
	if (!isFolder(source))
		return usage('There are no sources to compare. Expected --products with a folder of products.');
	const now = findProducts(source);
	const positions = await loadPositions(options.positions ?? [], terminal);
	if (positions === undefined) return exitCodes.badInput;
	const old = isFolder(options.against) ? undefined : folderAt(source, options.against);
	try {
		const before = findProducts(old?.path ?? options.against);
		const wanted = names.length > 0 ? names : [...now.folders.keys()];
		const diffs: ProductDiff[] = [];
		for (const name of wanted.filter((each) => now.folders.has(each) && before.folders.has(each))) {
			const found = await diffProduct(name, before, now, positions, terminal);
			if (found === undefined) return exitCodes.badInput;
			diffs.push(found);
		}
		terminal.write(rendered(diffs, options.format, terminal));
		const counts = countsOf(diffs);
		return counted.some((word) => forbidden.includes(word) && counts[word] > 0) ? exitCodes.failed : exitCodes.holds;
	} finally {
		old?.remove();
	}
}

function rendered(diffs: readonly ProductDiff[], format: string, terminal: Terminal): string {
	if (format === 'json') return `${JSON.stringify(diffs, null, 2)}\n`;
	if (format === 'markdown') return markdownDiff(diffs);
	if (format === 'github') return githubDiff(diffs);
	return renderDiff(diffs, { width: terminal.width, style: terminal.style });
}

async function diffProduct(
	name: string,
	before: FolderOfProducts,
	now: FolderOfProducts,
	positions: readonly Position[],
	terminal: Terminal,
): Promise<ProductDiff | undefined> {
	const [old, product] = [await before.load(name), await now.load(name)];
	const own = positions.filter(({ trace }) => trace.product === name);
	const results = [await resultsOf(name, old, terminal), await resultsOf(name, product, terminal)] as const;
	if (results[1] === undefined) return undefined;
	const charts = drive(diffCharts(old, product), name, terminal);
	// Where nothing was edited, the same is reached.
	const isEdited = charts.groups.length + charts.silent.length > 0;
	return {
		product: name,
		charts,
		reach: isEdited ? drive(diffReach(old, product), name, terminal) : sameReach,
		lessons: turnedLessons(await observeLessons(old), await observeLessons(product)),
		// A scenario that the old version cannot even read says nothing about what changed.
		scenarios: turnedScenarios(results[0] ?? [], results[1]),
		positions: own.map((position) => drive(judgePosition(old, product, position), position.file, terminal)),
	};
}

/** Runs the scenarios of a product with one version of it. */
async function resultsOf(name: string, product: AnyProduct, terminal: Terminal): Promise<ScenarioResult[] | undefined> {
	const folder = registry().scenarios(name);
	const sources = folder === undefined ? { ok: true as const, value: [] } : readScenarios([folder]);
	if (!sources.ok) {
		terminal.writeError(renderProblems(sources.problems, terminal.errorStyle));
		return undefined;
	}
	const shared = new SharedWork();
	const version = { ...library, productNames: [name], loadProduct: async () => product };
	const results: ScenarioResult[] = [];
	for (const source of sources.value) {
		const loaded = await loadScenario(source, version, shared);
		if (!loaded.ok) continue;
		results.push(runScenario(loaded.value, { findFill: await fillFor([loaded.value]) }));
	}
	return results;
}

async function loadPositions(files: readonly string[], terminal: Terminal): Promise<Position[] | undefined> {
	const positions: Position[] = [];
	for (const file of files) {
		const source = readTrace(file);
		const loaded = source.ok ? await loadTrace(source.value) : source;
		if (!loaded.ok) {
			terminal.writeError(renderProblems(loaded.problems, terminal.errorStyle));
			return undefined;
		}
		positions.push({ file, trace: loaded.value.trace });
	}
	return positions;
}

/** `rehearse check --watch`: checks again what an edit touches, until it is stopped. */
import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { baselineOf } from '../../regress/baseline/baseline.js';
import { renderCheck } from '../../report/check.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { isFolder, rootFolder } from '../folders.js';
import { chooseProducts, registry } from '../registry.js';
import type { Terminal } from '../terminal.js';
import { compareWith, readBaselineFile } from './compare.js';
import { ObservationCache, observe } from './observe.js';

/** Editors write a file in several goes; these belong together. */
const millisecondsOfOneEdit = 150;

/** Checks, and checks again after each edit. */
export async function watchProducts(names: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const folder = registry().folder ?? join(rootFolder(), 'machines');
	if (!isFolder(folder)) {
		terminal.writeError('error: There are no sources to watch. Expected --products with a folder of products.\n');
		return exitCodes.badInput;
	}
	const cache = new ObservationCache();
	const checkProducts = async (touched: readonly string[]): Promise<void> => {
		// Loaded anew, or the edit would not be seen.
		await chooseProducts(folder);
		for (const name of touched) await checkProduct(name, cache, terminal);
	};
	await chooseProducts(folder);
	const wanted = names.length === 0 ? registry().meant : names;
	await checkProducts(wanted);
	const folders = [folder, ...wanted.flatMap((name) => registry().scenarios(name) ?? [])];
	const waiting = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();
	const touch = (path: string) => {
		const parts = path.split(sep);
		const own = wanted.filter((name) => parts.includes(name));
		// What belongs to no product (a kit of their own) may concern all.
		for (const name of own.length > 0 ? own : wanted) waiting.add(name);
		clearTimeout(timer);
		timer = setTimeout(() => {
			const touched = [...waiting];
			waiting.clear();
			running = running
				.then(() => checkProducts(touched))
				.catch((error: Error) => terminal.writeError(`error: ${error.message}\n`));
		}, millisecondsOfOneEdit);
	};
	const watchers = folders.map((each) =>
		watch(each, { recursive: true }, (_, file) => {
			if (file !== null && !file.endsWith('.unfinished')) touch(join(each, file));
		}),
	);
	terminal.write('watching; end with Ctrl-C\n');
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
	});
	clearTimeout(timer);
	for (const each of watchers) each.close();
	await running;
	return exitCodes.holds;
}

async function checkProduct(name: string, cache: ObservationCache, terminal: Terminal): Promise<void> {
	const begun = performance.now();
	const explored = cache.explored;
	try {
		const product = await registry().load(name);
		const observation = await observe(product, terminal, { cache });
		const before = readBaselineFile(registry().baseline(name));
		if (observation === undefined) return;
		if (typeof before === 'string') return terminal.writeError(`error: ${before}\n`);
		const check = compareWith(product, before, baselineOf(observation, product.rules), terminal);
		terminal.write(renderCheck([check], { width: terminal.width, style: terminal.style }));
	} catch (error) {
		terminal.writeError(`error: ${(error as Error).message}\n`);
		return;
	}
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	terminal.write(`${name}: ${cache.explored - explored} examples explored anew, ${seconds} s\n`);
}

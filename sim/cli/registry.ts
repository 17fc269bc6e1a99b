/**
 * The products of this process, and where their files lie: those that are shipped, and those of a folder of the user's
 * own (`--products`), which come in the place of shipped ones of the same name. `main` sets it once, before a command
 * runs; commands only read it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadProduct, productNames } from '../../machines/index.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import { expectedOneOf, quoted } from '../scenario/problem.js';
import { isFolder, rootFolder } from './folders.js';

/** Products with the places of what belongs to them. */
export interface Registry {
	readonly names: readonly string[];
	/** Those that are meant where none is named: the user's own if there are any, or all. */
	readonly meant: readonly string[];
	/** The folder of the user's own products, if there is one. */
	readonly folder: string | undefined;
	/** Called only with one of `names`. */
	readonly load: (name: string) => Promise<AnyProduct>;
	/** The folder of the scenarios of a product; undefined if it has none. */
	readonly scenarios: (name: string) => string | undefined;
	/** The lesson files of a product, sorted by name. */
	readonly lessons: (name: string) => readonly string[];
	/** The baseline file of a product, whether there is one or not. */
	readonly baseline: (name: string) => string;
	/** The file of reviewed reasons why some mutations change nothing, whether there is one or not. */
	readonly reasons: (name: string) => string;
}

const shipped: Registry = {
	names: productNames,
	meant: productNames,
	folder: undefined,
	load: loadProduct,
	scenarios: (name) => {
		const folder = join(rootFolder(), 'scenarios', name);
		return isFolder(folder) ? folder : undefined;
	},
	lessons: (name) => lessonsIn(join(rootFolder(), 'lessons', name)),
	baseline: (name) => join(rootFolder(), 'test', 'baselines', `${name}.txt`),
	reasons: (name) => join(rootFolder(), 'test', 'mutations', `${name}.yaml`),
};

function lessonsIn(folder: string): string[] {
	if (!isFolder(folder)) return [];
	const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
	return files.sort().map((file) => join(folder, file));
}

let current = shipped;

/** The products of this process. */
export function registry(): Registry {
	return current;
}

/**
 * Takes up the products of a folder, or only the shipped ones again.
 * @throws ProductError if the folder holds none.
 */
export async function chooseProducts(folder: string | undefined): Promise<void> {
	current = folder === undefined ? shipped : await withFolder(folder);
}

async function withFolder(folder: string): Promise<Registry> {
	const { findProducts } = await import('./products/loadFolder.js');
	const { folders, load } = findProducts(folder);
	const own = [...folders.keys()];
	const place = (name: string, ...path: readonly string[]) => join(folders.get(name) ?? '', ...path);
	return {
		names: [...new Set([...productNames, ...own])],
		meant: own,
		folder,
		load: (name) => (folders.has(name) ? load(name) : loadProduct(name)),
		scenarios: (name) => {
			const scenarios = place(name, 'scenarios');
			return folders.has(name) && isFolder(scenarios) ? scenarios : shipped.scenarios(name);
		},
		lessons: (name) => {
			const own = folders.has(name) ? lessonsIn(place(name, 'lessons')) : [];
			return own.length > 0 ? own : shipped.lessons(name);
		},
		baseline: (name) => (productNames.includes(name) ? shipped.baseline(name) : place(name, 'baseline.txt')),
		reasons: (name) => (productNames.includes(name) ? shipped.reasons(name) : place(name, 'mutations.yaml')),
	};
}

/** Why the first of these names is no product; undefined if all are. */
export function unknownProduct(wanted: readonly string[]): string | undefined {
	const unknown = wanted.find((name) => !current.names.includes(name));
	if (unknown === undefined) return undefined;
	return `There is no product ${quoted(unknown)}. ${expectedOneOf(unknown, current.names)}`;
}

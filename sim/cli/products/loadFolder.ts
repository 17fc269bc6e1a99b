/**
 * Products from a folder of source files, the user's own or another version of the shipped ones. Each is bundled in
 * memory and handed the kit of this program: conditions are told apart by identity, so there must be one kit only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import type * as esbuild from 'esbuild';
import { parse } from 'yaml';
import { parseGuide } from '../../../machines/kit/guide.js';
import * as kit from '../../../machines/kit/index.js';
import type { AnyProduct } from '../../../machines/kit/product.js';

/** Products that a folder holds. */
export interface FolderOfProducts {
	/** By the name of the product: its own folder. */
	readonly folders: ReadonlyMap<string, string>;
	readonly load: (name: string) => Promise<AnyProduct>;
}

/** What is wrong with a folder of products; its message is for who wrote it. */
export class ProductError extends Error {
	override readonly name = 'ProductError';
}

const entries = ['index.ts', 'index.js', 'index.mjs'];

/**
 * Finds the products of a folder: the folder itself if it has an index file and a guide, or those below it that have.
 * @throws ProductError if there is none.
 */
export function findProducts(folder: string): FolderOfProducts {
	const root = resolve(folder);
	if (!existsSync(root)) throw new ProductError(`The folder of products ${folder} does not exist.`);
	const below = readdirSync(root, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => join(root, name))
		.sort();
	const found = [root, ...below].filter((path) => entryOf(path) !== undefined && existsSync(join(path, 'guide.yaml')));
	if (found.length === 0) {
		throw new ProductError(
			`The folder ${folder} holds no product. Expected folders with a guide.yaml and an index.ts or index.js.`,
		);
	}
	const folders = new Map(found.map((path) => [basename(path), path]));
	const loaded = new Map<string, Promise<AnyProduct>>();
	return {
		folders,
		load: (name) => {
			const known = loaded.get(name) ?? loadFolder(folders.get(name) ?? name);
			loaded.set(name, known);
			return known;
		},
	};
}

function entryOf(folder: string): string | undefined {
	return entries.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/** Bundles and runs the product of a folder. */
async function loadFolder(folder: string): Promise<AnyProduct> {
	const entry = entryOf(folder);
	if (entry === undefined) throw new ProductError(`The folder ${folder} has no index.ts or index.js.`);
	const name = basename(folder);
	const text = await bundled(entry);
	const module = { exports: {} as { product?: Partial<AnyProduct> } };
	try {
		new Function('require', 'module', 'exports', text)(requireFor(folder), module, module.exports);
	} catch (error) {
		if (error instanceof ProductError) throw error;
		throw new ProductError(`The product ${name} cannot be loaded: ${(error as Error).message}`);
	}
	const { product } = module.exports;
	if (product === undefined) throw new ProductError(`${entry} does not export a "product".`);
	if (product.name !== name) {
		throw new ProductError(`The product in ${folder} calls itself "${product.name}"; expected the name of its folder.`);
	}
	return { ...empty, ...product, guide: product.guide ?? guideOf(folder) } as AnyProduct;
}

/** What a small product may leave out. */
const empty = {
	delays: {},
	rules: {},
	advice: {},
	facts: () => ({}),
	services: () => [],
	hazards: {},
	duties: {},
	procedures: {},
	properties: {},
	weakBindings: {},
	outOfScope: {},
};

function guideOf(folder: string): unknown {
	const file = join(folder, 'guide.yaml');
	try {
		return parseGuide(parse(readFileSync(file, 'utf8')));
	} catch (error) {
		throw new ProductError(`${file} is no guide: ${(error as Error).message}`);
	}
}

async function bundled(entry: string): Promise<string> {
	// Only who loads products from source pays for the bundler.
	const { build } = createRequire(join(import.meta.dirname, 'index.js'))('esbuild') as typeof esbuild;
	try {
		const { outputFiles } = await build({
			entryPoints: [entry],
			bundle: true,
			write: false,
			format: 'cjs',
			platform: 'node',
			target: 'node20.19',
			logLevel: 'silent',
			external: ['zod', 'xstate'],
			plugins: [kitFromHere],
		});
		return outputFiles[0]?.text ?? '';
	} catch (error) {
		const [first] = (error as esbuild.BuildFailure).errors ?? [];
		const place = first?.location ? `${first.location.file}:${first.location.line}: ` : '';
		throw new ProductError(`${place}${first?.text ?? (error as Error).message}`);
	}
}

/** Imports of the kit lead to that of this program, and a generated guide is made on the spot. */
const kitFromHere: esbuild.Plugin = {
	name: 'kit-from-here',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^rehearse$|\/kit\/\w+\.js$/ }, () => ({ path: 'rehearse', external: true }));
		onResolve({ filter: /\/guide\.generated\.js$/ }, ({ resolveDir }) => ({
			path: resolveDir,
			namespace: 'guide',
		}));
		onLoad({ filter: /.*/, namespace: 'guide' }, ({ path }) => ({
			contents: `export const guide = ${JSON.stringify(guideOf(path))};`,
		}));
	},
};

function requireFor(folder: string): (name: string) => unknown {
	return (name) => {
		if (name === 'rehearse') return kit;
		if (name === 'zod' || name === 'xstate') return createRequire(join(import.meta.dirname, 'index.js'))(name);
		throw new ProductError(`The product in ${folder} imports ${name}; products know the kit and zod only.`);
	};
}

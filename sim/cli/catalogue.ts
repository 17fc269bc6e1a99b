/** The products that commands work on, and where their files lie. */
import { join } from 'node:path';
import { loadProduct, productNames } from '../../machines/index.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import { expectedOneOf, quoted } from '../scenario/problem.js';
import { rootFolder, shippedScenarios } from './files.js';

/** Products with the places of what belongs to them. */
export interface Catalogue {
	readonly names: readonly string[];
	/** Called only with one of `names`. */
	readonly load: (name: string) => Promise<AnyProduct>;
	/** The folder of the scenarios of a product. */
	readonly scenarios: (name: string) => string;
	/** The baseline file of a product. */
	readonly baseline: (name: string) => string;
}

/** The shipped products. */
export function shippedCatalogue(): Catalogue {
	return {
		names: productNames,
		load: loadProduct,
		scenarios: (name) => join(shippedScenarios(), name),
		baseline: (name) => join(rootFolder(), 'test', 'baselines', `${name}.txt`),
	};
}

/** Why the first of these names is no product; undefined if all are. */
export function unknownProduct({ names }: Catalogue, wanted: readonly string[]): string | undefined {
	const unknown = wanted.find((name) => !names.includes(name));
	return unknown === undefined ? undefined : `There is no product ${quoted(unknown)}. ${expectedOneOf(unknown, names)}`;
}

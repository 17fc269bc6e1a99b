/** The products that are shipped, each loaded only when it is asked for. */
import type { AnyProduct } from './kit/product.js';

const loaders: Readonly<Record<string, () => Promise<AnyProduct>>> = {
	puremessage: async () => (await import('./puremessage/index.js')).product,
	'lotus-protector': async () => (await import('./lotus-protector/index.js')).product,
	'encryption-server': async () => (await import('./encryption-server/index.js')).product,
	'itms-7.6': async () => (await import('./itms-7.6/index.js')).product,
};

/** The names of the shipped products, in the order in which they are listed. */
export const productNames: readonly string[] = Object.keys(loaders);

/**
 * Loads a product.
 * @throws Error if there is none of this name; check `productNames` first.
 */
export async function loadProduct(name: string): Promise<AnyProduct> {
	const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
	if (load === undefined) throw new Error(`There is no product "${name}".`);
	return load();
}

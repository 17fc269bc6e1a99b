/** The pages of the products are what the products say: `npm run pages` writes them anew. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { productNames } from '../machines/index.js';
import { pageOf } from '../sim/cli/pages.js';

it.each(productNames)('the page of %s is up to date', async (name) => {
	expect(readFileSync(`docs/products/${name}.md`, 'utf8')).toBe(await pageOf(name));
});

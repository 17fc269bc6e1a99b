/** The pages of the products are what the products and their baselines say. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { productNames } from '../machines/index.js';
import { pageOf } from '../sim/cli/pages.js';

it.each(productNames)('the page of %s is up to date', async (name) => {
	const file = `docs/products/${name}.md`;
	const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
	expect(written, `${file} is stale: "npm run regenerate ${name}" writes it`).toBe(await pageOf(name));
});

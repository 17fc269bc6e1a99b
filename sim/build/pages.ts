/** Writes `docs/products/*.md`: a page for each product, from the product and its baseline. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { productNames } from '../../machines/index.js';
import { pageOf } from '../cli/pages.js';

mkdirSync('docs/products', { recursive: true });
for (const name of productNames) writeFileSync(`docs/products/${name}.md`, await pageOf(name));

/**
 * Writes what is made from the products: their baselines, and with these the pages in `docs/products/`. Names of
 * products as arguments; all without one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { productNames } from '../../machines/index.js';
import { main } from '../cli/main.js';
import { pageOf } from '../cli/pages.js';
import { processTerminal } from '../cli/terminal.js';

const named = process.argv.slice(2);
const names = named.length > 0 ? named : productNames;
process.exitCode = await main(['check', '--update', ...names], processTerminal());
mkdirSync('docs/products', { recursive: true });
for (const name of process.exitCode === 0 ? names : []) writeFileSync(`docs/products/${name}.md`, await pageOf(name));

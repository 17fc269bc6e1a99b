/** Writes docs/scenario.schema.json; a test tells when that has been forgotten. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProduct, productNames } from '../../machines/index.js';
import { scenarioJsonSchema } from '../scenario/jsonSchema.js';

const products = await Promise.all(productNames.map(loadProduct));
const text = `${JSON.stringify(scenarioJsonSchema(products), null, '\t')}\n`;
writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'scenario.schema.json'), text);

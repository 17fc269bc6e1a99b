/** Writes docs/scenario.schema.json and docs/lesson.schema.json; tests tell when that has been forgotten. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProduct, productNames } from '../../machines/index.js';
import { scenarioJsonSchema } from '../scenario/jsonSchema.js';
import { lessonJsonSchema } from '../train/lessonJsonSchema.js';

const products = await Promise.all(productNames.map(loadProduct));

function write(file: string, schema: object): void {
	writeFileSync(join(import.meta.dirname, '..', '..', 'docs', file), `${JSON.stringify(schema, null, '\t')}\n`);
}

write('scenario.schema.json', scenarioJsonSchema(products));
write('lesson.schema.json', lessonJsonSchema(products));

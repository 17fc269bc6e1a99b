/** The JSON Schema of lessons is what the products give, takes the shipped lessons, and marks what is misspelt. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadProduct, productNames } from '../../../machines/index.js';
import { lessonJsonSchema } from '../../../sim/train/lessonJsonSchema.js';

const committed = JSON.parse(readFileSync('docs/lesson.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(committed);

const shipped = readdirSync('lessons', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
const file = 'puremessage/4-a-step-fails.yaml';
const right = readFileSync(`lessons/${file}`, 'utf8');

describe('docs/lesson.schema.json', () => {
	it('is what the products give; npm run schema writes it anew', async () => {
		const products = await Promise.all(productNames.map(loadProduct));
		expect(committed).toEqual(JSON.parse(JSON.stringify(lessonJsonSchema(products))));
	});

	it.each(shipped)('takes the lesson %s', (name) => {
		const isValid = validate(parse(readFileSync(`lessons/${name}`, 'utf8')));
		expect(validate.errors ?? []).toEqual([]);
		expect(isValid).toBe(true);
	});

	it.each([
		['product', 'product: puremessage', 'product: puremesage'],
		['role', '[database, csm]', '[database, csn]'],
		['duty', 'prepared: all', 'prepared: [checkDisks]'],
		['event of the solution', 'do: operator.contactSupport', 'do: operator.contactSuport'],
		['procedure of the start', 'perform: upgradeServer', 'perform: upgradServer'],
		['fault that strikes', 'fault: fault.upgradeStepFailed', 'fault: fault.upgradStepFailed'],
		['place of a strike', 'at: mf1 installing', 'att: mf1 installing'],
		['key of the goal', 'outcome: completed', 'outcomes: completed'],
		['key of a hint', '- when:', '- whenn:'],
		['clause', '[PM-FAIL-1,', '[PM-FAILS-1,'],
	])('marks a misspelt %s', (_, from, to) => {
		expect(right).toContain(from);
		expect(validate(parse(right.replace(from, to)))).toBe(false);
	});

	it.each(['random: 5', 'fill: legal'])('takes no step "%s", which a lesson cannot have', (step) => {
		expect(
			validate(parse(right.replace('  - perform: upgradeServer', `  - ${step}\n  - perform: upgradeServer`))),
		).toBe(false);
	});
});

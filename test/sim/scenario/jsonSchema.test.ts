import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadProduct, productNames } from '../../../machines/index.js';
import { readScenarios } from '../../../sim/cli/files.js';
import { scenarioJsonSchema } from '../../../sim/scenario/jsonSchema.js';

const committed = JSON.parse(readFileSync('docs/scenario.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(committed);

describe('docs/scenario.schema.json', () => {
	it('is what the products give; npm run schema writes it anew', async () => {
		const products = await Promise.all(productNames.map(loadProduct));
		expect(committed).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema(products))));
	});

	it('takes every shipped scenario', () => {
		const sources = readScenarios(['scenarios']);
		if (!sources.ok) throw new Error('no scenarios');
		const refused = sources.value.filter(({ text }) => !validate(parse(text))).map(({ file }) => file);
		expect(refused).toEqual([]);
	});

	it.each([
		['a misspelt event', { do: 'operator.upgrad' }],
		['a misspelt key of a step', { until: 'db1 done', expectt: {} }],
		['a fault that is none', { fault: 'operator.upgrade' }],
		['a procedure that is none', { perform: 'nothing' }],
	])('marks %s', (_, step) => {
		const head = { title: 'x', product: 'puremessage', deployment: { servers: { db1: { roles: ['database'] } } } };
		expect(validate({ ...head, steps: [{ do: 'operator.notifyUsers' }] })).toBe(true);
		expect(validate({ ...head, steps: [step] })).toBe(false);
	});

	it('marks a misspelt role and a misspelt product', () => {
		expect(validate({ title: 'x', product: 'puremessage', deployment: { servers: { a: { roles: ['db'] } } } })).toBe(
			false,
		);
		expect(validate({ title: 'x', product: 'puremesage', deployment: {} })).toBe(false);
	});
});

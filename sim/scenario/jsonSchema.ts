/** The JSON Schema of scenario files, for completion and checks in editors. It is made from what the loader uses. */
import * as z from 'zod';
import { sourceOf } from '../../machines/kit/events.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import { finalExpectationSchema, preparedSchema, scenarioSchema, stepSchemas } from './schema.js';

type JsonSchema = Record<string, unknown>;

function jsonOf(schema: z.ZodType): JsonSchema {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
	return rest;
}

/** A schema that knows the events, duties and deployments of all products; one alternative for each product. */
export function scenarioJsonSchema(products: readonly AnyProduct[]): JsonSchema {
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'Scenario of rehearse',
		type: 'object',
		required: ['title', 'product', 'deployment'],
		properties: { product: { enum: products.map(({ name }) => name), description: 'The product' } },
		oneOf: products.map(productSchema),
	};
}

function productSchema(product: AnyProduct): JsonSchema {
	const head = jsonOf(scenarioSchema);
	return {
		...head,
		title: product.title,
		required: ['title', 'product', 'deployment'],
		properties: {
			...(head['properties'] as JsonSchema),
			product: { const: product.name },
			deployment: {
				description: 'The deployment, or the path of a deployment file',
				oneOf: [{ type: 'string' }, jsonOf(product.deployment.schema)],
			},
			prepared: withNames(jsonOf(preparedSchema), Object.keys(product.duties)),
			steps: { type: 'array', items: { oneOf: stepsOf(product) } },
			expect: jsonOf(finalExpectationSchema),
		},
	};
}

/** Lists of duties name the duties of the product. */
function withNames(schema: JsonSchema, names: readonly string[]): JsonSchema {
	const text = JSON.stringify(schema).replaceAll(
		'"items":{"type":"string"}',
		`"items":${JSON.stringify({ enum: names })}`,
	);
	return JSON.parse(text) as JsonSchema;
}

function stepsOf(product: AnyProduct): JsonSchema[] {
	const system = Object.values(product.delays).map(({ event }) => event as string);
	const types = Object.keys(product.events);
	const operator = types.filter((type) => sourceOf(type) === 'operator');
	const faults = types.filter((type) => sourceOf(type) === 'fault');
	const allowed: Readonly<Record<string, readonly string[]>> = {
		do: [...operator, ...new Set(system)],
		fault: faults,
		perform: Object.keys(product.procedures),
	};
	return Object.entries(stepSchemas).map(([kind, schema]) => {
		const step = jsonOf(schema);
		const names = allowed[kind];
		if (names === undefined) return step;
		const properties = step['properties'] as Record<string, JsonSchema>;
		return { ...step, properties: { ...properties, [kind]: { ...properties[kind], enum: names } } };
	});
}

/** Parts of the JSON Schemas of scenario and lesson files that know the names of a product. */
import * as z from 'zod';
import { sourceOf } from '../../machines/kit/events.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import { preparedSchema, type StepKind, stepSchemas } from './schema.js';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Record<string, unknown>;

/** What a file may hold, before defaults are filled in. */
export function jsonOf(schema: z.ZodType): JsonSchema {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
	return rest;
}

/** A schema of files that name their product: one alternative for each, so that an editor complains about one only. */
export function jsonOfProducts(
	title: string,
	products: readonly AnyProduct[],
	ofProduct: (product: AnyProduct) => JsonSchema,
): JsonSchema {
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title,
		type: 'object',
		required: ['title', 'product', 'deployment'],
		properties: { product: { enum: products.map(({ name }) => name), description: 'The product' } },
		oneOf: products.map(ofProduct),
	};
}

/** What scenarios and lessons of a product share: the product itself, its deployment, its duties. */
export function headOf(product: AnyProduct): JsonSchema {
	return {
		product: { const: product.name },
		deployment: {
			description: 'The deployment, or the path of a deployment file',
			oneOf: [{ type: 'string' }, jsonOf(product.deployment.schema)],
		},
		prepared: withNames(jsonOf(preparedSchema), Object.keys(product.duties)),
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

/** The faults of a product. */
export function faultsOf({ events }: AnyProduct): readonly string[] {
	return Object.keys(events).filter((type) => sourceOf(type) === 'fault');
}

/** Steps of these kinds, with the events and procedures of the product. */
export function stepsOf(product: AnyProduct, kinds: readonly StepKind[]): JsonSchema[] {
	const system = Object.values(product.delays).map(({ event }) => event as string);
	const operator = Object.keys(product.events).filter((type) => sourceOf(type) === 'operator');
	const allowed: Readonly<Record<string, readonly string[]>> = {
		do: [...operator, ...new Set(system)],
		fault: faultsOf(product),
		perform: Object.keys(product.procedures),
	};
	return kinds.map((kind) => {
		const step = jsonOf(stepSchemas[kind]);
		const names = allowed[kind];
		if (names === undefined) return step;
		const properties = step['properties'] as Record<string, JsonSchema>;
		return { ...step, properties: { ...properties, [kind]: { ...properties[kind], enum: names } } };
	});
}

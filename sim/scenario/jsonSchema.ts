/** The JSON Schema of scenario files, for completion and checks in editors. It is made from what the loader uses. */
import type { AnyProduct } from '../../machines/kit/product.js';
import { headOf, type JsonSchema, jsonOf, jsonOfProducts, stepsOf } from './jsonParts.js';
import { finalExpectationSchema, type StepKind, scenarioSchema, stepSchemas } from './schema.js';

/** A schema that knows the events, duties and deployments of all products; one alternative for each product. */
export function scenarioJsonSchema(products: readonly AnyProduct[]): JsonSchema {
	return jsonOfProducts('Scenario of rehearse', products, productSchema);
}

function productSchema(product: AnyProduct): JsonSchema {
	const head = jsonOf(scenarioSchema);
	return {
		...head,
		title: product.title,
		required: ['title', 'product', 'deployment'],
		properties: {
			...(head['properties'] as JsonSchema),
			...headOf(product),
			steps: { type: 'array', items: { oneOf: stepsOf(product, Object.keys(stepSchemas) as StepKind[]) } },
			expect: jsonOf(finalExpectationSchema),
		},
	};
}

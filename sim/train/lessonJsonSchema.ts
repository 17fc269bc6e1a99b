/** The JSON Schema of lesson files, for completion and checks in editors. It is made from what the loader uses. */
import type { AnyProduct } from '../../machines/kit/product.js';
import { faultsOf, headOf, type JsonSchema, jsonOf, jsonOfProducts, stepsOf } from '../scenario/jsonParts.js';
import type { StepKind } from '../scenario/schema.js';
import { lessonSchema } from './lessonSchema.js';

/** Steps that a lesson may have: what is drawn at random or filled in teaches nothing that could be written down. */
const kinds: readonly StepKind[] = ['do', 'fault', 'until', 'wait', 'perform', 'expect'];

/** A schema that knows the events, duties, deployments and clauses of all products; one alternative for each product. */
export function lessonJsonSchema(products: readonly AnyProduct[]): JsonSchema {
	const definitions = products.map((product) => [`step-${product.name}`, { oneOf: stepsOf(product, kinds) }]);
	return { ...jsonOfProducts('Lesson of rehearse', products, productSchema), $defs: Object.fromEntries(definitions) };
}

function productSchema(product: AnyProduct): JsonSchema {
	const lesson = jsonOf(lessonSchema);
	const properties = lesson['properties'] as Record<string, JsonSchema>;
	const steps = (name: 'start' | 'solution') => ({
		...properties[name],
		items: { $ref: `#/$defs/step-${product.name}` },
	});
	return {
		...lesson,
		title: product.title,
		properties: {
			...properties,
			...headOf(product),
			start: steps('start'),
			solution: steps('solution'),
			strikes: withNamed(properties['strikes'], 'fault', faultsOf(product)),
			debrief: withClauses(properties['debrief'], product),
		},
	};
}

/** A list of objects, one field of which has only these values. */
function withNamed(list: JsonSchema | undefined, field: string, names: readonly string[]): JsonSchema {
	const item = list?.['items'] as Record<string, JsonSchema>;
	return { ...list, items: { ...item, properties: { ...item['properties'], [field]: { enum: names } } } };
}

function withClauses(debrief: JsonSchema | undefined, { guide }: AnyProduct): JsonSchema {
	const properties = debrief?.['properties'] as Record<string, JsonSchema>;
	const ids = guide.clauses.map(({ id }: { id: string }) => id);
	const clauses = { ...properties['clauses'], items: { enum: ids } };
	return { ...debrief, properties: { ...properties, clauses } };
}

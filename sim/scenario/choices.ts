/** Lists of choices (roles, kinds of event) hold each choice once: a second one is a slip, which a schema lets pass. */
import * as z from 'zod';
import type { DataPath } from './places.js';
import { alternatives, schemasAt } from './schemaPath.js';

/** A choice that stands in its list before. */
export interface RepeatedChoice {
	readonly path: DataPath;
	readonly value: string;
}

/** Every repeated choice in data that fits its schema. */
export function repeatedChoices(schema: z.ZodType, data: unknown, path: DataPath = []): RepeatedChoice[] {
	if (typeof data !== 'object' || data === null) return [];
	if (!Array.isArray(data)) {
		return Object.entries(data).flatMap(([key, value]) => repeatedChoices(schema, value, [...path, key]));
	}
	const isChoice = schemasAt(schema, [...path, 0])
		.flatMap(alternatives)
		.some((item) => item instanceof z.ZodEnum);
	return data.flatMap((value: unknown, index) => {
		const here = [...path, index];
		if (isChoice && data.indexOf(value) < index) return [{ path: here, value: String(value) }];
		return repeatedChoices(schema, value, here);
	});
}

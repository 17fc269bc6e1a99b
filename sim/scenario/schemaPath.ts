/** What a Zod schema says of the value at a path: its keys and its description. */
import * as z from 'zod';
import type { DataPath } from './places.js';

/** The keys that the schema knows for the mapping at a path. */
export function keysAt(schema: z.ZodType, path: DataPath): string[] {
	return schemasAt(schema, path)
		.flatMap(alternatives)
		.flatMap((object) => (object instanceof z.ZodObject ? Object.keys(object.shape) : []));
}

/** The description of the value at a path, fit for the middle of a sentence. */
export function descriptionAt(schema: z.ZodType, path: DataPath): string | undefined {
	const described = schemasAt(schema, path).flatMap((found) => descriptionOf(found) ?? []);
	return described[0]?.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

function descriptionOf(schema: z.ZodType): string | undefined {
	const inner = unwrapped(schema);
	return schema.description ?? (inner === undefined ? undefined : descriptionOf(inner));
}

/** The schemas that may hold for the value at a path; several below a union. */
export function schemasAt(schema: z.ZodType, path: DataPath): z.ZodType[] {
	return path.reduce<z.ZodType[]>(
		(schemas, key) => schemas.flatMap(alternatives).flatMap((found) => step(found, key) ?? []),
		[schema],
	);
}

function step(schema: z.ZodType, key: string | number): z.ZodType | undefined {
	if (schema instanceof z.ZodObject) return schema.shape[key] as z.ZodType | undefined;
	if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
	if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
	return undefined;
}

/** A schema without what is wrapped around it; all of them if it is a union. */
export function alternatives(schema: z.ZodType): z.ZodType[] {
	if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(alternatives);
	const inner = unwrapped(schema);
	return inner === undefined ? [schema] : alternatives(inner);
}

function unwrapped(schema: z.ZodType): z.ZodType | undefined {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
		return schema.unwrap() as z.ZodType;
	}
	return schema instanceof z.ZodPipe ? (schema.in as z.ZodType) : undefined;
}

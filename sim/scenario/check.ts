/** Checks data against a Zod schema and turns what Zod says into problems with places and advice. */
import type * as z from 'zod';
import { repeatedChoices } from './choices.js';
import type { DataPath } from './places.js';
import {
	describe,
	distinct,
	expectedOneOf,
	type Loaded,
	nearest,
	type Problem,
	problemAt,
	quoted,
	type Source,
} from './problem.js';
import { descriptionAt, keysAt } from './schemaPath.js';
import type { Located } from './yaml.js';

/** Checks the data below `path`; problems carry the places where it stood. */
export function checkData<Value>(
	source: Source,
	located: Located,
	schema: z.ZodType<Value>,
	data: unknown,
	path: DataPath = [],
): Loaded<Value> {
	const checking: Checking = { source, located, schema, data, prefix: path };
	const result = schema.safeParse(data);
	if (!result.success) return { ok: false, problems: distinct(problemsOf(checking, result.error.issues)) };
	const problems = repeatedChoices(schema, data).map(({ path: inner, value }) => {
		const message = `${name([...path, ...inner])} is ${quoted(value)} once more.`;
		return problemAt(source, located.valueAt([...path, ...inner]), message, 'Expected each value once.');
	});
	return problems.length > 0 ? { ok: false, problems: distinct(problems) } : { ok: true, value: result.data };
}

interface Checking {
	readonly source: Source;
	readonly located: Located;
	readonly schema: z.ZodType;
	readonly data: unknown;
	/** Where the data stands in the file. */
	readonly prefix: DataPath;
}

type Issue = z.core.$ZodIssue;

function pathOf({ path }: Issue): DataPath {
	return path as (string | number)[];
}

/** A misspelt key is one mistake, though Zod finds an unknown key and a missing one. */
function problemsOf(checking: Checking, issues: readonly Issue[]): Problem[] {
	const meant = new Set(
		issues.flatMap((issue) => {
			if (issue.code !== 'unrecognized_keys') return [];
			const known = keysAt(checking.schema, pathOf(issue));
			return issue.keys.map((key) => JSON.stringify([...pathOf(issue), nearest(key, known)]));
		}),
	);
	return issues
		.filter((issue) => !(isMissing(checking, issue) && meant.has(JSON.stringify(issue.path))))
		.flatMap((issue) => problemsOfIssue(checking, issue));
}

function isMissing({ data }: Checking, issue: Issue): boolean {
	return valueAt(data, pathOf(issue)) === undefined;
}

function problemsOfIssue(checking: Checking, issue: Issue): Problem[] {
	const { source, located, schema, data, prefix } = checking;
	const inner = pathOf(issue);
	const path = [...prefix, ...inner];
	const found = valueAt(data, inner);
	const one = (advice: string): Problem[] => [
		problemAt(source, located.valueAt(path), `${name(path)} is ${describe(found)}.`, advice),
	];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((key) => {
				const advice = expectedOneOf(key, keysAt(schema, inner));
				return problemAt(source, located.keyAt(path, key), `Unknown key ${quoted(key)}.`, advice);
			});
		case 'invalid_type': {
			const description = descriptionAt(schema, inner);
			return one(`Expected ${named(issue.expected)}${description === undefined ? '' : ` (${description})`}.`);
		}
		case 'invalid_value':
			return one(expectedOneOf(found === undefined ? '' : String(found), issue.values.map(String)));
		case 'invalid_key': {
			const key = String(path.at(-1));
			const offset = located.keyAt(path.slice(0, -1), key);
			return [problemAt(source, offset, `${quoted(key)} is not allowed as a name.`, issue.issues[0]?.message)];
		}
		case 'too_small':
			return one(`Expected ${amount(issue.origin, String(issue.minimum))} or more.`);
		case 'too_big':
			return one(`Expected ${amount(issue.origin, String(issue.maximum))} or less.`);
		case 'invalid_union': {
			const fitting = fittingAlternative(issue.errors);
			if (fitting === undefined) return one(expectedAlternatives(found, issue.errors));
			return problemsOf(
				checking,
				fitting.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] })),
			);
		}
		default: {
			const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
			if (!isObject) return one(sentence(issue.message));
			const count = Object.keys(found).length;
			const message = `${name(path)} has ${count} ${count === 1 ? 'entry' : 'entries'}.`;
			return [problemAt(source, located.valueAt(path), message, sentence(issue.message))];
		}
	}
}

/** The alternative of a union whose form the data has, and whose details it misses. */
function fittingAlternative(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
	return alternatives.flatMap(flattened).find((issues) => !issues.some(isOfAnotherForm));
}

function isOfAnotherForm({ path, code }: Issue): boolean {
	return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** Alternatives of an alternative are alternatives themselves. */
function flattened(issues: readonly Issue[]): (readonly Issue[])[] {
	const [only] = issues;
	const isUnion = issues.length === 1 && only?.code === 'invalid_union' && only.path.length === 0;
	return isUnion ? only.errors.flatMap(flattened) : [issues];
}

function expectedAlternatives(found: unknown, alternatives: readonly (readonly Issue[])[]): string {
	const issues = alternatives.flatMap(flattened).flatMap(([first]) => first ?? []);
	const words = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []));
	const forms = issues.flatMap((issue) => (issue.code === 'invalid_type' ? [named(issue.expected)] : []));
	const close = typeof found === 'string' ? nearest(found, words) : undefined;
	const all = [...new Set([...words, ...forms])];
	const last = all.pop();
	const list = all.length === 0 ? last : `${all.join(', ')} or ${last}`;
	return `${close === undefined ? '' : `Did you mean "${close}"? `}Expected ${list}.`;
}

function amount(origin: string, figure: string): string {
	const count = (one: string) => `${figure} ${one}${figure === '1' ? '' : 's'}`;
	if (origin === 'string') return count('character');
	return origin === 'array' ? count('item') : figure;
}

/** A value as messages call it: its key, or its place in a list. */
function name(path: DataPath): string {
	const last = path.at(-1);
	if (last === undefined) return 'The file';
	if (typeof last === 'string') return quoted(last);
	const list = path.slice(0, -1);
	return `Item ${last + 1} of ${list.length === 0 ? 'the file' : name(list)}`;
}

function sentence(message: string): string {
	return message.endsWith('.') ? message : `${message}.`;
}

function named(type: string): string {
	const names: Readonly<Record<string, string>> = {
		string: 'a text',
		number: 'a number',
		int: 'a whole number',
		boolean: 'true or false',
		array: 'a list',
		object: 'a mapping',
		record: 'a mapping',
		nonoptional: 'a value',
	};
	return names[type] ?? type;
}

function valueAt(data: unknown, path: DataPath): unknown {
	return path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
		data,
	);
}

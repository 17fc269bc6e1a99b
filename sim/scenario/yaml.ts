/**
 * Reads YAML into plain data and remembers where everything stood. Stricter than YAML itself: no duplicate or
 * non-text keys, no merge keys, no tags, no cycles, no exploding aliases, no control characters, nothing too large or
 * too deep.
 */
import {
	type Alias,
	Composer,
	type CST,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	Lexer,
	type Node,
	Parser,
	visit,
} from 'yaml';
import { type DataPath, Places } from './places.js';
import { readPlain } from './plainYaml.js';
import { expectedOneOf, type Loaded, problemAt, quoted, type Source, unsafeCharacters } from './problem.js';
import { syntaxProblem } from './yamlErrors.js';

/** Plain data with the places where it stood. */
export interface Located {
	readonly data: unknown;
	/** The offset of the value at a path, or of the nearest enclosing value that is there. */
	readonly valueAt: (path: DataPath) => number;
	/** The offset of a key of the mapping at a path; of the value if there is no such key. */
	readonly keyAt: (path: DataPath, key: string) => number;
}

/** How large a file may be. */
export interface Limits {
	readonly characters: number;
	/** Aliases may repeat data; beyond this many values a file is no input but an attack or an accident. */
	readonly values: number;
}

/** For what people write. */
export const scenarioLimits: Limits = { characters: 1_000_000, values: 50_000 };
/** For what rehearse writes and takes back. */
export const traceLimits: Limits = { characters: 50_000_000, values: 5_000_000 };

const maximumDepth = 40;
/** Tags become errors, and duplicate keys are left to the reader, which can tell where the first one stands. */
const options = { logLevel: 'silent', prettyErrors: false, resolveKnownTags: false, uniqueKeys: false } as const;
const forbiddenKeys = ['__proto__', 'constructor', 'prototype'];

/** Thrown inside this file only, and caught in `parseYaml`. */
class Refusal extends Error {
	constructor(
		readonly offset: number,
		message: string,
		readonly advice?: string,
	) {
		super(message);
	}
}

/** Reads one YAML document. */
export function parseYaml(source: Source, limits = scenarioLimits): Loaded<Located> {
	if (source.text.length > limits.characters) {
		return fail(source, 0, `The file has ${source.text.length} characters.`, `At most ${limits.characters} are read.`);
	}
	const plain = readPlain(source.text);
	if (plain !== undefined) return { ok: true, value: locatedIn(plain.data, plain.places) };
	return parseAnyYaml(source, limits);
}

/**
 * Reads one YAML document that may hold anything that YAML knows.
 * @internal Called directly only to compare what is read of plain files with what all of YAML makes of them.
 */
export function parseAnyYaml(source: Source, limits = scenarioLimits): Loaded<Located> {
	try {
		return readDocument(source, [...new Composer(options).compose(tokens(source.text))], limits);
	} catch (error) {
		if (error instanceof Refusal) return fail(source, error.offset, error.message, error.advice);
		throw error;
	}
}

function fail(source: Source, offset: number, message: string, advice?: string): Loaded<never> {
	return { ok: false, problems: [problemAt(source, offset, message, advice)] };
}

function locatedIn(data: unknown, places: Places): Located {
	return {
		data,
		valueAt: (path) => places.valueAt(data, path),
		keyAt: (path, key) => places.keyAt(data, path, key),
	};
}

/** The tokens of a text. What is nested too deeply ends here: composing recurses, and would exhaust the stack. */
function* tokens(text: string): Generator<CST.Token> {
	const parser = new Parser();
	for (const lexeme of new Lexer().lex(text)) {
		yield* parser.next(lexeme);
		// The document and a scalar are on the stack too.
		if (parser.stack.length > maximumDepth + 2) throw tooDeep(parser.offset - lexeme.length);
	}
	yield* parser.end();
}

function tooDeep(offset: number): Refusal {
	return new Refusal(offset, 'The file is nested too deeply.', `At most ${maximumDepth} levels are read.`);
}

function readDocument(source: Source, documents: readonly Document[], limits: Limits): Loaded<Located> {
	const [document, second] = documents;
	const root = document?.contents ?? null;
	if (document === undefined) throw emptyFile;
	const [error] = [...document.errors, ...document.warnings];
	if (error !== undefined) return { ok: false, problems: [syntaxProblem(source, document, error)] };
	if (second !== undefined) {
		throw new Refusal(second.range?.[0] ?? 0, 'The file holds several YAML documents.', 'Expected one.');
	}
	if (root === null || (isScalar(root) && root.value === null)) throw emptyFile;
	const reader = new Reader(source, document, limits);
	return { ok: true, value: locatedIn(reader.read(root as Node, 0, 0), reader.places) };
}

const emptyFile = new Refusal(0, 'The file is empty.', 'Expected a mapping.');

interface Aliases {
	/** What each alias stands for: the last anchor of its name before it. */
	readonly targets: ReadonlyMap<Alias, Node>;
	readonly anchors: readonly string[];
}

/** Found in one pass: to ask the parser for each alias takes a pass for each. Most files have none, and need no pass. */
function aliasesOf({ text }: Source, document: Document): Aliases {
	const anchors = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	if (!text.includes('*')) return { targets, anchors: [] };
	visit(document, {
		Alias: (_, alias) => {
			const target = anchors.get(alias.source);
			if (target !== undefined) targets.set(alias, target);
		},
		Value: (_, node) => {
			if (node.anchor !== undefined) anchors.set(node.anchor, node as Node);
		},
	});
	return { targets, anchors: [...anchors.keys()] };
}

function offsetOf(node: Node | null, fallback: number): number {
	return node?.range?.[0] ?? fallback;
}

class Reader {
	readonly places = new Places();
	private readonly openAliases = new Set<string>();
	private readonly aliases: Aliases;
	private count = 0;

	constructor(
		private readonly source: Source,
		document: Document,
		private readonly limits: Limits,
	) {
		this.aliases = aliasesOf(source, document);
	}

	read(node: Node | null, depth: number, fallbackOffset: number): unknown {
		const offset = offsetOf(node, fallbackOffset);
		if (depth === 0) this.places.root = offset;
		this.count += 1;
		const { values } = this.limits;
		if (this.count > values) {
			throw new Refusal(
				offset,
				`The file stands for more than ${values} values.`,
				'Expected fewer; an alias counts as what it stands for.',
			);
		}
		if (depth > maximumDepth) throw tooDeep(offset);
		if (node === null) return null;
		if (isAlias(node)) return this.readAlias(node, depth, offset);
		if (isSeq(node)) return this.readList(node.items as Node[], depth, offset);
		if (isMap(node)) return this.readMapping(node.items as { key: Node; value: Node | null }[], depth, offset);
		return this.readScalar(isScalar(node) ? node.value : null, offset);
	}

	private readAlias(alias: Alias, depth: number, offset: number): unknown {
		const { targets, anchors } = this.aliases;
		const target = targets.get(alias);
		if (target === undefined) {
			const advice = anchors.length > 0 ? expectedOneOf(alias.source, anchors) : 'Expected its anchor before it.';
			throw new Refusal(offset, `The alias ${quoted(alias.source)} has no anchor.`, advice);
		}
		if (this.openAliases.has(alias.source)) {
			throw new Refusal(offset, `The alias ${quoted(alias.source)} contains itself.`, 'Expected data that ends.');
		}
		this.openAliases.add(alias.source);
		const value = this.read(target, depth, offset);
		this.openAliases.delete(alias.source);
		return value;
	}

	private readList(items: readonly Node[], depth: number, offset: number): unknown {
		const data: unknown[] = [];
		for (const item of items) {
			this.places.note(data, data.length, offsetOf(item, offset));
			data.push(this.read(item, depth + 1, offset));
		}
		return data;
	}

	private readMapping(items: { key: Node; value: Node | null }[], depth: number, offset: number): unknown {
		const data: Record<string, unknown> = {};
		for (const { key, value } of items) {
			const keyOffset = key?.range?.[0] ?? offset;
			if (!isScalar(key) || typeof key.value !== 'string') {
				throw new Refusal(keyOffset, 'A key is not a text.', 'Expected a name; put a number in quotes.');
			}
			if (key.value === '<<') {
				throw new Refusal(
					keyOffset,
					'Merge keys (<<) are not read.',
					'Write the keys out, or use an alias as a value.',
				);
			}
			if (forbiddenKeys.includes(key.value)) {
				throw new Refusal(keyOffset, `The key ${quoted(key.value)} is not allowed.`, 'Expected another name.');
			}
			this.readScalar(key.value, keyOffset);
			if (Object.hasOwn(data, key.value)) {
				const { line } = problemAt(this.source, this.places.keyAt(data, [], key.value), '');
				throw new Refusal(
					keyOffset,
					`The key ${quoted(key.value)} stands twice.`,
					`It stands in line ${line} already.`,
				);
			}
			this.places.note(data, key.value, offsetOf(value, keyOffset), keyOffset);
			data[key.value] = this.read(value, depth + 1, keyOffset);
		}
		return data;
	}

	private readScalar(value: unknown, offset: number): unknown {
		if (typeof value === 'number' && !Number.isFinite(value)) {
			throw new Refusal(offset, 'The number is not finite.', 'Expected an ordinary number.');
		}
		if (typeof value === 'string') {
			const unsafe = value.replace(/[\n\t]/g, '').match(unsafeCharacters)?.[0];
			if (unsafe !== undefined) {
				const code = unsafe.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
				throw new Refusal(offset, `The text holds U+${code}, which cannot be printed.`, 'Expected printable text.');
			}
		}
		return value;
	}
}

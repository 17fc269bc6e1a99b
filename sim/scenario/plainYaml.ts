/**
 * The plain part of YAML, in which scenarios are nearly always written: block mappings and lists, texts, numbers and
 * collections in brackets, each on one line. It is read here in one go, several times as fast as all of YAML can be.
 * Whatever is not plainly so, errors above all, is none of this reader's business: then it says nothing, and the whole
 * language is tried (yaml.ts). A test holds both against each other.
 */
import { Places } from './places.js';

/** Plain data with the places where it stood. */
export interface PlainData {
	readonly data: unknown;
	readonly places: Places;
}

/** Reads a text if it is plain. */
export function readPlain(text: string): PlainData | undefined {
	if (text.length > maximumLength || !/^[\n\x20-\x7e]+$/.test(text)) return undefined;
	try {
		return new PlainReader(text).read();
	} catch (error) {
		if (error === notPlain) return undefined;
		throw error;
	}
}

/** Below it no limit of a scenario file can be reached: each value and level takes a character at least. */
const maximumLength = 50_000;
const maximumIndent = 30;
/** Brackets within brackets; deeper ones are left to the library, which tells what is wrong with them. */
const maximumDepth = 30;

/** Thrown where the text is not plain, and caught in `readPlain`. */
const notPlain = new Error('not plain');

interface Line {
	/** Columns before the content; for what follows a dash, before that. */
	readonly indent: number;
	readonly offset: number;
	readonly content: string;
}

const keyPattern = /^([A-Za-z][\w.-]*):(?: +|$)/;
/** Words that YAML takes for something else than text, in any case; `__proto__` and the like begin with no letter. */
const specialWord = /^(?:null|true|false|constructor|prototype)$/i;
const textPattern = /^[A-Za-z]/;
/** A digit first, and something that is in no number of YAML: a space, a percent sign, a second dot. */
const textWithDigits = /^\d+(?: [ -~]*|%|\.\d+\.[\d.]+)$/;
const quotedPattern = /^(?:"([^"\\]*)"|'([^']*)')/;
/** Within brackets a text ends at a comma or bracket; one with a colon, a quote or a hash is left to YAML. */
const textInBrackets = /^[A-Za-z0-9][^,[\]{}:#"'&*!|>%@`\n]*%?/;

class PlainReader {
	private readonly lines: readonly Line[];
	private readonly places = new Places();
	private next = 0;

	constructor(text: string) {
		this.lines = linesOf(text);
	}

	read(): PlainData {
		const [first] = this.lines;
		if (first === undefined || first.indent !== 0) throw notPlain;
		this.places.root = first.offset;
		const data = first.content.startsWith('- ') ? this.list(0) : this.mapping(first);
		if (this.next < this.lines.length) throw notPlain;
		return { data, places: this.places };
	}

	/** A mapping whose first line may stand behind a dash; all others stand below each other. */
	private mapping(first: Line): Record<string, unknown> {
		const data: Record<string, unknown> = {};
		let line: Line | undefined = first;
		while (line !== undefined && line.indent === first.indent) {
			this.next += 1;
			this.entry(data, line);
			line = this.lines[this.next];
		}
		if (line !== undefined && line.indent > first.indent) throw notPlain;
		return data;
	}

	private entry(data: Record<string, unknown>, { indent, offset, content }: Line): void {
		const [all = '', key = ''] = keyPattern.exec(content) ?? [];
		if (key === '' || specialWord.test(key) || Object.hasOwn(data, key)) throw notPlain;
		const rest = content.slice(all.length);
		if (rest !== '' && !rest.startsWith('#')) {
			this.places.note(data, key, offset + all.length, offset);
			data[key] = this.inline(rest, offset + all.length);
			return;
		}
		const below = this.lines[this.next];
		if (below === undefined || below.indent <= indent) throw notPlain;
		this.places.note(data, key, below.offset, offset);
		data[key] = below.content.startsWith('- ') ? this.list(below.indent) : this.mapping(below);
	}

	private list(indent: number): unknown[] {
		const data: unknown[] = [];
		let line = this.lines[this.next];
		while (line !== undefined && line.indent === indent) {
			const [dash = ''] = /^- +/.exec(line.content) ?? [];
			if (dash === '') throw notPlain;
			const content = line.content.slice(dash.length);
			const offset = line.offset + dash.length;
			this.places.note(data, data.length, offset);
			if (keyPattern.test(content)) {
				data.push(this.mapping({ indent: indent + dash.length, offset, content }));
			} else {
				this.next += 1;
				data.push(this.inline(content, offset));
			}
			line = this.lines[this.next];
		}
		if (line !== undefined && line.indent > indent) throw notPlain;
		return data;
	}

	/** A value that takes the rest of its line. */
	private inline(content: string, offset: number): unknown {
		const quoted = quotedPattern.exec(content);
		if (quoted !== null) {
			expectEnd(content.slice(quoted[0].length));
			return quoted[1] ?? quoted[2];
		}
		if (content.startsWith('[') || content.startsWith('{')) {
			const brackets = new BracketReader(content, offset, this.places);
			const value = brackets.collection();
			expectEnd(brackets.rest());
			return value;
		}
		if (/: |:$/.test(content)) throw notPlain;
		return scalar(content.replace(/ +#.*$/, '').trimEnd());
	}
}

/** Behind a value there may be a comment. */
function expectEnd(rest: string): void {
	if (!/^ *(?: #.*)?$/.test(rest)) throw notPlain;
}

function scalar(text: string): unknown {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	if (text === 'true') return true;
	if (text === 'false') return false;
	if ((textPattern.test(text) && !specialWord.test(text)) || textWithDigits.test(text)) return text;
	throw notPlain;
}

/** The lines that hold something. A comment stands at the beginning of a line, or as deep as what follows it. */
function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	let offset = 0;
	let comment: number | undefined;
	for (const whole of text.split('\n')) {
		const content = whole.trimStart();
		const indent = whole.length - content.length;
		if (indent > maximumIndent) throw notPlain;
		if (content.startsWith('#')) {
			if (comment !== undefined && comment !== indent) throw notPlain;
			comment = indent;
		} else if (content !== '') {
			if (comment !== undefined && comment !== indent) throw notPlain;
			comment = undefined;
			lines.push({ indent, offset: offset + indent, content });
		}
		offset += whole.length + 1;
	}
	if (comment !== undefined && comment !== 0) throw notPlain;
	return lines;
}

/** Collections in brackets, on one line. */
class BracketReader {
	private position = 0;
	private depth = 0;

	constructor(
		private readonly content: string,
		private readonly offset: number,
		private readonly places: Places,
	) {}

	rest(): string {
		return this.content.slice(this.position);
	}

	collection(): unknown {
		this.depth += 1;
		if (this.depth > maximumDepth) throw notPlain;
		const isMapping = this.take(/^\{ */) !== undefined;
		if (!isMapping && this.take(/^\[ */) === undefined) throw notPlain;
		const end = isMapping ? /^\}/ : /^\]/;
		const mapping: Record<string, unknown> = {};
		const list: unknown[] = [];
		if (this.take(end) !== undefined) return isMapping ? mapping : list;
		do {
			if (isMapping) this.entry(mapping);
			else {
				this.places.note(list, list.length, this.offset + this.position);
				list.push(this.value());
			}
			this.take(/^ +/);
		} while (this.take(/^, */) !== undefined);
		if (this.take(end) === undefined) throw notPlain;
		return isMapping ? mapping : list;
	}

	private entry(mapping: Record<string, unknown>): void {
		const keyOffset = this.offset + this.position;
		const key = this.take(/^[A-Za-z][\w.-]*(?=: )/);
		if (key === undefined || specialWord.test(key) || Object.hasOwn(mapping, key)) throw notPlain;
		this.take(/^: +/);
		this.places.note(mapping, key, this.offset + this.position, keyOffset);
		mapping[key] = this.value();
	}

	private value(): unknown {
		const first = this.content[this.position];
		if (first === '{' || first === '[') {
			const value = this.collection();
			this.depth -= 1;
			return value;
		}
		const quoted = this.take(quotedPattern);
		if (quoted !== undefined) return quoted.slice(1, -1);
		const text = this.take(textInBrackets);
		if (text === undefined) throw notPlain;
		return scalar(text.trimEnd());
	}

	private take(pattern: RegExp): string | undefined {
		const found = pattern.exec(this.content.slice(this.position))?.[0];
		if (found !== undefined) this.position += found.length;
		return found;
	}
}

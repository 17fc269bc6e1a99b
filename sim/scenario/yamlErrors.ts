/** Says in the words of scenario files what the YAML parser found. */
import { type Document, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml';
import { type Problem, problemAt, quoted, type Source } from './problem.js';

interface Finding {
	readonly message: string;
	readonly advice: string;
	/** Where it is, if not where the parser noticed. */
	readonly offset?: number;
}

/** The problem behind an error of the parser. */
export function syntaxProblem(source: Source, document: Document, error: YAMLError): Problem {
	const { message, advice, offset } = findingOf(source, document, error);
	// What is noticed at the end of the file is shown at the end of its last line.
	const place = Math.min(offset ?? error.pos[0], source.text.trimEnd().length);
	return problemAt(source, place, message, advice);
}

function findingOf({ text }: Source, document: Document, { code, message, pos: [from, to] }: YAMLError): Finding {
	const unclosed = code === 'BAD_INDENT' || code === 'MISSING_CHAR' ? unclosedNode(document, from, message) : undefined;
	if (unclosed !== undefined) return unclosed;
	switch (code) {
		case 'TAB_AS_INDENT':
			return { message: 'The line is indented with a tab.', advice: 'Expected spaces.' };
		case 'BAD_INDENT': {
			const offset = from + (text.slice(from).match(/^ */)?.[0].length ?? 0);
			const advice = 'Expected the indentation of the lines that it belongs to.';
			return { message: 'The line is indented otherwise than those around it.', advice, offset };
		}
		case 'BLOCK_AS_IMPLICIT_KEY': {
			const advice = 'Put a text that holds ": " in quotes; indent the keys of one mapping alike.';
			return { message: 'A mapping begins within a value.', advice };
		}
		case 'MISSING_CHAR':
		case 'MULTILINE_IMPLICIT_KEY':
			return { message: 'The line has no key.', advice: 'Expected a key, a colon, a space and a value.' };
		case 'BAD_SCALAR_START': {
			const advice = 'Put the text in quotes.';
			return { message: `A text without quotes cannot begin with ${quoted(text.slice(from, to))}.`, advice };
		}
		case 'BAD_DQ_ESCAPE': {
			const advice = 'Write \\\\ for a backslash, or use single quotes.';
			return { message: `There is no escape ${text.slice(from, from + 2)}.`, advice };
		}
		case 'TAG_RESOLVE_FAILED': {
			const advice = 'Expected texts, numbers, lists and mappings without a tag.';
			return { message: `The tag ${quoted(text.slice(from, to))} is not read.`, advice };
		}
		case 'BAD_DIRECTIVE':
			return { message: 'The directive is not read.', advice: 'Leave the line out.' };
		case 'BAD_ALIAS':
			return { message: 'An alias has no name.', advice: 'Put a text that begins with * or & in quotes.' };
		default: {
			const what = message.length > 100 ? `${message.slice(0, 97)}...` : message;
			return { message: `${what}.`, advice: 'The file is not valid YAML.' };
		}
	}
}

/** The innermost list, mapping or quoted text that should have ended before the place where the parser gave up. */
function unclosedNode(document: Document, end: number, message: string): Finding | undefined {
	if (!/^Missing closing|^Flow/.test(message)) return undefined;
	let innermost: Node | undefined;
	visit(document, {
		Node: (_, node) => {
			const [from = end, to = 0] = node.range ?? [];
			const isDelimited = isCollection(node) ? node.flow === true : isScalar(node) && /^QUOTE/.test(node.type ?? '');
			if (isDelimited && from < end && to >= end) innermost = node;
		},
	});
	if (innermost === undefined) return undefined;
	const offset = innermost.range?.[0] ?? end;
	if (isScalar(innermost))
		return { message: 'The quoted text does not end.', advice: 'Expected a closing quote.', offset };
	const isList = message.includes('sequence');
	return {
		message: `The ${isList ? 'list' : 'mapping'} does not end.`,
		advice: `Expected ${isList ? ']' : '}'} at its end.`,
		offset,
	};
}

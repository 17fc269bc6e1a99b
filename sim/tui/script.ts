/** Key scripts: what is pressed, written down, so that tests and documents can show what comes of it. */

import { expectedOneOf, type Loaded, type Problem, problemAt, quoted, type Source } from '../scenario/problem.js';
import { type Key, namedKeys } from '../train/screen/keys.js';
import type { Size } from '../train/screen/state.js';

/** Something that a script does. */
export type ScriptStep = { readonly key: Key } | { readonly resize: Size };

/**
 * Reads a script: words between white space, each a named key, a single character, a text in double quotes that is
 * typed, or a size such as `60x20`. `#` at the begin of a word begins a comment.
 */
export function readScript(source: Source): Loaded<readonly ScriptStep[]> {
	const steps: ScriptStep[] = [];
	const problems: Problem[] = [];
	for (const { 0: word, index } of source.text.matchAll(/#(?=\s|$).*|"[^"\n]*"|\S+/g)) {
		if (/^#(?:\s|$)/.test(word)) continue;
		const read = stepsOf(word);
		if (read !== undefined) steps.push(...read);
		else problems.push(problemAt(source, index, `There is no key ${quoted(word)}.`, expectedOneOf(word, namedKeys)));
	}
	return problems.length > 0 ? { ok: false, problems } : { ok: true, value: steps };
}

function stepsOf(word: string): readonly ScriptStep[] | undefined {
	if ((namedKeys as readonly string[]).includes(word)) return [{ key: word }];
	if ([...word].length === 1) return [{ key: word }];
	if (/^".*"$/.test(word))
		return [...word.slice(1, -1)].map((character) => ({ key: character === ' ' ? 'space' : character }));
	const size = readSize(word);
	return size === undefined ? undefined : [{ resize: size }];
}

/** A size such as `80x24`; undefined if it is none, or one that no terminal has. */
export function readSize(text: string): Size | undefined {
	const [, columns, rows] = /^(\d{1,3})x(\d{1,3})$/.exec(text) ?? [];
	if (columns === undefined || rows === undefined) return undefined;
	const size = { columns: Number(columns), rows: Number(rows) };
	return size.columns >= 1 && size.rows >= 1 ? size : undefined;
}

/** Keys as Ink reports them, by the names that the sandbox knows. */
import type { Key as InkKey } from 'ink';
import type { Key } from '../train/screen/keys.js';

const names = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	// Most terminals send for the backspace key what Ink calls delete.
	['delete', 'backspace'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
] as const;

/** The keys that one report stands for; pasted text is many. Control characters are none. */
export function keysOf(input: string, key: InkKey): readonly Key[] {
	const name = names.find(([property]) => key[property])?.[1];
	if (name !== undefined) return [name];
	if (key.ctrl || key.meta) return [];
	return [...input].flatMap((character): readonly Key[] => {
		if (character === ' ') return ['space'];
		if (character === '\r' || character === '\n') return ['enter'];
		return /\p{Cc}/u.test(character) ? [] : [character];
	});
}

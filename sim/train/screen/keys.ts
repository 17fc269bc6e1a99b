/** The keys that the sandbox knows, by the names that key scripts use. */

/** Keys that are no single character. */
export const namedKeys = [
	'up',
	'down',
	'left',
	'right',
	'enter',
	'escape',
	'tab',
	'backspace',
	'pageup',
	'pagedown',
	'home',
	'end',
	'space',
] as const;

/** A named key, or a single character. */
export type Key = string;

/** A key as it is shown to people. */
export function keyLabel(key: Key): string {
	switch (key) {
		case 'enter':
			return 'Enter';
		case 'escape':
			return 'Esc';
		case 'space':
			return 'Space';
		case 'tab':
			return 'Tab';
		case 'up':
			return '↑';
		case 'down':
			return '↓';
		default:
			return key;
	}
}

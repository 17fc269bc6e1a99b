/** Holds the state of the screen, hands keys to its reducer and does what it asks of the outside. */
import type { Key } from '../train/screen/keys.js';
import { press, resize, told } from '../train/screen/press.js';
import type { Effect, Message, Size, Ui } from '../train/screen/state.js';

/** Does an effect; what it returns is said on the screen. */
export type PerformEffect = (effect: Effect, ui: Ui) => Message | undefined;

/** The state of a running screen. */
export interface Store {
	readonly get: () => Ui;
	readonly subscribe: (changed: () => void) => () => void;
	readonly press: (key: Key) => void;
	readonly resize: (size: Size) => void;
}

/** Makes a store. */
export function createStore(first: Ui, perform: PerformEffect): Store {
	let ui = first;
	const listeners = new Set<() => void>();
	const change = (next: Ui) => {
		if (next === ui) return;
		ui = next;
		for (const listener of listeners) listener();
	};
	return {
		get: () => ui,
		subscribe: (changed) => {
			listeners.add(changed);
			return () => listeners.delete(changed);
		},
		press: (key) => {
			const pressed = press(ui, key);
			const messages = pressed.effects.flatMap((effect) => perform(effect, pressed.ui) ?? []);
			const last = messages.at(-1);
			change(last === undefined ? pressed.ui : told(pressed.ui, last));
		},
		resize: (size) => change(resize(ui, size)),
	};
}

/** The running screen: state from the store, keys to the store, and a drawing of what is so. */
import { useInput, useStdout } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import { frameOf } from '../train/screen/frame.js';
import { keysOf } from './input.js';
import { Screen } from './screen.js';
import type { Store } from './store.js';
import type { ThemeName } from './theme.js';

/** The application. */
export function App({
	store,
	theme,
	clear,
}: {
	readonly store: Store;
	readonly theme: ThemeName;
	/** Empties the terminal: what it makes of old lines at a new size is its own affair. */
	readonly clear: () => void;
}) {
	const ui = useSyncExternalStore(store.subscribe, store.get);
	const { stdout } = useStdout();
	useInput((input, key) => {
		for (const pressed of keysOf(input, key)) store.press(pressed);
	});
	useEffect(() => {
		const changed = () => {
			clear();
			store.resize({ columns: stdout.columns, rows: stdout.rows });
		};
		stdout.on('resize', changed);
		return () => void stdout.off('resize', changed);
	}, [stdout, store, clear]);
	return <Screen frame={frameOf(ui)} width={ui.size.columns} theme={theme} />;
}

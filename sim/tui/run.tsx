/** Shows the sandbox on a terminal until it is left. */
import { render } from 'ink';
import { App } from './app.js';
import type { Store } from './store.js';
import type { ThemeName } from './theme.js';

/** The streams of a terminal. */
export interface Streams {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
}

const enterAlternateScreen = '\u001b[?1049h\u001b[H';
const clearScreen = '\u001b[2J\u001b[H';
const leaveAlternateScreen = '\u001b[?1049l';

/** A screen that is shown. */
export interface Shown {
	/** Takes it away. */
	readonly close: () => void;
	readonly closed: Promise<unknown>;
}

/** Shows the screen on the terminal's alternate screen, so that what stood there before comes back. */
export function show(store: Store, theme: ThemeName, { stdin, stdout }: Streams): Shown {
	stdout.write(enterAlternateScreen);
	const clear = () => {
		instance.clear();
		stdout.write(clearScreen);
	};
	const instance = render(<App store={store} theme={theme} clear={clear} />, {
		stdin,
		stdout,
		maxFps: 60,
		// Ink 6.8 writes changed lines one row too low where the output does not fill the terminal.
		incrementalRendering: false,
		patchConsole: false,
	});
	const closed = instance.waitUntilExit().finally(() => stdout.write(leaveAlternateScreen));
	return { close: () => instance.unmount(), closed };
}

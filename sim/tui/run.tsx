/** Shows the sandbox on a terminal until it is left. */
import { constants } from 'node:os';
import { render } from 'ink';
import { App } from './app.js';
import type { Store } from './store.js';
import type { ThemeName } from './theme.js';

/** The streams of a terminal. */
export interface Streams {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
}

/** Signals that end a program from outside; whoever sends them wants the terminal back as it was. */
const endingSignals = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

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
	const restore = () => void stdout.write(leaveAlternateScreen);
	const end = (signal: NodeJS.Signals) => {
		instance.unmount();
		restore();
		process.exit(128 + constants.signals[signal]);
	};
	for (const signal of endingSignals) process.once(signal, end);
	const closed = instance.waitUntilExit().finally(() => {
		for (const signal of endingSignals) process.off(signal, end);
		restore();
	});
	return { close: () => instance.unmount(), closed };
}

/** The time from a key to the repainted frame, with twenty-four servers. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { loadProduct } from '../../../machines/index.js';
import { digestOf } from '../../../sim/simulation/trace.js';
import { createCourse } from '../../../sim/train/course.js';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import { firstUi } from '../../../sim/train/screen/press.js';
import { startSession } from '../../../sim/train/start.js';
import { createStore } from '../../../sim/tui/store.js';

// Ink draws nothing but its last frame where it believes to be in continuous integration.
for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete process.env[name];
const { show } = await import('../../../sim/tui/run.js');

/** Choosing, acting, waiting, going back: what a trainee does most. Every key changes the frame. */
const round = ['down', 'tab', 'i', 'enter', 'down', 'n', 'up', 'u', 'up', 'left'];
const sequences: Readonly<Record<string, string>> = {
	down: '\u001b[B',
	up: '\u001b[A',
	left: '\u001b[D',
	tab: '\t',
	enter: '\r',
};

/** The times of many keys, and a digest of the last frame. */
export async function keyTimes(
	rounds: number,
): Promise<{ readonly milliseconds: readonly number[]; readonly check: string }> {
	const product = await loadProduct('puremessage');
	const given = parse(readFileSync('scenarios/puremessage/deployments/largest.yaml', 'utf8')) as unknown;
	const course = createCourse({ product, givenDeployment: given, deployment: product.deployment.schema.parse(given) });
	const store = createStore(firstUi(startSession(course), { columns: 120, rows: 40 }), () => undefined);
	// Something is running, so that time can pass: the database server is being upgraded.
	for (const key of ['/', ...'upgrade', 'space', 'a', 'enter', 'enter']) store.press(key);
	const stdin = Object.assign(new PassThrough(), { isTTY: true });
	Object.assign(stdin, { setRawMode: () => stdin, ref: () => stdin, unref: () => stdin });
	let painted = () => {};
	const write = (data: string) => {
		if (data.includes('clock')) painted();
		return true;
	};
	const stdout = Object.assign(new EventEmitter(), { columns: 120, rows: 40, isTTY: true, write });
	const shown = show(store, 'dark', { stdin, stdout } as never);
	await pause(100);
	const milliseconds: number[] = [];
	for (let index = 0; index < rounds * round.length; index += 1) {
		const key = round[index % round.length] as string;
		const begin = performance.now();
		const frame = new Promise<void>((done) => {
			painted = done;
		});
		stdin.write(sequences[key] ?? key);
		const late = pause(5000, 'late', { ref: false });
		if ((await Promise.race([frame, late])) === 'late')
			throw new Error(`The key ${key} changed nothing on the screen.`);
		milliseconds.push(performance.now() - begin);
		// Nobody types faster, and frames are held back to sixty a second.
		await pause(20);
	}
	const ui = store.get();
	shown.close();
	await shown.closed;
	return { milliseconds, check: digestOf(frameText(frameOf(ui), ui.size.columns)).slice(0, 8) };
}

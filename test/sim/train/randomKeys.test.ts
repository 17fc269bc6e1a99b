/** A thousand random key sequences: no crash, no stuck screen, no wrong state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outsideDomain } from '../../../machines/kit/facts.js';
import { columns } from '../../../sim/report/style.js';
import { factsOf } from '../../../sim/simulation/configuration.js';
import { replay } from '../../../sim/simulation/replay.js';
import { traceOf } from '../../../sim/simulation/trace.js';
import { type Command, obey } from '../../../sim/train/commands.js';
import type { Course } from '../../../sim/train/course.js';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import { namedKeys } from '../../../sim/train/screen/keys.js';
import { firstUi, press, resize } from '../../../sim/train/screen/press.js';
import type { Ui } from '../../../sim/train/screen/state.js';
import { entriesOf, present } from '../../../sim/train/session.js';
import { startSession } from '../../../sim/train/start.js';
import { openLesson } from '../../../sim/tui/lessons.js';
import { courseOn, twoServers } from '../../support/courses.js';

async function lesson(name: string): Promise<Course> {
	const course = await openLesson(name);
	if (!course.ok) throw new Error(JSON.stringify(course.problems));
	return course.value;
}

const courses = [
	await courseOn('puremessage', twoServers),
	await courseOn('puremessage', { servers: twoServers.servers }, { mode: 'open' }),
	await lesson('puremessage/4-a-step-fails'),
	await lesson('lotus-protector/3-error-in-phase-2'),
	{ ...(await lesson('lotus-protector/1-one-appliance')), isExam: true },
];

/** Keys that do much, and every key that there is. */
const busyKeys = ['enter', 'enter', 'enter', 'down', 'n', 'a', 'u', 'r', 'f', 'm', 'escape', 'w', '5', 't', 'tab', 'h'];
const everyKey = [...namedKeys, ...'abcdefghijklmnopqrstuvwxyz0123456789/?"\\{}é漢', '👩‍👩‍👧', '\u0301'];
const keys = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...busyKeys) }, fc.constantFrom(...everyKey)), {
	maxLength: 40,
});
const sizes = fc.constantFrom([80, 24], [120, 40], [60, 20], [40, 12], [20, 5], [1, 1], [300, 80]);

/** What must hold of every screen. */
function expectFrame(ui: Ui): void {
	const frame = frameText(frameOf(ui), ui.size.columns);
	const lines = frame.split('\n');
	for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(ui.size.columns);
	if (ui.size.rows >= 12) expect(lines).toHaveLength(ui.size.rows - 1);
}

/** What must hold of every session: it is a run that replays the same, within the domains of its facts. */
function expectSession(ui: Ui, commands: readonly Command[]): void {
	const { session } = ui;
	const now = present(session);
	const { product, deployment } = now.model;
	expect(outsideDomain(product.facts(deployment), factsOf(now.snapshot))).toBeUndefined();
	expect(present(commands.reduce(obey, startSession(session.course)))).toEqual(now);
	const modes = new Set(session.points.slice(0, session.position + 1).map(({ simulation }) => simulation.model));
	const [model, ...others] = modes;
	if (model === undefined || others.length > 0) return;
	const entries = entriesOf(session);
	const head = { title: 'x', seed: session.course.seed, givenDeployment: session.course.givenDeployment };
	const last = session.points[session.position]?.simulation ?? now;
	expect(replay(model, traceOf(last, entries, head)).kind).toBe('same');
}

/** Whether the board can be reached from here: a page that cannot be left is a stuck screen. */
function expectWayHome(ui: Ui): void {
	expect(press(ui, 'escape').ui.page.kind).toBe('board');
}

describe('random keys', () => {
	it('do no harm', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...courses),
				sizes,
				keys,
				sizes,
				(course, [width, rows], pressed, [laterWidth, laterRows]) => {
					let ui = firstUi(startSession(course), { columns: width as number, rows: rows as number });
					const commands: Command[] = [];
					for (const [index, key] of pressed.entries()) {
						if (index === 20) ui = resize(ui, { columns: laterWidth as number, rows: laterRows as number });
						const next = press(ui, key);
						for (const effect of next.effects) if (effect.kind === 'obeyed') commands.push(effect.command);
						ui = next.ui;
						expectFrame(ui);
					}
					expectWayHome(ui);
					expectSession(ui, commands);
				},
			),
			{ numRuns: 1000 },
		);
	});
});

/** Screens as text, at three sizes: what stands on them is read against what the session is. REHEARSE_UPDATE=1 writes them anew. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import { firstUi, press } from '../../../sim/train/screen/press.js';
import { startSession } from '../../../sim/train/start.js';
import { openLesson } from '../../../sim/tui/lessons.js';

const folder = 'test/golden/screens';
const isUpdate = process.env['REHEARSE_UPDATE'] === '1';

/** Moments worth a look, by lesson and keys. */
const moments: readonly (readonly [name: string, lesson: string, keys: string])[] = [
	['introduction', 'puremessage/1-first-upgrade', ''],
	['begin', 'puremessage/1-first-upgrade', 'enter'],
	['refusal', 'puremessage/1-first-upgrade', 'enter tab / u p g r a d e space a enter enter'],
	[
		'failed-step',
		'puremessage/4-a-step-fails',
		'enter tab / u p g r a d e space a enter enter a / b e g i n enter enter',
	],
	['way-out', 'lotus-protector/3-error-in-phase-2', 'enter'],
	['cluster', 'lotus-protector/4-cluster', 'enter'],
	['debrief', 'lotus-protector/3-error-in-phase-2', 'enter d'],
];

const sizes = [
	[80, 24],
	[120, 40],
	[60, 20],
] as const;

describe.each(moments)('the screen %s', (name, lesson, keys) => {
	it.each(sizes)('at %ix%i', async (columns, rows) => {
		const course = await openLesson(lesson);
		if (!course.ok) throw new Error(JSON.stringify(course.problems));
		let ui = firstUi(startSession(course.value), { columns, rows });
		for (const key of keys.split(' ').filter(Boolean)) ui = press(ui, key).ui;
		const text = `${frameText(frameOf(ui), columns)}\n`;
		const file = join(folder, `${name}-${columns}x${rows}.txt`);
		if (isUpdate) {
			mkdirSync(folder, { recursive: true });
			writeFileSync(file, text);
		}
		expect(text).toBe(readFileSync(file, 'utf8'));
	});
});

/** Names and texts that would do harm on a terminal, wherever they come from, are shown and obeyed by nobody. */
import { describe, expect, it } from 'vitest';
import { loadProduct } from '../../../machines/index.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { columns } from '../../../sim/report/style.js';
import { createCourse } from '../../../sim/train/course.js';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import { safe } from '../../../sim/train/screen/lines.js';
import { firstUi, press } from '../../../sim/train/screen/press.js';
import { startSession } from '../../../sim/train/start.js';
import { twoServers } from '../../support/courses.js';
import { SandboxDriver } from '../../support/sandboxDriver.js';

const hostile: readonly (readonly [name: string, text: string])[] = [
	['clears the screen', '\u001b[2J\u001b[H\u001b]0;title\u0007gone'],
	['leaves the alternate screen', '\u001b[?1049l\u009b31m'],
	['is wide', '漢字'.repeat(200)],
	['is combining', `Z${'\u0335\u0489'.repeat(5000)}algo`],
	['is of joined people and flags', '👩‍👩‍👧‍👦🇦🇹'.repeat(60)],
	['turns the direction', '\u202egnp.exe\u2066\u2067'],
	['has line ends and tabs', 'one\r\ntwo\tthree\n\n\n'],
	['has ten kilobytes', 'x'.repeat(10_240)],
	['has ten kilobytes of words', 'word '.repeat(2048)],
	['is empty', ''],
	['has half a pair', '\ud83d and \udc69'],
];

/** PureMessage with every title and description replaced, as a product of somebody's own might have them. */
async function hostileCourse(text: string) {
	const product = await loadProduct('puremessage');
	const events = Object.fromEntries(
		Object.entries(product.events as Record<string, object>).map(([type, definition]) => [
			type,
			{ ...definition, title: text, description: text, possible: text },
		]),
	);
	const hazards = Object.fromEntries(
		Object.entries(product.hazards as Record<string, object>).map(([name, hazard]) => [
			name,
			{ ...hazard, title: text },
		]),
	);
	const guide = {
		...product.guide,
		document: text,
		clauses: product.guide.clauses.map((clause: object) => ({ ...clause, says: text, where: text })),
	};
	const changed = { ...product, events, hazards, guide, title: text } as unknown as AnyProduct;
	const deployment = product.deployment.schema.parse(twoServers);
	return createCourse({ product: changed, givenDeployment: twoServers, deployment, title: text || 'x' });
}

/** Every page, by the keys that open it. */
const tours = [
	'',
	'v',
	'l',
	'i',
	'd',
	't',
	'f',
	'c',
	'/ x y',
	'?',
	's',
	'q',
	'w',
	'e',
	'h',
	'down down enter',
	'end enter',
	'o enter',
];

describe.each(hostile)('a name that %s', (_, text) => {
	it('is shown on every page within its lines, and nothing in it is a control character', async () => {
		const course = await hostileCourse(text);
		for (const [width, rows] of [
			[80, 24],
			[120, 40],
			[60, 20],
		] as const) {
			for (const tour of tours) {
				let ui = firstUi(startSession(course), { columns: width, rows });
				for (const key of ['down', 'enter', 'a', ...tour.split(' ').filter(Boolean)]) ui = press(ui, key).ui;
				const lines = frameText(frameOf(ui), width).split('\n');
				expect(lines).toHaveLength(rows - 1);
				for (const line of lines) {
					expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
					expect(columns(line)).toBeLessThanOrEqual(width);
					expect(line.length).toBeLessThan(width * 8);
				}
			}
		}
	});

	it('does no harm to a terminal', async () => {
		const driver = new SandboxDriver(firstUi(startSession(await hostileCourse(text)), { columns: 80, rows: 24 }));
		await driver.settle();
		const before = driver.screen().split('\n');
		expect(before[0]).toMatch(/^ GUIDED/);
		expect(before.at(-1)).toMatch(/redo/);
		await driver.press('l', 'escape', '/', ...text.slice(0, 40), 'escape');
		const after = driver.screen().split('\n');
		expect(after[0]).toMatch(/^ GUIDED/);
		expect(after).toHaveLength(before.length);
		await driver.end();
	});
});

it('a text that is safe stays as it is', () => {
	expect(safe('Größe: 漢 – “quoted” é')).toBe('Größe: 漢 – “quoted” é');
	expect(safe('a\u001b[31mb')).toBe('a\\u{1b}[31mb');
});

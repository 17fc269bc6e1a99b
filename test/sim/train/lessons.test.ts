/** The shipped lessons are right, and a lesson that is wrong in one way is told so. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { library } from '../../../sim/cli/files.js';
import { goalOf, isGoalReached } from '../../../sim/train/goal.js';
import { hintsFor } from '../../../sim/train/hints.js';
import { lessonProblems } from '../../../sim/train/lessonCheck.js';
import { loadLesson } from '../../../sim/train/lessonFile.js';
import { scoreOf } from '../../../sim/train/score.js';
import { entriesOf } from '../../../sim/train/session.js';
import { performSteps } from '../../../sim/train/solution.js';
import { startSession } from '../../../sim/train/start.js';
import { lessonNames, openLesson } from '../../../sim/tui/lessons.js';

async function courseOf(name: string) {
	const course = await openLesson(name);
	if (!course.ok) throw new Error(JSON.stringify(course.problems));
	return course.value;
}

describe.each(lessonNames())('the lesson %s', (name) => {
	it('is not reached untouched, and is reached by its solution, which scores all points', async () => {
		const course = await courseOf(name);
		expect(lessonProblems(course)).toEqual([]);
		const solved = performSteps(startSession(course), course.lesson?.solution ?? []);
		if (!solved.ok) throw new Error(solved.because);
		expect(scoreOf(solved.session)).toMatchObject({ points: 100, isGoalReached: true, breaches: 0 });
	});

	it('gives a hint that ends with an action, from its begin', async () => {
		const hints = hintsFor(startSession(await courseOf(name)));
		expect(hints.length).toBeGreaterThan(2);
	});
});

it('each product has at least four lessons', () => {
	for (const product of ['puremessage', 'lotus-protector']) {
		expect(lessonNames(product).length).toBeGreaterThanOrEqual(4);
	}
});

const file = 'lessons/puremessage/4-a-step-fails.yaml';
const right = readFileSync(file, 'utf8');

async function changed(...changes: readonly (readonly [from: string, to: string])[]) {
	let text = right;
	for (const [from, to] of changes) {
		expect(text).toContain(from);
		text = text.replace(from, to);
	}
	return loadLesson({ file, text }, 'changed', library);
}

describe('a lesson that is wrong', () => {
	it.each([
		['whose goal holds at the start', ['outcome: completed, breaches: []', 'breaches: []'], 'at the start'],
		[
			'whose solution stops too early',
			['  - perform: upgradeServer\n    server: mf2\n', ''],
			'does not reach the goal',
		],
		[
			'whose solution cannot be performed',
			['    server: mf1\n    certain', '    server: mf2\n    certain'],
			'it is refused',
		],
		[
			'whose fault never strikes',
			['strikes:\n', 'strikes:\n  - { fault: fault.databaseErrorsLogged, server: mf2, at: mf2 migrating }\n'],
			'never strikes',
		],
		[
			'whose hint is for no situation',
			['when: { states: { mf1: failed } }', 'when: { states: { mf2: failed } }'],
			'hint 1 does not occur',
		],
	] as const)('%s is found', async (_, change, problem) => {
		const course = await changed(change);
		if (!course.ok) throw new Error(JSON.stringify(course.problems));
		expect(lessonProblems(course.value).join('\n')).toContain(problem);
	});

	it.each([
		['a state', ['at: mf1 installing', 'at: mf1 instaling'], 'installing'],
		['a fault', ['fault: fault.upgradeStepFailed', 'fault: fault.stepFailed'], 'fault.upgradeStepFailed'],
		['a clause', ['clauses: [PM-FAIL-1', 'clauses: [PM-FAIL-9'], 'PM-FAIL-'],
		['a key', ['debrief:', 'debrif:'], 'debrief'],
		['a product', ['product: puremessage', 'product: puremesage'], 'puremessage'],
	] as const)('names %s that there is not, and is told where and what was meant', async (_, change, meant) => {
		const course = await changed(change);
		expect(course.ok).toBe(false);
		if (course.ok) return;
		expect(course.problems[0]?.line).toBeGreaterThan(1);
		expect(JSON.stringify(course.problems)).toContain(meant);
	});
});

it('a strike comes once, and a goal says what it is', async () => {
	const course = await courseOf('puremessage/4-a-step-fails');
	const solved = performSteps(startSession(course), course.lesson?.solution ?? []);
	if (!solved.ok) throw new Error(solved.because);
	expect(entriesOf(solved.session).filter(({ source }) => source === 'fault')).toHaveLength(1);
	expect(isGoalReached(solved.session)).toBe(true);
	expect(goalOf(solved.session).says).toContain('version 6');
});

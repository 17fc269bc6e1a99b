/** What the pages say, and that what is done on them is what happens. */
import { describe, expect, it } from 'vitest';
import { loadProduct, productNames } from '../../../machines/index.js';
import { clockOf } from '../../../sim/report/clock.js';
import { createModel } from '../../../sim/simulation/model.js';
import { begin } from '../../../sim/simulation/simulation.js';
import type { Course } from '../../../sim/train/course.js';
import { hintsFor } from '../../../sim/train/hints.js';
import { scoreOf } from '../../../sim/train/score.js';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import { firstUi, press } from '../../../sim/train/screen/press.js';
import type { Effect, Ui } from '../../../sim/train/screen/state.js';
import { present } from '../../../sim/train/session.js';
import { startSession } from '../../../sim/train/start.js';
import { versionOf } from '../../../sim/train/versions.js';
import { openLesson } from '../../../sim/tui/lessons.js';
import { courseOn, twoServers } from '../../support/courses.js';

const size = { columns: 100, rows: 60 };

/** A screen with everything that was asked of the outside on the way. */
interface Played {
	readonly ui: Ui;
	readonly effects: readonly Effect[];
	readonly text: string;
}

/** Plays keys; words in quotes are typed. */
function play(course: Course, keys: string): Played {
	let ui = firstUi(startSession(course), size);
	const effects: Effect[] = [];
	for (const word of keys.match(/"[^"]*"|\S+/g) ?? []) {
		const typed = word.startsWith('"') ? [...word.slice(1, -1)].map((key) => (key === ' ' ? 'space' : key)) : [word];
		for (const key of typed) {
			const pressed = press(ui, key);
			ui = pressed.ui;
			effects.push(...pressed.effects);
		}
	}
	return { ui, effects, text: frameText(frameOf(ui), size.columns) };
}

const course = await courseOn('puremessage', twoServers);
const lotus = await courseOn('lotus-protector', {
	servers: { lp1: { autoDownload: true } },
	durations: { download: '15 min' },
});
const upgrade = '/ "upgrade a" enter enter';

async function lesson(name: string, isExam = false): Promise<Course> {
	const loaded = await openLesson(name);
	if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
	return { ...loaded.value, isExam };
}

describe('the board', () => {
	it('never hides an action: every one is possible or has a reason, with its clause where there is one', () => {
		const { text } = play(course, '');
		const actions = Object.keys(course.models.guided.product.events).filter((type) => type.startsWith('operator.'));
		const lines = text.split('\n').filter((line) => /^(?:›| ) [ ✗] \S/.test(line));
		expect(lines).toHaveLength(actions.length);
		for (const line of lines.filter((candidate) => candidate.includes('✗'))) expect(line).toMatch(/PM-[A-Z]+-\d+/);
	});

	it('warns before a point of no return, of what the chosen action brings and of what comes by itself', () => {
		// LP-BK-5: the installation deletes the system backup on the rescue partition.
		const before = play(lotus, 'n / "install the" enter').text;
		expect(before).not.toContain('The chosen action brings');
		const prepared = 'm n / "install the" enter';
		expect(play(lotus, prepared).text).toContain('The chosen action brings, at once: lp1: Nothing was saved');
		// LP-P7-2: message data no longer fits the old system from phase 7 on, which comes by itself.
		expect(play(lotus, `${prepared} enter`).text).toMatch(/! Soon: in \d+ min: lp1: Message data no longer fits/);
	});

	it('says what can still be undone, while it can', () => {
		// LP-BK-16: one can leave at the end of phase 2, and not behind it.
		const atTheEnd = play(lotus, 'm n / "install the" enter enter a');
		expect(atTheEnd.text).toMatch(/Ways back: .*Leave the upgrade at the end of phase 2/);
		const behind = play(lotus, 'm n / "install the" enter enter a n n');
		expect(behind.text).not.toContain('Leave the upgrade at the end of phase 2:');
	});

	it('tells lost minutes of services', () => {
		// From the begin of its upgrade the database server is not reached by the filter.
		expect(play(course, `${upgrade} w 2 5 enter`).text).toMatch(/database\.mf1 +down +0:25/);
	});

	it('tells the version of every server of every example where the product tells versions', async () => {
		for (const name of productNames) {
			const product = await loadProduct(name);
			if (product.versions === undefined) continue;
			for (const example of Object.values(product.deployment.examples)) {
				const model = createModel(product, product.deployment.schema.parse(example));
				const [start] = begin(model);
				for (const server of model.servers) expect(versionOf(start, server)).toMatch(/\d/);
			}
		}
	});
});

describe('time', () => {
	it('goes by minutes and by lengths, and not by anything else', () => {
		const minutes = (typed: string) => clockOf(present(play(course, `w ${typed} enter`).ui.session).clock);
		expect(minutes('4 5')).toBe('0:45');
		expect(minutes('"1 h 30 min"')).toBe('1:30');
		expect(minutes('"soon"')).toBe('0:00');
		expect(play(course, 'w "soon" enter').text).toContain('Expected minutes');
		expect(minutes('0')).toBe('0:00');
	});
});

describe('looking up', () => {
	it('finds a clause and shows its place in the guide', () => {
		const { text } = play(course, '/ "PM-ROLE-2" enter');
		expect(text).toContain('Clause PM-ROLE-2');
		expect(text).toContain('Role-order list / row 1');
	});

	it('opens the clause at hand: of a refused action, or of what happened last', () => {
		expect(play(course, '/ "run the" enter c').text).toContain('Clause PM-');
		expect(play(course, `${upgrade} c`).ui.page.kind).toBe('clause');
	});

	it('says so where nothing is found', () => {
		expect(play(course, '/ "qqqq"').text).toContain('Nothing has all these words.');
	});
});

describe('the history', () => {
	it('goes to any point, and what lies behind it stays to be done again', () => {
		const there = play(course, `${upgrade} n t up up up enter`);
		expect(there.text).toMatch(/db1 +waiting/);
		expect(play(course, `${upgrade} n t up up up enter r`).text).toMatch(/db1 +upgrading/);
	});
});

describe('hints', () => {
	it('go from a nudge to the next right action, cost, and are kept for the moment', async () => {
		const first = await lesson('puremessage/1-first-upgrade');
		const once = play(first, 'enter h');
		expect(once.text).toContain('1. Look at the roles of the servers.');
		expect(once.text).not.toContain('2. ');
		const all = play(first, 'enter h h h h h h h h h h');
		// The next right action is the upgrade of the database server: PM-ROLE-2.
		expect(all.text).toContain(`${hintsFor(all.ui.session).length}. Upgrade a server: db1.`);
		expect(all.ui.session.hintsUsed).toBe(hintsFor(all.ui.session).length);
		expect(play(first, 'enter h escape h').ui.session.hintsUsed).toBe(1);
		expect(scoreOf(once.ui.session).hints).toBe(1);
	});

	it('say it where no legal way is left', () => {
		// PM-NAME-5: with a changed host name every step fails, so the upgrade cannot be completed.
		const lost = play(course, `m ${upgrade} enter / "change a host" enter enter enter h`);
		expect(lost.text).toMatch(/there is no legal way from here/);
	});
});

describe('an exam', () => {
	it('knows no hint, no way back and no way out', async () => {
		const exam = await lesson('puremessage/1-first-upgrade', true);
		for (const key of ['h', 'u', 'm']) expect(play(exam, `enter ${upgrade} ${key}`).text).toContain('This is an exam');
		expect(play(exam, `enter ${upgrade}`).text).toContain('EXAM');
		const refused = play(exam, 'enter tab / "upgrade a" enter enter down enter');
		expect(refused.text).toContain('PM-ROLE-2');
		expect(refused.text).not.toContain('How it becomes possible');
	});
});

describe('the debrief', () => {
	it('tells each breach with its clause and the consequence that the guide states', () => {
		const { text } = play(course, `m ${upgrade} enter / "change a host" enter enter enter d pagedown`);
		expect(text).toContain('PM-NAME-1');
		// The guide: steps of the upgrade fail, and the system may be unrecoverable (PM-NAME-5, PM-NAME-6).
		expect(text).toMatch(/consequence: .*fail/i);
	});

	it('compares with the best known run', () => {
		const { text } = play(course, 'w 1 0 enter d');
		expect(text).toContain('Compared with the usual sequence of the product.');
		expect(text).toMatch(/only best: +Upgrade a server: db1/);
	});

	it('scores downtime, breaches and refusals as the documentation says', () => {
		const score = (keys: string) => scoreOf(play(course, keys).ui.session);
		const database = `${upgrade} a / "begin the" enter enter a / "start pure" enter enter a`;
		const filter = `${upgrade} a / "begin the" enter enter a`;
		const solved = `${database} ${filter}`;
		expect(score(solved)).toMatchObject({ isGoalReached: true, points: 100 });
		// One refused attempt costs a point.
		expect(score(`tab / "upgrade a" enter enter down enter escape left ${database} tab ${filter}`)).toMatchObject({
			refusals: 1,
			points: 99,
		});
		// A breach costs fifteen; no time has passed, so nothing was down.
		const broken = score('m / "upgrade a" enter enter down enter');
		expect(broken.breaches).toBeGreaterThan(0);
		expect(broken.points).toBe(100 - 60 - 15 * broken.breaches);
		// A hint costs five.
		expect(score('h').points).toBe(100 - 60 - 5);
		// The goal missed costs sixty.
		expect(score('')).toMatchObject({ isGoalReached: false, points: 40 });
	});

	it('is remembered once the goal is reached', async () => {
		const solved = play(
			await lesson('lotus-protector/3-error-in-phase-2'),
			'enter / "stop the" enter enter / "create a sys" enter enter a',
		);
		expect(solved.effects.filter(({ kind }) => kind === 'score')).toHaveLength(1);
		expect(solved.text).toContain('The goal is reached.');
	});
});

describe('help', () => {
	it('names every key of the board', () => {
		let { ui } = play(course, '?');
		let text = '';
		for (let page = 0; page < 4; page += 1) {
			text += frameText(frameOf(ui), size.columns);
			ui = press(ui, 'pagedown').ui;
		}
		for (const says of [
			'Lets time pass to the next event',
			'Takes back what you did last',
			'Keeps the session as a scenario file',
		]) {
			expect(text).toContain(says);
		}
	});
});

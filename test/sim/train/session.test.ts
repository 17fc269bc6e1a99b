/** The session without a terminal: acting, waiting, faults, time travel, modes. */
import { describe, expect, it } from 'vitest';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { regionStates } from '../../../sim/simulation/configuration.js';
import { type Command, obey, objection } from '../../../sim/train/commands.js';
import { entriesOf, present, type Session } from '../../../sim/train/session.js';
import { startSession } from '../../../sim/train/start.js';
import { courseOn, twoServers } from '../../support/courses.js';

const course = await courseOn('puremessage', twoServers);

function event(type: string, parameters: Readonly<Record<string, string>> = {}): Command {
	return { kind: 'event', event: { type, ...parameters } as ProductEvent };
}
const upgrade = (server: string, account = 'root') => event('operator.upgrade', { server, account });
const sessionOf = (...commands: readonly Command[]) => commands.reduce(obey, startSession(course));
const stateOf = (session: Session, server: string) => regionStates(present(session).snapshot).get(server);
const next: Command = { kind: 'next' };
const undo = (turns = 1): Command => ({ kind: 'undo', turns });
const redo = (turns = 1): Command => ({ kind: 'redo', turns });

describe('a session', () => {
	it('does what an operator does, and refuses what the guide forbids with its clause', () => {
		expect(stateOf(sessionOf(upgrade('db1')), 'db1')).toBe('upgrading.preparing');
		const refused = sessionOf(upgrade('mf1'));
		expect(stateOf(refused, 'mf1')).toBe('waiting.linked');
		// PM-ROLE-2: the database server comes first.
		expect(entriesOf(refused).at(-1)).toMatchObject({ verdict: { kind: 'refused' } });
		expect(entriesOf(refused).at(-1)?.clauses).toContain('PM-ROLE-2');
	});

	it('lets time pass to the next event, by minutes, and until something is asked', () => {
		// The deployment says: 10 minutes to the prompt, then 30 for the installation.
		expect(present(sessionOf(upgrade('db1'), next)).clock.minutes).toBe(10);
		expect(present(sessionOf(upgrade('db1'), { kind: 'wait', minutes: 4 })).clock.minutes).toBe(4);
		expect(present(sessionOf(upgrade('db1'), { kind: 'wait', minutes: 25 })).clock.minutes).toBe(25);
		const asked = sessionOf(upgrade('db1'), { kind: 'untilAsked' });
		expect(stateOf(asked, 'db1')).toBe('upgrading.prompting');
		expect(present(asked).clock.minutes).toBe(10);
	});

	it('stops where something goes wrong, though nobody can do anything about it', async () => {
		const lotus = startSession(
			await courseOn('lotus-protector', { servers: { lp1: { autoDownload: true } } }, { mode: 'open' }),
		);
		const install = event('operator.install', { server: 'lp1', via: 'manager', account: 'root' });
		const until: Command = { kind: 'untilAsked' };
		// The download ends, the end of phase 2 can be left (LP-BK-16), and then messages do not fit back (LP-P7-2).
		const stops = [until, install, until, until].reduce(obey, lotus);
		expect(
			entriesOf(stops)
				.at(-1)
				?.hazards.map(({ hazard }) => hazard),
		).toEqual(['messagesNotRevertible.lp1']);
		expect(stateOf(stops, 'lp1')).toMatch(/phase7|phase8/);
	});

	it('says that nothing runs by staying as it is', () => {
		const start = sessionOf();
		expect(obey(start, next)).toBe(start);
		expect(obey(start, undo())).toBe(start);
		expect(obey(start, redo())).toBe(start);
	});

	it('takes back whole turns and does them again, and forgets what was undone once it goes another way', () => {
		const wait: Command = { kind: 'wait', minutes: 25 };
		const session = sessionOf(upgrade('db1'), wait);
		// The wait is two entries, the prompt and the end of the wait, and one turn.
		expect(entriesOf(session)).toHaveLength(4);
		const back = obey(session, undo());
		expect(present(back).clock.minutes).toBe(0);
		expect(stateOf(back, 'db1')).toBe('upgrading.preparing');
		expect(stateOf(obey(back, undo()), 'db1')).toBe('waiting');
		const again = obey(obey(back, undo()), redo(2));
		expect(present(again)).toEqual(present(session));
		const otherwise = obey(back, next);
		expect(obey(otherwise, redo(9))).toBe(otherwise);
	});

	it('goes to any point, and not before its begin', () => {
		const session = sessionOf(
			upgrade('db1'),
			next,
			event('operator.acceptInstallation', { server: 'db1', account: 'root' }),
		);
		expect(stateOf(obey(session, { kind: 'goTo', position: 1 }), 'db1')).toBe('upgrading.preparing');
		expect(obey(session, { kind: 'goTo', position: 0 }).position).toBe(0);
		expect(obey(session, { kind: 'goTo', position: 99 }).position).toBe(3);
	});

	it('breaks the law in open mode only, and goes on from the same moment', () => {
		const open: Command = { kind: 'mode', mode: 'open' };
		const broken = sessionOf(open, upgrade('mf1'));
		expect(stateOf(broken, 'mf1')).toBe('upgrading.preparing');
		expect(
			entriesOf(broken)
				.at(-1)
				?.breaches.flatMap(({ clauses }) => clauses),
		).toContain('PM-ROLE-2');
		const guidedAgain = obey(broken, { kind: 'mode', mode: 'guided' });
		expect(stateOf(guidedAgain, 'mf1')).toBe('upgrading.preparing');
		expect(stateOf(obey(guidedAgain, next), 'mf1')).toBe('upgrading.prompting');
	});

	it('injects a fault', () => {
		const failed = sessionOf(upgrade('db1'), event('fault.upgradeStepFailed', { server: 'db1' }));
		expect(stateOf(failed, 'db1')).toBe('failed.preparationFailed');
	});

	it('takes neither hints nor undoing in an exam', async () => {
		const exam = startSession(await courseOn('puremessage', twoServers, { isExam: true }));
		const acted = obey(exam, upgrade('db1'));
		for (const command of [undo(), redo(), { kind: 'hint' }, { kind: 'mode', mode: 'open' }] as const) {
			expect(objection(acted, command)).toMatch(/exam/);
			expect(obey(acted, command)).toBe(acted);
		}
		expect(objection(acted, next)).toBeUndefined();
	});
});

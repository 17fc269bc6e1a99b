/** Whatever is done in the sandbox, what is kept of it is a scenario that passes at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { library } from '../../../sim/cli/files.js';
import { loadScenario } from '../../../sim/scenario/load.js';
import { runScenario } from '../../../sim/scenario/run.js';
import { vocabulary } from '../../../sim/simulation/model.js';
import { type Command, obey } from '../../../sim/train/commands.js';
import type { Course } from '../../../sim/train/course.js';
import { keptScenario } from '../../../sim/train/keep.js';
import { present, type Session } from '../../../sim/train/session.js';
import { startSession } from '../../../sim/train/start.js';
import { courseOn, twoServers } from '../../support/courses.js';

const courses: readonly Course[] = [
	await courseOn('puremessage', twoServers),
	// No length of time is known here.
	await courseOn('puremessage', { servers: twoServers.servers }),
	await courseOn('puremessage', twoServers, { mode: 'open' }),
	await courseOn('lotus-protector', { servers: { lp1: { autoDownload: true } }, durations: { download: '15 min' } }),
	await courseOn('lotus-protector', { servers: { lp1: { platform: 'vmware' } } }, { mode: 'open' }),
];

/** A command by two numbers, so that random ones mostly are possible. */
function commandOf(session: Session, kind: number, number: number): Command {
	const events = vocabulary(present(session).model);
	switch (kind) {
		case 0:
			return { kind: 'next' };
		case 1:
			return { kind: 'untilAsked' };
		case 2:
			return { kind: 'wait', minutes: number % 50 };
		case 3:
			return { kind: 'undo', turns: 1 };
		default:
			return { kind: 'event', event: events[number % events.length] as (typeof events)[number] };
	}
}

async function runKept(session: Session) {
	const kept = keptScenario(session);
	if (!kept.ok) throw new Error(kept.because);
	const loaded = await loadScenario({ file: 'kept.yaml', text: kept.text }, library);
	if (!loaded.ok) throw new Error(`${JSON.stringify(loaded.problems)}\n${kept.text}`);
	return { result: runScenario(loaded.value), text: kept.text };
}

describe('a session that is kept', () => {
	it('passes at once, whatever was done in it', async () => {
		const steps = fc.array(fc.tuple(fc.nat(7), fc.nat(10_000)), { maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...courses), steps, async (course, drawn) => {
				const session = drawn.reduce(
					(now, [kind, number]) => obey(now, commandOf(now, kind, number)),
					startSession(course),
				);
				const { result, text } = await runKept(session);
				expect(result.failures, text).toEqual([]);
				expect(result.simulation?.snapshot.value).toEqual(present(session).snapshot.value);
			}),
		);
	});

	it('expects refusals, breaches and what became of the services', async () => {
		const [course] = courses as [Course];
		const commands: Command[] = [
			{ kind: 'event', event: { type: 'operator.upgrade', server: 'mf1', account: 'root' } },
			{ kind: 'mode', mode: 'open' },
			{ kind: 'event', event: { type: 'operator.upgrade', server: 'mf1', account: 'root' } },
			{ kind: 'wait', minutes: 15 },
		];
		const session = commands.reduce(obey, startSession(course));
		const { result, text } = await runKept(session);
		expect(result.failures).toEqual([]);
		// In open mode nothing was refused, so the refusal in guided mode is no step of the scenario.
		expect(text).toContain('mode: open');
		expect(text).not.toContain('refused');
		expect(text).toMatch(/expect:\s+breaches:\s+- PM-ROLE/);
		expect(text).toMatch(/mail:\s+now: down\s+down: 15 min/);
		const guided = obey(startSession(course), commands[0] as Command);
		expect((await runKept(guided)).text).toMatch(/refused:\s+- PM-ROLE-1/);
	});
});

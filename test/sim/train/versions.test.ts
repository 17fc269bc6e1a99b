/** The release that a server is shown with, along the solutions of lessons. */
import { describe, expect, it } from 'vitest';
import { present } from '../../../sim/train/session.js';
import { performSteps } from '../../../sim/train/solution.js';
import { startSession } from '../../../sim/train/start.js';
import { versionOf } from '../../../sim/train/versions.js';
import { openLesson } from '../../../sim/tui/lessons.js';

/** The versions of a server along the solution of a lesson, each as it begins. */
async function versionsAlong(name: string, server: string): Promise<string[]> {
	const course = await openLesson(name);
	if (!course.ok) throw new Error(JSON.stringify(course.problems));
	let session = startSession(course.value);
	const versions = [versionOf(present(session), server)];
	for (const step of course.value.lesson?.solution ?? []) {
		const performed = performSteps(session, [step]);
		if (!performed.ok) throw new Error(performed.because);
		session = performed.session;
		const version = versionOf(present(session), server);
		if (version !== versions.at(-1)) versions.push(version);
	}
	return versions;
}

describe('the release that is shown', () => {
	it.each([
		// Hot fix, failed installation, restore (I76-NOTE-2, I76-BACK-4).
		['itms-7.6/6-back-to-the-backups', 'ns1', ['7.5 SP1', '7.5 SP1 HF5', '', '7.5 SP1 HF5']],
		// The new server counts as soon as it has the products (I76-PATH-4).
		['itms-7.6/5-a-new-server', 'ns1', ['7.5 SP1 HF5', '7.6']],
		// Step 16: agents first, then plug-ins.
		['itms-7.6/1-seventeen-steps', 'ss1', ['7.5', 'agent 7.6', '7.6']],
		// Erased by the installation (EMS-BKP-4), then new.
		['encryption-server/1-everything-is-erased', 'ems1', ['3.3.2', '', '3.4.2']],
		['encryption-server/2-locked-out', 'ems1', ['3.4.0', '3.4.2']],
		// EMS-REV-1: back at the previous release.
		['encryption-server/5-a-way-back', 'ems1', ['3.3.2', '', '3.3.2']],
	])('in %s on %s', async (name, server, expected) => {
		expect(await versionsAlong(name, server)).toEqual(expected);
	});
});

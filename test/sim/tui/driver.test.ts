/** The sandbox on a terminal, driven as a person does, and read after all escapes were obeyed. */
import { afterEach, describe, expect, it } from 'vitest';
import { frameOf, frameText } from '../../../sim/train/screen/frame.js';
import type { Size } from '../../../sim/train/screen/state.js';
import { courseOn, twoServers } from '../../support/courses.js';
import { driverOn, type SandboxDriver } from '../../support/sandboxDriver.js';

const course = await courseOn('puremessage', twoServers);
let driver: SandboxDriver | undefined;

async function begin(size?: Size): Promise<SandboxDriver> {
	driver = await driverOn(course, size);
	return driver;
}

afterEach(async () => {
	await driver?.end();
	driver = undefined;
});

function expectScreenToBeComputed(shown: SandboxDriver): void {
	const { ui } = shown;
	expect(shown.screen()).toBe(frameText(frameOf(ui), ui.size.columns).trimEnd());
}

describe('the sandbox on a terminal', () => {
	it('upgrades both servers', async () => {
		const person = await begin();
		expectScreenToBeComputed(person);
		await person.choose('Upgrade a server', 'db1');
		expect(person.screen()).toMatch(/db1 +upgrading\.preparing +5\.6\.1/);
		await person.wait(10);
		expect(person.screen()).toContain('The product asks whether to begin the installation on this server.');
		await person.choose('Begin the installation');
		expect(person.screen()).toContain('upgrading.installing');
		await person.press('a');
		expect(person.screen()).toMatch(/db1 +ready +6/);
		await person.choose('Start PureMessage');
		await person.press('a');
		await person.choose('Upgrade a server');
		await person.press('a');
		await person.choose('Begin the installation');
		await person.press('a');
		expect(person.screen()).toContain('The goal is reached.');
		expectScreenToBeComputed(person);
	});

	it('explains a refusal with its clause and the shortest legal way', async () => {
		const person = await begin({ columns: 80, rows: 40 });
		await person.chooseServer('mf1');
		await person.choose('Upgrade a server', 'mf1');
		expect(person.screen()).toContain('PM-ROLE-2');
		expect(person.screen()).toMatch(/1\. you: +Upgrade a server: db1/);
		await person.press('escape');
		expect(person.screen()).toMatch(/mf1 +waiting/);
	});

	it('injects a fault and takes it back', async () => {
		const person = await begin();
		await person.choose('Upgrade a server', 'db1');
		await person.inject('The running step fails');
		expect(person.screen()).toMatch(/db1 +failed\.preparationFailed/);
		await person.undo();
		expect(person.screen()).toMatch(/db1 +upgrading\.preparing/);
		expectScreenToBeComputed(person);
	});

	it('follows the size of the terminal, and says where it is too small', async () => {
		const person = await begin();
		for (const size of [
			{ columns: 120, rows: 40 },
			{ columns: 60, rows: 20 },
			{ columns: 200, rows: 60 },
			{ columns: 80, rows: 24 },
		]) {
			await person.resize(size);
			expectScreenToBeComputed(person);
		}
		await person.resize({ columns: 30, rows: 8 });
		expect(person.screen()).toContain('30x8');
		await person.resize({ columns: 80, rows: 24 });
		expectScreenToBeComputed(person);
	});

	it('leaves on request, and leaves the alternate screen', async () => {
		const person = await begin();
		await person.press('q', 'enter');
		expect(person.effects.map(({ kind }) => kind)).toEqual(['leave']);
		await person.end();
		expect(person.written.endsWith('\u001b[?1049l')).toBe(true);
	});
});

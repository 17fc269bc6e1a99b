/** The workflow that docs/regression.md shows: its commands, as they stand there, on a small product in a repository. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeFiles } from '../support/consoleDocument.js';

interface Job {
	readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
	readonly steps: readonly { readonly run?: string }[];
}

const [, text = ''] = /^```yaml \.github\S+\n([\s\S]*?)^```$/m.exec(readFileSync('docs/regression.md', 'utf8')) ?? [];
const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, Job>> };
const program = resolve('dist/rehearse.js');
const folder = mkdtempSync(join(tmpdir(), 'rehearse-workflow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shell(command: string) {
	const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
		cwd: folder,
		encoding: 'utf8',
		env: { PATH: process.env['PATH'], GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), HOME: folder },
	});
	return { status, told: stdout + stderr };
}

const rehearse = (command: string) => shell(command.replaceAll('npx rehearse', `node ${program}`));
const git = (words: string) =>
	expect(shell(`git -c user.name=n -c user.email=e@x ${words}`)).toMatchObject({ status: 0 });

/** The commands of a job in their order, with every part of its matrix. */
function commandsOf({ strategy, steps }: Job): string[] {
	const commands = steps.flatMap(({ run = '' }) => (run.startsWith('npx rehearse') ? [run] : []));
	const parts = strategy?.matrix.part ?? [0];
	return parts.flatMap((part) =>
		commands.map((command) => command.replaceAll('${' + '{ matrix.part }}', String(part))),
	);
}

describe('the workflow', () => {
	const file = join(folder, 'upgrades', 'printer', 'index.js');

	beforeAll(() => {
		writeFiles(readFileSync('docs/add-a-product.md', 'utf8'), folder);
		renameSync(join(folder, 'products'), join(folder, 'upgrades'));
		expect(rehearse('npx rehearse --products upgrades check --update')).toMatchObject({ status: 0 });
		git('init -q');
		git('add .');
		git('commit -qm main');
		git('update-ref refs/remotes/origin/main HEAD');
	});

	it('passes if nothing was edited', () => {
		for (const command of Object.values(jobs).flatMap(commandsOf)) {
			expect({ command, ...rehearse(command) }).toMatchObject({ command, status: 0 });
		}
	});

	it('fails with the place if a rule was dropped, and the summary names the clause', () => {
		const source = readFileSync(file, 'utf8');
		expect(source).toContain("!lost), 'queueDrained')");
		writeFileSync(file, source.replace("!lost), 'queueDrained')", '!lost))'));
		const answers = Object.values(jobs)
			.flatMap(commandsOf)
			.map((command) => ({ command, ...rehearse(command) }));
		const failing = answers.filter(({ status }) => status !== 0);
		expect(failing.map(({ command }) => command.split(' ')[4])).toEqual(['diff', 'check']);
		expect(failing.map(({ status }) => status)).toEqual([1, 1]);
		for (const { told } of failing) expect(told).toContain('a clause has lost its guard::PR-DRAIN-1');
		expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('PR-DRAIN-1 (was guarded by queueDrained)');
	});
});

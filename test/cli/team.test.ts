/** Threads that decide questions beside the first one. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProduct } from '../../machines/index.js';
import { startTeam } from '../../sim/cli/explore/team/team.js';
import type { Work } from '../../sim/cli/explore/team/work.js';
import { makeExplorable, propertiesConcerning } from '../../sim/explore/questions.js';
import { allReductions } from '../../sim/explore/reduce/reduce.js';
import { decide } from '../../sim/explore/results.js';
import { defaultBudget } from '../../sim/explore/search/progress.js';
import { createModel } from '../../sim/simulation/model.js';
import { drain } from '../support/answerOf.js';

const helperFile = resolve('dist/helper.js');
const product = await loadProduct('puremessage');
const decision = { reductions: allReductions, budget: defaultBudget };
const models = ['small', 'single'].map((name) =>
	createModel(product, product.deployment.schema.parse(product.deployment.examples[name]), { mode: 'open' }),
);

function work(change: Partial<Work> = {}): Work {
	return {
		product: product.name,
		folder: undefined,
		subjects: models.map(({ deployment, mode, droppedRule }) => ({ deployment, mode, droppedRule })),
		asked: {},
		decision,
		next: new Int32Array(new SharedArrayBuffer(4)),
		...change,
	};
}

/** Lets a team do what there is to do. */
async function finished(given: Work, threads = 2) {
	const team = startTeam(given, threads, helperFile);
	while (team.isAtWork()) await team.change();
	return team;
}

describe('threads', () => {
	it('find the verdicts that are found here', async () => {
		const team = await finished(work());
		const here = models.flatMap((model) => {
			const explorable = makeExplorable(model);
			return propertiesConcerning(model).map(([name, property]) =>
				drain(decide(explorable, { kind: 'property', name, property }, decision)),
			);
		});
		expect(here.length).toBeGreaterThan(20);
		expect(new Set(here.map(({ kind }) => kind))).toEqual(new Set(['holds', 'violated']));
		expect(here.map((_, number) => team.found(number))).toEqual(here);
	});

	it('leave alone what somebody else has taken', async () => {
		const next = new Int32Array(new SharedArrayBuffer(4));
		next[0] = 3;
		const team = await finished(work({ next }));
		expect([0, 1, 2, 3].map((number) => team.found(number) !== undefined)).toEqual([false, false, false, true]);
	});

	it('are missed by nobody when they fail', async () => {
		const team = await finished(work({ product: 'no-such-product' }));
		expect(team.found(0)).toBeUndefined();
		expect(team.isAtWork()).toBe(false);
	});

	it('are dismissed in the middle of their work', async () => {
		const team = startTeam(work(), 2, helperFile);
		expect(team.isAtWork()).toBe(true);
		await team.dismiss();
		expect(team.isAtWork()).toBe(false);
	});

	it('are none where there is no program that has been built', () => {
		expect(startTeam(work(), 2, resolve('dist/no-such-helper.js')).isAtWork()).toBe(false);
	});
});

describe('rehearse explore', () => {
	const explore = (...options: string[]) => {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			['dist/rehearse.js', 'explore', 'encryption-server', '--deployment', 'clusterOfThree', ...options],
			{ encoding: 'utf8' },
		);
		return { status, stdout, stderr };
	};

	it('writes the same bytes however many threads decide', () => {
		const alone = explore('--threads', '1', '--json');
		expect(alone.status).toBe(0);
		expect(explore('--threads', '3', '--json')).toEqual(alone);
	});

	it('tells in order', () => {
		expect(explore('--threads', '3', '--max-states', '50')).toEqual(explore('--threads', '1', '--max-states', '50'));
	});
});

import { describe, expect, it } from 'vitest';
import { loadProduct, productNames } from '../../../machines/index.js';
import { loadScenario } from '../../../sim/scenario/load.js';
import { runScenario } from '../../../sim/scenario/run.js';
import { createModel, type Model } from '../../../sim/simulation/model.js';
import { replay } from '../../../sim/simulation/replay.js';
import type { Trace } from '../../../sim/simulation/trace.js';

const text = `
title: A run with every kind of step
product: puremessage
mode: open
seed: 5
deployment:
  servers: { db1: { roles: [database, csm] }, mf1: { roles: [mail-filter] } }
  durations: { installation: 30 min }
prepared: all
steps:
  - do: operator.upgrade
    server: mf1
  - until: mf1 prompting
  - wait: 20 min
  - do: operator.acceptInstallation
    server: mf1
  - fault: fault.upgradeStepFailed
    server: mf1
  - random: 60
`;

async function recorded(): Promise<{ readonly model: Model; readonly trace: Trace }> {
	const library = { productNames, loadProduct, readFile: () => undefined };
	const loaded = await loadScenario({ file: 'a.yaml', text }, library);
	if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
	const { product, deployment, mode } = loaded.value;
	const trace = runScenario(loaded.value).trace();
	if (trace === undefined) throw new Error('no trace');
	return { model: createModel(product, deployment, { mode }), trace: JSON.parse(JSON.stringify(trace)) as Trace };
}

describe('replay', () => {
	it('comes out the same from the exported text', async () => {
		const { model, trace } = await recorded();
		expect(trace.entries.length).toBeGreaterThan(60);
		expect(replay(model, trace).kind).toBe('same');
	});

	it('tells the first step that differs, whichever it is', async () => {
		const { model, trace } = await recorded();
		for (const index of [0, 1, 7, trace.entries.length - 1]) {
			const entries = trace.entries.map((entry) =>
				entry.index === index ? { ...entry, at: { minutes: 999, unknownStretches: 0 } } : entry,
			);
			expect(replay(model, { ...trace, entries })).toMatchObject({ kind: 'different', index });
		}
	});

	it('tells when a step is missing', async () => {
		const { model, trace } = await recorded();
		const entries = trace.entries.filter(({ index }) => index !== 4);
		expect(replay(model, { ...trace, entries })).toMatchObject({ kind: 'different' });
	});

	it('tells when totals were edited', async () => {
		const { model, trace } = await recorded();
		expect(replay(model, { ...trace, outcome: 'completed' }).kind).toBe('edited');
		expect(replay(model, { ...trace, digest: '0'.repeat(64) }).kind).toBe('edited');
	});

	it('differs where a rule was changed', async () => {
		const { model, trace } = await recorded();
		const guided = createModel(model.product, model.deployment, { mode: 'guided' });
		expect(replay(guided, trace)).toMatchObject({ kind: 'different' });
	});
});

import { describe, expect, it } from 'vitest';
import { loadProduct } from '../../../machines/index.js';
import { begin, dispatch, endDelay, type Simulation } from '../../../sim/simulation/simulation.js';
import { modelOf } from '../../support/walk.js';

describe('the reasons of a refusal', () => {
	it('are law alone where the product itself would only take another course', async () => {
		const product = await loadProduct('lotus-protector');
		const short = { servers: { lp1: { autoDownload: true, databaseDiskFreePercent: 10 } } };
		let [simulation]: readonly [Simulation, ...unknown[]] = begin(modelOf(product, short, 'guided'));
		const download = simulation.queue[0];
		if (download === undefined) throw new Error('nothing is downloaded');
		[simulation] = endDelay(simulation, download);
		const [, entry] = dispatch(simulation, {
			type: 'operator.install',
			server: 'lp1',
			via: 'manager',
			account: 'root',
		});
		const reasons = entry.verdict.kind === 'refused' ? entry.verdict.reasons : [];
		expect(reasons.length).toBeGreaterThan(0);
		expect(reasons.filter(({ kind }) => kind !== 'law')).toEqual([]);
	});
});

/** The simulation inside a warm process: steps of scenarios per second. */
import { readFileSync } from 'node:fs';
import { loadProduct, productNames } from '../../machines/index.js';
import { loadScenario } from '../../sim/scenario/load.js';
import { runScenario } from '../../sim/scenario/run.js';
import type { Measured } from './measure.js';

const file = 'scenarios/puremessage/full-run-small.yaml';

/** Repeats one scenario; the time is that of a thousand of its steps. */
export async function simulationCases(repetitions: number): Promise<Measured[]> {
	const loaded = await loadScenario(
		{ file, text: readFileSync(file, 'utf8') },
		{ productNames, loadProduct, readFile: () => undefined },
	);
	if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
	const milliseconds: number[] = [];
	let check = '';
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		let steps = 0;
		const begin = performance.now();
		while (steps < 1000) {
			const { records, trace } = runScenario(loaded.value);
			steps += records.reduce((sum, { entries }) => sum + entries.length, 0);
			check = trace()?.digest.slice(0, 8) ?? '';
		}
		milliseconds.push(((performance.now() - begin) * 1000) / steps);
	}
	return [{ name: 'a thousand simulation steps', milliseconds, check }];
}

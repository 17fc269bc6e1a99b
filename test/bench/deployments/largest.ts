/** Everything that is claimed of the largest deployments, decided by the program as a user calls it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured, timesOf } from '../measure.js';
import { growing } from './sizes.js';

const program = 'dist/rehearse.js';
const limitMilliseconds = 10_000;

/** One case for each product; in a tiny run its smallest deployment. */
export function largestCases(time: typeof timesOf, repetitions: number, isTiny: boolean): Measured[] {
	const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));
	const cases = growing.map(({ product, sizes }): Measured => {
		const sized = isTiny ? sizes[0] : sizes.at(-1);
		if (sized === undefined) throw new Error(`${product.name} has no size.`);
		const file = join(folder, `${product.name}.yaml`);
		// JSON is YAML.
		writeFileSync(file, JSON.stringify(sized.deployment));
		const runs = Array.from({ length: repetitions }, () =>
			time([program, 'explore', product.name, '--deployment', file]),
		);
		return {
			name: `all properties of ${product.name}, ${sized.name}`,
			milliseconds: runs.map(({ milliseconds }) => milliseconds),
			limitMilliseconds,
			check: runs.at(-1)?.output.trim().split('\n').at(-1) ?? '',
		};
	});
	rmSync(folder, { recursive: true });
	return cases;
}

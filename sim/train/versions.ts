/** Which version a server runs. */
import { holds } from '../../machines/kit/explain.js';
import type { Simulation } from '../simulation/simulation.js';

/** The version as the product tells it; empty where it does not. */
export function versionOf({ model, snapshot }: Simulation, server: string): string {
	const versions = model.product.versions?.(model.deployment, server) ?? [];
	const found = versions.find(({ condition }) => holds(model.machine, snapshot, { type: 'none' }, condition));
	return found?.version ?? '';
}

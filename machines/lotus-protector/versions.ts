/** Which firmware a server runs, as far as the guide tells levels apart. */
import { all, fact } from '../kit/conditions.js';
import type { ServerVersion } from '../kit/product.js';
import type { Deployment } from './deployment.js';
import { firmwareLevel, firmwareLevels } from './firmware.js';

/** The firmware levels of a server; the level that it starts with is told by the figure of the deployment. */
export function versions({ servers }: Deployment, server: string): readonly ServerVersion[] {
	const given = servers[server]?.firmware ?? '';
	return [
		...firmwareLevels.map((level) => ({
			version: firmwareLevel(given) === level ? given : level,
			condition: fact(`${server}.firmware`, level),
		})),
		{ version: given, condition: all() },
	];
}

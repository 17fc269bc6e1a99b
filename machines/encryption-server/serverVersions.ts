/** Which release a server runs, as trainees see it. */
import { all, any, fact, serverIn } from '../kit/conditions.js';
import type { ServerVersion } from '../kit/product.js';
import type { Deployment } from './deploymentSchema.js';
import { settingsOf } from './topology.js';
import { targetVersion, versionLevel } from './versions.js';

/** The release that stands for a level where it is not the one that the server began with. */
const named = {
	'below 3.3.2': '',
	'3.3.2 or later': '3.3.2',
	'3.4.0 or later': '3.4.0',
	'3.4.2': targetVersion,
} as const;

/** The releases of a server; while it is being installed it runs none. */
export function serverVersions(deployment: Deployment, server: string): readonly ServerVersion[] {
	const { version, hardware } = settingsOf(deployment, server);
	const installing = ['installing', 'installationFailed'].map((state) =>
		serverIn(server, 'upgrade', 'migration', state),
	);
	// On a new machine the old one runs on meanwhile; how long, the guide leaves to the operator.
	const none = hardware === 'same' ? [{ version: '', condition: any(...installing) }] : [];
	const reverted = deployment.cluster ? [] : [{ version, condition: serverIn(server, 'upgrade', 'reverted') }];
	const levels = (['3.4.2', '3.4.0 or later', '3.3.2 or later'] as const).map((level) => ({
		version: versionLevel(version) === level ? version : named[level],
		condition: fact(`${server}.version`, level),
	}));
	return [...none, ...reverted, ...levels, { version, condition: all() }];
}

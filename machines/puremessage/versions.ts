/** Which release a server runs: 6 as soon as its installation has ended. */
import { all, any, serverIn } from '../kit/conditions.js';
import type { ServerVersion } from '../kit/product.js';
import { type Deployment, isMultiServer, serversWithRole } from './deployment.js';

/** The releases of a server. */
export function versions(deployment: Deployment, server: string): readonly ServerVersion[] {
	const starts = isMultiServer(deployment) && serversWithRole(deployment, 'csm').includes(server);
	const withRelease6 = [
		...['upgraded', 'migrating', 'done'].map((state) => serverIn(server, state)),
		serverIn(server, 'failed', 'migrationFailed'),
		...(starts
			? [serverIn(server, 'ready'), serverIn(server, 'starting'), serverIn(server, 'failed', 'startFailed')]
			: []),
	];
	return [
		{ version: '6', condition: any(...withRelease6) },
		{ version: deployment.servers[server]?.version ?? '5.6.1', condition: all() },
	];
}

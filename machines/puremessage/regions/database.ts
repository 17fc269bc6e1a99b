/** The database as the other servers see it. */
import { any, none, serverIn } from '../../kit/conditions.js';
import { type Deployment, serversWithRole } from '../deployment.js';
import type { Region } from '../setup.js';

/** The region of the database in a deployment of several servers. */
export function databaseRegion(deployment: Deployment): Region {
	const servers = serversWithRole(deployment, 'database');
	const begun = any(...servers.map((server) => none(serverIn(server, 'waiting'))));
	const upgraded = any(
		...servers.flatMap((server) => ['ready', 'starting', 'done'].map((state) => serverIn(server, state))),
	);
	return {
		description: 'The database as the other servers see it.',
		initial: 'servesOldRelease',
		states: {
			servesOldRelease: {
				description: 'Servers of release 5.6.1 read from and write to the database.',
				always: { guard: begun, target: 'upgrading' },
			},
			upgrading: {
				description:
					'The Database Server is being upgraded: no mail server can insert or read data. Mail flow goes on.',
				meta: { clauses: ['PM-DB-2', 'PM-DB-3', 'PM-DB-5'] },
				always: { guard: upgraded, target: 'servesNewRelease' },
			},
			servesNewRelease: {
				description:
					'The database is upgraded, and migrated where chosen. Only servers that are themselves done reach it.',
				meta: { clauses: ['PM-DB-9', 'PM-DB-10'] },
			},
		},
	};
}

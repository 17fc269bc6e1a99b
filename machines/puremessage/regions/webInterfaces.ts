/** The web interfaces, which nobody upgrades as such but which are closed for the whole of the upgrade (note PM-N4). */
import { any, inState, none, serverIn } from '../../kit/conditions.js';
import { type Deployment, serversWithRole } from '../deployment.js';
import type { Region } from '../setup.js';

/** The region of the web interfaces in a deployment of several servers. */
export function webInterfacesRegion(deployment: Deployment): Region {
	const databaseBegun = any(
		...serversWithRole(deployment, 'database').map((server) => none(serverIn(server, 'waiting'))),
	);
	return {
		description: 'The Groups Web Interface and the End User Web Interface.',
		initial: 'open',
		states: {
			open: {
				description: 'Administrators and users can log in.',
				always: { guard: databaseBegun, target: 'closed' },
			},
			closed: {
				description:
					'Since the upgrade of the Database Server began, neither administrators nor users can log in, and the interfaces cannot be reached.',
				tags: ['groups-log-ins:down', 'groups-access:down', 'end-user-log-ins:down', 'end-user-access:down'],
				meta: { clauses: ['PM-GWI-1', 'PM-EUI-1', 'PM-MAIL-5', 'PM-EUI-8', 'PM-GWI-3'] },
				always: { guard: inState('deployment', 'complete'), target: 'openAgain' },
			},
			openAgain: {
				description: 'The upgrade is complete and the web interfaces are available again.',
				meta: { clauses: ['PM-END-1'] },
			},
		},
	};
}

/** Settings of a joining server that are not replicated: putting them back one by one. */
import { set } from '../../kit/chart.js';
import { addressed, all, any, fact, none, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { isMigrated } from '../serverStates.js';
import type { Handlers } from '../setup.js';
import { settingsToKeep } from '../topology.js';
import { says } from '../transitions.js';

const events = {
	certificate: { event: 'operator.importCertificate', clauses: ['EMS-NRES-3', 'EMS-NRES-7'] },
	mailRoutes: { event: 'operator.configureMailRoutes', clauses: ['EMS-NRES-8', 'EMS-NSAV-9'] },
	mailProxies: { event: 'operator.configureMailProxies', clauses: ['EMS-NRES-9', 'EMS-NSAV-9'] },
	otherSettings: { event: 'operator.configureOtherSettings', clauses: ['EMS-NSAV-1'] },
} satisfies Record<string, { event: string; clauses: ClauseId[] }>;

/** The handlers of what a joining server has to keep: before it asks to join, or after its replication (note EMS-NOTE-12). */
export function ownSettingsHandlers(deployment: Deployment, server: string): Handlers {
	const underway = any(
		serverIn(server, 'membership', 'pending', 'waiting'),
		serverIn(server, 'membership', 'replicating'),
	);
	const joined = serverIn(server, 'membership', 'joined');
	return Object.fromEntries(
		settingsToKeep(deployment, server).map((setting) => {
			const { event, clauses } = events[setting];
			const back = (condition: ReturnType<typeof any>, note: string, clause: ClauseId) => ({
				guard: all(
					addressed(server),
					condition,
					isMigrated(server),
					fact(`${server}.${setting}`, 'default'),
					...(setting === 'certificate' ? ['certificateSaved'] : []),
				),
				actions: set({ [`${server}.${setting}`]: 'own' }),
				...says(note, ...clauses, clause),
			});
			return [
				event,
				[
					back(none(any(joined, underway)), 'Before the server asks to join.', 'EMS-NRES-1'),
					back(joined, 'After the replication, with the administrator login of the sponsor.', 'EMS-NRES-4'),
				],
			];
		}),
	);
}

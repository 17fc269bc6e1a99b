/** Whether a mail or web server reaches the database. */
import { set } from '../../kit/chart.js';
import { addressed, all, inState, none } from '../../kit/conditions.js';
import { type Deployment, tierOf } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';

/** States below `waiting` or `done`: the server reaches the database if both are on the same side of their upgrades. */
export function databaseLink(deployment: Deployment, server: string, initial: 'linked' | 'cutOff') {
	const isMailServer = tierOf(deployment, server) === 2;
	const whenLinked: ClauseId[] =
		initial === 'linked' ? [] : ['PM-DB-11', ...(isMailServer ? ['PM-MTA-5' as const] : [])];
	const whenCutOff: ClauseId[] = ['PM-DB-10', ...(isMailServer ? (['PM-DB-2', 'PM-DB-3'] as const) : [])];
	return {
		initial,
		states: {
			linked: {
				description: 'Reads from and writes to the database.',
				meta: { clauses: whenLinked },
				// An upgraded server that has reached the upgraded database is not cut off again.
				...(initial === 'linked'
					? { always: { guard: none(inState('database', 'servesOldRelease')), target: 'cutOff' } }
					: {}),
			},
			cutOff: {
				description: 'Cannot reach the database. Errors about it in the logs are normal; mail flow goes on.',
				tags: ['database:down'],
				meta: { clauses: whenCutOff },
				// A server of the old release stays cut off, even when the database is back (PM-DB-10).
				...(initial === 'cutOff'
					? { always: { guard: inState('database', 'servesNewRelease'), target: 'linked' } }
					: {}),
				on: {
					'fault.databaseErrorsLogged': {
						guard: all(addressed(server)),
						actions: set({ [`${server}.databaseErrorsLogged`]: true }),
						meta: {
							clauses: ['PM-DB-4' as const],
							note: 'These errors are normal while the database is being upgraded.',
						},
					},
				},
			},
		},
	};
}

/** The old machine, beside a new one on which the new release is installed. */
import { addressed, all, none } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import { outOfWork } from '../outage.js';
import { runsNewRelease } from '../serverStates.js';
import type { Region } from '../setup.js';
import { shows } from '../transitions.js';
import { savedBeforeOutOfReach } from './install.js';

/** The region of a server's old machine. */
export function oldSystemRegion(deployment: Deployment, server: string): Region {
	return {
		description: 'The old machine of the server, whose data no installation erases.',
		initial: 'running',
		states: {
			running: {
				description: 'The old machine runs and keeps its data.',
				on: {
					'operator.deactivateOldSystem': {
						guard: all(addressed(server), ...savedBeforeOutOfReach(deployment, server)),
						target: 'deactivated',
						...shows('EMS-MIG-4'),
					},
				},
			},
			deactivated: {
				description: 'The old machine is deactivated and gives no service; the new one may have its IP addresses.',
				meta: { clauses: ['EMS-MIG-4'] },
				initial: 'notReplaced',
				states: {
					notReplaced: {
						description: 'The new machine does not do the work yet.',
						tags: outOfWork,
						always: { guard: runsNewRelease(server), target: 'replaced' },
					},
					replaced: {
						description: 'The new machine does the work.',
						always: { guard: none(runsNewRelease(server)), target: 'notReplaced' },
					},
				},
			},
		},
	};
}

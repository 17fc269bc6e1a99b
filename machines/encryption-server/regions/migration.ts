/** The migration of a server: installation, Setup Assistant, restore. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deploymentSchema.js';
import { outageTags } from '../outage.js';
import type { Region } from '../setup.js';
import { isJoiner, mayStopAt340 } from '../topology.js';
import { beyondTheGuide, shows } from '../transitions.js';
import { install } from './install.js';
import { addKeyHardwareSetting, restoreBackup, restoring } from './restore.js';
import { clusterMember, finishingSetup, newInstallation, setupAssistant } from './setupAssistant.js';

function installing(deployment: Deployment, server: string): Region {
	const release = (version: string, named: string) => ({
		description: `${named} is being installed.`,
		after: {
			[delayOf('installation', server)]: {
				target: stateOf(server, 'upgrade', 'migration', 'setupAssistant'),
				actions: set({
					[`${server}.version`]: version,
					[`${server}.defaultData`]: 'new',
					...(isJoiner(deployment, server) ? {} : { mailPolicy: 'newRelease' }),
				}),
				...shows('EMS-METH-7'),
			},
		},
	});
	return {
		description: 'The new release is being installed from its ISO file. All that was stored on the machine is erased.',
		tags: ['console:down'],
		meta: { clauses: ['EMS-MIG-3', 'EMS-METH-1'] },
		initial: 'release342',
		on: {
			'fault.installationFailed': {
				guard: all(addressed(server)),
				target: stateOf(server, 'upgrade', 'migration', 'installationFailed'),
				...beyondTheGuide(
					'What was stored on the machine is gone; the guide does not describe this failure.',
					'EMS-BKP-4',
				),
			},
		},
		states: {
			release342: release('3.4.2', '3.4.2'),
			...(mayStopAt340(deployment, server)
				? { release340: release('3.4.0 or later', '3.4.0, on the way to 3.4.2,') }
				: {}),
		},
	};
}

/** The migration of a server. */
export function migrationState(deployment: Deployment, server: string): Region {
	const again = { note: 'The guide describes no second installation.' };
	return {
		description: 'A migration: from the begin of the fresh installation until the server has its data again.',
		tags: outageTags(deployment, server),
		meta: { clauses: ['EMS-METH-1', 'EMS-MTA-1'] },
		initial: 'installing',
		states: {
			installing: installing(deployment, server),
			installationFailed: {
				description: 'The installation has failed, and what was on the machine is gone.',
				tags: ['console:down'],
				on: { 'operator.install': install(deployment, server, again) },
			},
			setupAssistant: setupAssistant(deployment, server),
			newInstallation: newInstallation(deployment, server),
			clusterMember: clusterMember(deployment, server),
			restoring: restoring(deployment, server),
			restoreFailed: {
				description: 'The restore has broken off. The guide does not say what to do.',
				tags: ['console:down'],
				on: {
					...addKeyHardwareSetting(deployment, server),
					'operator.restoreBackup': restoreBackup(deployment, server).map((transition) => ({
						...transition,
						...beyondTheGuide('The guide does not describe a second attempt.', 'EMS-RST-8'),
					})),
					'operator.install': install(deployment, server, again),
				},
			},
			finishingSetup: finishingSetup(server),
		},
	};
}

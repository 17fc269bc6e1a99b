/** One server's upgrade: the old release, a migration or a PUP update, the new release, and the ways it can go wrong. */
import { stateOf } from '../../kit/chart.js';
import { addressed, all, fact, none, serverIn } from '../../kit/conditions.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import { outOfWork } from '../outage.js';
import { hasExternalBackup, isReplicating, runsOldRelease } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { joiners, settingsOf } from '../topology.js';
import { beyondTheGuide, shows } from '../transitions.js';
import { versionLevel } from '../versions.js';
import { commandLineHandlers } from './commandLine.js';
import { install } from './install.js';
import { migrationState } from './migration.js';
import { newRelease } from './newRelease.js';
import { hardwareHandlers, oldRelease } from './oldRelease.js';
import { supportHandlers } from './support.js';
import { updateState } from './update.js';

/** The way back of a single server: the guide has the media kept for it and describes nothing more (note EMS-NOTE-37). */
function revert(deployment: Deployment, server: string): Handlers {
	if (deployment.cluster) return {};
	return {
		'operator.revert': {
			guard: all(
				addressed(server),
				none(runsOldRelease(server)),
				none(serverIn(server, 'upgrade', 'newRelease', 'fromTheStart')),
				none(serverIn(server, 'upgrade', 'reverted')),
				fact('mediaKept', true),
				hasExternalBackup(server),
			),
			target: stateOf(server, 'upgrade', 'reverted'),
			...beyondTheGuide('The media are kept for this; how it is done the guide does not say.', 'EMS-REV-1'),
		},
	};
}

function lockedOut(deployment: Deployment, server: string): Region {
	const isToken = settingsOf(deployment, server).keyHardware === 'ignitionToken';
	return {
		description: 'The administrator is locked out of the user interface. The guide names no way out.',
		tags: ['console:down'],
		meta: { clauses: ['EMS-HSM-4', 'EMS-HSM-5'] },
		on: isToken
			? {
					'operator.unlockWithToken': {
						guard: all(addressed(server)),
						meta: { clauses: ['EMS-HSM-5'], note: 'The hardware token Ignition Key does not unlock the server.' },
					},
				}
			: {},
	};
}

/** The upgrade of one server. */
export function upgradeRegion(deployment: Deployment, server: string): Region {
	const isFromTheStart = versionLevel(settingsOf(deployment, server).version) === '3.4.2';
	return {
		description: 'The upgrade of the server.',
		initial: isFromTheStart ? 'newRelease' : 'oldRelease',
		on: {
			...supportHandlers(deployment, server),
			...commandLineHandlers(deployment, server),
			...hardwareHandlers(deployment, server),
			...revert(deployment, server),
		},
		states: {
			...(isFromTheStart ? {} : { oldRelease: oldRelease(deployment, server) }),
			migration: migrationState(deployment, server),
			update: updateState(deployment, server),
			newRelease: newRelease(deployment, server, isFromTheStart),
			lockedOut: lockedOut(deployment, server),
			...(deployment.cluster?.sponsor === server
				? {
						lost: {
							description:
								'The sponsor has failed while a server replicated from it. The guide does not describe this.',
							tags: [...outOfWork, 'console:down'],
							on: {
								'operator.install': install(deployment, server, {
									note: 'The guide does not say how a lost sponsor is brought back.',
									hasData: true,
									when: none(anyServer(joiners(deployment), isReplicating)),
								}),
							},
						},
					}
				: {}),
			...(deployment.cluster
				? {}
				: {
						reverted: {
							description: 'Back at the previous release, from kept media and the old backup. Here the guide ends.',
							...shows('EMS-REV-1'),
						},
					}),
		},
	};
}

/** A server on which the release from before the upgrade runs. */
import { set } from '../../kit/chart.js';
import { addressed, all, fact } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deploymentSchema.js';
import { oldReleaseReachable } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { hasDiskSpace, settingsOf, settingsToKeep } from '../topology.js';
import { says, shows } from '../transitions.js';
import { versionLevel } from '../versions.js';
import { install } from './install.js';
import { applyPupToOldRelease, editKeyHardwareSetting, uploadPup } from './update.js';

/** Saving what is not replicated, one by one, while the old release can be reached. */
export function savingHandlers(deployment: Deployment, server: string): Handlers {
	const kept = settingsToKeep(deployment, server);
	const guard = all(addressed(server), oldReleaseReachable(deployment, server));
	const saved = (name: string, isKept: boolean) => (isKept ? { actions: set({ [`${server}.${name}`]: true }) } : {});
	return {
		'operator.exportCertificates': {
			guard,
			...saved('certificateExported', kept.includes('certificate')),
			...shows('EMS-NSAV-1', 'EMS-NSAV-3', 'EMS-NSAV-6'),
		},
		'operator.noteMailSettings': {
			guard,
			...saved('mailSettingsNoted', kept.includes('mailRoutes') || kept.includes('mailProxies')),
			...shows('EMS-NSAV-1', 'EMS-NSAV-8'),
		},
		'operator.exportMailLog': {
			guard,
			...says(
				'The exported log is kept apart from the backup and does not go back into the server.',
				'EMS-NSAV-12',
				'EMS-NSAV-13',
			),
		},
	};
}

/** Making the machine fit: possible at any time. */
export function hardwareHandlers(deployment: Deployment, server: string): Handlers {
	const settings = settingsOf(deployment, server);
	const provide = (name: string, clause: 'EMS-PRE-4' | 'EMS-DISK-1') => ({
		guard: all(addressed(server), fact(`${server}.${name}`, false)),
		actions: set({ [`${server}.${name}`]: true }),
		...shows(clause),
	});
	return {
		...(settings.certifiedHardware
			? {}
			: { 'operator.provideCertifiedHardware': provide('hardwareCertified', 'EMS-PRE-4') }),
		...(hasDiskSpace(settings) ? {} : { 'operator.addDisk': provide('diskSuffices', 'EMS-DISK-1') }),
	};
}

/** The old release of a server. */
export function oldRelease(deployment: Deployment, server: string): Region {
	const level = versionLevel(settingsOf(deployment, server).version);
	const reachable = oldReleaseReachable(deployment, server);
	const methods = {
		'operator.install': install(deployment, server),
		'operator.uploadPup': uploadPup(server, reachable),
		'operator.applyPup': applyPupToOldRelease(deployment, server, reachable),
		...editKeyHardwareSetting(deployment, server),
	};
	return {
		description: 'The release from before the upgrade runs and does its work.',
		initial: level === 'below 3.3.2' ? 'tooOld' : 'running',
		states: {
			...(level === 'below 3.3.2'
				? {
						tooOld: {
							description:
								'Runs a release below 3.3.2: it has to be brought to 3.3.2 or later first, by another guide.',
							meta: { clauses: ['EMS-VER-8' as const] },
							on: {
								...methods,
								'operator.upgradeTo332': {
									guard: all(addressed(server)),
									target: 'upgradingTo332',
									...shows('EMS-VER-8', 'EMS-VER-9', 'EMS-WEPC-1', 'EMS-CSTEP-1'),
								},
							},
						},
						upgradingTo332: {
							description: 'Is being brought to 3.3.2. What happens meanwhile another guide describes.',
							after: {
								[delayOf('upgradeTo332', server)]: {
									target: 'running',
									actions: set({ [`${server}.version`]: '3.3.2 or later' }),
								},
							},
						},
					}
				: {}),
			running: {
				description: 'Runs a release that this guide upgrades.',
				meta: { clauses: ['EMS-SCOPE-1'] },
				on: methods,
			},
		},
	};
}

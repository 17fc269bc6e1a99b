/** The PUP update, which keeps the data and reboots the server into a new kernel. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, none } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { outOfWork } from '../outage.js';
import { isBelow340, isReplicating } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { hasKeyHardware, joiners, settingsOf, startsBelow340 } from '../topology.js';
import { beyondTheGuide, shows } from '../transitions.js';
import { targetVersion } from '../versions.js';
import { commandLineChange } from './commandLine.js';
import { install, readings } from './install.js';

/** Uploading the PUP file. */
export function uploadPup(server: string, ...conditions: readonly Condition[]) {
	return {
		guard: all(addressed(server), ...conditions, 'updateFrom340'),
		actions: set({ [`${server}.pupUploaded`]: true }),
		...shows('EMS-METH-2', 'EMS-PUP-1', 'EMS-PUP-3'),
	};
}

/** Running the PUP update. */
export function applyPup(deployment: Deployment, server: string, ...conditions: readonly Condition[]) {
	const rules = [
		...readings(deployment),
		'outOfMailFlow',
		...(hasKeyHardware(deployment, server) ? ['keyHardwareSettingEdited'] : []),
	];
	const ofCluster: ClauseId[] = deployment.cluster ? ['EMS-CL-1', 'EMS-CL-2', 'EMS-METH-8'] : [];
	const clauses: ClauseId[] = ['EMS-METH-2', 'EMS-METH-9', 'EMS-PUP-4', 'EMS-MTA-1', 'EMS-VER-3', ...ofCluster];
	const replicated = deployment.cluster?.sponsor === server ? joiners(deployment) : [server];
	const free = none(anyServer(replicated, isReplicating));
	return {
		guard: all(addressed(server), ...conditions, free, 'pupFileUploaded', 'updateFrom340', ...rules),
		target: stateOf(server, 'upgrade', 'update', 'applying'),
		...shows(...clauses),
	};
}

/** The same from the release before the upgrade: from below 3.4.0, which only open mode allows, the guide says nothing of its course. */
export function applyPupToOldRelease(deployment: Deployment, server: string, reachable: Condition) {
	const applied = applyPup(deployment, server, reachable);
	if (!startsBelow340(deployment, server)) return applied;
	return {
		...applied,
		target: stateOf(server, 'upgrade', 'update', 'unsupported'),
		...beyondTheGuide('This update is not supported: data can be lost or security broken.', 'EMS-VER-2'),
	};
}

/** Editing the settings of the token or Hardware Security Module before the update. */
export function editKeyHardwareSetting(deployment: Deployment, server: string): Handlers {
	if (!hasKeyHardware(deployment, server)) return {};
	return {
		'operator.editKeyHardwareSetting': commandLineChange(deployment, server, {
			conditions: ['supportOnKeyHardware', none(isBelow340(deployment, server))],
			facts: { [`${server}.keyHardwareSetting`]: true },
			clauses: ['EMS-HSM-3', 'EMS-HSM-7', 'EMS-HSM-8'],
		}),
	};
}

/** The course of an update: where it ends, and where it leads if it fails. */
function course(deployment: Deployment, server: string, failed: string[], ends: (updated: object) => object[]) {
	const { passwordReveal } = settingsOf(deployment, server);
	const updated = {
		actions: set({
			[`${server}.version`]: targetVersion,
			[`${server}.pupUploaded`]: false,
			...(passwordReveal ? { [`${server}.passwordReveal`]: 'disabled' } : {}),
		}),
		...shows('EMS-METH-3', 'EMS-PUP-5', 'EMS-MPOL-1', 'EMS-MPOL-2', 'EMS-MPOL-3', 'EMS-PRB-1', 'EMS-LIC-2'),
	};
	return {
		applying: {
			description: 'The PUP update is being installed.',
			on: {
				'fault.updateFailed': {
					guard: all(addressed(server)),
					target: stateOf(server, 'upgrade', ...failed),
					...beyondTheGuide('What a failed update leaves behind the guide does not say.'),
				},
			},
			after: { [delayOf('update', server)]: 'rebooting' },
		},
		rebooting: {
			description: 'The system reboots into its new kernel.',
			tags: ['console:down'],
			meta: { clauses: ['EMS-PUP-6' as const] },
			after: { [delayOf('reboot', server)]: ends(updated) },
		},
	};
}

/** The update of a server that is set up as New Installation of 3.4.0, before it joins (note EMS-NOTE-39). */
export function newInstallationUpdate(deployment: Deployment, server: string): Region {
	const ready = stateOf(server, 'upgrade', 'migration', 'newInstallation', 'ready');
	return {
		description: 'A PUP update of a server without data.',
		initial: 'applying',
		states: course(deployment, server, ['migration', 'installationFailed'], (updated) => [
			{ target: ready, ...updated },
		]),
	};
}

/** The PUP update of a server. */
export function updateState(deployment: Deployment, server: string): Region {
	const again = {
		note: 'The guide describes no other way on: a fresh installation and the restore of a backup.',
		hasData: true,
	};
	const upgraded = stateOf(server, 'upgrade', 'newRelease', 'unverifiedUpdate');
	const lockedOut = stateOf(server, 'upgrade', 'lockedOut');
	const ends = (updated: object) =>
		hasKeyHardware(deployment, server)
			? [
					{ guard: fact(`${server}.keyHardwareSetting`, true), target: upgraded, ...updated },
					{ target: lockedOut, ...updated, ...shows('EMS-HSM-4', 'EMS-HSM-5', 'EMS-HSM-6') },
				]
			: [{ target: upgraded, ...updated }];
	return {
		description: 'A PUP update: the server processes no email and keeps its data.',
		tags: outOfWork,
		meta: { clauses: ['EMS-MTA-1'] },
		initial: 'applying',
		states: {
			...course(deployment, server, ['update', 'failed'], ends),
			failed: {
				description: 'The PUP update has failed. What it leaves behind the guide does not say.',
				on: {
					'operator.install': install(deployment, server, again),
					'operator.applyPup': {
						...applyPup(deployment, server),
						...beyondTheGuide('The guide does not describe a second attempt.'),
					},
				},
			},
			unsupported: {
				description:
					'A PUP update from below 3.4.0 was run, which is not supported. What it leaves behind the guide does not say.',
				meta: { clauses: ['EMS-VER-2'] },
				on: { 'operator.install': install(deployment, server, again) },
			},
		},
	};
}

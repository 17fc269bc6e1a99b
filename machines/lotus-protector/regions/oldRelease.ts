/** A server before its installation, or after one that was left: the old release runs and does its work. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, fact } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deployment.js';
import { firmwareLevel } from '../firmware.js';
import type { Handlers, Region } from '../setup.js';
import { saveFiles } from './files.js';
import { install } from './install.js';
import { harmlessRestarts } from './reset.js';
import { revert } from './revert.js';

const notDownloaded = {
	'operator.install': {
		because: 'The update has to be downloaded before it can be installed.',
		clauses: ['LP-INS-1' as const, 'LP-DL-7' as const],
	},
};
const retryUndocumented = 'The guide does not describe another attempt after the upgrade was left.';

/** The artefact for the way back: of a virtual server a snapshot, of a physical one its configuration. */
function artefacts({ servers }: Deployment, server: string): Handlers {
	const downloadConfiguration = {
		'operator.downloadConfigurationSnapshot': {
			guard: all(addressed(server)),
			actions: set({ [`${server}.configurationSnapshotDownloaded`]: true }),
			meta: { clauses: ['LP-BK-10' as const] },
		},
	};
	if (servers[server]?.platform !== 'vmware') return downloadConfiguration;
	const snapshotOf = (firmware: string) => ({
		guard: all(addressed(server), fact(`${server}.firmware`, firmware)),
		actions: set({ [`${server}.vmSnapshot`]: firmware }),
		meta: { clauses: ['LP-BK-9' as const] },
	});
	return {
		...downloadConfiguration,
		'operator.createVmSnapshot': [snapshotOf('2.8.0.0 or later'), snapshotOf('below 2.8.0.0')],
	};
}

/** Bringing old firmware to 2.8.0.0: before the download, or by an operator who thinks better of it. */
function bringTo280({ servers }: Deployment, server: string): Handlers {
	if (firmwareLevel(servers[server]?.firmware ?? '') !== 'below 2.8.0.0') return {};
	return {
		'operator.upgradeTo280': {
			guard: all(addressed(server), fact(`${server}.firmware`, 'below 2.8.0.0')),
			target: stateOf(server, 'upgrade', 'oldRelease', 'upgradingTo280'),
			meta: { clauses: ['LP-FW-2'] },
		},
	};
}

/** From firmware that is too old to an update that is offered. */
function beforeDownload(deployment: Deployment, server: string) {
	const { autoDownload, updatePublished } = deployment.servers[server] ?? {};
	const download = { guard: all(addressed(server)), target: 'phase1', meta: { clauses: ['LP-DL-4' as const] } };
	const ofIneligible = {
		guard: all(addressed(server), 'firmwareEligible'),
		target: 'phase1',
		meta: { outsideGuide: true as const, note: 'The guide says nothing of this update on firmware below 2.8.0.0.' },
	};
	const notOffered = {
		'operator.download': {
			because: 'The download may begin once the home page shows that the update is available.',
			clauses: ['LP-DL-2' as const],
		},
		...notDownloaded,
	};
	return {
		ineligible: {
			description: 'Runs firmware below 2.8.0.0: it has to be brought to 2.8.0.0 first, by other instructions.',
			meta: { clauses: ['LP-FW-1' as const], refuses: updatePublished ? notDownloaded : notOffered },
			on: {
				...bringTo280(deployment, server),
				...(updatePublished ? { 'operator.download': ofIneligible } : {}),
			},
		},
		upgradingTo280: {
			description: 'Is being brought to 2.8.0.0. What happens meanwhile other instructions describe.',
			meta: { refuses: notOffered },
			after: {
				[delayOf('upgradeTo280', server)]: {
					target: updatePublished ? 'updateAvailable' : 'waitingForUpdate',
					actions: set({ [`${server}.firmware`]: '2.8.0.0 or later' }),
				},
			},
		},
		waitingForUpdate: {
			description: 'The update is not available for this server yet.',
			meta: { refuses: notOffered },
			after: {
				[delayOf('publication', server)]: { target: 'updateAvailable', meta: { clauses: ['LP-DL-1' as const] } },
			},
		},
		updateAvailable: {
			description: 'The home page of the Lotus Protector Manager shows that the update is available.',
			meta: { clauses: ['LP-DL-1' as const], refuses: notDownloaded },
			...(autoDownload ? { always: { target: 'phase1', meta: { clauses: ['LP-DL-3' as const] } } } : {}),
			on: { 'operator.download': download },
		},
	};
}

/** Phase 1, and what follows until the installation begins. */
function sinceDownload(deployment: Deployment, server: string) {
	return {
		phase1: {
			description: 'Phase 1: the update is being downloaded, by itself and beside the normal work.',
			meta: {
				clauses: ['LP-P1-1' as const, 'LP-P2-3' as const, 'LP-DL-5' as const],
				refuses: notDownloaded,
			},
			on: {
				...bringTo280(deployment, server),
				'fault.downloadFailed': {
					guard: all(addressed(server)),
					target: 'downloadFailed',
					meta: { outsideGuide: true as const, note: 'The guide does not describe a failing download.' },
				},
			},
			after: { [delayOf('download', server)]: { target: 'readyToInstall', meta: { clauses: ['LP-DL-6' as const] } } },
		},
		downloadFailed: {
			description: 'The download has failed. The guide does not describe this; support can be asked.',
			meta: { refuses: notDownloaded },
			on: {
				...bringTo280(deployment, server),
				'operator.download': {
					guard: all(addressed(server), 'firmwareEligible'),
					target: 'phase1',
					meta: { outsideGuide: true as const, note: 'The guide does not describe a second download.' },
				},
			},
		},
		readyToInstall: {
			description: 'The update is downloaded, and notifications say that it can be installed.',
			meta: { clauses: ['LP-DL-6' as const, 'LP-DL-7' as const] },
			on: { ...bringTo280(deployment, server), 'operator.install': install(deployment, server) },
		},
		insufficientSpace: {
			description:
				'The upgrade found less than half of a disk free, reported an error and exited. Nothing has changed; it can be tried again once space is freed.',
			meta: { clauses: ['LP-DISK-4' as const, 'LP-DISK-5' as const, 'LP-RECL-1' as const] },
			on: { ...bringTo280(deployment, server), 'operator.install': install(deployment, server) },
		},
		stopped: {
			description:
				'The upgrade was stopped after an error in phase 2. The running system is unaffected, but its system backup is gone.',
			meta: { clauses: ['LP-P2-9' as const, 'LP-BK-8' as const] },
			on: {
				'operator.install': install(deployment, server, { undocumented: retryUndocumented }),
				...revert(deployment, server),
			},
		},
		exited: {
			description:
				'The upgrade was left with the new operating system installed and not started. The old one runs on; a new rescue partition with a system backup has to be created.',
			meta: { clauses: ['LP-BK-12' as const, 'LP-BK-16' as const] },
			on: {
				'operator.install': install(deployment, server, {
					undocumented: retryUndocumented,
					furtherLaw: ['rescueBackupRenewed'],
				}),
				...revert(deployment, server),
			},
		},
	};
}

/** All states in which the old release runs and no installation is in progress. */
export function oldRelease(deployment: Deployment, server: string): Region {
	const { firmware = '', updatePublished } = deployment.servers[server] ?? {};
	const offered = updatePublished ? 'updateAvailable' : 'waitingForUpdate';
	return {
		description: 'The old release runs on SUSE Linux Enterprise Server 10 and does its work.',
		meta: { clauses: ['LP-OS-1'] },
		initial: firmwareLevel(firmware) === 'below 2.8.0.0' ? 'ineligible' : offered,
		on: {
			...saveFiles(deployment, server, 'before'),
			...artefacts(deployment, server),
			...harmlessRestarts(server),
		},
		states: { ...beforeDownload(deployment, server), ...sinceDownload(deployment, server) },
	};
}

const noRepetition = {
	because: 'The guide describes no further upgrade of a server that was brought back by its snapshot.',
	clauses: ['LP-PH-1' as const],
};
const repeatable = [
	'operator.upgradeTo280',
	'operator.download',
	'operator.install',
	'operator.listReferencedFiles',
	'operator.backUpFile',
	'operator.createVmSnapshot',
	'operator.downloadConfigurationSnapshot',
	'operator.revertToSnapshot',
];

/** The server as its snapshot has brought it back. */
export function reverted(server: string): Region {
	return {
		description:
			'Back in the state before the installation, from the snapshot of the virtual machine. Here the guide ends.',
		meta: {
			clauses: ['LP-BK-7', 'LP-BK-9'],
			refuses: Object.fromEntries(repeatable.map((event) => [event, noRepetition])),
		},
		on: harmlessRestarts(server),
	};
}

/** The target of a stop or an exit. */
export function left(server: string, how: 'stopped' | 'exited'): string {
	return stateOf(server, 'upgrade', 'oldRelease', how);
}

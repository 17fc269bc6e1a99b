/** The upgrade of one Notification Server: the 7.5 system, the installation, 7.6, and the ways in which it goes wrong. */
import { stateOf } from '../../kit/chart.js';
import { fact, parameter } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { FactValue } from '../../kit/facts.js';
import { isTooOld, notificationServer } from '../deployment/read.js';
import { requiredBuild } from '../deployment/releases.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers, Region } from '../setup.js';
import { after, on } from '../transitions.js';
import { backups, restoreKeys } from './backups.js';
import { installationManager, lawOfOpening } from './installationManager.js';
import { migrating } from './migrating.js';
import { productHandlers } from './products.js';
import { revert } from './revert.js';

const retryNote = 'The guide describes no further attempt after the backups were restored; it starts anew from 7.5.';

function openInstallationManager(server: string, isRetry: boolean): Handlers {
	return {
		'operator.openInstallationManager': on(server, {
			if: lawOfOpening,
			target: stateOf(server, 'upgrade', 'installationManager'),
			clauses: ['I76-ONBOX-50', 'I76-SIM-1'],
			...(isRetry ? { outsideGuide: true as const, note: retryNote } : {}),
		}),
	};
}

function chooseMethod({ newServer }: NotificationServer, server: string): Handlers {
	const offBox = on(server, {
		if: ['hotFixInstalled', parameter('method', 'offBox')],
		target: stateOf(server, 'upgrade', 'migrating'),
		clauses: ['I76-PATH-6', 'I76-NEW-1', 'I76-OFFBOX-1'],
	});
	return {
		'operator.chooseMethod': [
			on(server, { if: [parameter('method', 'onBox')], clauses: ['I76-PATH-6', 'I76-NEW-2'] }),
			...(newServer ? [offBox] : []),
		],
	};
}

/** The 7.5 system with Symantec Installation Manager closed. */
function old(deployment: Deployment, server: string): Region {
	const settings = notificationServer(deployment, server);
	const isOldBuild = isTooOld(settings);
	const updateToHotFix = {
		'operator.updateToHotFix': on(server, {
			if: [fact(`${server}.build`, 'older')],
			target: 'updating',
			clauses: ['I76-PATH-3', 'I76-NOTE-2', 'I76-NOTE-3'],
		}),
	};
	const updating: Region = {
		description: 'Is being brought to 7.5 SP1 HF5, by other instructions.',
		meta: { clauses: ['I76-PATH-2', 'I76-NOTE-1'] },
		after: {
			[delayOf('hotFix', server)]: after(server, { target: 'running', sets: { build: requiredBuild } }),
		},
	};
	return {
		description: 'The 7.5 system runs and does its work.',
		meta: { clauses: ['I76-SCOPE-1'] },
		initial: 'running',
		on: {
			...backups(deployment, server),
			...revert(deployment, server),
			'operator.restoreKeys': restoreKeys(server),
		},
		states: {
			running: {
				description: 'Nothing of the installation has begun: the upgrade can be prepared.',
				on: {
					...(isOldBuild ? updateToHotFix : {}),
					...chooseMethod(settings, server),
					...openInstallationManager(server, false),
				},
			},
			...(isOldBuild ? { updating } : {}),
			reverted: {
				description: 'Is back at 7.5 from its backups. What was changed since they were taken is lost.',
				meta: { clauses: ['I76-BACK-4'] },
				on: {
					...(isOldBuild ? updateToHotFix : {}),
					...chooseMethod(settings, server),
					...openInstallationManager(server, true),
				},
			},
		},
	};
}

/** What the installation takes away from the server, which product by which clause. */
function removals({ products }: NotificationServer) {
	const sets: Record<string, FactValue> = {};
	const clauses: ClauseId[] = [];
	if (products.includes('mobileManagement')) {
		sets['unreleasedRemoved'] = true;
		clauses.push('I76-SOL-1');
	}
	if (products.includes('outOfBand')) {
		sets['outOfBandRemoved'] = true;
		clauses.push('I76-OOB-1', 'I76-OOB-3', 'I76-OOB-4', 'I76-OOB-6', 'I76-OOB-7');
	}
	return { sets, clauses };
}

function installing(deployment: Deployment, server: string): Region {
	const settings = notificationServer(deployment, server);
	const { platformDuringInstallation: level } = settings;
	const { sets, clauses } = removals(settings);
	const fails = on(server, { target: 'failed', clauses: ['I76-BACK-4'] });
	return {
		description: '7.6 is being installed. Only a restore of the backups leads back from here.',
		tags: level === 'up' ? [] : [`platform:${level}`],
		meta: { clauses: ['I76-ONBOX-120'] },
		on: {
			...revert(deployment, server),
			'fault.installationFailed': fails,
			'fault.databaseUnreachable': fails,
		},
		after: {
			[delayOf('installation', server)]: after(server, {
				target: 'installed',
				sets: { ...sets, lostRequirement: 'none' },
				clauses,
			}),
		},
	};
}

function failed(deployment: Deployment, server: string): Region {
	const { platformDuringInstallation: level } = notificationServer(deployment, server);
	return {
		description: 'The installation has failed. The guide knows one way on: back to the backups.',
		tags: level === 'up' ? [] : [`platform:${level}`],
		meta: { clauses: ['I76-BACK-4'] },
		on: revert(deployment, server),
	};
}

function restoring(deployment: Deployment, server: string): Region {
	const { platformDuringInstallation: level } = notificationServer(deployment, server);
	const end = (...path: readonly string[]) => ({
		[delayOf('restore', server)]: after(server, { target: stateOf(server, 'upgrade', ...path) }),
	});
	return {
		description: 'Server and database are being restored from their backups.',
		tags: level === 'up' ? [] : [`platform:${level}`],
		meta: { clauses: ['I76-BACK-4'] },
		initial: 'to75',
		states: {
			to75: { description: 'The backups of the 7.5 system are being restored.', after: end('old', 'reverted') },
			to76: {
				description: 'An extra backup that was taken after the installation is being restored.',
				meta: { clauses: ['I76-BACK-5'] },
				after: end('installed'),
			},
		},
	};
}

/** 7.6 runs: steps 13 to 17 follow. */
function installed(deployment: Deployment, server: string): Region {
	const defragment = {
		'operator.defragmentDatabase': on(server, {
			if: ['logsCleanAgain'],
			target: stateOf(server, 'upgrade', 'installed', 'defragmenting'),
			clauses: ['I76-ONBOX-150'],
		}),
	};
	return {
		description: '7.6 runs. Links, logs, database, site servers and clients are seen to in this order.',
		meta: { clauses: ['I76-SCOPE-1'] },
		initial: 'fragmented',
		on: {
			...revert(deployment, server),
			...productHandlers(deployment, server),
			'operator.restoreKeys': restoreKeys(server),
			'operator.backUpCheckpoint': on(server, { sets: { checkpoint: '7.6' }, clauses: ['I76-BACK-5'] }),
		},
		states: {
			fragmented: { description: 'The CMDB has not been defragmented yet.', on: defragment },
			defragmenting: {
				description: 'The CMDB is being defragmented.',
				meta: { clauses: ['I76-ONBOX-150'] },
				after: { [delayOf('defragmentation', server)]: after(server, { target: 'defragmented' }) },
			},
			defragmented: { description: 'The CMDB is defragmented.' },
		},
	};
}

/** The region of the upgrade. */
export function upgradeRegion(deployment: Deployment, server: string): Region {
	const { newServer } = notificationServer(deployment, server);
	const wizard = installationManager(deployment, server);
	return {
		description: 'The platform of this Notification Server, from 7.5 to 7.6.',
		initial: 'old',
		states: {
			old: old(deployment, server),
			installationManager: {
				...wizard,
				on: { ...wizard.on, ...backups(deployment, server), ...revert(deployment, server) },
			},
			...(newServer ? { migrating: migrating(deployment, server) } : {}),
			installing: installing(deployment, server),
			failed: failed(deployment, server),
			restoring: restoring(deployment, server),
			installed: installed(deployment, server),
		},
	};
}

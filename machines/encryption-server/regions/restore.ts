/** Importing the Organization Key and restoring the backup, in the Setup Assistant or later under System > Backups. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, fact, none, parameter } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { FactValue } from '../../kit/facts.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { isReplicating } from '../serverStates.js';
import type { Region } from '../setup.js';
import { hasDiskSpace, hasKeyHardware, hasLargeBackup, isJoiner, settingsOf, settingsToKeep } from '../topology.js';
import { beyondTheGuide, shows } from '../transitions.js';
import { commandLineChange } from './commandLine.js';

/** The transitions of `operator.importOrganizationKey`; without a target where no page of the Setup Assistant waits for it. */
export function importOrganizationKey(server: string, target?: string) {
	const conditions = (key: string) => all(addressed(server), parameter('key', key), 'organizationKeyAvailable');
	return [
		{
			guard: conditions('right'),
			...(target === undefined ? {} : { target }),
			...shows('EMS-RST-6', 'EMS-MIG-5', 'EMS-SPON-2'),
		},
		{
			guard: conditions('wrong'),
			...beyondTheGuide(
				'The key of the backup is asked for; what another one does the guide does not say.',
				'EMS-RST-6',
			),
		},
	];
}

function clausesOf(deployment: Deployment, server: string): ClauseId[] {
	const always: ClauseId[] = ['EMS-MIG-5', 'EMS-METH-1', 'EMS-RST-7', 'EMS-RST-8', 'EMS-CONF-1', 'EMS-MTA-8'];
	if (!deployment.cluster) return always;
	return isJoiner(deployment, server)
		? [...always, 'EMS-CRST-1', 'EMS-CRST-5', 'EMS-CDUR-1']
		: [...always, 'EMS-CSTEP-4', 'EMS-CORD-2'];
}

/** What is different where the Setup Assistant has not asked for the Organization Key before. */
interface Later {
	readonly rules: readonly string[];
	readonly clauses: readonly ClauseId[];
}

/** The transitions of `operator.restoreBackup`. */
export function restoreBackup(deployment: Deployment, server: string, later?: Later) {
	const settings = settingsOf(deployment, server);
	const joiner = isJoiner(deployment, server);
	const isLarge = hasLargeBackup(settings);
	const { rules: before = [], clauses = [] } = later ?? {};
	const rules = [
		...before,
		'backupAvailable',
		...(joiner ? ['sponsorFirst', 'restoredInTime'] : []),
		...(isLarge ? ['supportOnLargeBackup'] : []),
		...(hasDiskSpace(settings) ? [] : ['diskSuffices']),
		...(hasKeyHardware(deployment, server) ? ['keyHardwareSettingAdded'] : []),
		...(settings.hardware === 'new' && settings.takesOverAddresses ? ['oldSystemDeactivated'] : []),
	];
	const begins = (way: string, ...more: ClauseId[]) => ({
		guard: all(addressed(server), parameter('way', way), ...(joiner ? [none(isReplicating(server))] : []), ...rules),
		target: stateOf(server, 'upgrade', 'migration', 'restoring'),
		...shows(...clausesOf(deployment, server), ...clauses, ...more),
	});
	return [begins('webInterface'), begins('supportArticle', ...(isLarge ? (['EMS-CAP-2'] as const) : []))];
}

/** The same on a server that is set up as New Installation, under System > Backups. */
export function restoreLater(deployment: Deployment, server: string) {
	const clauses: ClauseId[] = ['EMS-CONF-4', ...(isJoiner(deployment, server) ? [] : (['EMS-SPON-6'] as const))];
	return restoreBackup(deployment, server, { rules: ['organizationKeyAvailable'], clauses });
}

/** Creating the setting for the token or Hardware Security Module on the newly installed release. */
export function addKeyHardwareSetting(deployment: Deployment, server: string) {
	if (!hasKeyHardware(deployment, server)) return {};
	return {
		'operator.addKeyHardwareSetting': commandLineChange(deployment, server, {
			conditions: ['supportOnKeyHardware'],
			facts: { [`${server}.keyHardwareSetting`]: true },
			clauses: ['EMS-HSM-2', 'EMS-HSM-3', 'EMS-HSM-8'],
		}),
	};
}

/** What a server has from its backup. */
function restored(deployment: Deployment, server: string): Record<string, FactValue> {
	const settings = settingsOf(deployment, server);
	const facts: Record<string, FactValue> = {
		data: 'restored',
		desktopLicenses: 'kept',
		logs: 'restored',
		...(settings.hardware === 'new' ? { macAddress: 'ofOldSystem' } : {}),
		...Object.fromEntries(settingsToKeep(deployment, server).map((setting) => [setting, 'own'])),
	};
	return {
		...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${server}.${name}`, value])),
		...(isJoiner(deployment, server) ? {} : { mailPolicy: 'old' }),
	};
}

const restoreClauses: ClauseId[] = [
	'EMS-RST-1',
	'EMS-RST-9',
	'EMS-RST-10',
	'EMS-RST-13',
	'EMS-LIC-2',
	'EMS-LIC-4',
	'EMS-LIC-5',
	'EMS-MPOL-1',
	'EMS-MPOL-5',
	'EMS-NREP-12',
	'EMS-SCH-1',
	'EMS-VFY-5',
];

/** The restore, from the upload to the restart that follows by itself. */
export function restoring(deployment: Deployment, server: string): Region {
	const { hardware, passwordReveal } = settingsOf(deployment, server);
	const known = hasKeyHardware(deployment, server);
	const setUp = {
		target: stateOf(server, 'upgrade', 'migration', 'finishingSetup'),
		...shows('EMS-RST-12'),
	};
	return {
		description: 'The backup is being restored, and the server restarts by itself.',
		tags: ['console:down'],
		initial: 'migratingDatabase',
		states: {
			migratingDatabase: {
				description: 'The backup is read and its data migrated into the database of the new release.',
				meta: { clauses: ['EMS-RST-8', 'EMS-DISK-2'] },
				on: {
					'fault.restoreFailed': {
						guard: all(addressed(server)),
						target: stateOf(server, 'upgrade', 'migration', 'restoreFailed'),
						...beyondTheGuide('What a restore that breaks off leaves behind the guide does not say.'),
					},
					'fault.dataInconsistent': {
						guard: all(addressed(server)),
						actions: set({ [`${server}.inconsistentData`]: 'unreconciled' }),
						...shows('EMS-CSTEP-2'),
					},
				},
				after: {
					[delayOf('restore', server)]: {
						target: 'restarting',
						actions: set(restored(deployment, server)),
						...shows(
							...restoreClauses,
							...(hardware === 'new' ? (['EMS-MAC-1'] as const) : []),
							...(passwordReveal ? (['EMS-PRB-1', 'EMS-PRB-2'] as const) : []),
						),
					},
				},
			},
			restarting: {
				description: 'The Network Configuration Changed page has appeared; the server restarts by itself.',
				meta: { clauses: ['EMS-RST-10'] },
				after: {
					[delayOf('restart', server)]: known
						? [
								{ ...setUp, guard: fact(`${server}.keyHardwareSetting`, true) },
								{
									target: stateOf(server, 'upgrade', 'lockedOut'),
									...shows('EMS-HSM-4', 'EMS-HSM-5'),
								},
							]
						: [setUp],
				},
			},
		},
	};
}

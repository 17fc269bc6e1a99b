/** The Setup Assistant of a newly installed server, by its pages, and the server that is set up without a restore. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, parameter } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasJoined } from '../serverStates.js';
import type { Region } from '../setup.js';
import { hasKeyHardware, isJoiner, mayStopAt340 } from '../topology.js';
import { beyondTheGuide, says, shows } from '../transitions.js';
import { install } from './install.js';
import { addKeyHardwareSetting, importOrganizationKey, restoreBackup, restoreLater } from './restore.js';
import { applyPup, newInstallationUpdate, uploadPup } from './update.js';

function clusterMemberRule(deployment: Deployment, server: string): string {
	if (!deployment.cluster) return 'singleServerSetupType';
	return isJoiner(deployment, server) ? 'joinerNoClusterMember' : 'sponsorNoClusterMember';
}

/** The transitions of `operator.chooseSetupType`, on its page or after going back to it. */
function chooseSetupType(deployment: Deployment, server: string, isBack: boolean) {
	const assistant = (...path: string[]) => stateOf(server, 'upgrade', 'migration', ...path);
	const meta = (...clauses: ClauseId[]) =>
		isBack
			? beyondTheGuide('The guide does not speak of going back to the Setup Type page.', ...clauses)
			: shows(...clauses);
	const choose = (setupType: string, target: string, ...rules: readonly Condition[]) => ({
		guard: all(addressed(server), parameter('setupType', setupType), ...rules),
		target,
	});
	const ofRole: ClauseId[] = deployment.cluster && !isJoiner(deployment, server) ? ['EMS-SPON-4'] : [];
	return [
		{
			...choose('restore', assistant('setupAssistant', 'organizationKey')),
			...meta('EMS-CONF-3', 'EMS-RST-5', 'EMS-METH-7', ...ofRole),
		},
		{
			...choose('newInstallation', assistant('newInstallation')),
			...meta('EMS-CONF-3', 'EMS-CONF-4', 'EMS-METH-7', ...ofRole),
		},
		{
			...choose('clusterMember', assistant('clusterMember'), clusterMemberRule(deployment, server)),
			...beyondTheGuide('The guide forbids this and does not say what follows.'),
		},
	];
}

/** The Setup Assistant until its choice leads elsewhere. */
export function setupAssistant(deployment: Deployment, server: string): Region {
	const back = { 'operator.chooseSetupType': chooseSetupType(deployment, server, true) };
	return {
		description: 'The Setup Assistant runs on the newly installed server.',
		tags: ['console:down'],
		meta: { clauses: ['EMS-METH-7', 'EMS-CONF-1'] },
		initial: 'license',
		on: {
			...addKeyHardwareSetting(deployment, server),
			'operator.install': install(deployment, server, { note: 'The guide describes no second installation.' }),
		},
		states: {
			license: {
				description: 'The first pages, and the End User License Agreement.',
				on: {
					'operator.acceptLicense': {
						guard: all(addressed(server)),
						target: 'setupType',
						...shows('EMS-RST-2', 'EMS-RST-3', 'EMS-RST-4'),
					},
				},
			},
			setupType: {
				description: 'The Setup Type page: Restore, New Installation or Cluster Member.',
				meta: { clauses: ['EMS-CONF-3'] },
				on: { 'operator.chooseSetupType': chooseSetupType(deployment, server, false) },
			},
			organizationKey: {
				description: 'The Import Organization Key page.',
				on: { 'operator.importOrganizationKey': importOrganizationKey(server, 'backupFile'), ...back },
			},
			backupFile: {
				description: 'The Upload Current Backup File page.',
				on: { 'operator.restoreBackup': restoreBackup(deployment, server), ...back },
			},
		},
	};
}

/** A server that is set up as New Installation: it runs without data, until it is restored or joins a cluster. */
export function newInstallation(deployment: Deployment, server: string): Region {
	const joiner = isJoiner(deployment, server);
	const late = restoreLater(deployment, server);
	const missing = fact(`${server}.keyHardwareSetting`, false);
	const isIntermediate = fact(`${server}.version`, '3.4.0 or later');
	const joined = [
		...(hasKeyHardware(deployment, server)
			? [
					{
						guard: all(hasJoined(server), missing),
						target: stateOf(server, 'upgrade', 'lockedOut'),
						...shows('EMS-HSM-4', 'EMS-HSM-5', 'EMS-REPL-8'),
					},
				]
			: []),
		{ guard: hasJoined(server), target: stateOf(server, 'upgrade', 'newRelease', 'unverifiedMigration') },
	];
	return {
		description: 'Set up as New Installation: it runs without the data of the old server.',
		initial: 'finishingSetup',
		on: {
			...addKeyHardwareSetting(deployment, server),
			'operator.install': install(deployment, server, { note: 'The guide describes no second installation.' }),
		},
		states: {
			finishingSetup: {
				description: 'The rest of the Setup Assistant.',
				tags: ['console:down'],
				on: {
					'operator.finishSetup': {
						guard: all(addressed(server)),
						target: 'ready',
						actions: set({ [`${server}.learnMode`]: true }),
						...shows('EMS-RST-14', 'EMS-RST-15'),
					},
				},
			},
			ready: {
				description: 'The administrative interface runs, with nothing in it yet.',
				...(joiner ? { always: joined } : {}),
				on: {
					'operator.addOldDesktopLicense': { guard: all(addressed(server), 'desktopLicensesRestored') },
					'operator.importOrganizationKey': importOrganizationKey(server),
					'operator.restoreBackup': late,
					...(mayStopAt340(deployment, server)
						? {
								'operator.uploadPup': uploadPup(server, isIntermediate),
								'operator.applyPup': {
									...applyPup(deployment, server, isIntermediate),
									target: stateOf(server, 'upgrade', 'migration', 'newInstallation', 'updating'),
								},
							}
						: {}),
				},
			},
			...(mayStopAt340(deployment, server) ? { updating: newInstallationUpdate(deployment, server) } : {}),
		},
	};
}

/** A server that was set up as Cluster Member. */
export function clusterMember(deployment: Deployment, server: string): Region {
	return {
		description: 'Set up as Cluster Member, which the guide forbids; it does not say what follows.',
		tags: ['console:down'],
		meta: { clauses: isJoiner(deployment, server) ? ['EMS-CMEM-1'] : ['EMS-SPON-5'] },
		on: { 'operator.install': install(deployment, server, { note: 'The guide describes no second installation.' }) },
	};
}

/** Set up, restored, and nothing more to do in the Setup Assistant but to leave it. */
export function finishingSetup(server: string): Region {
	return {
		description:
			'Restored and restarted; the browser shows the administrative interface. The Setup Assistant is finished.',
		meta: { clauses: ['EMS-RST-12'] },
		on: {
			'operator.finishSetup': {
				guard: all(addressed(server)),
				target: stateOf(server, 'upgrade', 'newRelease', 'unverifiedMigration'),
				actions: set({ [`${server}.learnMode`]: true }),
				...says(
					'What is configured after the Setup Assistant is in another guide.',
					'EMS-RST-14',
					'EMS-RST-15',
					'EMS-RST-16',
				),
			},
		},
	};
}

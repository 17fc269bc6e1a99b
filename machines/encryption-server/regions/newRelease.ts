/** A server that runs the new release with its data: verifying it, and what is left to do. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, any, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers, Region } from '../setup.js';
import { beganBefore320, isJoiner, mayStopAt340, settingsOf } from '../topology.js';
import { says, shows } from '../transitions.js';
import { commandLineChange } from './commandLine.js';
import { installOverIntermediate } from './install.js';
import { applyPup, editKeyHardwareSetting, uploadPup } from './update.js';

const connections: readonly { peer: string; note: string; clauses: ClauseId[] }[] = [
	{ peer: 'client10.4', note: 'TLS 1.2.', clauses: ['EMS-TLS-1', 'EMS-TLS-3'] },
	{ peer: 'earlierClient', note: 'TLS 1.0.', clauses: ['EMS-TLS-4', 'EMS-CLT-4', 'EMS-CLT-5', 'EMS-CLT-1'] },
	{ peer: 'enrollingWithToken', note: 'TLS 1.0 until the enrollment is done, then TLS 1.2.', clauses: ['EMS-TLS-8'] },
	{ peer: 'serverWithTls1.2', note: 'TLS 1.2.', clauses: ['EMS-TLS-5'] },
	{ peer: 'serverWithTls1.0', note: 'TLS 1.0, the highest that the other server supports.', clauses: ['EMS-TLS-6'] },
	{
		peer: 'clientSearchingKeys',
		note: 'TLS 1.2, or the highest that the other server supports.',
		clauses: ['EMS-TLS-7'],
	},
];

function looks(server: string): Handlers {
	return {
		'operator.observeConnection': connections.map(({ peer, note, clauses }) => ({
			guard: all(addressed(server), parameter('peer', peer)),
			...says(note, ...clauses),
		})),
		'operator.compareSchema': {
			guard: all(addressed(server), 'sshAvailable'),
			...says('The report is written without the user interface.', 'EMS-SCH-15'),
		},
		'operator.downloadReport': {
			guard: all(addressed(server), none(serverIn(server, 'upgrade', 'newRelease', 'fromTheStart'))),
			...shows('EMS-SCH-1', 'EMS-SCH-2', 'EMS-SCH-9', 'EMS-SCH-10'),
		},
		'operator.useDefaultDesktopLicense': {
			guard: all(addressed(server)),
			...says('It need not be used as long as the existing desktop licenses are valid.', 'EMS-LIC-6'),
		},
		'operator.addOldDesktopLicense': {
			guard: all(addressed(server), 'desktopLicensesRestored'),
			...says('The old desktop licenses came with the data; there is nothing to add.', 'EMS-LIC-5', 'EMS-LIC-2'),
		},
	};
}

/** The mail policy is one of the whole system: members of a cluster share it. */
function mailPolicy(server: string): Handlers {
	const migrated = any(fact(`${server}.data`, 'restored'), fact(`${server}.data`, 'replicated'));
	return {
		'operator.restoreFactoryDefaults': {
			guard: all(addressed(server)),
			actions: set({ mailPolicy: 'newRelease' }),
			...says("The newer version of the chains is installed in place of the system's own.", 'EMS-MPOL-4'),
		},
		'operator.recreateMailRules': {
			guard: all(addressed(server), fact('mailPolicy', 'old'), migrated),
			actions: set({ mailPolicy: 'oldWithNewRules' }),
			...shows('EMS-MPOL-6', 'EMS-MPOL-7'),
		},
	};
}

function passwordReveal(deployment: Deployment, server: string): Handlers {
	if (!settingsOf(deployment, server).passwordReveal) return {};
	return {
		'operator.enablePasswordReveal': {
			guard: all(addressed(server), fact(`${server}.passwordReveal`, 'disabled')),
			actions: set({ [`${server}.passwordReveal`]: 'enabled' }),
			...shows('EMS-PRB-3', ...(deployment.cluster ? (['EMS-PRB-4', 'EMS-PRB-6'] as const) : [])),
		},
	};
}

/** Putting right the network fields of a server that carries those of its old machine. */
function macAddress(deployment: Deployment, server: string): Handlers {
	if (settingsOf(deployment, server).hardware !== 'new') return {};
	const wrong = fact(`${server}.macAddress`, 'ofOldSystem');
	const change = commandLineChange(deployment, server, {
		conditions: [parameter('via', 'commandLine'), wrong],
		facts: { [`${server}.macAddress`]: 'own' },
		clauses: ['EMS-MAC-3'],
	});
	const inInterface = {
		guard: all(addressed(server), parameter('via', 'interface'), wrong),
		...says('The administrative interface offers no way to correct it.', 'EMS-MAC-2'),
	};
	return { 'operator.correctMacAddress': [...change, inInterface] };
}

function receiveEncrypted(deployment: Deployment, server: string): Handlers {
	if (!beganBefore320(settingsOf(deployment, server))) return {};
	const checked = { actions: set({ [`${server}.receiveEncryptedChecked`]: true }), ...shows('EMS-VFY-17') };
	return { 'operator.checkReceiveEncrypted': { guard: all(addressed(server)), ...checked } };
}

/** A server that runs the new release. */
export function newRelease(deployment: Deployment, server: string, isFromTheStart: boolean): Region {
	const isIntermediate = fact(`${server}.version`, '3.4.0 or later');
	const isSponsor = deployment.cluster?.sponsor === server;
	const verify = (...clauses: ClauseId[]) => ({
		'operator.verifyUpgrade': { guard: all(addressed(server)), target: 'verified', ...shows(...clauses) },
	});
	const loss: Handlers = isSponsor
		? {
				'fault.sponsorLost': {
					guard: all(addressed(server), fact('joinUnderway', true)),
					target: stateOf(server, 'upgrade', 'lost'),
					actions: set({ joinUnderway: false }),
					meta: { outsideGuide: true, note: 'What becomes of the joins the guide does not say.' },
				},
				'operator.viewPendingMembers': {
					guard: all(addressed(server), fact(`${server}.data`, 'restored')),
					...shows('EMS-SPON-7', 'EMS-STAT-1', 'EMS-STAT-4', 'EMS-SPON-8'),
				},
			}
		: {};
	return {
		description: 'Runs a release from 3.4.0 on, with its data.',
		meta: {
			clauses: deployment.cluster && !isJoiner(deployment, server) ? ['EMS-CORD-3', 'EMS-TLS-1'] : ['EMS-TLS-1'],
		},
		initial: isFromTheStart ? 'fromTheStart' : 'unverifiedMigration',
		on: {
			...looks(server),
			...mailPolicy(server),
			...passwordReveal(deployment, server),
			...macAddress(deployment, server),
			...receiveEncrypted(deployment, server),
			...editKeyHardwareSetting(deployment, server),
			...loss,
			...(mayStopAt340(deployment, server)
				? {
						'operator.uploadPup': uploadPup(server, isIntermediate),
						'operator.applyPup': applyPup(deployment, server, isIntermediate),
						...installOverIntermediate(deployment, server),
					}
				: {}),
		},
		states: {
			fromTheStart: { description: 'Ran 3.4.2 from the start: there was nothing to upgrade.' },
			unverifiedMigration: {
				description: 'Migrated; whether the migration succeeded has not been looked up yet.',
				on: verify('EMS-VFY-1', 'EMS-VFY-2', 'EMS-VFY-3', 'EMS-RST-11', 'EMS-SCH-8'),
			},
			unverifiedUpdate: {
				description: 'Updated by a PUP; whether the update succeeded has not been looked up yet.',
				on: verify('EMS-VFY-1', 'EMS-VFP-1', 'EMS-VFP-2', 'EMS-PUP-5'),
			},
			verified: { description: 'The result of the migration or update has been looked at.' },
		},
	};
}

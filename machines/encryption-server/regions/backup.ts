/** The backup of a server: where it lies, and whether it holds the latest changes. */
import { addressed, all, any, type Condition, parameter, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import {
	canBeSaved,
	hasJoined,
	inMigration,
	isUpgraded,
	oldReleaseReachable,
	runsNewRelease,
} from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { isJoiner, serverNames, settingsOf } from '../topology.js';
import { beyondTheGuide, says, shows } from '../transitions.js';

/** Backing up; `local` is where a local backup leads, undefined if an external one is there and stays. */
function backUp(server: string, source: Condition, local: string | undefined): Handlers {
	const remote = (details: string, ...more: Condition[]) =>
		all(addressed(server), parameter('location', 'remote'), parameter('details', details), source, ...more);
	return {
		'operator.backUp': [
			{
				guard: all(addressed(server), parameter('location', 'local'), source),
				...(local === undefined ? {} : { target: local }),
				...says('A backup on the server itself is erased by an installation on the same machine.', 'EMS-BKP-6'),
			},
			{
				guard: remote('right', 'supportOnBackupTransport'),
				target: 'external',
				...shows('EMS-BKP-1', 'EMS-BKP-3', 'EMS-BKS-6', 'EMS-BKS-9', 'EMS-BKS-10', 'EMS-BKS-14', 'EMS-CBKP-1'),
			},
			{
				guard: remote('wrong'),
				...says('The details of the remote location are wrong: nothing is saved there.', 'EMS-BKS-10'),
			},
		],
	};
}

/** A change on this server or, in a cluster, on another one from which it is replicated, while the old release runs. */
function changedWhileOld(deployment: Deployment): Condition {
	return any(
		...serverNames(deployment).map((server) => all(addressed(server), oldReleaseReachable(deployment, server))),
	);
}

/** The region of a server's backup. */
export function backupRegion(deployment: Deployment, server: string): Region {
	const source = canBeSaved(deployment, server);
	const { hardware, backup } = settingsOf(deployment, server);
	const joiner = isJoiner(deployment, server);
	const finished = joiner ? [{ guard: all(hasJoined(server), isUpgraded(server)), target: 'notNeeded' }] : [];
	const tooOld = {
		guard: serverIn(server, 'upgrade', 'oldRelease', 'upgradingTo332'),
		target: 'none',
		...says('A backup of the release before 3.3.2 does not count: back up the release that is migrated.', 'EMS-CBKP-1'),
	};
	const lost = {
		'fault.backupLost': {
			guard: all(addressed(server)),
			target: 'lost',
			...beyondTheGuide('The guide does not say what can be done without the backup.'),
		},
	};
	const isNoted = { guard: all(addressed(server), any(source, runsNewRelease(server))), ...shows('EMS-REPL-5') };
	return {
		description: 'The backup of the data and configuration of the server.',
		initial: backup,
		on: { 'operator.changeData': isNoted },
		states: {
			none: {
				description: 'There is no backup that could be restored.',
				on: backUp(server, source, 'onServer'),
				...(joiner ? { always: finished } : {}),
			},
			lost: {
				description: 'There was a backup outside the server, and it is gone.',
				on: backUp(server, source, 'onServer'),
				always: finished,
			},
			onServer: {
				description: 'The backup lies on the server itself: an installation on the same machine erases it.',
				meta: { clauses: ['EMS-BKP-6'] },
				on: backUp(server, source, 'onServer'),
				always: [
					...(hardware === 'same'
						? [{ guard: inMigration(server), target: 'none', ...shows('EMS-BKP-4', 'EMS-BKP-6', 'EMS-BKS-9') }]
						: []),
					tooOld,
					...finished,
				],
			},
			external: {
				description: 'The backup lies outside the server and holds all its data.',
				on: {
					...backUp(server, source, undefined),
					...lost,
					'operator.changeData': {
						guard: changedWhileOld(deployment),
						target: 'outdated',
						...says('The backup was taken before this change and does not hold it.', 'EMS-BKS-14', 'EMS-REPL-1'),
					},
				},
				always: [tooOld, ...finished],
			},
			outdated: {
				description: 'The backup lies outside the server, and changes were made after it.',
				meta: { clauses: ['EMS-BKS-14'] },
				on: { ...backUp(server, source, undefined), ...lost },
				always: [tooOld, ...finished],
			},
			...(joiner
				? { notNeeded: { description: 'The server has joined the new cluster; a backup is no longer needed.' } }
				: {}),
		},
	};
}

/** The rescue partition: one system backup at most, and during the upgrade the place of the new operating system. */
import { addressed, all, type Condition, serverIn } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deployment.js';
import { firmwareLevel } from '../firmware.js';
import { inInstallation, wasLeft } from '../serverStates.js';
import type { Region } from '../setup.js';

/** The region of a server's rescue partition. */
export function rescueRegion(deployment: Deployment, server: string): Region {
	const isUpgraded = firmwareLevel(deployment.servers[server]?.firmware ?? '') === '2.8.1.0';
	const isReverted: Condition = serverIn(server, 'upgrade', 'reverted');
	const installs = {
		guard: inInstallation(server),
		target: 'installTarget',
		meta: { clauses: ['LP-BK-1' as const, 'LP-BK-4' as const, 'LP-BK-5' as const] },
	};
	const comesBack = {
		guard: isReverted,
		target: 'imagePresent',
		meta: { note: 'The snapshot of the virtual machine holds the rescue partition too.' },
	};
	const backUp = (target: string, clause: 'LP-BK-3' | 'LP-BK-12') => ({
		'operator.createSystemBackup': { guard: all(addressed(server)), target, meta: { clauses: [clause] } },
	});
	const created = (target: string, clause: 'LP-BK-3' | 'LP-BK-15') => ({
		[delayOf('rescueCreation', server)]: { target, meta: { clauses: [clause] } },
	});
	return {
		description: 'The rescue partition, which holds one system backup at most.',
		meta: { clauses: ['LP-BK-3'] },
		initial: isUpgraded ? 'newImagePresent' : 'imagePresent',
		on: {
			'operator.restoreFromRescue': {
				guard: all(addressed(server), 'rescueImagePresent'),
				meta: {
					outsideGuide: true,
					note: 'The guide says that this is possible, and not how; it brings back the system as the image holds it.',
				},
			},
		},
		states: {
			imagePresent: {
				description: 'Holds a full image of the running operating system and its configuration.',
				meta: { clauses: ['LP-BK-2'] },
				on: backUp('creatingImage', 'LP-BK-3'),
				always: installs,
			},
			creatingImage: {
				description: 'A rescue partition with a backup of the running system is being created, in place of any before.',
				meta: { clauses: ['LP-BK-3'] },
				always: [installs, comesBack],
				after: created('imagePresent', 'LP-BK-3'),
			},
			installTarget: {
				description: 'The system backup is deleted: the new operating system is being installed in its place.',
				meta: {
					clauses: ['LP-BK-1', 'LP-BK-4', 'LP-BK-5', 'LP-P2-2'],
					refuses: {
						'operator.createSystemBackup': {
							because:
								'The rescue partition is where the new operating system is installed; it holds no backup meanwhile.',
							clauses: ['LP-BK-4'],
						},
					},
				},
				always: [
					{ guard: wasLeft(server), target: 'imageLost', meta: { clauses: ['LP-BK-8'] } },
					{
						guard: serverIn(server, 'upgrade', 'upgraded'),
						target: 'creatingNewImage',
						meta: { clauses: ['LP-BK-14'] },
					},
					comesBack,
				],
			},
			imageLost: {
				description: 'Holds no system backup: the old one is gone, and a new one has not been created.',
				meta: { clauses: ['LP-BK-6', 'LP-BK-8'] },
				on: backUp('creatingImage', 'LP-BK-12'),
				always: [installs, comesBack],
			},
			creatingNewImage: {
				description:
					'The product creates a new rescue partition with a backup of the updated system, without being asked.',
				meta: { clauses: ['LP-BK-14'] },
				always: comesBack,
				after: created('newImagePresent', 'LP-BK-15'),
			},
			newImagePresent: {
				description: 'Holds a full image of the updated system. The old image never returns.',
				meta: { clauses: ['LP-BK-15'] },
				on: backUp('creatingNewImage', 'LP-BK-3'),
				always: comesBack,
			},
		},
	};
}

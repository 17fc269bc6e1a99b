/** The Complete Customization of Web Email Protection, which a migration does not carry over. */
import { addressed, all, fact, none, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import { inMigration, oldReleaseReachable, runsNewRelease } from '../serverStates.js';
import type { Region } from '../setup.js';
import { settingsOf } from '../topology.js';
import { shows } from '../transitions.js';

/** The region of a server's Complete Customization. */
export function customizationRegion(deployment: Deployment, server: string): Region {
	const download = {
		guard: all(addressed(server), oldReleaseReachable(deployment, server)),
		...shows('EMS-WEPC-2', 'EMS-WEPC-5', 'EMS-WEPC-6', 'EMS-PRE-3'),
	};
	const isNew = settingsOf(deployment, server).hardware === 'new';
	return {
		description: 'The Complete Customization of Web Email Protection.',
		initial: 'inUse',
		states: {
			inUse: {
				description: 'In use, with no copy outside the server.',
				on: { 'operator.downloadCustomization': { ...download, target: 'saved' } },
				always: {
					guard: isNew ? serverIn(server, 'oldSystem', 'deactivated') : inMigration(server),
					target: 'lost',
					...shows('EMS-WEPC-2'),
				},
			},
			saved: {
				description: 'Downloaded; after a migration it has to be uploaded again.',
				on: {
					'operator.downloadCustomization': download,
					'operator.uploadCustomization': {
						guard: all(
							addressed(server),
							'customizationFileSaved',
							runsNewRelease(server),
							none(fact(`${server}.data`, 'kept')),
						),
						target: 'uploaded',
						...shows('EMS-WEPC-7', 'EMS-WEPC-8', 'EMS-WEPC-9', 'EMS-WEPC-10'),
					},
				},
			},
			lost: {
				description: 'Gone with the old server: it was not downloaded before the migration.',
				on: { 'operator.uploadCustomization': { guard: all(addressed(server), 'customizationFileSaved') } },
			},
			uploaded: {
				description: 'Uploaded to the new release; the template shows on the Web Email Protection page.',
				meta: { clauses: ['EMS-WEPC-10'] },
				always: { guard: serverIn(server, 'upgrade', 'migration', 'installing'), target: 'saved' },
			},
		},
	};
}

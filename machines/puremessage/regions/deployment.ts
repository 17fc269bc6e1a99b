/** The upgrade of the deployment as a whole: the window in which names and addresses are frozen, and how it ends. */
import { set } from '../../kit/chart.js';
import { all, any, fact, none, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import type { Region } from '../setup.js';

const free = (clause: ClauseId) => {
	const transition = {
		meta: { clauses: [clause], note: 'Outside the upgrade, names and addresses are free to change.' },
	};
	return { 'operator.renameServer': transition, 'operator.changeAddress': transition };
};

const tooLate = {
	meta: { note: 'Another name or address does not bring the system back.', outsideGuide: true as const },
};

/** The region of the deployment as a whole. */
export function deploymentRegion({ servers }: Deployment): Region {
	const names = Object.keys(servers);
	const begun = any(...names.map((server) => none(serverIn(server, 'waiting'))));
	const allDone = all(...names.map((server) => serverIn(server, 'done')));
	// A changed identity leads to failure for certain (PM-NAME-5), also where no step was left that could fail by it.
	const failed = any(...names.map((server) => serverIn(server, 'failed')), all(allDone, fact('identityChanged', true)));
	return {
		description: 'The upgrade of the deployment as a whole.',
		initial: 'notStarted',
		on: {
			'operator.notifyAdministrators': { actions: set({ administratorsNotified: true }) },
			'operator.notifyUsers': { actions: set({ usersNotified: true }) },
		},
		states: {
			notStarted: {
				description: 'All servers run PureMessage 5.6.1. Names and addresses may still be changed.',
				tags: ['outcome:notStarted'],
				on: free('PM-NAME-3'),
				always: { guard: begun, target: 'underway' },
			},
			underway: {
				description: 'At least one server has begun its upgrade. No name or address may change until all are done.',
				initial: 'progressing',
				on: {
					'operator.renameServer': {
						guard: all('hostNameFrozen'),
						actions: set({ identityChanged: true }),
						meta: { note: 'From now on every step of the upgrade fails.' },
					},
					'operator.changeAddress': {
						guard: all('addressFrozen'),
						actions: set({ identityChanged: true }),
						meta: { note: 'From now on every step of the upgrade fails.' },
					},
					'fault.systemUnrecoverable': {
						guard: fact('identityChanged', true),
						target: 'unrecoverable',
						meta: { clauses: ['PM-NAME-6'] },
					},
				},
				always: { guard: all(allDone, 'identityIntact'), target: 'complete' },
				states: {
					progressing: {
						description: 'The upgrade is under way and no step has failed.',
						tags: ['outcome:underway'],
						always: { guard: failed, target: 'failed' },
					},
					failed: {
						description:
							'A step has failed. The guide knows no way back and no retry: support is asked unless the operator knows how to go on.',
						tags: ['outcome:failed'],
						meta: { clauses: ['PM-FAIL-1'] },
						always: { guard: none(failed), target: 'progressing' },
					},
				},
			},
			complete: {
				description: 'Every server runs version 6 and has its data migrated where that was chosen.',
				tags: ['outcome:completed'],
				meta: { clauses: ['PM-END-1', 'PM-SCOPE-1'] },
				on: free('PM-NAME-4'),
				// Only a migration that the guide forbids takes a finished server up again.
				always: { guard: none(allDone), target: 'underway' },
			},
			unrecoverable: {
				description: 'A name or address changed during the upgrade, and the system cannot be recovered.',
				tags: ['outcome:unrecoverable'],
				meta: { clauses: ['PM-NAME-6'] },
				on: { 'operator.renameServer': tooLate, 'operator.changeAddress': tooLate },
			},
		},
	};
}

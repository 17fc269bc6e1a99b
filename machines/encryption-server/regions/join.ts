/** The replication from the sponsor, and the member of the new cluster that comes of it. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, fact, serverIn } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { isRestored } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { hasLargeDatabase, settingsOf } from '../topology.js';
import { beyondTheGuide, shows } from '../transitions.js';

const shared: ClauseId[] = [
	'EMS-REPL-1',
	'EMS-REPL-2',
	'EMS-REPL-3',
	'EMS-REPL-6',
	'EMS-REPL-7',
	'EMS-REPL-8',
	'EMS-REPL-9',
	'EMS-DMZ-3',
	'EMS-DMZ-4',
];

/** Of a server that was not restored, whatever is local is that of a new installation. */
const notReplicated: ClauseId[] = [
	'EMS-NREP-1',
	'EMS-NREP-2',
	'EMS-NREP-3',
	'EMS-NREP-4',
	'EMS-NREP-5',
	'EMS-NREP-6',
	'EMS-NREP-7',
	'EMS-NREP-8',
	'EMS-NREP-9',
	'EMS-NREP-10',
	'EMS-NREP-11',
	'EMS-JOIN-4',
	'EMS-CRST-4',
];

function reconciled(deployment: Deployment): ClauseId[] {
	const always: ClauseId[] = ['EMS-RECON-1', 'EMS-RECON-5', 'EMS-NREP-12'];
	return deployment.cluster?.webEmailProtection === 'homeServer' ? [...always, 'EMS-RECON-6', 'EMS-WEPM-1'] : always;
}

/** A join that ends without success: the server waits again. */
const failed = (server: string, why: string) => ({
	target: stateOf(server, 'membership', 'pending', 'waiting', why),
	actions: set({ joinUnderway: false }),
});

function failures(server: string): Handlers {
	return {
		'fault.replicationInterrupted': {
			guard: all(addressed(server)),
			...failed(server, 'interrupted'),
			...beyondTheGuide('What an interrupted replication leaves behind the guide does not say.'),
		},
		'fault.dataInconsistent': {
			guard: all(addressed(server), isRestored(server)),
			actions: set({ [`${server}.inconsistentData`]: 'unreconciled' }),
			...shows('EMS-RECON-2', 'EMS-CSTEP-2'),
		},
		'fault.inconsistentDataLost': {
			guard: all(addressed(server), isRestored(server)),
			actions: set({ [`${server}.inconsistentData`]: 'lost' }),
			...shows('EMS-RECON-3'),
		},
	};
}

/** Replicating from the sponsor, by the way in which the join was begun. */
export function replicating(deployment: Deployment, server: string): Region {
	const { standsInDmz } = settingsOf(deployment, server);
	const sponsor = deployment.cluster?.sponsor ?? '';
	const ended = {
		joinUnderway: false,
		...(standsInDmz ? { [`${server}.statedInDmz`]: false, [`${server}.hostsPrivateKeys`]: true } : {}),
	};
	return {
		description: 'It joins: the data of the sponsor is replicated to it. A progress bar shows how far it is.',
		meta: { clauses: ['EMS-STAT-5', 'EMS-CJOIN-4', 'EMS-REPL-2'] },
		initial: 'usualTimeout',
		always: {
			guard: serverIn(sponsor, 'upgrade', 'lost'),
			target: stateOf(server, 'membership', 'pending', 'waiting', 'interrupted'),
		},
		on: {
			...failures(server),
			'operator.watchReplication': { guard: all(addressed(server)), ...shows('EMS-JOIN-6') },
		},
		after: {
			[delayOf('replication', server)]: [
				{
					guard: all(fact(`${server}.data`, 'none')),
					target: 'joined',
					actions: set({ ...ended, [`${server}.data`]: 'replicated', [`${server}.desktopLicenses`]: 'kept' }),
					...shows(...shared, ...notReplicated),
				},
				{ target: 'joined', actions: set(ended), ...shows(...shared, ...reconciled(deployment)) },
			],
		},
		states: {
			usualTimeout: {
				description: 'Begun with Contact, under the join timeout as it was.',
				on: hasLargeDatabase(deployment)
					? {
							'fault.joinTimedOut': {
								guard: all(addressed(server)),
								...failed(server, 'timedOut'),
								...shows('EMS-TMO-1', 'EMS-TMO-2'),
							},
						}
					: {},
			},
			raisedTimeout: {
				description: 'Begun with Contact, under a raised join timeout.',
				meta: { clauses: ['EMS-TMO-2'] },
			},
			byScript: {
				description: 'Begun with the manual join scripts.',
				meta: { clauses: ['EMS-TMO-4'] },
			},
		},
	};
}

/** A member of the new cluster. */
export function joined(): Region {
	return {
		description: 'A member of the new cluster: a peer of all others, with the replicated database.',
		meta: { clauses: ['EMS-REPL-3', 'EMS-REPL-4', 'EMS-REPL-5', 'EMS-JOIN-7'] },
	};
}

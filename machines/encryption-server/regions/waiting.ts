/** A joining server that has asked to join and waits until the sponsor contacts it. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import { isMigrated } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { settingsOf } from '../topology.js';
import { says, shows } from '../transitions.js';
import { commandLineChange } from './commandLine.js';

/** What a join demands beside the resolution of names: rules, in the order in which they are told. */
const joinRules = ['sameVersion', 'sponsorReady', 'joinerMigrated', 'noOtherJoin'];

function contact(deployment: Deployment, server: string) {
	const begins = (how: string, ...conditions: readonly Condition[]) => ({
		guard: all(addressed(server), ...conditions, ...joinRules, 'hostnameResolvable', 'addressResolvable'),
		target: stateOf(server, 'membership', 'replicating', how),
		actions: set({ joinUnderway: true }),
		...shows('EMS-CSTEP-10', 'EMS-CSTEP-11', 'EMS-SPON-8', 'EMS-SPON-9', 'EMS-STAT-5'),
	});
	const sponsor = deployment.cluster?.sponsor ?? '';
	const raised = fact('joinTimeoutRaised', true);
	const ways = settingsOf(deployment, sponsor).sshAccess
		? [begins('raisedTimeout', raised), begins('usualTimeout', none(raised))]
		: [begins('usualTimeout')];
	return [
		...ways,
		{
			guard: all(addressed(server), none(fact(`${server}.resolvable`, 'complete')), ...joinRules),
			target: stateOf(server, 'membership', 'pending', 'waiting', 'notContacted'),
			...says('The sponsor cannot contact it: the join does not succeed.', 'EMS-DNS-1', 'EMS-DNS-2', 'EMS-DNS-3'),
		},
		{
			guard: all(addressed(server), none(isMigrated(server))),
			...says('The joining server is not migrated: Contact has no effect.', 'EMS-CJOIN-2', 'EMS-STAT-3'),
		},
	];
}

/** DNS entries that fail, or are put right. */
function nameResolution(server: string): Handlers {
	const lost = (what: string, from: string, to: string) => ({
		guard: all(addressed(server), parameter('what', what), fact(`${server}.resolvable`, from)),
		actions: set({ [`${server}.resolvable`]: to }),
		...shows('EMS-DNS-3'),
	});
	return {
		'fault.nameResolutionLost': [
			lost('hostname', 'complete', 'addressOnly'),
			lost('hostname', 'hostnameOnly', 'none'),
			lost('address', 'complete', 'hostnameOnly'),
			lost('address', 'addressOnly', 'none'),
		],
	};
}

/** The Wait state; what made an attempt fail is remembered until the next one. */
export function waiting(deployment: Deployment, server: string): Region {
	return {
		description: 'It has asked to join and is in the Wait state; for the sponsor its status is still pending.',
		meta: { clauses: ['EMS-STAT-2', 'EMS-STAT-3'] },
		initial: 'requested',
		always: {
			guard: serverIn(server, 'upgrade', 'migration', 'installing'),
			target: stateOf(server, 'membership', 'pending', 'notRequested'),
		},
		on: {
			...nameResolution(server),
			'operator.contact': contact(deployment, server),
			'operator.joinByScript': commandLineChange(deployment, server, {
				conditions: [...joinRules, 'hostnameResolvable', 'addressResolvable'],
				target: stateOf(server, 'membership', 'replicating', 'byScript'),
				facts: { joinUnderway: true },
				clauses: ['EMS-TMO-4', 'EMS-CSTEP-11'],
				note: 'The steps of the manual join scripts the guide does not give.',
			}),
		},
		states: {
			requested: { description: 'It waits until the sponsor contacts it. The request alone starts nothing.' },
			notContacted: {
				description: 'The sponsor could not contact it, for want of name resolution by DNS.',
				meta: { clauses: ['EMS-DNS-3'] },
			},
			timedOut: {
				description: 'Its join has timed out; that it waits again is an assumption.',
				meta: { clauses: ['EMS-TMO-2'] },
			},
			interrupted: { description: 'Its replication was interrupted; that it waits again is an assumption.' },
		},
	};
}

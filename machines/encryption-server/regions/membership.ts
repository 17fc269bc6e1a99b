/**
 * A joining server's place in the cluster. One region holds both views of a join: the list of pending members on the
 * sponsor, and the Wait state of the server that has asked (notes EMS-NOTE-6 and EMS-NOTE-7).
 */
import { stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { isMigrated, isRestored, runsNewRelease, runsOldRelease, sponsorReady } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { hasKeyHardware, needsRestore, settingsOf } from '../topology.js';
import { beyondTheGuide, says, shows } from '../transitions.js';
import { joined, replicating } from './join.js';
import { waiting } from './waiting.js';

const requestClauses: ClauseId[] = [
	'EMS-CSTEP-6',
	'EMS-CSTEP-7',
	'EMS-CSTEP-8',
	'EMS-CJOIN-1',
	'EMS-STAT-2',
	'EMS-JOIN-5',
];

/** Asking the sponsor: started on the joining server, answered by nothing but its own Wait state. */
function requestJoin(deployment: Deployment, server: string, ...conditions: readonly Condition[]): Handlers {
	const settings = settingsOf(deployment, server);
	const sponsor = deployment.cluster?.sponsor ?? '';
	const isPlain = !needsRestore(deployment, server) && settings.ownSettings.length === 0;
	const rules = [
		'sponsorMigrated',
		'joinerMigrated',
		...(needsRestore(deployment, server) ? ['restoredBeforeJoin'] : []),
		...(hasKeyHardware(deployment, server) ? ['keyHardwareSettingAdded'] : []),
		...(settings.hardware === 'new' && settings.takesOverAddresses ? ['oldSystemDeactivated'] : []),
	];
	return {
		'operator.requestJoin': [
			{
				guard: all(
					addressed(server),
					parameter('target', sponsor),
					...conditions,
					none(sponsorReady(deployment)),
					...rules,
				),
				target: stateOf(server, 'membership', 'askedTooEarly'),
				...beyondTheGuide('The sponsor is not migrated. What becomes of the request the guide does not say.'),
			},
			{
				guard: all(addressed(server), parameter('target', sponsor), ...conditions, ...rules),
				target: stateOf(server, 'membership', 'pending', 'waiting'),
				...shows(...requestClauses, ...(isPlain ? (['EMS-NSAV-2'] as const) : [])),
			},
			{
				guard: all(
					addressed(server),
					none(parameter('target', sponsor)),
					...conditions,
					'sponsorAddressGiven',
					...rules,
				),
				...beyondTheGuide('The request goes to a server that is not the sponsor; the guide does not say what follows.'),
			},
		],
	};
}

/** The region of a joining server's membership. */
export function membershipRegion(deployment: Deployment, server: string): Region {
	const sponsor = deployment.cluster?.sponsor ?? '';
	const wasInstalled = none(fact(`${server}.data`, 'kept'));
	const request = requestJoin(deployment, server);
	const tooEarly = (condition: Condition, note: string, ...clauses: ClauseId[]) => ({
		guard: all(addressed(server), condition),
		...says(note, ...clauses, 'EMS-STAT-3', 'EMS-STAT-4', 'EMS-SPON-8'),
	});
	return {
		description: 'The place of the server in the cluster.',
		initial: 'member',
		states: {
			member: {
				description: 'A member of the cluster as it was before the upgrade.',
				meta: { clauses: ['EMS-REPL-1'] },
				always: {
					guard: all(isRestored(sponsor), runsNewRelease(sponsor)),
					target: 'pending',
					...shows('EMS-STAT-1'),
				},
				on: {
					...requestJoin(deployment, server, wasInstalled),
					'operator.removeMember': {
						guard: all(addressed(server), runsOldRelease(server)),
						target: 'removed',
						...shows('EMS-CL-3'),
					},
				},
			},
			removed: {
				description: 'Removed from the cluster before its upgrade, which is not necessary.',
				meta: { clauses: ['EMS-CL-3', 'EMS-CSTEP-6'] },
				on: request,
			},
			askedTooEarly: {
				description:
					'It has asked a sponsor that is not migrated, and waits. That it still waits when the sponsor is, is an assumption.',
				meta: { clauses: ['EMS-STAT-2', 'EMS-CORD-1'] },
				always: [
					{ guard: serverIn(server, 'upgrade', 'migration', 'installing'), target: 'member' },
					{ guard: sponsorReady(deployment), target: stateOf(server, 'membership', 'pending', 'waiting') },
				],
			},
			pending: {
				description: 'The sponsor lists it as a pending member, with a Contact button beside it.',
				meta: { clauses: ['EMS-STAT-1', 'EMS-STAT-3', 'EMS-STAT-4'] },
				initial: 'notRequested',
				states: {
					notRequested: {
						description: 'It has not asked to join: Contact has no effect.',
						on: {
							...request,
							'operator.contact': [
								tooEarly(
									none(isMigrated(server)),
									'The joining server is not migrated: Contact has no effect, and its status stays pending.',
									'EMS-CJOIN-2',
								),
								tooEarly(
									isMigrated(server),
									'The joining server has not asked to join: Contact has no effect, and its status stays pending.',
									'EMS-CJOIN-1',
									'EMS-CJOIN-3',
								),
							],
						},
					},
					waiting: waiting(deployment, server),
				},
			},
			replicating: replicating(deployment, server),
			joined: joined(),
		},
	};
}

/** What happens on a cluster's sponsor or members and concerns all of them: timeouts, preferences, policies. */
import { set } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, none, parameter } from '../../kit/conditions.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import { hasJoined, isInItsPlace, isReplicating, runsNewRelease } from '../serverStates.js';
import type { Handlers } from '../setup.js';
import { isJoiner, joiners, serverNames, settingsOf } from '../topology.js';
import { says, shows } from '../transitions.js';
import { commandLineChange } from './commandLine.js';

/** A member of the new cluster: the sponsor once a server has joined, or a server that has. */
function isInNewCluster(deployment: Deployment, server: string): Condition {
	if (isJoiner(deployment, server)) return all(hasJoined(server), runsNewRelease(server));
	return all(runsNewRelease(server), anyServer(joiners(deployment), hasJoined));
}

/** The join timeout of the sponsor: what is changed while a server replicates does not help that join any more. */
export function joinTimeoutHandlers(deployment: Deployment, server: string): Handlers {
	if (deployment.cluster?.sponsor !== server) return {};
	const change = (condition: Condition, note?: string) =>
		commandLineChange(deployment, server, {
			conditions: ['supportOnJoinTimeout', runsNewRelease(server), condition],
			facts: settingsOf(deployment, server).sshAccess ? { joinTimeoutRaised: true } : {},
			clauses: ['EMS-TMO-2', 'EMS-TMO-3', 'EMS-TMO-5'],
			...(note === undefined ? {} : { note }),
		});
	const isUnderway = anyServer(joiners(deployment), isReplicating);
	return {
		'operator.raiseJoinTimeout': [
			...change(none(isUnderway)),
			...change(isUnderway, 'This has to happen before a join starts: it does not help the one that is underway.'),
		],
	};
}

/** The preferences file of a member, which only a command replicates. */
export function preferencesHandlers(deployment: Deployment, server: string): Handlers {
	if (!deployment.cluster || !settingsOf(deployment, server).passwordReveal) return {};
	const enabled = fact(`${server}.passwordReveal`, 'enabled');
	const others = serverNames(deployment).filter(
		(other) => other !== server && settingsOf(deployment, other).passwordReveal,
	);
	const replicated = (condition: Condition, value: string) =>
		commandLineChange(deployment, server, {
			conditions: [condition, everyMemberRuns(deployment)],
			facts: Object.fromEntries(others.map((other) => [`${other}.passwordReveal`, value])),
			clauses: ['EMS-PRB-4', 'EMS-PRB-5', 'EMS-PRB-6'],
		});
	return {
		'operator.replicatePreferences': [...replicated(enabled, 'enabled'), ...replicated(none(enabled), 'disabled')],
	};
}

/** Every server that shall get the preferences is a member and runs a new release, so that one command sets them all. */
const everyMemberRuns = (deployment: Deployment): Condition =>
	all(...serverNames(deployment).map((server) => all(runsNewRelease(server), isInItsPlace(deployment, server))));

/** What the cluster is told of a member; followed up where the server stands in the DMZ, as only there it matters. */
export function editMemberHandlers(deployment: Deployment, server: string): Handlers {
	if (!deployment.cluster) return {};
	const isMember = isInNewCluster(deployment, server);
	const edited = says('Under System > Clustering > Edit Member.', 'EMS-DMZ-1', 'EMS-DMZ-2', 'EMS-DMZ-5');
	const isFollowed = isJoiner(deployment, server) && settingsOf(deployment, server).standsInDmz;
	if (!isFollowed) return { 'operator.editMember': { guard: all(addressed(server), isMember), ...edited } };
	return {
		'operator.editMember': (['yes', 'no'] as const).flatMap((inDmz) =>
			(['yes', 'no'] as const).map((privateKeys) => ({
				guard: all(addressed(server), parameter('inDmz', inDmz), parameter('privateKeys', privateKeys), isMember),
				actions: set({
					[`${server}.statedInDmz`]: inDmz === 'yes',
					[`${server}.hostsPrivateKeys`]: privateKeys === 'yes',
				}),
				...edited,
			})),
		),
	};
}

/** The Outbound Mail Policy, restored on any one member of the new cluster. */
export function outboundMailPolicyHandlers(deployment: Deployment, server: string): Handlers {
	if (!deployment.cluster) return {};
	return {
		'operator.restoreOutboundMailPolicy': {
			guard: all(addressed(server), isInNewCluster(deployment, server)),
			actions: set({ outboundMailPolicyRestored: true }),
			...shows('EMS-OMP-1', 'EMS-OMP-2'),
		},
	};
}

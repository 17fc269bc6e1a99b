/** What can be reached: the witnesses that the other properties are no empty claims, and that nothing gets stuck. */
import { all, any, type Condition, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { AlwaysPossibleProperty, SometimesProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { isBeingUpgraded, isUpgraded } from '../serverStates.js';
import {
	hasLargeDatabase,
	joiners,
	needsRestore,
	serverNames,
	serversWhere,
	settingsOf,
	settingsToKeep,
} from '../topology.js';
import { versionLevel } from '../versions.js';

function sometimes(
	says: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
): SometimesProperty<ClauseId, Deployment> {
	return { kind: 'sometimes', says, clauses, condition };
}

const some = (condition: (server: string) => Condition) => (deployment: Deployment) =>
	anyServer(serverNames(deployment), condition);
const ofJoiners = (condition: (server: string) => Condition) => (deployment: Deployment) =>
	anyServer(joiners(deployment), condition);
const completed = inState('deployment', 'completed');

/** Servers that can be updated: those that do not run 3.4.2 from the start. */
const updatable = (deployment: Deployment) =>
	serversWhere(deployment, ({ version }) => versionLevel(version) !== '3.4.2');

/**
 * What the guide leaves without a way out: erased data without a backup, a lock-out, matters for Technical Support
 * without an agreement, and settings or keys of which no copy is left.
 */
function unrecoverable(deployment: Deployment): Condition {
	return any(
		...['dataLost', 'lockedOut'].map((outcome) => inState('deployment', outcome)),
		none(fact('supportAgreement', 'current')),
		...serverNames(deployment).flatMap((server) => [
			...(needsRestore(deployment, server)
				? [
						all(fact(`${server}.data`, 'none'), serverIn(server, 'organizationKey', 'notExported')),
						all(fact(`${server}.data`, 'none'), serverIn(server, 'backup', 'none')),
					]
				: []),
			...(settingsToKeep(deployment, server).includes('certificate')
				? [all(fact(`${server}.certificate`, 'default'), fact(`${server}.certificateExported`, false))]
				: []),
			...(settingsOf(deployment, server).hardware === 'new' ? [serverIn(server, 'oldSystem', 'deactivated')] : []),
		]),
	);
}

/** The ways to an end, and what lies on them. */
export const witnesses: Record<
	string,
	SometimesProperty<ClauseId, Deployment> | AlwaysPossibleProperty<ClauseId, Deployment>
> = {
	canBeCompleted: sometimes('The upgrade can be completed.', ['EMS-SCOPE-1', 'EMS-METH-9'], () => completed),
	errorsCanRemain: sometimes(
		'Errors can remain after the migration script was run again.',
		['EMS-VFY-15', 'EMS-VFP-14'],
		some((server) =>
			any(
				serverIn(server, 'log', 'migrationErrors', 'remaining'),
				serverIn(server, 'log', 'updateErrors', 'remaining'),
			),
		),
	),
	updateCanBeRun: sometimes(
		'A PUP update can be run, on a server that ran 3.4.0 or was migrated to it.',
		['EMS-PUP-4', 'EMS-METH-9'],
		(deployment) => {
			const servers = updatable(deployment);
			return servers.length > 0
				? anyServer(servers, (server) => serverIn(server, 'upgrade', 'update', 'applying'))
				: all();
		},
	),
	joinsCanInterleave: sometimes(
		'One server can be migrated while another replicates.',
		['EMS-JOIN-7', 'EMS-CREQ-2'],
		(deployment) => {
			const servers = joiners(deployment);
			if (servers.length < 2) return all();
			return anyServer(servers, (server) =>
				all(
					serverIn(server, 'membership', 'replicating'),
					anyServer(
						servers.filter((other) => other !== server),
						isBeingUpgraded,
					),
				),
			);
		},
	),
	contactCanFail: sometimes('Contact can fail for want of name resolution.', ['EMS-DNS-3'], (deployment) =>
		joiners(deployment).length === 0
			? all()
			: ofJoiners((server) => serverIn(server, 'membership', 'pending', 'waiting', 'notContacted'))(deployment),
	),
	joinCanTimeOut: sometimes('A join of a large database can time out.', ['EMS-TMO-1', 'EMS-TMO-2'], (deployment) =>
		hasLargeDatabase(deployment)
			? ofJoiners((server) => serverIn(server, 'membership', 'pending', 'waiting', 'timedOut'))(deployment)
			: all(),
	),
	releasesCanDiffer: sometimes(
		'While a cluster is upgraded, its members run different releases.',
		['EMS-CL-1'],
		(deployment) =>
			joiners(deployment).length === 0
				? all()
				: all(
						anyServer(serverNames(deployment), isUpgraded),
						anyServer(serverNames(deployment), (server) => none(fact(`${server}.version`, '3.4.2'))),
					),
	),
	canAlwaysBeCompleted: {
		kind: 'alwaysPossible',
		says: 'The upgrade can still be completed, or the server is back at its previous release.',
		clauses: ['EMS-SCOPE-1', 'EMS-REV-1', 'EMS-BKP-4', 'EMS-HSM-4', 'EMS-SUP-5'],
		goal: () => any(completed, inState('deployment', 'reverted')),
		unrecoverable,
	},
};

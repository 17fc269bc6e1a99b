/**
 * What can be reached: the witnesses that the other properties are no empty claims, and that nothing gets stuck.
 *
 * The end of the whole upgrade is asked for single servers and small clusters. The states of many servers that each may
 * be anywhere on their way are too many to be counted, and what every further server adds is a join like the first.
 */
import { all, any, type Condition, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { AlwaysPossibleProperty, SometimesProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasExternalBackup, hasJoined, isBeingUpgraded, isUpgraded } from '../serverStates.js';
import {
	hasKeyHardware,
	hasLargeBackup,
	hasLargeDatabase,
	joiners,
	mayStopAt340,
	needsRestore,
	serverNames,
	settingsOf,
	startsBelow340,
} from '../topology.js';
import { concerns, isUpgradableJoiner, type Kind, some, someJoiner, upgradable } from './conditions.js';

function sometimes(
	says: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
	concerned: (deployment: Deployment) => boolean = concerns(),
): SometimesProperty<ClauseId, Deployment> {
	return { kind: 'sometimes', says, clauses, condition, concerns: concerned };
}

const completed = inState('deployment', 'completed');
const isCluster = (deployment: Deployment) => joiners(deployment).length > 0;
const hasAtMost = (count: number) => (deployment: Deployment) => serverNames(deployment).length <= count;

/** Runs 3.4.0 or later, or may be migrated to it. */
const canBeUpdated: Kind = (deployment, server) =>
	!startsBelow340(deployment, server) || mayStopAt340(deployment, server);

/** Something on the way that only Technical Support resolves or allows. */
function needsSupport(deployment: Deployment): Condition {
	return any(
		...serverNames(deployment).flatMap((server) => [
			none(serverIn(server, 'log', 'clean')),
			fact(`${server}.inconsistentData`, 'unreconciled'),
			...(hasLargeBackup(settingsOf(deployment, server)) ? [fact('supportOnLargeBackup', false)] : []),
			...(hasKeyHardware(deployment, server) ? [fact('supportOnKeyHardware', false)] : []),
		]),
	);
}

/** A server cannot be restored: of the Organization Key or of the data there is no copy, and no source any more. */
function cannotBeRestored(deployment: Deployment, server: string): Condition {
	const { hardware } = settingsOf(deployment, server);
	const copies = any(serverIn(server, 'organizationKey', 'notExported'), none(hasExternalBackup(server)));
	const source = hardware === 'new' ? serverIn(server, 'oldSystem', 'deactivated') : fact(`${server}.data`, 'none');
	const lost = deployment.cluster?.sponsor === server ? [serverIn(server, 'upgrade', 'lost')] : [];
	return all(any(source, ...lost), copies);
}

/**
 * What the guide leaves without a way out: data without a copy or a source, a lock-out, and what only Technical Support
 * resolves, without an agreement.
 */
function unrecoverable(deployment: Deployment): Condition {
	return any(
		...['dataLost', 'lockedOut'].map((outcome) => inState('deployment', outcome)),
		all(none(fact('supportAgreement', 'current')), needsSupport(deployment)),
		...serverNames(deployment)
			.filter((server) => needsRestore(deployment, server))
			.map((server) => cannotBeRestored(deployment, server)),
	);
}

/** The ways to an end, and what lies on them. */
export const witnesses: Record<
	string,
	SometimesProperty<ClauseId, Deployment> | AlwaysPossibleProperty<ClauseId, Deployment>
> = {
	canBeCompleted: sometimes(
		'The upgrade can be completed.',
		['EMS-SCOPE-1', 'EMS-METH-9'],
		() => completed,
		hasAtMost(3),
	),
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
		some((server) => serverIn(server, 'upgrade', 'update', 'applying'), canBeUpdated),
		concerns(canBeUpdated),
	),
	joinsCanInterleave: sometimes(
		'One server can be migrated while another replicates.',
		['EMS-JOIN-7', 'EMS-CREQ-2'],
		(deployment) =>
			anyServer(joiners(deployment), (server) =>
				all(
					serverIn(server, 'membership', 'replicating'),
					anyServer(
						joiners(deployment).filter((other) => other !== server),
						isBeingUpgraded,
					),
				),
			),
		(deployment) => upgradable(deployment, isUpgradableJoiner).length > 1,
	),
	canJoin: sometimes(
		'A joining server can become a member of the new cluster and run 3.4.2.',
		['EMS-CSTEP-11', 'EMS-REPL-2', 'EMS-JOIN-7'],
		someJoiner((server) => all(hasJoined(server), isUpgraded(server))),
		isCluster,
	),
	contactCanFail: sometimes(
		'Contact can fail for want of name resolution.',
		['EMS-DNS-3'],
		someJoiner((server) => serverIn(server, 'membership', 'pending', 'waiting', 'notContacted')),
		concerns(isUpgradableJoiner),
	),
	joinCanTimeOut: sometimes(
		'A join of a large database can time out.',
		['EMS-TMO-1', 'EMS-TMO-2'],
		someJoiner((server) => serverIn(server, 'membership', 'pending', 'waiting', 'timedOut')),
		(deployment) => hasLargeDatabase(deployment) && concerns(isUpgradableJoiner)(deployment),
	),
	releasesCanDiffer: sometimes(
		'While a cluster is upgraded, its members run different releases.',
		['EMS-CL-1'],
		(deployment) =>
			all(
				anyServer(serverNames(deployment), isUpgraded),
				anyServer(serverNames(deployment), (server) => none(fact(`${server}.version`, '3.4.2'))),
			),
		(deployment) => isCluster(deployment) && concerns()(deployment),
	),
	canAlwaysBeCompleted: {
		kind: 'alwaysPossible',
		says: 'The upgrade can still be completed, or the server is back at its previous release.',
		clauses: ['EMS-SCOPE-1', 'EMS-REV-1', 'EMS-BKP-4', 'EMS-HSM-4', 'EMS-SUP-5'],
		goal: (deployment) => (deployment.cluster ? completed : any(completed, inState('deployment', 'reverted'))),
		unrecoverable,
		concerns: hasAtMost(2),
	},
};

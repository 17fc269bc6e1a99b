/** What must never be reached in guided mode, and is reached in open mode. */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { NeverProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	hasJoined,
	inMigration,
	isBeingUpgraded,
	isJoining,
	isLockedOut,
	isReplicating,
	isRestored,
	runsNewRelease,
} from '../serverStates.js';
import { hasKeyHardware, isJoiner, needsRestore, serverNames, settingsOf } from '../topology.js';

type Never = NeverProperty<ClauseId, Deployment>;

function neverOnAServer(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (server: string, deployment: Deployment) => Condition,
	concerns: (deployment: Deployment, server: string) => boolean = () => true,
): Never {
	return {
		kind: 'never',
		says,
		clauses,
		restsOn,
		condition: (deployment) =>
			anyServer(
				serverNames(deployment).filter((server) => concerns(deployment, server)),
				(server) => condition(server, deployment),
			),
	};
}

const isRestoring = (server: string) => serverIn(server, 'upgrade', 'migration', 'restoring');
const isOnSameHardware = (deployment: Deployment, server: string) => settingsOf(deployment, server).hardware === 'same';

/** Every wrong order and wrong choice by name. */
export const never: Record<string, Never> = {
	erasedWithoutKey: neverOnAServer(
		'A server that will be restored is installed over its data while the Organization Key is on it only.',
		['EMS-BKP-2', 'EMS-CBKP-5'],
		['organizationKeySaved'],
		(server) => all(inMigration(server), serverIn(server, 'organizationKey', 'notExported')),
		(deployment, server) => isOnSameHardware(deployment, server) && needsRestore(deployment, server),
	),
	upgradedInMailFlow: neverOnAServer(
		'A server is upgraded while email is routed through it.',
		['EMS-MTA-2'],
		['outOfMailFlow', 'upgradedBeforeReturn'],
		(server) => all(isBeingUpgraded(server), none(serverIn(server, 'mailFlow', 'out'))),
	),
	updatedFromBelow340: neverOnAServer(
		'A PUP update is run on a release below 3.4.0.',
		['EMS-VER-2', 'EMS-VER-7'],
		['updateFrom340'],
		(server) => serverIn(server, 'upgrade', 'update', 'unsupported'),
	),
	setUpAsClusterMember: neverOnAServer(
		'A server is set up as Cluster Member.',
		['EMS-SPON-5', 'EMS-CMEM-1', 'EMS-CONF-3'],
		['singleServerSetupType', 'sponsorNoClusterMember', 'joinerNoClusterMember'],
		(server) => serverIn(server, 'upgrade', 'migration', 'clusterMember'),
	),
	lockedOut: neverOnAServer(
		'An administrator is locked out for want of the setting for a token or Hardware Security Module.',
		['EMS-HSM-2', 'EMS-HSM-7'],
		['keyHardwareSettingAdded', 'keyHardwareSettingEdited'],
		isLockedOut,
		hasKeyHardware,
	),
	unreadUpgrade: neverOnAServer(
		'A server is upgraded by an operator who has not read the best practices and the release notes.',
		['EMS-PRE-2', 'EMS-PRE-5'],
		['bestPracticesRead', 'releaseNotesRead'],
		(server) => all(isBeingUpgraded(server), any(fact('bestPracticesRead', false), fact('releaseNotesRead', false))),
	),
	joinerBeforeSponsor: neverOnAServer(
		'A joining server is being installed or set up before the sponsor was restored.',
		['EMS-CORD-1'],
		['sponsorFirst'],
		(server, { cluster }) => all(inMigration(server), serverIn(cluster?.sponsor ?? '', 'upgrade', 'oldRelease')),
		isJoiner,
	),
	joinBeforeSponsor: neverOnAServer(
		'A joining server asks to join, or replicates, while the sponsor is not migrated.',
		['EMS-CORD-1', 'EMS-CSTEP-8', 'EMS-SPON-6'],
		['sponsorMigrated'],
		(server, { cluster }) =>
			any(
				serverIn(server, 'membership', 'askedTooEarly'),
				all(isReplicating(server), none(runsNewRelease(cluster?.sponsor ?? ''))),
			),
		isJoiner,
	),
	joinedUnrestored: neverOnAServer(
		'A joining server with data or logs of its own to keep replicates or has joined without its restore.',
		['EMS-CRST-1', 'EMS-CRST-2', 'EMS-CRST-3', 'EMS-NRES-2'],
		['restoredBeforeJoin'],
		(server) =>
			all(
				any(isReplicating(server), hasJoined(server)),
				any(fact(`${server}.data`, 'none'), fact(`${server}.data`, 'replicated')),
			),
		(deployment, server) => isJoiner(deployment, server) && needsRestore(deployment, server),
	),
	restoredTooLate: neverOnAServer(
		'A joining server is restored after it has asked to join.',
		['EMS-CRST-1'],
		['restoredInTime'],
		(server) => all(isRestoring(server), isJoining(server)),
		isJoiner,
	),
	replicatingBetweenReleases: neverOnAServer(
		'A server replicates from a sponsor that runs another release.',
		['EMS-CREQ-1'],
		['sameVersion'],
		(server, { cluster }) =>
			all(
				isReplicating(server),
				any(
					all(fact(`${server}.version`, '3.4.2'), none(fact(`${cluster?.sponsor}.version`, '3.4.2'))),
					all(none(fact(`${server}.version`, '3.4.2')), fact(`${cluster?.sponsor}.version`, '3.4.2')),
				),
			),
		isJoiner,
	),
	addressesUsedTwice: neverOnAServer(
		'A restored new machine runs with the IP addresses of the old one while that one still runs.',
		['EMS-MIG-4'],
		['oldSystemDeactivated'],
		(server) => all(runsNewRelease(server), isRestored(server), serverIn(server, 'oldSystem', 'running')),
		(deployment, server) => {
			const { hardware, takesOverAddresses } = settingsOf(deployment, server);
			return hardware === 'new' && takesOverAddresses;
		},
	),
	customizationLost: neverOnAServer(
		'A Complete Customization of Web Email Protection is lost in a migration.',
		['EMS-WEPC-2', 'EMS-PRE-3'],
		['customizationSaved'],
		(server) => serverIn(server, 'customization', 'lost'),
		(deployment, server) => settingsOf(deployment, server).webEmailCustomization,
	),
};

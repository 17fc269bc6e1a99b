/**
 * What must never be reached in guided mode. What rests on law is reached in open mode; what rests on nothing but
 * physics (no rule named) is not reached there either.
 *
 * What must be done for each server stands here and not among the orders, because an order is of two moments of the
 * deployment, and in a cluster each server has its own.
 */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { NeverProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	hasJoined,
	inMigration,
	inUpdate,
	isBeingUpgraded,
	isJoining,
	isLockedOut,
	isMigrated,
	isReplicating,
	isRestored,
	runsNewRelease,
	runsOldRelease,
} from '../serverStates.js';
import { hasKeyHardware, joiners, needsRestore, settingsOf, startsBelow340 } from '../topology.js';
import { concerns, isOnSameHardware, isUpgradableJoiner, type Kind, type OfServer, some } from './conditions.js';

type Never = NeverProperty<ClauseId, Deployment>;

/** What never holds for a server of this kind. */
function neverOnAServer(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: OfServer,
	kind?: Kind,
): Never {
	return { kind: 'never', says, clauses, restsOn, condition: some(condition, kind), concerns: concerns(kind) };
}

const isRestoring = (server: string) => serverIn(server, 'upgrade', 'migration', 'restoring');
const isErased: Kind = (deployment, server) => isOnSameHardware(deployment, server) && needsRestore(deployment, server);
const ofSponsor =
	(condition: (sponsor: string) => Condition) =>
	({ cluster }: Deployment): Condition =>
		condition(cluster?.sponsor ?? '');

const beforeInstallation: Record<string, Never> = {
	erasedWithoutBackup: neverOnAServer(
		'A server that will be restored is installed over its data, and it was never backed up to a place outside.',
		['EMS-BKP-1', 'EMS-BKP-6', 'EMS-MIG-2', 'EMS-SPON-2', 'EMS-CBKP-1', 'EMS-CBKP-2', 'EMS-CBKP-3', 'EMS-JOIN-1'],
		['backedUpOutside', 'joinerBackedUp'],
		(server) =>
			all(inMigration(server), any(serverIn(server, 'backup', 'none'), serverIn(server, 'backup', 'onServer'))),
		isErased,
	),
	erasedWithoutKey: neverOnAServer(
		'A server that will be restored is installed over its data while the Organization Key is on it only.',
		['EMS-BKP-2', 'EMS-CBKP-5'],
		['organizationKeySaved'],
		(server) => all(inMigration(server), serverIn(server, 'organizationKey', 'notExported')),
		isErased,
	),
	upgradedInMailFlow: neverOnAServer(
		'A server is upgraded while email is routed through it.',
		['EMS-MTA-2'],
		['outOfMailFlow', 'upgradedBeforeReturn'],
		(server) => all(isBeingUpgraded(server), none(serverIn(server, 'mailFlow', 'out'))),
	),
	unreadUpgrade: neverOnAServer(
		'A server is upgraded by an operator who has not read the best practices and the release notes.',
		['EMS-PRE-2', 'EMS-PRE-5'],
		['bestPracticesRead', 'releaseNotesRead'],
		(server) => all(isBeingUpgraded(server), any(fact('bestPracticesRead', false), fact('releaseNotesRead', false))),
	),
	customizationLost: neverOnAServer(
		'A Complete Customization of Web Email Protection is lost in a migration.',
		['EMS-WEPC-2', 'EMS-PRE-3'],
		['customizationSaved'],
		(server) => serverIn(server, 'customization', 'lost'),
		(deployment, server) => settingsOf(deployment, server).webEmailCustomization,
	),
};

const duringUpgrade: Record<string, Never> = {
	updatedFromBelow340: neverOnAServer(
		'A PUP update is run on a release below 3.4.0.',
		['EMS-VER-2', 'EMS-VER-7'],
		['updateFrom340'],
		(server) => serverIn(server, 'upgrade', 'update', 'unsupported'),
		startsBelow340,
	),
	setUpAsClusterMember: neverOnAServer(
		'A server is set up as Cluster Member.',
		['EMS-SPON-5', 'EMS-CMEM-1', 'EMS-CONF-3'],
		['singleServerSetupType', 'sponsorNoClusterMember', 'joinerNoClusterMember'],
		(server) => serverIn(server, 'upgrade', 'migration', 'clusterMember'),
	),
	restoredWithoutKey: neverOnAServer(
		'A server is being restored, or was, while its Organization Key was never saved: the product asks for it.',
		['EMS-RST-6', 'EMS-MIG-5'],
		[],
		(server) => all(any(isRestoring(server), isRestored(server)), serverIn(server, 'organizationKey', 'notExported')),
	),
	lockedOut: neverOnAServer(
		'An administrator is locked out for want of the setting for a token or Hardware Security Module.',
		['EMS-HSM-2', 'EMS-HSM-7'],
		['keyHardwareSettingAdded', 'keyHardwareSettingEdited'],
		isLockedOut,
		hasKeyHardware,
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
};

const inClusters: Record<string, Never> = {
	joinerBeforeSponsor: neverOnAServer(
		'A joining server is being installed or set up while the sponsor runs its old release.',
		['EMS-CORD-1'],
		['sponsorFirst'],
		(server, deployment) => all(inMigration(server), ofSponsor(runsOldRelease)(deployment)),
		isUpgradableJoiner,
	),
	joinBeforeSponsor: neverOnAServer(
		'A joining server asks to join, or replicates, while the sponsor is not migrated.',
		['EMS-CORD-1', 'EMS-CSTEP-8', 'EMS-SPON-6'],
		['sponsorMigrated'],
		(server, deployment) =>
			any(
				serverIn(server, 'membership', 'askedTooEarly'),
				all(
					isReplicating(server),
					ofSponsor((sponsor) => any(runsOldRelease(sponsor), inMigration(sponsor), inUpdate(sponsor)))(deployment),
				),
			),
		isUpgradableJoiner,
	),
	joinBeforeMigration: neverOnAServer(
		'A joining server replicates that is not migrated.',
		['EMS-CJOIN-2', 'EMS-SPON-8'],
		[],
		(server) => all(isReplicating(server), none(isMigrated(server))),
		isUpgradableJoiner,
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
		(deployment, server) => isUpgradableJoiner(deployment, server) && needsRestore(deployment, server),
	),
	restoredTooLate: neverOnAServer(
		'A joining server is restored after it has asked to join.',
		['EMS-CRST-1'],
		['restoredInTime'],
		(server) => all(isRestoring(server), isJoining(server)),
		isUpgradableJoiner,
	),
	replicatingBetweenReleases: neverOnAServer(
		'A server replicates from a sponsor that runs another release.',
		['EMS-CREQ-1'],
		['sameVersion'],
		(server, { cluster }) => {
			const [own, other] = [fact(`${server}.version`, '3.4.2'), fact(`${cluster?.sponsor}.version`, '3.4.2')];
			return all(isReplicating(server), any(all(own, none(other)), all(none(own), other)));
		},
		isUpgradableJoiner,
	),
	outboundMailPolicyTooEarly: {
		kind: 'never',
		says: 'The Outbound Mail Policy is restored before a server has joined.',
		clauses: ['EMS-OMP-1'],
		restsOn: [],
		condition: (deployment) =>
			all(fact('outboundMailPolicyRestored', true), none(anyServer(joiners(deployment), hasJoined))),
		concerns: (deployment) => joiners(deployment).length > 0,
	},
};

/** Every wrong order and wrong choice by name. */
export const neverReached: Record<string, Never> = { ...beforeInstallation, ...duringUpgrade, ...inClusters };

/**
 * What must never be reached in guided mode. What rests on law is reached in open mode; what rests on nothing but
 * physics (no rule named) is not reached there either.
 *
 * What must be done for each server before its installation stands here and not among the orders, because an order is
 * of two moments of the deployment, and in a cluster each server has its own.
 */
import { all, any, type Condition, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { NeverProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deployment.js';
import { listedFilesBackedUp } from '../files.js';
import { oldOperatingSystem } from '../firmware.js';
import type { ClauseId } from '../guide.generated.js';
import { inInstallation, isUnderway, isUpgraded } from '../serverStates.js';
import {
	concerns,
	firstIsUpgraded,
	hasFiles,
	isOnDhcp,
	isTooOld,
	ofCentral,
	some,
	upgradable,
	upgradableMembers,
} from './conditions.js';

type Never = NeverProperty<ClauseId, Deployment>;

function never(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (deployment: Deployment) => Condition,
	concerned: (deployment: Deployment) => boolean = concerns(),
): Never {
	return { kind: 'never', says, clauses, restsOn, condition, concerns: concerned };
}

const runsOldFirmware = (server: string) => fact(`${server}.firmware`, 'below 2.8.0.0');
const hasMembers = (deployment: Deployment) => upgradableMembers(deployment).length > 0;

function twoAtOnce(deployment: Deployment): Condition {
	const servers = upgradable(deployment);
	const pairs = servers.flatMap((first, index) =>
		servers.slice(index + 1).map((second) => all(isUnderway(first), isUnderway(second))),
	);
	return any(...pairs);
}

const inClusters = {
	memberBeforeCentral: never(
		'A cluster member is installed while Cluster Central has its own upgrade before it or underway.',
		['LP-CLU-2'],
		['centralFirst'],
		(deployment) =>
			all(
				anyServer(upgradableMembers(deployment), inInstallation),
				ofCentral((central) => any(serverIn(central, 'upgrade', 'oldRelease'), isUnderway(central)))(deployment),
			),
		hasMembers,
	),
	centralBehind: never(
		'A cluster member runs 2.8.1.0 and Cluster Central does not.',
		['LP-CLU-2'],
		['centralFirst'],
		() => inState('deployment', 'centralBehind'),
		hasMembers,
	),
	twoAtOnce: never(
		'Two servers of a cluster are between phases 2 and 10 at the same time.',
		['LP-CLU-1'],
		['oneAtATime'],
		twoAtOnce,
		(deployment) => upgradable(deployment).length > 1,
	),
	installedBesideOldMember: never(
		'Cluster Central is installed while another member runs firmware below 2.8.',
		['LP-CLU-4'],
		['clusterMembersEligible'],
		(deployment) =>
			all(
				ofCentral(inInstallation)(deployment),
				anyServer(upgradable(deployment, isTooOld), (server) =>
					server === deployment.cluster?.central ? any() : runsOldFirmware(server),
				),
			),
		(deployment) =>
			firstIsUpgraded(deployment) &&
			upgradable(deployment, isTooOld).some((server) => upgradableMembers(deployment).includes(server)),
	),
};

/** A server is being installed although the condition holds for it. */
const installedAlthough = (condition: (server: string, deployment: Deployment) => Condition) =>
	some((server, deployment) => all(inInstallation(server), condition(server, deployment)));

const beforeInstallation = {
	installedOnOldFirmware: never(
		'A server with firmware below 2.8.0.0 is installed.',
		['LP-FW-1', 'LP-FW-2'],
		['firmwareEligible'],
		some((server) => all(inInstallation(server), runsOldFirmware(server)), isTooOld),
		concerns(isTooOld),
	),
	installedUnchecked: never(
		'A server is installed without a check of its firmware level and disk space.',
		['LP-REQ-1', 'LP-REQ-2'],
		['firmwareChecked', 'diskChecked'],
		installedAlthough((server) => any(fact(`${server}.firmwareChecked`, false), fact(`${server}.diskChecked`, false))),
	),
	installedOnDhcp: never(
		'A server is installed while it gets its address by DHCP.',
		['LP-NET-3', 'LP-NET-4'],
		['addressStatic', 'staticUntilComplete'],
		some((server) => all(inInstallation(server), serverIn(server, 'address', 'dhcp')), isOnDhcp),
		concerns(isOnDhcp),
	),
	installedWithoutFileCopies: never(
		'A server is installed although referenced files are not listed or not all backed up.',
		['LP-FILE-4', 'LP-FILE-9'],
		['filesListed', 'filesBackedUp'],
		some(
			(server, { servers }) =>
				all(
					inInstallation(server),
					any(fact(`${server}.filesListed`, false), none(listedFilesBackedUp(server, servers[server]))),
				),
			hasFiles,
		),
		concerns(hasFiles),
	),
	installedWithoutWayBack: never(
		'A server is installed without the artefact that leads back: of a virtual machine a snapshot, of a physical server its configuration.',
		['LP-BK-7', 'LP-BK-9', 'LP-BK-10'],
		['vmSnapshotTaken', 'configurationSnapshotDownloaded'],
		installedAlthough((server, { servers }) =>
			servers[server]?.platform === 'vmware'
				? fact(`${server}.vmSnapshot`, 'none')
				: fact(`${server}.configurationSnapshotDownloaded`, false),
		),
	),
};

const underway = {
	installedWithoutSpace: never(
		'A server is installed while less than half of one of its disks is free.',
		['LP-DISK-1', 'LP-DISK-2', 'LP-DISK-3', 'LP-DISK-4'],
		[],
		installedAlthough((server) =>
			none(all(serverIn(server, 'databaseDisk', 'halfFree'), serverIn(server, 'messageDisk', 'halfFree'))),
		),
	),
	imageDuringInstallation: never(
		'The rescue partition holds a system backup while a new operating system is being installed on it.',
		['LP-BK-1', 'LP-BK-4', 'LP-BK-5', 'LP-BK-6'],
		[],
		installedAlthough((server) => none(serverIn(server, 'rescue', 'installTarget'))),
	),
	disruptedByOperator: never(
		'An operator resets the system or turns it off while the installation is in progress.',
		['LP-INS-9', 'LP-INS-10'],
		['noReset', 'noTurningOff'],
		some((server) =>
			any(serverIn(server, 'upgrade', 'disrupted', 'reset'), serverIn(server, 'upgrade', 'disrupted', 'turnedOff')),
		),
	),
	addressChanged: never(
		'A server has come back from its restart with another address.',
		['LP-NET-1', 'LP-NET-2', 'LP-NET-3', 'LP-LOST-1'],
		['addressStatic', 'staticUntilComplete'],
		some((server) => serverIn(server, 'address', 'changed'), isOnDhcp),
		concerns(isOnDhcp),
	),
	upgradedInOldFormat: never(
		'A server runs the new release on the old operating system, or with data in its format.',
		['LP-OS-2', 'LP-P3-1', 'LP-KEEP-1'],
		[],
		some((server) =>
			all(
				isUpgraded(server),
				any(
					...['operatingSystem', 'messageFormat', 'configurationFormat'].map((name) =>
						fact(`${server}.${name}`, oldOperatingSystem),
					),
				),
			),
		),
	),
	newImageOfOldSystem: never(
		'A new rescue partition is created for a server that is not upgraded.',
		['LP-BK-14', 'LP-BK-15'],
		[],
		some((server) =>
			all(
				any(serverIn(server, 'rescue', 'creatingNewImage'), serverIn(server, 'rescue', 'newImagePresent')),
				none(isUpgraded(server)),
			),
		),
	),
};

/** Every wrong order and wrong choice by name. */
export const neverReached: Record<string, Never> = { ...inClusters, ...beforeInstallation, ...underway };

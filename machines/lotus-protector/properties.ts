/** What must never be reached in guided mode, and is reached in open mode: the wrong orders. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import type { NeverProperty } from '../kit/properties.js';
import { anyServer } from './addressed.js';
import { clusterMembers, type Deployment, serversWhere } from './deployment.js';
import { listedFilesBackedUp } from './files.js';
import { firmwareLevel } from './firmware.js';
import type { ClauseId } from './guide.generated.js';
import { inInstallation, isUnderway } from './serverStates.js';

type Never = NeverProperty<ClauseId, Deployment>;

function never(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (deployment: Deployment) => Condition,
): Never {
	return { kind: 'never', says, clauses, restsOn, condition };
}

/** A server is being installed although the condition holds for it. */
function installedAlthough(condition: (server: string, deployment: Deployment) => Condition) {
	return (deployment: Deployment) =>
		anyServer(Object.keys(deployment.servers), (server) => all(inInstallation(server), condition(server, deployment)));
}

const oldServers = (deployment: Deployment) =>
	serversWhere(deployment, ({ firmware }) => firmwareLevel(firmware) === 'below 2.8.0.0');
const isTooOld = (server: string) => fact(`${server}.firmware`, 'below 2.8.0.0');

/** A member is being installed while Cluster Central has its own upgrade before it or underway. */
function memberBeforeCentral(deployment: Deployment): Condition {
	const { cluster } = deployment;
	if (!cluster) return any();
	return all(
		anyServer(clusterMembers(deployment), inInstallation),
		any(serverIn(cluster.central, 'upgrade', 'oldRelease'), isUnderway(cluster.central)),
	);
}

function twoAtOnce({ servers }: Deployment): Condition {
	const names = Object.keys(servers);
	return any(
		...names.flatMap((first, index) =>
			names.slice(index + 1).map((second) => all(isUnderway(first), isUnderway(second))),
		),
	);
}

/** The central device is being installed although another member is too old; of members the wrong order speaks. */
function centralBesideOldMember(deployment: Deployment): Condition {
	const { cluster } = deployment;
	if (!cluster) return any();
	const members = oldServers(deployment).filter((server) => server !== cluster.central);
	return all(inInstallation(cluster.central), anyServer(members, isTooOld));
}

/** Every wrong order by name. */
export const properties: Record<string, Never> = {
	memberBeforeCentral: never(
		'A cluster member is installed before Cluster Central is upgraded.',
		['LP-CLU-2'],
		['centralFirst'],
		memberBeforeCentral,
	),
	twoAtOnce: never(
		'Two servers of a cluster are between phases 2 and 10 at the same time.',
		['LP-CLU-1'],
		['oneAtATime', 'centralFirst'],
		twoAtOnce,
	),
	installedBesideOldMember: never(
		'Cluster Central is installed while another member runs firmware below 2.8.',
		['LP-CLU-4'],
		['clusterMembersEligible'],
		centralBesideOldMember,
	),
	installedOnOldFirmware: never(
		'A server with firmware below 2.8.0.0 is installed.',
		['LP-FW-1', 'LP-FW-2'],
		['firmwareEligible', 'clusterMembersEligible'],
		(deployment) => anyServer(oldServers(deployment), (server) => all(inInstallation(server), isTooOld(server))),
	),
	installedUnread: never(
		'A server is installed by an operator who has not read the planning chapter and the release notes, or does not know the procedure.',
		['LP-READ-1', 'LP-READ-2', 'LP-READ-3'],
		['planningReviewed', 'releaseNotesReviewed', 'procedureLearned'],
		installedAlthough(() =>
			any(fact('planningReviewed', false), fact('releaseNotesReviewed', false), fact('procedureLearned', false)),
		),
	),
	installedUnchecked: never(
		'A server is installed without a check of its firmware level and disk space.',
		['LP-REQ-1', 'LP-REQ-2'],
		['firmwareChecked', 'diskChecked'],
		installedAlthough((server) => any(fact(`${server}.firmwareChecked`, false), fact(`${server}.diskChecked`, false))),
	),
	installedOnDhcp: never(
		'A server is installed while it gets its address by DHCP.',
		['LP-NET-3'],
		['addressStatic', 'staticUntilComplete'],
		installedAlthough((server, { servers }) =>
			servers[server]?.addressing === 'dhcp' ? serverIn(server, 'address', 'dhcp') : any(),
		),
	),
	installedWithoutFileCopies: never(
		'A server is installed although referenced files are not listed or not all backed up.',
		['LP-FILE-4', 'LP-FILE-9'],
		['filesListed', 'filesBackedUp'],
		installedAlthough((server, { servers }) => {
			const count = servers[server]?.referencedFiles ?? 0;
			if (count === 0) return any();
			return any(fact(`${server}.filesListed`, false), none(listedFilesBackedUp(server, servers[server])));
		}),
	),
	installedWithoutWayBack: never(
		'A server is installed with nothing saved outside it.',
		['LP-BK-7', 'LP-BK-9', 'LP-BK-10'],
		['vmSnapshotTaken', 'configurationSnapshotDownloaded'],
		installedAlthough((server, { servers }) =>
			servers[server]?.platform === 'vmware'
				? fact(`${server}.vmSnapshot`, 'none')
				: fact(`${server}.configurationSnapshotDownloaded`, false),
		),
	),
	disruptedByOperator: never(
		'An operator resets the system or turns it off while the installation is in progress.',
		['LP-INS-9', 'LP-INS-10'],
		['noReset', 'noTurningOff'],
		({ servers }) =>
			anyServer(Object.keys(servers), (server) =>
				any(serverIn(server, 'upgrade', 'disrupted', 'reset'), serverIn(server, 'upgrade', 'disrupted', 'turnedOff')),
			),
	),
};

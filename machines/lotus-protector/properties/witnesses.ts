/** What can be reached: the witnesses that the other properties are no empty claims, and that nothing gets stuck. */
import { all, any, type Condition, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { AlwaysPossibleProperty, SometimesProperty } from '../../kit/properties.js';
import { everyServer } from '../addressed.js';
import { outagePhases } from '../delayNames.js';
import type { Deployment, Server } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { isDisrupted, isUpgraded, wasLeft } from '../serverStates.js';
import {
	concerns,
	hasFiles,
	hasUnlistedFiles,
	isOnDhcp,
	isShortOfDisk,
	isVirtual,
	type OfServer,
	some,
	upgradable,
	upgradableMembers,
} from './conditions.js';

type Sometimes = SometimesProperty<ClauseId, Deployment>;
type AlwaysPossible = AlwaysPossibleProperty<ClauseId, Deployment>;

function sometimes(
	says: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
	concerned: (deployment: Deployment) => boolean = concerns(),
): Sometimes {
	return { kind: 'sometimes', says, clauses, condition, concerns: concerned };
}

/** A condition on some server that passes the test. */
function someServer(
	says: string,
	clauses: readonly ClauseId[],
	condition: OfServer,
	test: (server: Server) => boolean = () => true,
): Sometimes {
	return sometimes(says, clauses, some(condition, test), concerns(test));
}

const outcome = (name: string) => inState('deployment', name);

const goodEnds = {
	canBeCompleted: sometimes(
		'Every server runs 2.8.1.0.',
		['LP-OS-2', 'LP-P10-2', 'LP-CLU-6'],
		() => outcome('completed'),
		() => true,
	),
	completedAgainstAdvice: sometimes(
		'Every server runs 2.8.1.0 although nobody has looked whether any of the upgrades succeeded: what is recommended is not demanded.',
		['LP-VAL-1'],
		(deployment) =>
			all(
				outcome('completed'),
				everyServer(upgradable(deployment), (server) => serverIn(server, 'upgrade', 'upgraded', 'unvalidated')),
			),
	),
	validated: someServer(
		'A server is upgraded, and its event log and graphs have been looked at.',
		['LP-VAL-1'],
		(server) => serverIn(server, 'upgrade', 'upgraded', 'validated'),
	),
	newImage: someServer(
		'The rescue partition holds a system backup again, of the updated system.',
		['LP-BK-14', 'LP-BK-15'],
		(server) => serverIn(server, 'rescue', 'newImagePresent'),
	),
	filesMissing: someServer(
		'A server is upgraded, and the files that its policies reference are missing although all are backed up.',
		['LP-FILE-2', 'LP-FILE-3', 'LP-LOST-1'],
		(server, { servers }) =>
			all(
				serverIn(server, 'policies', 'filesMissing'),
				fact(`${server}.filesBackedUp`, servers[server]?.referencedFiles ?? 0),
			),
		hasFiles,
	),
	filesRestored: someServer(
		'The referenced files are copied back to an upgraded server.',
		['LP-FILE-5'],
		(server) => serverIn(server, 'policies', 'filesRestored'),
		hasFiles,
	),
	unlistedFileGone: someServer(
		'Every listed file is backed up, and one that the list misses is gone.',
		['LP-FILE-2', 'LP-FILE-7'],
		(server, { servers }) =>
			all(
				serverIn(server, 'policies', 'filesMissing'),
				none(fact(`${server}.filesBackedUp`, servers[server]?.referencedFiles ?? 0)),
			),
		hasUnlistedFiles,
	),
	returnedToDhcp: someServer(
		'An upgraded server gets its address by DHCP again.',
		['LP-NET-4'],
		(server) => all(isUpgraded(server), serverIn(server, 'address', 'dhcp')),
		isOnDhcp,
	),
	mixedCluster: sometimes(
		'Cluster Central runs 2.8.1.0 and its members do not yet.',
		['LP-CLU-5', 'LP-CLU-6'],
		() => outcome('mixedCluster'),
		(deployment) => upgradableMembers(deployment).length > 0,
	),
	membersInAnyOrder: sometimes(
		'The last member is upgraded while the first is not: no order among members is given.',
		['LP-CLU-3'],
		(deployment) => {
			const members = upgradableMembers(deployment);
			return all(
				...members.slice(0, 1).map((server) => none(isUpgraded(server))),
				...members.slice(-1).map(isUpgraded),
			);
		},
		(deployment) => upgradableMembers(deployment).length > 1,
	),
};

const stops = {
	insufficientSpace: someServer(
		'An upgrade has exited for want of disk space, and its rescue partition still holds the backup.',
		['LP-DISK-3', 'LP-DISK-4'],
		(server) =>
			all(serverIn(server, 'upgrade', 'oldRelease', 'insufficientSpace'), serverIn(server, 'rescue', 'imagePresent')),
		isShortOfDisk,
	),
	stopped: someServer(
		'An upgrade was stopped after an error in phase 2, and its system backup is gone.',
		['LP-P2-8', 'LP-P2-9', 'LP-BK-8'],
		(server) => all(serverIn(server, 'upgrade', 'oldRelease', 'stopped'), serverIn(server, 'rescue', 'imageLost')),
	),
	exited: someServer(
		'An upgrade was left at the end of phase 2, and a new system backup has been created.',
		['LP-BK-12', 'LP-BK-16'],
		(server) => all(serverIn(server, 'upgrade', 'oldRelease', 'exited'), serverIn(server, 'rescue', 'imagePresent')),
	),
	reverted: someServer(
		'A virtual server is back in the state before its installation.',
		['LP-BK-7', 'LP-BK-9'],
		(server) => serverIn(server, 'upgrade', 'reverted'),
		isVirtual,
	),
};

const failures = {
	operatingSystemError: someServer(
		'The installation of the operating system has hit an error, and support is asked.',
		['LP-P2-10', 'LP-INS-13'],
		(server) =>
			all(
				serverIn(server, 'upgrade', 'installation', 'phase2', 'error'),
				none(fact(`${server}.supportContact`, 'none')),
			),
	),
	...Object.fromEntries(
		outagePhases.map((phase): [string, Sometimes] => [
			`${phase}CanFail`,
			someServer(
				`P${phase.slice(1, 'phase'.length)} ${phase.slice('phase'.length)} has failed, and support is asked.`,
				['LP-INS-13'],
				(server) =>
					all(
						serverIn(server, 'upgrade', 'installation', 'outage', 'failed', `${phase}Failed`),
						none(fact(`${server}.supportContact`, 'none')),
					),
			),
		]),
	),
	powerLost: someServer(
		'A loss of power has cut off an installation; what has become of the system is open.',
		['LP-INS-11', 'LP-INS-12'],
		(server) =>
			all(
				serverIn(server, 'upgrade', 'disrupted', 'powerLost'),
				fact(`${server}.systemDamaged`, false),
				fact(`${server}.dataLost`, false),
			),
	),
	damaged: someServer(
		'A disrupted installation has damaged the system and lost data.',
		['LP-INS-11', 'LP-INS-12'],
		(server) => all(fact(`${server}.systemDamaged`, true), fact(`${server}.dataLost`, true)),
	),
	supportRefused: sometimes(
		'The installation has a problem, and support is not given to this customer.',
		['LP-SUP-2', 'LP-INS-13'],
		some((server) => fact(`${server}.supportContact`, 'notEntitled')),
		(deployment) => concerns()(deployment) && !deployment.supportEntitled,
	),
};

/** Beyond what the guide has a way for: support is all that is left (notes LP-N10 and LP-N12). */
const isLost: OfServer = (server) =>
	all(
		any(serverIn(server, 'upgrade', 'installation', 'outage', 'failed'), isDisrupted(server)),
		// Of a physical server there is no snapshot, and the fact stays what it is.
		fact(`${server}.vmSnapshot`, 'none'),
	);

const possibilities = {
	canStillEnd: {
		kind: 'alwaysPossible',
		says: 'The upgrade can still be completed, or stopped in a way that the guide knows: by an exit for want of space, by leaving it in phase 2, by the snapshot of a virtual machine, or with members of a cluster to be upgraded later.',
		clauses: [
			'LP-CLU-5',
			'LP-P2-8',
			'LP-BK-7',
			'LP-BK-9',
			'LP-BK-10',
			'LP-BK-16',
			'LP-DISK-4',
			'LP-INS-11',
			'LP-INS-13',
		],
		goal: ({ cluster }) =>
			any(
				...['completed', 'reverted', 'stopped', 'insufficientSpace', ...(cluster ? ['mixedCluster'] : [])].map(outcome),
			),
		unrecoverable: some(isLost),
	},
	virtualServerCanGoBack: {
		kind: 'alwaysPossible',
		says: 'Every virtual server can still be brought back to its state before the installation, if it was begun.',
		clauses: ['LP-BK-7', 'LP-BK-9'],
		goal: (deployment) =>
			everyServer(upgradable(deployment, isVirtual), (server) =>
				any(
					serverIn(server, 'upgrade', 'reverted'),
					all(serverIn(server, 'upgrade', 'oldRelease'), none(wasLeft(server))),
				),
			),
		unrecoverable: some((server) => fact(`${server}.vmSnapshot`, 'none'), isVirtual),
		concerns: concerns(isVirtual),
	},
} satisfies Record<string, AlwaysPossible>;

/** Every witness, and what is always possible, by name. */
export const witnesses: Record<string, Sometimes | AlwaysPossible> = {
	...goodEnds,
	...stops,
	...failures,
	...possibilities,
};

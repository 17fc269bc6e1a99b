/** What can be reached: the witnesses that the other properties are no empty claims, and that nothing gets stuck. */
import { all, any, type Condition, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { AlwaysPossibleProperty, SometimesProperty } from '../../kit/properties.js';
import { type Deployment, isMultiServer, serversOfTier, serversWithRole } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import {
	done,
	every,
	filterCount,
	hasServersOfTier,
	isSplit,
	laterServers,
	mayMigrate,
	migrated,
	serverNames,
	some,
	stopped,
} from './conditions.js';

type Sometimes = SometimesProperty<ClauseId, Deployment>;

function sometimes(
	says: string,
	clauses: readonly ClauseId[],
	condition: (deployment: Deployment) => Condition,
	concerns: (deployment: Deployment) => boolean = () => true,
): Sometimes {
	return { kind: 'sometimes', says, clauses, condition, concerns };
}

const complete = inState('deployment', 'complete');

/** A step of some server can fail. */
function canFail(
	says: string,
	failedState: string,
	clauses: readonly ClauseId[],
	servers: (deployment: Deployment) => readonly string[] = serverNames,
	concerns: (deployment: Deployment) => boolean = () => true,
): Sometimes {
	return sometimes(
		says,
		['PM-FAIL-1', ...clauses],
		(deployment) => some(servers(deployment), (server) => serverIn(server, 'failed', failedState)),
		concerns,
	);
}

const ends = {
	completedWithMigration: sometimes(
		'The upgrade is complete, and the data of every server is migrated.',
		['PM-END-1', 'PM-MIG-5', 'PM-DB-6', 'PM-SCOPE-1'],
		(deployment) => all(complete, every(serverNames(deployment), migrated)),
		mayMigrate,
	),
	completedWithoutMigration: sometimes(
		'The upgrade is complete, and no data is migrated.',
		['PM-END-1', 'PM-MIG-1', 'PM-SCOPE-1'],
		(deployment) => all(complete, none(some(serverNames(deployment), migrated))),
	),
	completedAgainstAdvice: sometimes(
		'The upgrade is complete although nobody was told and the test of a mail server has failed: what is recommended is not demanded.',
		['PM-GWI-2', 'PM-EUI-2', 'PM-MTA-7', 'PM-MTA-8'],
		() =>
			all(
				complete,
				fact('administratorsNotified', false),
				fact('usersNotified', false),
				fact('mailServerTest', 'failed'),
			),
		hasServersOfTier(2),
	),
	interfacesOpenAgain: sometimes(
		'The web interfaces are available again.',
		['PM-END-1'],
		() => inState('webInterfaces', 'openAgain'),
		isMultiServer,
	),
};

const failures = {
	preparationCanFail: canFail('A single-server step can fail.', 'preparationFailed', ['PM-PROC-1']),
	installationCanFail: canFail('An installation can fail.', 'installationFailed', ['PM-PROC-2']),
	migrationCanFail: canFail('A migration can fail.', 'migrationFailed', ['PM-MIG-4'], serverNames, mayMigrate),
	startCanFail: canFail(
		'PureMessage can fail to start on the Centralized Server Manager.',
		'startFailed',
		['PM-CSM-1'],
		(deployment) => serversWithRole(deployment, 'csm'),
		isMultiServer,
	),
	supportCanBeAsked: sometimes('Support has been asked about a failed step.', ['PM-FAIL-2'], (deployment) =>
		all(
			inState('deployment', 'underway', 'failed'),
			some(serverNames(deployment), (server) => fact(`${server}.supportContacted`, true)),
		),
	),
};

const effects = {
	cutOffFromDatabase: sometimes(
		'Mail and web servers of the old release do not reach the database while the one to be upgraded next is waiting, and their logs tell of it.',
		['PM-DB-2', 'PM-DB-3', 'PM-DB-4', 'PM-DB-10'],
		(deployment) =>
			every(laterServers(deployment), (server) =>
				all(serverIn(server, 'waiting', 'cutOff'), fact(`${server}.databaseErrorsLogged`, true)),
			),
		(deployment) => isMultiServer(deployment) && laterServers(deployment).length > 0,
	),
	databaseReturnsServerByServer: sometimes(
		'One mail server reaches the database again while another does not yet.',
		['PM-MTA-5', 'PM-DB-10'],
		(deployment) => {
			const servers = serversOfTier(deployment, 2);
			return all(
				some(servers, (server) => serverIn(server, 'done', 'linked')),
				some(servers, (server) => serverIn(server, 'waiting', 'cutOff')),
			);
		},
		hasServersOfTier(2, 2),
	),
	oneFilterStopped: sometimes(
		'The mail filter of a server is stopped while all others process mail.',
		['PM-MAIL-1', 'PM-MAIL-3', 'PM-MTA-6'],
		(deployment) => {
			const filters = serversWithRole(deployment, 'mail-filter');
			return some(filters, (server) =>
				all(stopped(server), ...filters.filter((other) => other !== server).map((other) => none(stopped(other)))),
			);
		},
		(deployment) => filterCount(deployment) > 0,
	),
	interfacesClosedThoughServerDone: sometimes(
		'An End User Web Interface server is done, and nobody can log in before the others are.',
		['PM-EUI-8', 'PM-MAIL-5'],
		(deployment) => all(some(serversOfTier(deployment, 3), done), inState('webInterfaces', 'closed')),
		hasServersOfTier(3, 2),
	),
	managerCanGoFirst: sometimes(
		'A Centralized Server Manager of its own is upgraded while the Database Server waits: their row has no order.',
		['PM-ROLE-2'],
		(deployment) =>
			all(
				...serversWithRole(deployment, 'csm').map((server) => serverIn(server, 'upgraded')),
				...serversWithRole(deployment, 'database').map((server) => serverIn(server, 'waiting')),
			),
		(deployment) => isSplit(deployment) && mayMigrate(deployment),
	),
};

/** What is always possible. That the way on from a failed step is taken up again by whoever knows how is not the guide's. */
const possibilities: Record<string, AlwaysPossibleProperty<ClauseId, Deployment>> = {
	canStillBeCompleted: {
		kind: 'alwaysPossible',
		says: 'The upgrade can still be completed, unless a host name or address was changed meanwhile.',
		clauses: ['PM-END-1', 'PM-FAIL-1', 'PM-FAIL-2', 'PM-NAME-5', 'PM-NAME-6'],
		goal: () => complete,
		unrecoverable: () => any(inState('deployment', 'unrecoverable'), fact('identityChanged', true)),
	},
};

/** Every witness, and what is always possible, by name. */
export const witnesses: Record<string, Sometimes | AlwaysPossibleProperty<ClauseId, Deployment>> = {
	...ends,
	...failures,
	...effects,
	...possibilities,
};

/** What the guide recommends without demanding it. */
import { addressed, all, any, type Condition, fact, none, parameter, serverIn } from '../kit/conditions.js';
import type { AdviceDefinitions } from '../kit/rules.js';
import { type Deployment, isMultiServer, serversOfTier, serversWithRole } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

/** Holds if the condition holds for the server that the event concerns, or it concerns none of these. */
function ifAddressed(servers: readonly string[], condition: (server: string) => Condition): Condition {
	return all(...servers.map((server) => any(none(addressed(server)), condition(server))));
}

/** All of these servers wait for their upgrade. */
const allWaiting = (servers: readonly string[]) => all(...servers.map((server) => serverIn(server, 'waiting')));

/** Not exactly one of these servers has begun its upgrade. */
function notJustOneBegun(servers: readonly string[]): Condition {
	const onlyBegun = (server: string) =>
		all(none(serverIn(server, 'waiting')), allWaiting(servers.filter((other) => other !== server)));
	return none(any(...servers.map(onlyBegun)));
}

/**
 * Where the test of the first mail server is missed: at the second mail server, or, with a single one, at the first
 * End User Web Interface server (note PM-N17).
 */
function testBefore(deployment: Deployment): Condition {
	const [mailServers, webServers] = [serversOfTier(deployment, 2), serversOfTier(deployment, 3)];
	const tested = fact('mailServerTest', 'passed');
	if (mailServers.length !== 1) return ifAddressed(mailServers, () => any(tested, notJustOneBegun(mailServers)));
	return ifAddressed(webServers, () => any(tested, none(allWaiting(webServers))));
}

const databaseServers = (deployment: Deployment) =>
	isMultiServer(deployment) ? serversWithRole(deployment, 'database') : [];

export const advice: AdviceDefinitions<ClauseId, Deployment> = {
	checkDiskFirst: {
		on: ['operator.upgrade'],
		clauses: ['PM-DISK-2'],
		recommends: 'Run the disk-space command on each server to learn what its installation needs.',
		followed: ({ servers }) => ifAddressed(Object.keys(servers), (server) => fact(`${server}.diskChecked`, true)),
	},
	checkDiskAsRoot: {
		on: ['operator.checkDisk'],
		clauses: ['PM-DISK-3'],
		recommends: 'Run the disk-space command as root.',
		followed: () => parameter('account', 'root'),
	},
	notifyAdministratorsFirst: {
		on: ['operator.upgrade'],
		clauses: ['PM-GWI-2'],
		recommends: 'Tell the administrators of the Groups Web Interface beforehand that the upgrade interrupts it.',
		followed: (deployment) => ifAddressed(databaseServers(deployment), () => fact('administratorsNotified', true)),
	},
	notifyUsersFirst: {
		on: ['operator.upgrade'],
		clauses: ['PM-EUI-2'],
		recommends: 'Tell the users of the End User Web Interface beforehand that the upgrade interrupts it.',
		followed: (deployment) =>
			serversWithRole(deployment, 'end-user-web').length > 0
				? ifAddressed(databaseServers(deployment), () => fact('usersNotified', true))
				: all(),
	},
	testFirstMailServer: {
		on: ['operator.upgrade'],
		clauses: ['PM-MTA-7', 'PM-MTA-8'],
		recommends: 'Test the first upgraded mail server for correct behavior before going on to other servers.',
		followed: (deployment) => (isMultiServer(deployment) ? testBefore(deployment) : all()),
	},
};

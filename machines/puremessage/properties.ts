/** What must never be reached in guided mode, and is reached in open mode: the wrong orders. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import type { NeverProperty } from '../kit/properties.js';
import { type Deployment, isMultiServer, serversOfTier, type Tier } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

type Never = NeverProperty<ClauseId, Deployment>;

const begun = (server: string) => none(serverIn(server, 'waiting'));
const notDone = (server: string) => none(serverIn(server, 'done'));
const anyOf = (servers: readonly string[], condition: (server: string) => Condition) => any(...servers.map(condition));

function pairs(servers: readonly string[]): [string, string][] {
	return servers.flatMap((first, index) => servers.slice(index + 1).map((second): [string, string] => [first, second]));
}

/** Two servers of the tier are both between begin and done. */
function twoAtOnce(tier: Tier): (deployment: Deployment) => Condition {
	const underway = (server: string) => all(begun(server), notDone(server));
	return (deployment) =>
		any(...pairs(serversOfTier(deployment, tier)).map(([first, second]) => all(underway(first), underway(second))));
}

function never(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	condition: (deployment: Deployment) => Condition,
): Never {
	return {
		kind: 'never',
		says,
		clauses,
		restsOn,
		condition: (given) => (isMultiServer(given) ? condition(given) : any()),
	};
}

export const properties: Record<string, Never> = {
	mailBeforeDatabase: never(
		'A mail server begins its upgrade while the database and CSM tier is not done.',
		['PM-ROLE-2', 'PM-ROLE-3', 'PM-CSM-2'],
		['databaseTierUpgraded', 'databaseTierMigrated', 'centralManagerStarted'],
		(deployment) => all(anyOf(serversOfTier(deployment, 2), begun), anyOf(serversOfTier(deployment, 1), notDone)),
	),
	webBeforeMail: never(
		'An End User Web Interface server begins its upgrade while a mail server is not done.',
		['PM-ROLE-4', 'PM-EUI-7'],
		['mailTierDone'],
		(deployment) => all(anyOf(serversOfTier(deployment, 3), begun), anyOf(serversOfTier(deployment, 2), notDone)),
	),
	twoMailServersAtOnce: never(
		'Two mail servers are upgraded at the same time.',
		['PM-MTA-2', 'PM-MTA-4'],
		['oneMailServerAtATime', 'mailServersMigrated'],
		twoAtOnce(2),
	),
	twoWebServersAtOnce: never(
		'Two End User Web Interface servers are upgraded at the same time.',
		['PM-EUI-4', 'PM-EUI-6'],
		['oneWebServerAtATime', 'webServersMigrated'],
		twoAtOnce(3),
	),
	identityChangedUnderway: never(
		'A host name or address is changed while the upgrade is under way.',
		['PM-NAME-1', 'PM-NAME-2'],
		['hostNameFrozen', 'addressFrozen'],
		() => fact('identityChanged', true),
	),
};

/** What the guide demands of a PureMessage upgrade (law), and what decides its course by itself (physics). */
import { addressed, all, any, type Condition, fact, inState, none, parameter, serverIn } from '../kit/conditions.js';
import type { ProductEvent } from '../kit/events.js';
import type { Facts } from '../kit/facts.js';
import type { Rule } from '../kit/rules.js';
import {
	type Deployment,
	isMultiServer,
	migrationOptions,
	plansMigration,
	serversOfTier,
	serversWithRole,
	type Tier,
} from './deployment.js';
import type { ClauseId } from './guide.generated.js';

const every = (servers: readonly string[], condition: (server: string) => Condition) => all(...servers.map(condition));
const some = (servers: readonly string[], ...states: readonly string[]) =>
	any(...servers.flatMap((server) => states.map((state) => serverIn(server, state))));

/** Holds if the event concerns one of these servers and that server is in one of the states. */
const addressedIn = (servers: readonly string[], ...states: readonly string[]) =>
	any(...servers.map((server) => all(addressed(server), some([server], ...states))));

const addressedServerHasSpace = ({ context, event }: { context: Facts; event: ProductEvent }) =>
	context[`${event['server']}.diskSuffices`] === true;

const notMigrating = any(fact('migration', 'undecided'), fact('migration', 'none'));

function noneOfTier(tier: Tier, ...states: readonly string[]): (deployment: Deployment) => Condition {
	return (deployment) => none(some(serversOfTier(deployment, tier), ...states));
}

const demandsOneAtATime = (what: string) => `No other ${what} is between the begin and the end of its upgrade.`;
const demandsMigration = (what: string) => `Every upgraded ${what} has been migrated, where migration is chosen.`;
const demandsImmediately = (what: string) => `The ${what} is migrated right after its upgrade, before anything else.`;

function rule(
	kind: 'law' | 'physics',
	clauses: readonly ClauseId[],
	demands: string,
	condition: (deployment: Deployment) => Condition,
): Rule<ClauseId, Deployment> {
	return { kind, clauses, demands, condition };
}

export const rules = {
	asRoot: rule('law', ['PM-ROOT-1'], 'The upgrade is carried out by root.', () => parameter('account', 'root')),

	databaseTierUpgraded: rule(
		'law',
		['PM-ROLE-1', 'PM-ROLE-2', 'PM-ROLE-3'],
		'The servers with the Database Server and Centralized Server Manager roles are upgraded first.',
		(deployment) =>
			every(serversOfTier(deployment, 1), (server) =>
				some([server], 'upgraded', 'migrating', 'ready', 'starting', 'done'),
			),
	),
	centralManagerStarted: rule(
		'law',
		['PM-CSM-2', 'PM-ROLE-3'],
		'PureMessage has been started on the server with the Centralized Server Manager.',
		(deployment) => every(serversWithRole(deployment, 'csm'), (server) => serverIn(server, 'done')),
	),
	mailTierDone: rule(
		'law',
		['PM-ROLE-4', 'PM-EUI-7'],
		'Every server of the Mail Transfer Agent and Mail Filter tier is upgraded, and migrated where chosen.',
		(deployment) => every(serversOfTier(deployment, 2), (server) => serverIn(server, 'done')),
	),

	oneDatabaseTierServerAtATime: rule(
		'law',
		['PM-ROLE-2'],
		demandsOneAtATime('server of the Database Server and Centralized Server Manager tier'),
		noneOfTier(1, 'upgrading', 'failed'),
	),
	oneMailServerAtATime: rule(
		'law',
		['PM-MTA-2', 'PM-MAIL-2'],
		demandsOneAtATime('mail server'),
		noneOfTier(2, 'upgrading', 'failed'),
	),
	oneWebServerAtATime: rule(
		'law',
		['PM-EUI-4'],
		demandsOneAtATime('End User Web Interface server'),
		noneOfTier(3, 'upgrading', 'failed'),
	),
	databaseTierMigrated: rule(
		'law',
		['PM-DB-8'],
		demandsMigration('server of the Database Server and Centralized Server Manager tier'),
		noneOfTier(1, 'upgraded', 'migrating'),
	),
	mailServersMigrated: rule(
		'law',
		['PM-MTA-4'],
		demandsMigration('mail server'),
		noneOfTier(2, 'upgraded', 'migrating'),
	),
	webServersMigrated: rule(
		'law',
		['PM-EUI-6'],
		demandsMigration('End User Web Interface server'),
		noneOfTier(3, 'upgraded', 'migrating'),
	),

	diskSpaceForMigration: rule(
		'law',
		['PM-DISK-1'],
		'With a migration planned, the disk has the space that this server needs.',
		(deployment) =>
			plansMigration(deployment)
				? any(fact('migration', 'none'), addressedServerHasSpace)
				: any(notMigrating, addressedServerHasSpace),
	),
	diskSpaceForThisMigration: rule(
		'law',
		['PM-DISK-1'],
		'The disk has the space that the migration needs on this server.',
		() => addressedServerHasSpace,
	),

	upgradeBeforeMigration: rule(
		'law',
		['PM-MIG-6', 'PM-DB-7'],
		'The migration follows the successful upgrade of the server.',
		({ servers }) => addressedIn(Object.keys(servers), 'upgraded', 'migrating', 'ready', 'starting', 'done'),
	),
	databaseTierMigratesAtOnce: rule(
		'law',
		['PM-DB-8'],
		demandsImmediately('server of the Database Server and Centralized Server Manager tier'),
		(deployment) => addressedIn(serversOfTier(deployment, 1), 'upgraded'),
	),
	mailServerMigratesAtOnce: rule('law', ['PM-MTA-4'], demandsImmediately('mail server'), (deployment) =>
		addressedIn(serversOfTier(deployment, 2), 'upgraded'),
	),
	webServerMigratesAtOnce: rule(
		'law',
		['PM-EUI-6'],
		demandsImmediately('End User Web Interface server'),
		(deployment) => addressedIn(serversOfTier(deployment, 3), 'upgraded'),
	),
	sameMigrationOptions: rule(
		'law',
		['PM-MIG-2', 'PM-MIG-3'],
		'The migration options are the same on all servers.',
		(deployment) =>
			isMultiServer(deployment)
				? any(
						fact('migration', 'undecided'),
						...migrationOptions.map((option) => all(fact('migration', option), parameter('options', option))),
					)
				: all(),
	),
	migrationOnAllServers: rule(
		'law',
		['PM-MIG-2', 'PM-MIG-3'],
		'If one server migrates its data, all do.',
		(deployment) => (isMultiServer(deployment) ? notMigrating : all()),
	),
	migrationBeforeStart: rule(
		'law',
		['PM-DB-8', 'PM-CSM-2'],
		'PureMessage is started after the migration, where migration is chosen.',
		(deployment) => (plansMigration(deployment) ? fact('migration', 'none') : notMigrating),
	),
	databaseTierReady: rule(
		'law',
		['PM-CSM-2', 'PM-DB-8'],
		'PureMessage is started when the Database Server and the Centralized Server Manager are upgraded, and migrated where chosen.',
		(deployment) =>
			every(
				serversOfTier(deployment, 1).filter((server) => !serversWithRole(deployment, 'csm').includes(server)),
				(server) => serverIn(server, 'done'),
			),
	),

	hostNameFrozen: rule(
		'law',
		['PM-NAME-1'],
		'No host name is changed from the begin of the first upgrade to the end of the last.',
		() => none(inState('deployment', 'underway')),
	),
	addressFrozen: rule(
		'law',
		['PM-NAME-2'],
		'No IP address is changed from the begin of the first upgrade to the end of the last.',
		() => none(inState('deployment', 'underway')),
	),
	supportWhenUncertain: rule(
		'law',
		['PM-FAIL-2'],
		'Whoever does not know how to go on after a failed step contacts Sophos Technical Support.',
		(deployment) =>
			any(
				parameter('certain', 'yes'),
				...Object.keys(deployment.servers).map((server) =>
					all(addressed(server), fact(`${server}.supportContacted`, true)),
				),
			),
	),

	identityIntact: rule(
		'physics',
		['PM-NAME-5'],
		'Host names and addresses are those with which the upgrade began; otherwise its steps fail.',
		() => fact('identityChanged', false),
	),
	systemRecoverable: rule('physics', ['PM-NAME-6'], 'The system can still be recovered.', () =>
		none(inState('deployment', 'unrecoverable')),
	),
};

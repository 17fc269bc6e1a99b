/** What comes before what. An order among the many servers of a tier is one of what is never reached: see never.ts. */
import { any, type Condition, inState, serverIn } from '../../kit/conditions.js';
import type { PrecedesProperty } from '../../kit/properties.js';
import { type Deployment, isMultiServer, serversOfTier, serversWithRole } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import {
	begun,
	done,
	every,
	hasServersOfTier,
	isSplit,
	laterServers,
	mayMigrate,
	type OfServer,
	serverNames,
	some,
} from './conditions.js';

type Precedes = PrecedesProperty<ClauseId, Deployment>;

function precedes(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	first: (deployment: Deployment) => Condition,
	then: (deployment: Deployment) => Condition,
	concerns: (deployment: Deployment) => boolean = () => true,
): Precedes {
	return { kind: 'precedes', says, clauses, restsOn, first, then, concerns };
}

/** The Database Server: of several servers it goes first or second, and a single server is it too. */
const ofDatabaseServer = (condition: OfServer) => (deployment: Deployment) =>
	some(
		(isMultiServer(deployment) ? serversWithRole(deployment, 'database') : serverNames(deployment)).slice(0, 1),
		condition,
	);
const ofManager = (condition: OfServer) => (deployment: Deployment) =>
	every(serversWithRole(deployment, 'csm'), condition);

/** Every order by name. */
export const orders: Record<string, Precedes> = {
	databaseTierFirst: precedes(
		'Database Server and Centralized Server Manager are done before any other server begins its upgrade.',
		['PM-ROLE-1', 'PM-ROLE-2', 'PM-ROLE-3', 'PM-DB-1'],
		['databaseTierUpgraded', 'databaseTierMigrated', 'centralManagerStarted'],
		(deployment) => every(serversOfTier(deployment, 1), done),
		(deployment) => some(laterServers(deployment), begun),
		(deployment) => isMultiServer(deployment) && laterServers(deployment).length > 0,
	),
	databaseBeforeManagerStarts: precedes(
		'A Database Server of its own is done before PureMessage is started on the Centralized Server Manager.',
		['PM-CSM-2', 'PM-DB-8'],
		['databaseTierReady'],
		ofDatabaseServer(done),
		ofManager((server) => serverIn(server, 'starting')),
		isSplit,
	),
	managerStartedBeforeMail: precedes(
		'PureMessage is started on the Centralized Server Manager before any mail server begins its upgrade.',
		['PM-CSM-1', 'PM-CSM-2'],
		['centralManagerStarted'],
		ofManager(done),
		(deployment) => some(serversOfTier(deployment, 2), begun),
		hasServersOfTier(2),
	),
	mailTierBeforeWeb: precedes(
		'All mail servers are done before any End User Web Interface server begins its upgrade.',
		['PM-ROLE-4', 'PM-EUI-7'],
		['mailTierDone'],
		(deployment) => every(serversOfTier(deployment, 2), done),
		(deployment) => some(serversOfTier(deployment, 3), begun),
		(deployment) => hasServersOfTier(2)(deployment) && hasServersOfTier(3)(deployment),
	),
	promptBeforeInstallation: precedes(
		'The product asks whether to begin the installation on the Database Server before it begins.',
		['PM-PROC-2', 'PM-PROC-3'],
		[],
		ofDatabaseServer((server) => serverIn(server, 'upgrading', 'prompting')),
		ofDatabaseServer((server) => serverIn(server, 'upgrading', 'installing')),
	),
	upgradeBeforeMigration: precedes(
		'The Database Server is upgraded before its data is migrated.',
		['PM-DB-7', 'PM-MIG-6'],
		[],
		// Where the deployment does without migration the server goes on from `upgraded` at once, and nobody sees it there.
		ofDatabaseServer((server) => any(serverIn(server, 'upgraded'), serverIn(server, 'ready'), done(server))),
		ofDatabaseServer((server) => serverIn(server, 'migrating')),
		mayMigrate,
	),
	completeBeforeInterfacesOpen: precedes(
		'The upgrade is complete before the web interfaces are available again.',
		['PM-MAIL-5', 'PM-EUI-8', 'PM-GWI-3', 'PM-END-1'],
		[],
		() => inState('deployment', 'complete'),
		() => inState('webInterfaces', 'openAgain'),
		isMultiServer,
	),
};

/** What can be reached in an upgrade, and what stays possible throughout. */
import { all, any, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { AlwaysPossibleProperty } from '../../kit/properties.js';
import { linkedServers } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasFailed, isAt76, isOld, isRestoring, migration } from '../serverStates.js';
import { hasNoBackup, migrates, some, sometimes, withAgents } from './kinds.js';

const completed = any(inState('deployment', 'completed'), inState('deployment', 'completedOnLegacyAgents'));

/** What can be reached, by name. */
export const witnesses = {
	completes: sometimes('The upgrade completes.', ['I76-SCOPE-1', 'I76-ONBOX-170'], () =>
		inState('deployment', 'completed'),
	),
	goesBack: sometimes('A server goes back to its backups.', ['I76-BACK-4'], () => inState('deployment', 'reverted')),
	childAheadOfParent: sometimes(
		'A child is at 7.6 while its parent is still at 7.5.',
		['I76-HIER-9', 'I76-MIX-2'],
		some(
			(server, deployment) => all(isAt76(deployment, server), ...linkedServers(deployment, server).map(isOld)),
			(_, name, { hierarchy }) => hierarchy !== undefined && hierarchy.parent !== name,
		),
	),
	oldAgentsManaged: sometimes(
		'7.6 runs with agents of 7.5, which LAC mode keeps managed.',
		['I76-LAC-1', 'I76-AGENT-3'],
		some(
			(server) => all(serverIn(server, 'legacyCommunication', 'active', 'on'), fact(`${server}.agentsUpgraded`, 0)),
			withAgents,
		),
	),
	registered: sometimes(
		'The data of a migrated server is imported.',
		['I76-OFFBOX-70'],
		some((server, deployment) => migration(deployment, server).isImported(), migrates),
	),
};

/** No dead end, but for a failure without backups. */
export const wayOn: AlwaysPossibleProperty<ClauseId, Deployment> = {
	kind: 'alwaysPossible',
	says: 'The upgrade can be completed, or a server can go back to its backups.',
	clauses: ['I76-BACK-4', 'I76-SCOPE-1'],
	goal: () => any(completed, inState('deployment', 'reverted')),
	unrecoverable: some((server, deployment) =>
		all(
			none(isRestoring(server)),
			any(hasFailed(server), migration(deployment, server).hasFailed()),
			hasNoBackup(server),
			fact(`${server}.checkpoint`, 'none'),
		),
	),
};

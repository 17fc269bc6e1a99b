/** What can be reached in an upgrade, and what stays possible throughout. */
import { all, any, fact, inState, none, serverIn } from '../../kit/conditions.js';
import type { AlwaysPossibleProperty } from '../../kit/properties.js';
import { linkedServers } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasFailed, isAt76, isOld, isRestoring, migration } from '../serverStates.js';
import { anyOf, type Concerns, hasNoBackup, migrates, onlyOne, some, sometimes, withAgents } from './kinds.js';

const completed = any(inState('deployment', 'completed'), inState('deployment', 'completedOnLegacyAgents'));

const isMigratedChild: Concerns = ({ newServer }, name, { hierarchy }) =>
	newServer !== undefined && hierarchy !== undefined && hierarchy.parent !== name;

/** What can be reached, by name. */
export const witnesses = {
	completes: sometimes(
		{ says: 'The upgrade completes.', clauses: ['I76-SCOPE-1', 'I76-ONBOX-170'], concerns: onlyOne() },
		() => inState('deployment', 'completed'),
	),
	goesBack: sometimes({ says: 'A server goes back to its backups.', clauses: ['I76-BACK-4'] }, () =>
		inState('deployment', 'reverted'),
	),
	childAheadOfParent: sometimes(
		{
			says: 'A child is at 7.6 while its parent is still at 7.5.',
			clauses: ['I76-HIER-9', 'I76-MIX-2'],
			concerns: anyOf(isMigratedChild),
		},
		some(
			(server, deployment) => all(isAt76(deployment, server), ...linkedServers(deployment, server).map(isOld)),
			isMigratedChild,
		),
	),
	oldAgentsManaged: sometimes(
		{
			says: '7.6 runs with agents of 7.5, which LAC mode keeps managed.',
			clauses: ['I76-LAC-1', 'I76-AGENT-3'],
			concerns: onlyOne(withAgents),
		},
		some((server) => all(serverIn(server, 'legacyCommunication', 'active', 'on'), fact(`${server}.agentsUpgraded`, 0))),
	),
	registered: sometimes(
		{ says: 'The data of a migrated server is imported.', clauses: ['I76-OFFBOX-70'], concerns: onlyOne(migrates) },
		some((server, deployment) => migration(deployment, server).isImported()),
	),
};

/** No dead end, but for a failure without backups. */
export const wayOn: AlwaysPossibleProperty<ClauseId, Deployment> = {
	kind: 'alwaysPossible',
	says: 'The upgrade can be completed, or a server can go back to its backups.',
	clauses: ['I76-BACK-4', 'I76-SCOPE-1'],
	concerns: onlyOne(),
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

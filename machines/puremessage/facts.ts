/** What can change during a PureMessage upgrade beside the states of the servers. */
import { type FactDefinitions, flag, oneOf, perServer } from '../kit/facts.js';
import { type Deployment, diskSuffices, migrationOptions } from './deployment.js';

export function facts(deployment: Deployment): FactDefinitions {
	return {
		migration: oneOf(
			'The migration that all servers go through; the first server that migrates, or does without, settles it',
			['undecided', 'none', ...migrationOptions],
			deployment.migration === 'none' ? 'none' : 'undecided',
		),
		identityChanged: flag('A host name or IP address was changed while the upgrade was under way'),
		administratorsNotified: flag('The administrators of the Groups Web Interface know of the interruption'),
		usersNotified: flag('The users of the End User Web Interface know of the interruption'),
		mailServerTest: oneOf('The test of the first mail server after its upgrade', ['untested', 'passed', 'failed']),
		...perServer(Object.keys(deployment.servers), (server) => ({
			diskChecked: flag('The disk-space command was run on the server'),
			diskSuffices: flag('The disk holds what the migration needs', diskSuffices(deployment, server)),
			isFirstMailServer: flag('The server was the first mail server to begin its upgrade'),
			migrated: flag('The 5.6.1 data of the server was imported'),
			databaseErrorsLogged: flag('The logs show errors about the unreachable database'),
			supportContacted: flag('Sophos Technical Support has been asked about the failed step'),
		})),
	};
}

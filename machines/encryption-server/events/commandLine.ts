/** The command line. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { commandLineChange, server } from './parameters.js';

/** Events at the command line that serve no step of their own. */
export const commandLine = {
	'operator.inspect': {
		title: 'Look around at the command line',
		description: 'Looks at settings, services, logs, processes or disk space over SSH, and changes nothing.',
		parameters: { server },
		possible: 'on a running server that is reached over SSH',
		possibleClauses: ['EMS-CLI-1'],
	},
	'operator.changeByCommandLine': {
		title: 'Change the configuration at the command line',
		description: 'Changes the configuration of a server over SSH.',
		parameters: { server, ...commandLineChange },
		possible: 'on a running server that is reached over SSH',
		possibleClauses: ['EMS-CLI-2'],
	},
	'operator.documentChange': {
		title: 'Document a change',
		description: 'Summarises a change at the command line in a text file under /var/lib/ovid/customization.',
		parameters: { server },
		possible: 'on a server with an undocumented change',
		possibleClauses: ['EMS-CLI-5'],
	},
	'operator.revertCustomization': {
		title: 'Put custom configuration back to default',
		description: 'Puts what was changed at the command line back to default, because Symantec Support demands it.',
		parameters: { server },
		possible: 'on a running server whose configuration was changed at the command line',
		possibleClauses: ['EMS-CLI-8'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

/** The PUP update. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { commandLineChange, server } from './parameters.js';

/** Events of a PUP update. */
export const update = {
	'operator.editKeyHardwareSetting': {
		title: 'Edit the settings for the token or HSM',
		description: 'Edits the settings in the existing installation, over SSH and with Technical Support.',
		parameters: { server, ...commandLineChange },
		possible: 'on a server with a token or Hardware Security Module, before its PUP update',
		possibleClauses: ['EMS-HSM-7'],
	},
	'operator.uploadPup': {
		title: 'Upload the PUP file',
		description: 'Uploads PGPUniversal3.4.2.pup, which was downloaded before, under System > Updates.',
		parameters: { server },
		possible: 'on a running server before its update to 3.4.2',
		possibleClauses: ['EMS-PUP-3'],
		information: ['EMS-METH-2', 'EMS-PUP-2'],
	},
	'operator.applyPup': {
		title: 'Run the PUP update',
		description: 'Runs the PUP update with the uploaded file.',
		parameters: { server },
		possible: 'on a running server before its update to 3.4.2',
		possibleClauses: ['EMS-PUP-4'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

/** What takes time. The guide gives no figure at all (note PM-N20), so every length is unknown or the deployment's. */
import type { DelayDefinition } from '../kit/delays.js';
import type { delayNames } from './delayNames.js';
import type { Deployment } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

export const delays: Record<(typeof delayNames)[number], DelayDefinition<ClauseId, Deployment>> = {
	singleServerSteps: {
		event: 'system.installationOffered',
		description: 'The single-server upgrade steps have been gone through; the product asks to begin the installation.',
		minutes: () => 'unknown',
		clauses: ['PM-PROC-2'],
	},
	installation: {
		event: 'system.installationFinished',
		description: 'The installation of version 6 ends.',
		minutes: () => 'unknown',
		clauses: ['PM-PROC-1'],
	},
	migration: {
		event: 'system.migrationFinished',
		description: 'The migration script ends.',
		minutes: () => 'unknown',
		clauses: ['PM-MIG-4'],
	},
	start: {
		event: 'system.pureMessageStarted',
		description: 'PureMessage has started on the server with the Centralized Server Manager.',
		minutes: () => 'unknown',
		clauses: ['PM-CSM-1'],
	},
};

/** The off-box migration: the chain of steps on the 7.5 server and that on the new one, side by side (note I76-N9). */
import type { Deployment } from '../deployment/schema.js';
import type { Region } from '../setup.js';
import { identityRegion, redirectionRegion } from './migrationAgents.js';
import { source } from './migrationSource.js';
import { target } from './migrationTarget.js';
import { revert } from './revert.js';

/** The migration of one Notification Server. */
export function migrating(deployment: Deployment, server: string): Region {
	return {
		description: 'An off-box migration: 7.6 is set up on another server or system, and the 7.5 data moved there.',
		meta: { clauses: ['I76-PATH-4', 'I76-OFFBOX-1'] },
		type: 'parallel',
		on: revert(deployment, server),
		states: {
			source: source(deployment, server),
			target: target(deployment, server),
			identity: identityRegion(server),
			redirection: redirectionRegion(deployment, server),
		},
	};
}

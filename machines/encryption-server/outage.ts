/** The tags of states in which a server does no work, by the machine that it is on. */
import type { Deployment } from './deploymentSchema.js';
import { settingsOf } from './topology.js';

/** While a server is between its releases it processes no email and serves no clients. */
export const outOfWork = ['mail:down', 'processing:down', 'clients:down'];

/** The same for a state of the migration: beside a new machine the old one goes on until it is deactivated. */
export function outageTags(deployment: Deployment, server: string, ...more: readonly string[]): string[] {
	return settingsOf(deployment, server).hardware === 'new' ? [] : [...outOfWork, ...more];
}

/** The option of the installation that demands https and SSL of all clients, where it makes a difference. */
import { type Condition, parameter } from '../../kit/conditions.js';
import type { FactValue } from '../../kit/facts.js';
import { isCloudServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';

interface SslChoice {
	readonly if: readonly Condition[];
	readonly sets: Readonly<Record<string, FactValue>>;
	readonly clauses: readonly ClauseId[];
}

/** The ways to begin an installation: with and without the option where some clients are to keep http, else one. */
export function sslChoices(deployment: Deployment, server: string): readonly SslChoice[] {
	if (deployment.cloud?.sslScope !== 'cloudOnly' || !isCloudServer(deployment, server)) {
		return [{ if: [], sets: {}, clauses: [] }];
	}
	return [
		{ if: [parameter('requireSsl', 'no')], sets: { sslRequired: false }, clauses: ['I76-CEM-11'] },
		{ if: [parameter('requireSsl', 'yes')], sets: { sslRequired: true }, clauses: [] },
	];
}

/** How the rules of Lotus Protector are written. */
import { type Condition, fact, parameter } from '../../kit/conditions.js';
import type { Rule } from '../../kit/rules.js';
import { ofAddressed } from '../addressed.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';

/** A rule of either kind. */
export function rule(
	kind: 'law' | 'physics',
	clauses: readonly ClauseId[],
	demands: string,
	condition: (deployment: Deployment) => Condition,
): Rule<ClauseId, Deployment> {
	return { kind, clauses, demands, condition };
}

/** A condition on the server that the event concerns. */
export function here(
	condition: (server: string, deployment: Deployment) => Condition,
): (deployment: Deployment) => Condition {
	return (deployment) => ofAddressed(Object.keys(deployment.servers), (server) => condition(server, deployment));
}

/** Holds if this fact of the server that the event concerns is true. */
export const done = (name: string) => here((server) => fact(`${server}.${name}`, true));

/** Holds if root does it. */
export const byRoot = () => parameter('account', 'root');

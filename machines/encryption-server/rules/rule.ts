/** How the rules of Encryption Management Server are written. */
import { type Condition, fact } from '../../kit/conditions.js';
import type { Rule } from '../../kit/rules.js';
import { ofAddressed } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { serverNames } from '../topology.js';

type Conditional = (deployment: Deployment) => Condition;

const rule =
	(kind: 'law' | 'physics') =>
	(clauses: readonly ClauseId[], demands: string, condition: Conditional): Rule<ClauseId, Deployment> => ({
		kind,
		clauses,
		demands,
		condition,
	});

/** What only the guide demands. */
export const law = rule('law');

/** What the product or the world decides by itself. */
export const physics = rule('physics');

/** A condition on the server that the event concerns. */
export function here(condition: (server: string, deployment: Deployment) => Condition): Conditional {
	return (deployment) => ofAddressed(serverNames(deployment), (server) => condition(server, deployment));
}

/** Holds if this fact of the whole deployment is true. */
export const known =
	(name: string): Conditional =>
	() =>
		fact(name, true);

/** Holds if this fact of the server that the event concerns is true. */
export const done = (name: string) => here((server) => fact(`${server}.${name}`, true));

/** How the rules of this product are written. */
import { type Condition, fact } from '../../kit/conditions.js';
import type { Rule } from '../../kit/rules.js';
import { ofAddressed } from '../addressed.js';
import { notificationServer, notificationServers, siteServers } from '../deployment/read.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { always } from '../serverStates.js';

type OfDeployment = (deployment: Deployment) => Condition;

function rule(kind: 'law' | 'physics') {
	return (clauses: readonly ClauseId[], demands: string, condition: OfDeployment): Rule<ClauseId, Deployment> => ({
		kind,
		clauses,
		demands,
		condition,
	});
}

/** What only the guide demands. */
export const law = rule('law');

/** What the product or the world sees to by itself. */
export const physics = rule('physics');

/** A condition on the Notification Server that the event concerns. */
export function here(condition: (server: string, deployment: Deployment) => Condition): OfDeployment {
	return (deployment) => ofAddressed(notificationServers(deployment), (server) => condition(server, deployment));
}

/** A condition on the site server that the event concerns. */
export function atSite(condition: (site: string, deployment: Deployment) => Condition): OfDeployment {
	return (deployment) => ofAddressed(siteServers(deployment), (site) => condition(site, deployment));
}

/** A condition on the addressed server, where it matters there. */
export function hereIf(
	matters: (server: NotificationServer, deployment: Deployment) => boolean,
	condition: (server: string, deployment: Deployment) => Condition,
): OfDeployment {
	return here((server, deployment) =>
		matters(notificationServer(deployment, server), deployment) ? condition(server, deployment) : always,
	);
}

/** Holds if a fact of the addressed server has the value. */
export function hereFact(name: string, value: string | boolean): OfDeployment {
	return here((server) => fact(`${server}.${name}`, value));
}

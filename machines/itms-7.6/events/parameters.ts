/** The parameters that the events share, and how an event is written. */
import type { EventDefinition, ParameterDefinition } from '../../kit/events.js';
import { gateways, notificationServers, siteServers } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';

/** An event of this product. */
export type Definition = EventDefinition<ClauseId, Deployment>;
type Parameter = ParameterDefinition<Deployment>;

/** The Notification Server that an event concerns. */
export const server: Parameter = { description: 'The Notification Server', values: notificationServers };

/** The site server that an event concerns. */
export const site: Parameter = { description: 'The site server', values: siteServers };

/** The Internet gateway that an event concerns. */
export const gateway: Parameter = { description: 'The Internet gateway', values: gateways };

/** A server of any role. */
export const anyServer: Parameter = {
	description: 'The server',
	values: ({ servers }) => Object.keys(servers),
};

/** A parameter with fixed values, the first of which is taken where nothing is said. */
export function choice(description: string, ...values: readonly [string, ...string[]]): Parameter {
	return { description, values: () => values, otherwise: values[0] };
}

/** A parameter with fixed values, one of which must be given. */
export function choiceWithout(description: string, ...values: readonly string[]): Parameter {
	return { description, values: () => values };
}

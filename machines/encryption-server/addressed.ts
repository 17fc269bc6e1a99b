/** Conditions on the server that an event concerns. */
import { addressed, all, any, type Condition, none } from '../kit/conditions.js';

/** Holds if the condition holds for the server that the event concerns, or if that is none of these. */
export function ofAddressed(servers: readonly string[], condition: (server: string) => Condition): Condition {
	return all(...servers.map((server) => any(none(addressed(server)), condition(server))));
}

/** Holds if the condition holds for one of the servers. */
export function anyServer(servers: readonly string[], condition: (server: string) => Condition): Condition {
	return any(...servers.map(condition));
}

/** Holds if the condition holds for all of the servers. */
export function everyServer(servers: readonly string[], condition: (server: string) => Condition): Condition {
	return all(...servers.map(condition));
}

/** How advice of this product is written. */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { Advice } from '../../kit/rules.js';
import { ofAddressed } from '../addressed.js';
import { notificationServer, notificationServersWhere } from '../deployment/read.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';

/** One piece of advice. */
export type Recommendation = Advice<ClauseId, Deployment>;

/** The events by which a server commits itself to 7.6. */
export const beginnings = ['operator.beginInstall', 'operator.installProducts'];

/** Advice on these events. */
export function advise(
	on: readonly string[],
	clauses: readonly ClauseId[],
	recommends: string,
	followed: (deployment: Deployment) => Condition,
): Recommendation {
	return { on, clauses, recommends, followed };
}

/** Advice that is followed when a fact of the deployment holds. */
export function once(clauses: readonly ClauseId[], recommends: string, name: string): Recommendation {
	return advise(beginnings, clauses, recommends, () => fact(name, true));
}

/** Followed unless the event concerns a Notification Server that falls short. */
export function unlessShort(isShort: (server: NotificationServer, name: string, given: Deployment) => boolean) {
	return (given: Deployment): Condition =>
		ofAddressed(
			notificationServersWhere(given, (server, name) => isShort(server, name, given)),
			() => any(),
		);
}

/** Followed unless the event begins an upgrade on the present machine and that one falls short, or the new one does. */
export function unlessShortWhere(isShort: (name: string, where: 'present' | 'new', given: Deployment) => boolean) {
	return (given: Deployment): Condition =>
		ofAddressed(
			notificationServersWhere(given, () => true),
			(server) => {
				const onPresent = isShort(server, 'present', given) ? any() : none(any());
				if (notificationServer(given, server).newServer === undefined) return onPresent;
				const onNew = isShort(server, 'new', given) ? any() : none(any());
				const migrates = serverIn(server, 'upgrade', 'migrating');
				return any(all(migrates, onNew), all(none(migrates), onPresent));
			},
		);
}

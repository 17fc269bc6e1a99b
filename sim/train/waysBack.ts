/** What can still be undone: the ways back that the guide describes and that are open now. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { Simulation } from '../simulation/simulation.js';
import { choiceGroups, meantBy } from './choices.js';

/** One event for each way back that is possible now, for each server that has it. */
export function waysBack(simulation: Simulation): readonly ProductEvent[] {
	return choiceGroups(simulation, 'operator')
		.filter(({ definition, isPossible }) => isPossible && definition.isWayBack === true)
		.flatMap((group) => {
			const servers = group.servers.length === 0 ? [{}] : group.servers.map((server) => ({ server }));
			return servers.flatMap((given) => {
				const choice = meantBy(group, given);
				return choice?.isPossible === true ? [choice.event] : [];
			});
		});
}

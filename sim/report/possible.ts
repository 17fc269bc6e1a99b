/** What an operator could do instead of an event that was refused. */
import type { ProductEvent } from '../../machines/kit/events.js';
import { sourceOf } from '../../machines/kit/events.js';
import { definitionOf, vocabulary } from '../simulation/model.js';
import { isPossible, type Simulation } from '../simulation/simulation.js';

/**
 * The operator's events that are possible now for the server that the event names, or at all if it names none: each
 * once, as `operator.runMigration (Run the migration script)`, in declared order.
 */
export function possibleInstead(simulation: Simulation, refused: ProductEvent): string[] {
	const server = refused['server'];
	const types = vocabulary(simulation.model)
		.filter((event) => sourceOf(event.type) === 'operator')
		.filter((event) => server === undefined || event['server'] === server)
		.filter((event) => isPossible(simulation, event))
		.map(({ type }) => type);
	return [...new Set(types)].map((type) => `${type} (${definitionOf(simulation.model, type)?.title})`);
}

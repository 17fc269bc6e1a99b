/** What differs between two snapshots. */
import type { AnyMachineSnapshot } from 'xstate';
import type { ProductEvent } from '../../machines/kit/events.js';
import { holds } from '../../machines/kit/explain.js';
import { describeLevel, type ServiceLevel } from '../../machines/kit/services.js';
import { factsOf, regionLeaves } from './configuration.js';
import type { FactChange, HazardChange, ServiceChange, StateChange } from './entry.js';
import type { HazardHere, Model } from './model.js';

const noEvent: ProductEvent = { type: 'none' };

/**
 * The regions that changed their states, in the order of the chart. Of a region with parallel states only those that
 * changed are named.
 */
export function stateChanges(before: AnyMachineSnapshot, after: AnyMachineSnapshot): StateChange[] {
	if (before._nodes === after._nodes) return [];
	const earlier = regionLeaves(before);
	return [...regionLeaves(after)]
		.map(([region, to]) => {
			const from = earlier.get(region) ?? [];
			const left = from.filter((state) => !to.includes(state));
			const entered = to.filter((state) => !from.includes(state));
			return { region, from: left.join(' + '), to: entered.join(' + ') };
		})
		.filter(({ from, to }) => from !== to);
}

/** The facts that changed, in declared order. */
export function factChanges(before: AnyMachineSnapshot, after: AnyMachineSnapshot): FactChange[] {
	if (before.context === after.context) return [];
	const earlier = factsOf(before);
	return Object.entries(factsOf(after))
		.filter(([fact, value]) => earlier[fact] !== value)
		.map(([fact, to]) => ({ fact, from: earlier[fact] ?? false, to }));
}

/** The services that changed, in the product's order. */
export function serviceChanges(
	before: ReadonlyMap<string, ServiceLevel>,
	after: ReadonlyMap<string, ServiceLevel>,
): ServiceChange[] {
	if (before === after) return [];
	return [...after]
		.map(([service, level]) => ({
			service,
			from: describeLevel(before.get(service) ?? { kind: 'up' }),
			to: describeLevel(level),
		}))
		.filter(({ from, to }) => from !== to);
}

/** The hazards that hold in a snapshot, in declared order. */
export function activeHazards(model: Model, snapshot: AnyMachineSnapshot): readonly HazardHere[] {
	return model.hazards.filter(({ condition }) => holds(model.machine, snapshot, noEvent, condition));
}

/** What a hazard says, with the server that it is about. */
export function titleOf({ server, definition }: HazardHere): string {
	return server === undefined ? definition.title : `${server}: ${definition.title}`;
}

/** The hazards that began or ended. */
export function hazardChanges(before: readonly HazardHere[], after: readonly HazardHere[]): HazardChange[] {
	const change = (kind: 'began' | 'ended') => (hazard: HazardHere) => ({
		hazard: hazard.name,
		title: titleOf(hazard),
		change: kind,
		clauses: hazard.definition.clauses,
	});
	return [
		...after.filter((hazard) => !before.includes(hazard)).map(change('began')),
		...before.filter((hazard) => !after.includes(hazard)).map(change('ended')),
	];
}

/**
 * What can be done now, and what cannot and why: every event of a kind, grouped by its type, so that twenty-four servers
 * make one line. Nothing is hidden; what is refused says so.
 */
import type { EventDefinition, EventSource, ProductEvent } from '../../machines/kit/events.js';
import { sourceOf } from '../../machines/kit/events.js';
import type { Reason } from '../simulation/judgement.js';
import { refusalReasons } from '../simulation/judgement.js';
import { definitionOf, vocabulary } from '../simulation/model.js';
import { dispatch, isPossible, type Simulation } from '../simulation/simulation.js';

/** One concrete event. */
export interface Choice {
	readonly event: ProductEvent;
	readonly isPossible: boolean;
}

/** All events of one type. */
export interface ChoiceGroup {
	readonly type: string;
	readonly definition: EventDefinition<string, unknown>;
	readonly choices: readonly Choice[];
	readonly isPossible: boolean;
	/** It is possible, and nothing would change: it is done already, or without effect here. */
	readonly isIdle: boolean;
	/** The servers for which some event of the type is possible, in the deployment's order. */
	readonly servers: readonly string[];
}

const known = new WeakMap<Simulation, Map<EventSource, readonly ChoiceGroup[]>>();

/** The groups of a kind: what changes something first, then what changes nothing, then what is refused. */
export function choiceGroups(simulation: Simulation, source: 'operator' | 'fault'): readonly ChoiceGroup[] {
	const bySource = known.get(simulation) ?? new Map<EventSource, readonly ChoiceGroup[]>();
	known.set(simulation, bySource);
	const found = bySource.get(source) ?? groupsOf(simulation, source);
	bySource.set(source, found);
	return found;
}

function groupsOf(simulation: Simulation, source: 'operator' | 'fault'): ChoiceGroup[] {
	const events = vocabulary(simulation.model).filter(({ type }) => sourceOf(type) === source);
	const byType = new Map<string, Choice[]>();
	for (const event of events) {
		const choices = byType.get(event.type) ?? [];
		choices.push({ event, isPossible: isPossible(simulation, event) });
		byType.set(event.type, choices);
	}
	const groups = [...byType].flatMap(([type, choices]): ChoiceGroup[] => {
		const definition = definitionOf(simulation.model, type);
		if (definition === undefined) return [];
		const possible = choices.filter((choice) => choice.isPossible);
		const servers = [...new Set(possible.flatMap(({ event: { server } }) => (server === undefined ? [] : [server])))];
		const isIdle = possible.length > 0 && possible.every(({ event }) => hasNoEffect(simulation, event));
		return [{ type, definition, choices, isPossible: possible.length > 0, isIdle, servers }];
	});
	const rank = ({ isPossible: can, isIdle }: ChoiceGroup) => (can ? (isIdle ? 1 : 0) : 2);
	return [0, 1, 2].flatMap((wanted) => groups.filter((group) => rank(group) === wanted));
}

function hasNoEffect(simulation: Simulation, event: ProductEvent): boolean {
	return dispatch(simulation, event)[1].verdict.kind === 'noEffect';
}

/**
 * The event of a group that is meant if only so much is said: of those that sized, the first possible one with the values
 * that are taken where nothing is said; else the first that fits.
 */
export function meantBy(group: ChoiceGroup, given: Readonly<Record<string, string>>): Choice | undefined {
	const fitting = group.choices.filter(({ event }) =>
		Object.entries(given).every(([name, value]) => event[name] === value),
	);
	const usual = fitting.filter(({ event }) => isUsual(group, event, given));
	const candidates = usual.length > 0 ? usual : fitting;
	return candidates.find((choice) => choice.isPossible) ?? candidates[0];
}

function isUsual({ definition }: ChoiceGroup, event: ProductEvent, given: Readonly<Record<string, string>>): boolean {
	return Object.entries(definition.parameters ?? {}).every(
		([name, { otherwise }]) => name in given || otherwise === undefined || event[name] === otherwise,
	);
}

/** Parameters that have to be asked for: several values, and none that is taken where nothing is said. */
export function openParameters(
	group: ChoiceGroup,
	given: Readonly<Record<string, string>>,
	withOptions: boolean,
): string[] {
	return Object.entries(group.definition.parameters ?? {})
		.filter(([name, { otherwise }]) => !(name in given) && (withOptions || otherwise === undefined))
		.map(([name]) => name)
		.filter((name) => new Set(group.choices.map(({ event }) => event[name])).size > 1);
}

/** Why an event is refused now; to be asked only of impossible ones. */
export function reasonsAgainst({ model, snapshot }: Simulation, event: ProductEvent): readonly Reason[] {
	return refusalReasons(model, snapshot, event);
}

/** A reason as one short sentence. */
export function reasonSentence(reason: Reason): string {
	return reason.kind === 'state' ? reason.because : reason.demands;
}

/** What a run came to: its outcome, time, services, hazards, breaches, and the digest of its trace. */
import type { ScenarioResult } from '../scenario/run.js';
import { titleOf } from '../simulation/changes.js';
import { activeNodes, outcomeOf } from '../simulation/configuration.js';
import type { Entry } from '../simulation/entry.js';
import type { Simulation } from '../simulation/simulation.js';
import { describeTime, type SimulatedTime } from '../simulation/time.js';
import { isZero, serviceFigures, serviceTable } from './services.js';
import { pad, textOf, type View, wrap } from './style.js';
import { clauseText, eventText } from './wording.js';

const labelWidth = 'breaches'.length + 2;
/** Digits of the digest that tell traces apart well enough to be compared by eye. */
const digestDigits = 12;

/** A labelled figure; its further texts stand below the first. */
function figure(label: string, texts: readonly string[], { width, style }: View): string[] {
	const lines = texts.flatMap((text) => wrap(text, width - labelWidth, '', '  '));
	return lines.map((line, index) => style.bold(pad(index === 0 ? label : '', labelWidth)) + line);
}

/** The outcome and what it means: what the state that decides it says of itself. */
function outcomeText({ snapshot }: Simulation): string {
	const outcome = outcomeOf(snapshot);
	const description = activeNodes(snapshot).find(({ tags }) => tags.includes(`outcome:${outcome}`))?.description;
	return description === undefined ? outcome : `${outcome}: ${description}`;
}

function timeText(time: SimulatedTime): string {
	const { minutes, unknownStretches } = time;
	if (unknownStretches === 0) return describeTime(time);
	const known = minutes === 0 ? '' : `${describeTime({ minutes, unknownStretches: 0 })} and `;
	return `${known}${unknownStretches} ${unknownStretches === 1 ? 'stretch' : 'stretches'} of unknown length`;
}

/** Each clause that was broken or disregarded once, with the places: `PM-ROLE-2: ... (Upgrade a server: mf1)`. */
function occurrences(
	{ model }: Simulation,
	entries: readonly Entry[],
	occurred: (entry: Entry) => readonly { readonly clauses: readonly string[] }[],
): string[] {
	const places = new Map<string, string[]>();
	for (const entry of entries) {
		for (const clause of new Set(occurred(entry).flatMap(({ clauses }) => clauses))) {
			places.set(clause, [...(places.get(clause) ?? []), eventText(model, entry.event)]);
		}
	}
	return [...places].map(
		([clause, events]) => `${clauseText(model.product, clause)} (${[...new Set(events)].join('; ')})`,
	);
}

/**
 * The totals of a run: outcome, time, services not always up, hazards that still hold, breaches, advice disregarded,
 * and the first digits of the trace's digest. At most `width` columns wide.
 */
export function renderTotals(result: ScenarioResult, view: View): string {
	const { simulation, records } = result;
	const trace = result.trace();
	if (simulation === undefined)
		return textOf(figure('outcome', ['The deployment was refused; nothing was run.'], view));
	const entries = records.flatMap((record) => record.entries);
	const orNone = (texts: readonly string[]) => (texts.length === 0 ? ['none'] : texts);
	const services = serviceFigures(simulation);
	const table = serviceTable(services, view);
	const areAllUp = services.every(({ down, degraded, now }) => isZero(down) && isZero(degraded) && now === 'up');
	const hazards = simulation.hazards.map((hazard) => `${titleOf(hazard)} (${hazard.definition.clauses.join(', ')})`);
	return textOf([
		...figure('outcome', [outcomeText(simulation)], view),
		...figure('time', [timeText(simulation.clock)], view),
		...figure('breaches', orNone(occurrences(simulation, entries, ({ breaches }) => breaches)), view),
		...figure(
			'advice',
			orNone(occurrences(simulation, entries, ({ advice }) => advice).map((text) => `disregarded ${text}`)),
			view,
		),
		...figure('hazards', orNone(hazards.map((hazard) => `still holds: ${hazard}`)), view),
		...figure('services', [areAllUp ? 'all were up throughout' : 'those that are not listed were up throughout'], view),
		...table,
		...(trace === undefined ? [] : figure('trace', [trace.digest.slice(0, digestDigits)], view)),
	]);
}

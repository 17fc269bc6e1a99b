/**
 * Points of no return that come near: what will be at risk, or past saving, if the product goes on by itself and nobody
 * does anything. Found by letting a copy of the run go on; simulations are values.
 */

import { describeEvent, type ProductEvent } from '../../machines/kit/events.js';
import { describeMinutes } from '../../machines/kit/quantities.js';
import { advance, dispatch, type Simulation } from '../simulation/simulation.js';

/** Something that will be at risk. */
export interface Prospect {
	readonly text: string;
	readonly clauses: readonly string[];
}

/** How far ahead is looked: a whole installation of any product. */
const maximumSteps = 24;

const prospectsOf = new WeakMap<Simulation, readonly Prospect[]>();

/** What begins by itself. */
export function outlookOf(simulation: Simulation): readonly Prospect[] {
	const found = prospectsOf.get(simulation) ?? prospects(simulation);
	prospectsOf.set(simulation, found);
	return found;
}

const afterwards = new WeakMap<Simulation, Map<string, readonly Prospect[]>>();

/** What doing this brings: at once, and by what it sets going. What comes in any case is left out. */
export function outlookAfter(simulation: Simulation, event: ProductEvent): readonly Prospect[] {
	const known = afterwards.get(simulation) ?? new Map<string, readonly Prospect[]>();
	afterwards.set(simulation, known);
	const name = describeEvent(event);
	const found = known.get(name) ?? prospectsAfter(simulation, event);
	known.set(name, found);
	return found;
}

function prospectsAfter(simulation: Simulation, event: ProductEvent): Prospect[] {
	const [after, entry] = dispatch(simulation, event);
	const comes = new Set(outlookOf(simulation).map(({ text }) => withoutTime(text)));
	const atOnce = entry.hazards
		.filter(({ change }) => change === 'began')
		.map(({ title, clauses }) => ({ text: `at once: ${title}`, clauses }));
	return [...atOnce, ...outlookOf(after)].filter(({ text }) => !comes.has(withoutTime(text)));
}

function withoutTime(text: string): string {
	return text.replace(/^[^:]*: /, '');
}

function prospects(simulation: Simulation): Prospect[] {
	const found: Prospect[] = [];
	let current = simulation;
	for (let step = 0; step < maximumSteps; step += 1) {
		const next = advance(current);
		if (next === undefined) break;
		const [later, entry] = next;
		const when = timeUntil(simulation, later);
		for (const { title, change, clauses } of entry.hazards) {
			if (change === 'began') found.push({ text: `${when}: ${title}`, clauses });
		}
		current = later;
	}
	return found;
}

function timeUntil({ clock }: Simulation, later: Simulation): string {
	const minutes = later.clock.minutes - clock.minutes;
	if (later.clock.unknownStretches === clock.unknownStretches) return `in ${describeMinutes(minutes)}`;
	return minutes === 0 ? 'after a time that nobody has stated' : `in ${describeMinutes(minutes)} or more`;
}

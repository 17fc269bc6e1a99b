/** Random walks over a product: any event of the vocabulary, possible or not, and the product's own proceedings. */
import fc from 'fast-check';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Mode } from '../../machines/kit/variants.js';
import type { Entry } from '../../sim/simulation/entry.js';
import { createModel, type Model, vocabulary } from '../../sim/simulation/model.js';
import { advance, begin, dispatch, isPossible, type Simulation } from '../../sim/simulation/simulation.js';

/** A choice among the events that are there; the same number means the same event in the same model. */
export type Choice = number;

/** Numbers that stand for the events of a walk. */
export const choices = (maximumLength: number): fc.Arbitrary<Choice[]> =>
	fc.array(fc.nat(), { maxLength: maximumLength, size: 'max' });

/** A model of a deployment given as data. */
export function modelOf(product: AnyProduct, data: unknown, mode: Mode): Model {
	return createModel(product, product.deployment.schema.parse(data), { mode });
}

/**
 * Walks and reports each step. A third of the choices lets the product proceed, a third takes any event, and a third
 * one of those that are possible: without them a walk would hardly get beyond the first refusals.
 */
export function walk(
	model: Model,
	walked: readonly Choice[],
	visit: (simulation: Simulation, entry: Entry, before: Simulation) => void = () => {},
): readonly Entry[] {
	const events = vocabulary(model);
	let [simulation, first] = begin(model, 1);
	const entries = [first];
	for (const choice of walked) {
		const before = simulation;
		const kind = choice % 3;
		const among = kind === 1 ? events.filter((candidate) => isPossible(before, candidate)) : events;
		const event = among[Math.floor(choice / 3) % Math.max(1, among.length)];
		const step = (kind === 0 ? advance(simulation) : undefined) ?? (event && dispatch(simulation, event));
		if (step === undefined) continue;
		simulation = step[0];
		entries.push(step[1]);
		visit(simulation, step[1], before);
	}
	return entries;
}

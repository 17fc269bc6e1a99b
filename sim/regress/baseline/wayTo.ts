/** The shortest way to what a changed line of a baseline is about. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { type FollowedPath, follow } from '../../explore/follow.js';
import { layOut, readCode } from '../../explore/generate/layout.js';
import { evaluate } from '../../explore/program/expression.js';
import { type Explorable, makeExplorable, propertiesConcerning } from '../../explore/questions.js';
import { allReductions } from '../../explore/reduce/reduce.js';
import { answer } from '../../explore/results.js';
import { defaultBudget, type Progress } from '../../explore/search/progress.js';
import { encode } from '../../explore/states.js';
import { createModel } from '../../simulation/model.js';
import { elementsOf } from '../elements.js';
import type { BaselineChange } from './baseline.js';
import { baselineBudget } from './observeExample.js';
import { reachOf } from './reach.js';

/** A way through one of the examples. */
export interface ExampleWay {
	readonly example: string;
	readonly explorable: Explorable;
	readonly givenDeployment: unknown;
	readonly path: FollowedPath;
}

/** Where a line says that something is reached: the example, and whether only in open mode. */
function placeIn(text: string): { readonly example: string; readonly isOpen: boolean } | undefined {
	const found = /^(open only )?\d+ \((\w+)\)$/.exec(text);
	return found?.[2] === undefined ? undefined : { example: found[2], isOpen: found[1] !== undefined };
}

/** The way to what a line now says; undefined where it says that there is none, or is about no way. */
export function* wayTo(product: AnyProduct, change: BaselineChange): Generator<Progress, ExampleWay | undefined> {
	if (change.after === undefined) return undefined;
	if (change.section === 'properties') return yield* wayOfProperty(product, change.name, change.after);
	if (change.section !== 'states' && change.section !== 'transitions') return undefined;
	const place = placeIn(change.after);
	if (place === undefined) return undefined;
	const subject = exampleOf(product, place.example, place.isOpen);
	const elements = elementsOf(subject.explorable);
	const condition = elements[change.section].get(change.name);
	if (condition === undefined) return undefined;
	const budget = place.isOpen ? baselineBudget.open : baselineBudget.guided;
	const { reached } = yield* reachOf(subject.explorable, new Map([[change.name, condition]]), budget);
	const way = reached.get(change.name)?.way();
	if (way === undefined) return undefined;
	const path = (events: readonly number[]) => follow(subject.explorable, { events, isShortest: true });
	if (change.section === 'states') return { ...subject, path: path(way) };
	const { program } = subject.explorable.compiled;
	const layout = layOut(program);
	const state = encode(subject.explorable.compiled, layout, path(way).end.snapshot);
	const trigger = elements.triggers
		.get(change.name)
		?.find(({ taken }) => evaluate(taken, (field) => readCode(layout, state, field)));
	return trigger && { ...subject, path: path([...way, trigger.event]) };
}

function exampleOf(product: AnyProduct, example: string, isOpen: boolean): Omit<ExampleWay, 'path'> {
	const givenDeployment = (product.deployment.examples as Readonly<Record<string, unknown>>)[example];
	const deployment = product.deployment.schema.parse(givenDeployment);
	const explorable = makeExplorable(createModel(product, deployment, { mode: isOpen ? 'open' : 'guided' }));
	return { example, givenDeployment, explorable };
}

function* wayOfProperty(product: AnyProduct, name: string, text: string): Generator<Progress, ExampleWay | undefined> {
	const example = /VIOLATED \((\w+)/.exec(text)?.[1];
	if (example === undefined) return undefined;
	const subject = exampleOf(product, example, false);
	const property = propertiesConcerning(subject.explorable.model).find(([known]) => known === name)?.[1];
	if (property === undefined) return undefined;
	const decision = { reductions: allReductions, budget: defaultBudget };
	const { path } = yield* answer(subject.explorable, { kind: 'property', name, property }, decision);
	return path && { ...subject, path };
}

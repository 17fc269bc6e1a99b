/** What every product must be: one call tests it, whatever upgrade it models. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, bindingsOf, placeOf } from '../../machines/kit/bindings.js';
import { reservedGuardNames } from '../../machines/kit/chart.js';
import type { Condition } from '../../machines/kit/conditions.js';
import { delayEnd } from '../../machines/kit/delays.js';
import { conjuncts, holds, namesBelowConjunction } from '../../machines/kit/explain.js';
import { outsideDomain } from '../../machines/kit/facts.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { NeverProperty, PrecedesProperty } from '../../machines/kit/properties.js';
import { lawNames, type Mode } from '../../machines/kit/variants.js';
import {
	type Explorable,
	makeExplorable,
	type NamedProperty,
	propertiesConcerning,
	propertiesOf,
} from '../../sim/explore/questions.js';
import { refusalsOf } from '../../sim/scenario/deployment.js';
import { completeEvent } from '../../sim/scenario/eventReference.js';
import { factsOf, outcomeOf } from '../../sim/simulation/configuration.js';
import { type Model, vocabulary } from '../../sim/simulation/model.js';
import { begin, isPossible } from '../../sim/simulation/simulation.js';
import { answerOf } from '../support/answerOf.js';
import { choices, modelOf, walk } from '../support/walk.js';

/** What the suite needs to know of a product beside the product itself. */
export interface ProductUnderTest {
	readonly product: AnyProduct;
	/** Deployments as data, all within the guide. */
	readonly deployments: fc.Arbitrary<unknown>;
	/** Deployments as data, on which some rule is needed that none of the examples needs. */
	readonly moreDeployments?: readonly unknown[];
}

const noEvent = { type: 'none' };

type Named<Kind> = readonly [name: string, property: Kind];
type Invariant = NeverProperty<string, unknown> | PrecedesProperty<string, unknown>;

function isInvariant(entry: NamedProperty): entry is Named<Invariant> {
	return entry[1].kind === 'never' || entry[1].kind === 'precedes';
}

function allNodes(machine: AnyStateMachine): AnyStateNode[] {
	const below = (node: AnyStateNode): AnyStateNode[] => [
		node,
		...Object.values(node.states).flatMap((child) => below(child as AnyStateNode)),
	];
	return below(machine.root as AnyStateNode);
}

function allGuards(machine: AnyStateMachine): { readonly place: string; readonly guard: Condition }[] {
	return allNodes(machine).flatMap((node) =>
		[...node.transitions.values()]
			.flat()
			.concat(node.always ?? [])
			.filter(({ guard }) => guard !== undefined)
			.map(({ guard, eventType }) => ({ place: `${eventType} in ${placeOf(node)}`, guard: guard as Condition })),
	);
}

/** The open machine of a model with some law rules back in force. */
function keepingOnly(model: Model, rules: readonly string[]): Explorable {
	const lifted = lawNames(model.product).filter((name) => !rules.includes(name));
	const machine = model.guided.provide({ guards: Object.fromEntries(lifted.map((name) => [name, () => true])) });
	return makeExplorable({ ...model, machine });
}

/** Tests a product. */
export function testProduct({ product, deployments, moreDeployments = [] }: ProductUnderTest): void {
	const examples = Object.entries(product.deployment.examples);
	const properties = propertiesOf(product);
	const invariants = properties.filter(isInvariant);
	const never = invariants.filter((entry): entry is Named<NeverProperty<string, unknown>> => entry[1].kind === 'never');
	const explored = new Map<Mode, Explorable[]>();
	const explorables = (mode: Mode): Explorable[] => {
		const known = explored.get(mode) ?? examples.map(([, data]) => makeExplorable(modelOf(product, data, mode)));
		explored.set(mode, known);
		return known;
	};

	describe(`the chart of ${product.name}`, () => {
		it.each(examples)('describes every state of %s', (_, data) => {
			const { guided } = modelOf(product, data, 'guided');
			expect(
				allNodes(guided)
					.filter((node) => !node.description)
					.map(placeOf),
			).toEqual([]);
		});

		it.each(examples)('uses delays, guards and rules of %s that exist', (_, data) => {
			const { guided } = modelOf(product, data, 'guided');
			const delays = allNodes(guided).flatMap((node) => node.after.map(({ eventType }) => delayEnd(eventType)?.name));
			expect(delays.filter((name) => name === undefined || !Object.hasOwn(product.delays, name))).toEqual([]);
			const names = allGuards(guided).flatMap(({ guard }) => [
				...conjuncts(guard).map((part) => (typeof part === 'object' ? part.type : part)),
				...namesBelowConjunction(guard),
			]);
			const unknown = names.filter((name) => typeof name === 'string' && !(name in guided.implementations.guards));
			expect(unknown).toEqual([]);
		});

		it.each(examples)('has rules of %s only where they can be lifted', (_, data) => {
			const { guided } = modelOf(product, data, 'guided');
			const hidden = allGuards(guided).flatMap(({ place, guard }) =>
				namesBelowConjunction(guard)
					.filter((name) => Object.hasOwn(product.rules, name))
					.map((name) => `${name} at ${place}`),
			);
			expect(hidden).toEqual([]);
		});

		it('uses every rule somewhere, and none takes the name of a guard of the kit', () => {
			const used = new Set(
				examples.flatMap(([, data]) =>
					allGuards(modelOf(product, data, 'guided').guided).flatMap(({ guard }) =>
						conjuncts(guard).map((part) => (typeof part === 'object' ? part.type : part)),
					),
				),
			);
			expect(Object.keys(product.rules).filter((name) => !used.has(name))).toEqual([]);
			expect(Object.keys(product.rules).filter((name) => reservedGuardNames.includes(name))).toEqual([]);
		});

		it('declares the regions beside the servers, so that no server can be mistaken for one', () => {
			const found = examples.flatMap(([, data]) => Object.keys(modelOf(product, data, 'guided').guided.root.states));
			expect([...new Set(found)].filter((name) => name !== 'servers').sort()).toEqual(
				[...product.deployment.regions].sort(),
			);
		});

		it('names only events of the vocabulary', () => {
			const unknown = examples.flatMap(([, data]) =>
				allNodes(modelOf(product, data, 'guided').guided).flatMap((node) =>
					[...node.transitions.keys()].filter(
						(type) => delayEnd(type) === undefined && !Object.hasOwn(product.events, type),
					),
				),
			);
			expect(unknown).toEqual([]);
		});
	});

	describe(`the guide of ${product.name}`, () => {
		const ids = new Set(product.guide.clauses.map(({ id }) => id as string));
		const bindings = bindingsOf(product);

		it('has every clause bound', () => {
			expect([...ids].filter((id) => !bindings.some(({ clause }) => clause === id))).toEqual([]);
		});

		it('has no binding to a clause that does not exist', () => {
			expect(bindings.filter(({ clause }) => !ids.has(clause))).toEqual([]);
			const named = [
				...Object.keys(product.weakBindings),
				...Object.keys(product.outOfScope),
				...Object.values(product.duties).flatMap(({ clauses }) => clauses as string[]),
				...properties.flatMap(([, { clauses }]) => clauses),
			];
			expect(named.filter((id) => !ids.has(id))).toEqual([]);
		});
	});

	describe(`the deployments of ${product.name}`, () => {
		it.each(examples)('has the example %s within the guide', (_, data) => {
			expect(refusalsOf(product, product.deployment.schema.parse(data))).toEqual([]);
		});

		it.each(examples)('does its duties and procedures on %s', (_, data) => {
			const model = modelOf(product, data, 'guided');
			for (const duty of Object.values(product.duties)) {
				for (const { type, ...given } of duty.events(model.deployment)) {
					expect(completeEvent(model, 'do', type, given)).toMatchObject({ ok: true });
				}
			}
			for (const procedure of Object.values(product.procedures)) {
				for (const step of model.servers.flatMap((server) => procedure.steps(model.deployment, server))) {
					if (!('do' in step)) continue;
					const { type, ...given } = step.do;
					expect(completeEvent(model, 'do', type, given)).toMatchObject({ ok: true });
				}
			}
		});
	});

	describe(`random runs of ${product.name}`, () => {
		const runs = fc.tuple(deployments, choices(120));

		it('answer every event in every state: accepted, without effect, or refused with a reason', () => {
			fc.assert(
				fc.property(runs, fc.constantFrom('guided' as const, 'open' as const), ([data, walked], mode) => {
					walk(modelOf(product, data, mode), walked, (_, { verdict }) => {
						if (verdict.kind !== 'refused') return;
						expect(verdict.reasons.length).toBeGreaterThan(0);
						for (const reason of verdict.reasons) {
							expect(reason.kind === 'state' ? reason.because : reason.demands).not.toBe('');
						}
					});
				}),
			);
		});

		it('refuse nothing for law in open mode', () => {
			fc.assert(
				fc.property(runs, ([data, walked]) => {
					walk(modelOf(product, data, 'open'), walked, (_, { verdict }) => {
						const reasons = verdict.kind === 'refused' ? verdict.reasons : [];
						expect(reasons.filter(({ kind }) => kind === 'law')).toEqual([]);
					});
				}),
			);
		});

		it('break no law in guided mode', () => {
			fc.assert(
				fc.property(runs, ([data, walked]) => {
					walk(modelOf(product, data, 'guided'), walked, (_, entry) => expect(entry.breaches).toEqual([]));
				}),
			);
		});

		it('keep every fact in its domain, exactly one outcome, and snapshots as they were', () => {
			fc.assert(
				fc.property(runs, ([data, walked]) => {
					const model = modelOf(product, data, 'open');
					const definitions = product.facts(model.deployment);
					walk(model, walked, (simulation, _, before) => {
						expect(outsideDomain(definitions, factsOf(simulation.snapshot))).toBeUndefined();
						expect(() => outcomeOf(simulation.snapshot)).not.toThrow();
						expect(Object.isFrozen(before.snapshot) && Object.isFrozen(before.snapshot.context)).toBe(true);
					});
				}),
			);
		});

		it('never reach in guided mode what must never be', () => {
			fc.assert(
				fc.property(runs, ([data, walked]) => {
					const model = modelOf(product, data, 'guided');
					const conditions = never
						.filter(([, { concerns }]) => concerns?.(model.deployment) ?? true)
						.map(([name, { condition }]) => ({ name, condition: condition(model.deployment) }));
					walk(model, walked, ({ snapshot }) => {
						const reached = conditions.filter(({ condition }) => holds(model.machine, snapshot, noEvent, condition));
						expect(reached.map(({ name }) => name)).toEqual([]);
					});
				}),
			);
		});

		it('are the same bytes for the same choices', () => {
			fc.assert(
				fc.property(runs, ([data, walked]) => {
					const bytes = () => JSON.stringify(walk(modelOf(product, data, 'open'), walked));
					expect(bytes()).toBe(bytes());
				}),
				{ numRuns: 20 },
			);
		});
	});

	describe(`the properties of ${product.name}`, () => {
		let open: Model[] | undefined;
		const openModels = () => {
			open ??= [...examples.map(([, data]) => data), ...moreDeployments].map((data) => modelOf(product, data, 'open'));
			return open;
		};
		const restingOnLaw = invariants.filter(([, { restsOn }]) => restsOn.length > 0);
		const restingOnPhysics = invariants.filter(([, { restsOn }]) => restsOn.length === 0);

		it('rest on law rules that exist', () => {
			const law = lawNames(product);
			expect(invariants.flatMap(([, { restsOn }]) => restsOn).filter((name) => !law.includes(name))).toEqual([]);
		});

		it('concern an example each', () => {
			const concerned = explorables('guided').flatMap(({ model }) => propertiesConcerning(model));
			expect(properties.filter(([name]) => !concerned.some(([known]) => known === name))).toEqual([]);
		});

		it.each(properties)('hold in guided mode: %s', (name, property) => {
			const answers = explorables('guided').map((explorable) => answerOf(explorable, name, property));
			expect(answers.filter((found) => found !== undefined && found.verdict.kind !== 'holds')).toEqual([]);
		});

		it.each(restingOnLaw)('need law: %s is violated in open mode', (name, property) => {
			const more = moreDeployments.map((data) => makeExplorable(modelOf(product, data, 'open')));
			const verdicts = [...explorables('open'), ...more].map(
				(explorable) => answerOf(explorable, name, property)?.verdict.kind,
			);
			expect(verdicts).toContain('violated');
		});

		it.each(restingOnLaw)('rest on exactly the rules that they name: %s', (name, property) => {
			const models = openModels().filter(({ deployment }) => property.concerns?.(deployment) ?? true);
			const verdictWith = (model: Model, rules: readonly string[]) =>
				answerOf(keepingOnly(model, rules), name, property)?.verdict.kind;
			// The smallest and the largest of them; what all rules together do is asked of each above.
			const ends = [...new Set([models[0], models.at(-1)])].filter((model) => model !== undefined);
			expect(ends.map((model) => verdictWith(model, property.restsOn))).toEqual(ends.map(() => 'holds'));
			const needless = property.restsOn.filter((rule) => {
				const others = property.restsOn.filter((other) => other !== rule);
				return !models.some((model) => verdictWith(model, others) === 'violated');
			});
			expect(needless).toEqual([]);
		});

		it.each(restingOnPhysics)('need no law: %s holds in open mode', (name, property) => {
			const verdicts = explorables('open').map((explorable) => answerOf(explorable, name, property)?.verdict.kind);
			expect([...new Set(verdicts)].filter((kind) => kind !== undefined)).toEqual(['holds']);
		});
	});

	it(`lets ${product.name} do something at the begin of every example`, () => {
		for (const [, data] of examples) {
			const [simulation] = begin(modelOf(product, data, 'guided'));
			expect(vocabulary(simulation.model).some((event) => isPossible(simulation, event))).toBe(true);
		}
	});
}

/** Where a `fill` step leads: to where the next step of the scenario, or its end, makes sense. */
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import { fact } from '../../machines/kit/conditions.js';
import { delayEnd } from '../../machines/kit/delays.js';
import { describeEvent, type ProductEvent } from '../../machines/kit/events.js';
import { expectedMoment } from '../scenario/moment.js';
import type { FindFill } from '../scenario/run.js';
import { isAt, type StateReference } from '../scenario/stateReference.js';
import { pathInRegion, regionOf } from '../simulation/configuration.js';
import { nameOfDelayEnd } from '../simulation/simulation.js';
import { isActive } from './compile/chart.js';
import { and, type Expression, isIn, or } from './program/expression.js';
import { compileCondition, type Explorable } from './questions.js';

type Wanted = Parameters<FindFill>[1];

/** The condition that is met where a run can go on, or why nothing says where that is. */
export type FillGoal =
	| { readonly ok: true; readonly condition: Expression }
	| { readonly ok: false; readonly because: string };

/** Reads the goal from the step after the `fill`; behind the last step from what the scenario expects at its end. */
export function goalOf(explorable: Explorable, { step, end }: Wanted): FillGoal {
	if (step === undefined) return momentGoal(explorable, end ?? {}, 'the scenario does not say in which states it ends');
	const { action } = step;
	switch (action.kind) {
		case 'event':
		case 'system':
			return found(possible(explorable, action.event));
		case 'fault': {
			const strikes = possible(explorable, action.event);
			return found(action.at === undefined ? strikes : and([strikes, inState(explorable, action.at)]));
		}
		case 'until':
			return found(inState(explorable, action.reference));
		case 'expect':
			return momentGoal(explorable, step.expect ?? {}, 'the next step does not say which states to reach');
		case 'wait':
		case 'random':
		case 'fill':
			return {
				ok: false,
				because: 'the next step does not say where to go: expected do, fault, until or expect behind fill',
			};
	}
}

function found(condition: Expression): FillGoal {
	return { ok: true, condition };
}

/** Holds where the event would be accepted. */
function possible({ model, compiled: { program } }: Explorable, wanted: ProductEvent): Expression {
	const name = describeEvent(wanted);
	const numbers = program.events.flatMap((event, number) => {
		const shown = delayEnd(event.type) === undefined ? event : nameOfDelayEnd(model, event.type);
		return describeEvent(shown) === name ? [number] : [];
	});
	const reactions = numbers.flatMap((number) => program.alternatives[number]?.reactions ?? []);
	return or(
		reactions.flatMap(({ component, chains }) =>
			[...chains].map(([code, chain]) =>
				and([isIn(component, [code], program.fields[component]?.size ?? 1), or(chain.map(({ guard }) => guard))]),
			),
		),
	);
}

function inState({ compiled: { chart } }: Explorable, { region, state }: StateReference): Expression {
	return activeOne(chart, (node) => regionOf(node) === region && isAt(state, pathInRegion(node)));
}

function activeOne(chart: Explorable['compiled']['chart'], matches: (node: AnyStateNode) => boolean): Expression {
	return or([...chart.places.keys()].filter(matches).map((node) => isActive(chart, node)));
}

function momentGoal(
	explorable: Explorable,
	expected: Parameters<typeof expectedMoment>[0],
	otherwise: string,
): FillGoal {
	const { states, facts, outcome } = expectedMoment(expected, explorable.model);
	const { chart } = explorable.compiled;
	const parts = [
		...states.map((reference) => inState(explorable, reference)),
		...facts.map(([name, value]) => compileCondition(explorable, fact(name, value))),
		...(outcome === undefined ? [] : [activeOne(chart, ({ tags }) => tags.includes(`outcome:${outcome}`))]),
	];
	return parts.length === 0 ? { ok: false, because: otherwise } : found(and(parts));
}

/**
 * Random walks, for what is too big to explore: many steps a second over packed states, the same for the same seed,
 * with a record of what they have met. A walk in which a condition was met can be followed on the reference engine.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Condition } from '../../machines/kit/conditions.js';
import { createStepper } from './generate/engines.js';
import { layOut, readCode } from './generate/layout.js';
import { evaluate } from './program/expression.js';
import { compileCondition, type Explorable } from './questions.js';
import type { Progress } from './search/progress.js';
import { firstState } from './states.js';

/** How to walk. */
export interface WalkPlan {
	readonly seed: number;
	readonly walks: number;
	/** Steps of a walk at most; it ends earlier where nothing can happen. */
	readonly length: number;
	/** Conditions that should never be met. */
	readonly never: readonly { readonly name: string; readonly condition: Condition }[];
}

/** A walk in which a condition was met. */
export interface WalkFinding {
	readonly name: string;
	/** The walk, counted from 0. */
	readonly walk: number;
	/** The events up to the state in which the condition holds, by number. */
	readonly events: readonly number[];
}

/** What walks have met. */
export interface WalkRecord {
	readonly steps: number;
	/** The numbers of the transitions that were taken. */
	readonly transitions: ReadonlySet<number>;
	/** For each component its leaves, by code. */
	readonly leaves: ReadonlyMap<number, ReadonlySet<number>>;
	/** The first finding for each condition that was met. */
	readonly findings: readonly WalkFinding[];
}

const progressEvery = 100_000;

/** Walks at random: each way to go on is equally likely. */
export function* walkAtRandom(explorable: Explorable, plan: WalkPlan): Generator<Progress, WalkRecord> {
	const { program, origins } = explorable.compiled;
	const layout = layOut(program);
	const stepper = createStepper(program, layout, 'transition');
	const events = new Map(program.events.map((event, number) => [event, number]));
	const eventOf = (label: number) => (label < 0 ? -1 - label : (events.get(origins[label]?.event as never) ?? -1));
	const generator = xoroshiro128plus(plan.seed);
	const checks = plan.never.map(({ name, condition }) => ({
		name,
		condition: compileCondition(explorable, condition),
	}));
	const components = program.fields.flatMap(({ kind }, field) => (kind === 'component' ? [field] : []));
	const transitions = new Set<number>();
	const leaves = new Map(components.map((field) => [field, new Set<number>()]));
	const findings: WalkFinding[] = [];
	const first = stepper.begin(firstState(program, layout));
	const state = first.slice();
	const path: number[] = [];
	let steps = 0;
	const look = (walk: number) => {
		for (const field of components) leaves.get(field)?.add(readCode(layout, state, field));
		for (const { name, condition } of checks) {
			if (findings.some((finding) => finding.name === name)) continue;
			if (!evaluate(condition, (field) => readCode(layout, state, field))) continue;
			findings.push({ name, walk, events: path.map(eventOf) });
		}
	};
	for (let walk = 0; walk < plan.walks; walk += 1) {
		state.set(first);
		path.length = 0;
		look(walk);
		for (let taken = 0; taken < plan.length; taken += 1) {
			const ways = stepper.expand(state);
			if (ways === 0) break;
			const way = uniformInt(generator, 0, ways - 1);
			const label = stepper.event(way);
			path.push(label);
			if (label >= 0) transitions.add(label);
			stepper.copyState(way, state);
			steps += 1;
			look(walk);
			if (steps % progressEvery === 0) yield { states: steps, expanded: steps, bytes: 0 };
		}
	}
	return { steps, transitions, leaves, findings };
}

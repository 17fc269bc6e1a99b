/** Runs a scenario on the reference engine and compares what happens with what it expects. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { Entry } from '../simulation/entry.js';
import { variantOf } from '../simulation/model.js';
import { begin, dispatch, type Simulation, type Step } from '../simulation/simulation.js';
import { type Trace, traceOf } from '../simulation/trace.js';
import { finalDifferences, stepDifferences } from './expectations.js';
import { type Fill, perform, type StepOutcome } from './perform.js';
import type { Scenario, ScenarioStep } from './scenario.js';

/** Something that did not come as expected. */
export interface Failure {
	/** The line of the step in the scenario; undefined for the expectation at the end. */
	readonly line: number | undefined;
	readonly step: string;
	readonly message: string;
}

/** The entries that a step of the scenario led to; the first has no step and holds the begin and the duties. */
export interface StepRecord {
	readonly step: ScenarioStep | undefined;
	readonly entries: readonly Entry[];
}

/** A scenario that has been run. */
export interface ScenarioResult {
	readonly scenario: Scenario;
	/** The seed of this run, which may be another than the scenario's own. */
	readonly seed: number;
	readonly passed: boolean;
	readonly failures: readonly Failure[];
	readonly records: readonly StepRecord[];
	/** Where the run stands at its end; undefined if the deployment was refused. */
	readonly simulation: Simulation | undefined;
	/** The run written down, made when it is first asked for; undefined if the deployment was refused. */
	readonly trace: () => Trace | undefined;
	/** Every clause that the run met. */
	readonly clauses: readonly string[];
}

/** Variations of a run: another seed, or a rule dropped to see whether the scenario notices. */
export interface RunOptions {
	readonly seed?: number | undefined;
	readonly droppedRule?: string | undefined;
	/** Finds the way of `fill` steps; a scenario with one fails without. */
	readonly findFill?: FindFill | undefined;
	/** How many steps the product may take by itself; as many as any upgrade needs if left out. */
	readonly productSteps?: number | undefined;
}

/** Finds the shortest legal way from where a run stands to where a step, or the end of the scenario, makes sense. */
export type FindFill = (
	simulation: Simulation,
	goal: { readonly step: ScenarioStep | undefined; readonly end: Scenario['expect'] },
) => ReturnType<Fill>;

/** Runs a scenario from its first step to the first that fails, or to its end. */
export function runScenario(scenario: Scenario, options: RunOptions = {}): ScenarioResult {
	if (scenario.model === undefined) return refusedDeployment(scenario);
	const { mode } = scenario;
	const { droppedRule } = options;
	const model = droppedRule === undefined ? scenario.model : variantOf(scenario.model, { mode, droppedRule });
	const seed = options.seed ?? scenario.seed;
	const prepared = prepare(begin(model, seed), scenario.prepared);
	const records: StepRecord[] = [{ step: undefined, entries: prepared.entries }];
	let failures: readonly Failure[] = prepared.failures;
	let { simulation } = prepared;
	for (const [index, step] of scenario.steps.entries()) {
		if (failures.length > 0) break;
		const goal = { step: scenario.steps[index + 1], end: scenario.expect };
		const fill: Fill = (here) => options.findFill?.(here, goal) ?? nobodyFills;
		const outcome = perform(simulation, step, fill, options.productSteps);
		simulation = outcome.simulation;
		records.push({ step, entries: outcome.entries });
		failures = failuresOf(step, outcome);
	}
	const entries = records.flatMap((record) => record.entries);
	if (failures.length === 0) failures = failuresAtEnd(scenario, simulation, entries);
	else failures = [...failures, ...unreached(scenario, records.length - 1)];
	const head = { title: scenario.title, seed, givenDeployment: scenario.givenDeployment };
	const end = simulation;
	return {
		scenario,
		seed,
		passed: failures.length === 0,
		failures,
		records,
		simulation,
		trace: lazily(() => traceOf(end, entries, head)),
		clauses: [...new Set(entries.flatMap(({ clauses }) => clauses))],
	};
}

const nobodyFills = { ok: false, because: 'the way was not looked for' } as const;

function refusedDeployment(scenario: Scenario): ScenarioResult {
	const expected = scenario.expect?.refusedDeployment ?? [];
	const clauses = scenario.deploymentRefusals.flatMap((refusal) => refusal.clauses);
	const messages = [
		...(expected.length === 0
			? scenario.deploymentRefusals.flatMap(({ problems }) =>
					problems.map(({ message }) => `the deployment is outside the guide: ${message}`),
				)
			: []),
		...expected
			.filter((clause) => !clauses.includes(clause))
			.map((clause) => `expected the deployment to be refused for ${clause}, was refused for ${clauses.join(', ')}`),
		...(scenario.stepCount > 0 ? [`${steps(scenario.stepCount)} not reached: the deployment is refused`] : []),
	];
	return {
		scenario,
		seed: scenario.seed,
		passed: messages.length === 0,
		failures: messages.map((message) => ({ line: undefined, step: 'deployment', message })),
		records: [],
		simulation: undefined,
		trace: () => undefined,
		clauses: [...new Set(clauses)],
	};
}

function prepare([first, entry]: Step, events: readonly ProductEvent[]) {
	let simulation = first;
	const entries = [entry];
	const failures: Failure[] = [];
	for (const event of events) {
		const [next, done] = dispatch(simulation, event);
		simulation = next;
		entries.push(done);
		if (done.verdict.kind === 'refused') {
			failures.push({ line: undefined, step: 'prepared', message: `${event.type} was refused` });
		}
	}
	return { simulation, entries, failures };
}

function failuresOf(step: ScenarioStep, outcome: StepOutcome): readonly Failure[] {
	const failure = (message: string): Failure => ({ line: step.line, step: step.text, message });
	if (outcome.stuck !== undefined) return [failure(outcome.stuck)];
	const last = outcome.entries.at(-1);
	const isFault = step.action.kind === 'fault';
	const expectsNothing = step.expect?.noEffect !== undefined || step.expect?.refused !== undefined;
	if (isFault && last?.verdict.kind === 'noEffect' && !expectsNothing) return [failure('the fault changed nothing')];
	// A drawn event was possible when it was drawn, so only steps that name their event can be refused.
	return stepDifferences(step.expect ?? {}, outcome.simulation, outcome.entries).map(failure);
}

function failuresAtEnd(scenario: Scenario, simulation: Simulation, entries: readonly Entry[]): readonly Failure[] {
	const { expect } = scenario;
	if (expect === undefined) return [];
	const notRefused =
		(expect.refusedDeployment?.length ?? 0) > 0
			? ['expected the deployment to be refused, but it is within the guide']
			: [];
	return [...notRefused, ...finalDifferences(expect, simulation, entries)].map((message) => ({
		line: undefined,
		step: 'at the end',
		message,
	}));
}

function unreached(scenario: Scenario, reached: number): readonly Failure[] {
	const count = scenario.steps.length - reached;
	if (count <= 0) return [];
	const first = scenario.steps[reached];
	return [{ line: first?.line, step: first?.text ?? '', message: `${steps(count)} not reached` }];
}

function lazily<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

function steps(count: number): string {
	return count === 1 ? '1 step' : `${count} steps`;
}

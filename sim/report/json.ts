/** Results as a plain object for other programs. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { Mode } from '../../machines/kit/variants.js';
import type { Failure, ScenarioResult } from '../scenario/run.js';
import { titleOf } from '../simulation/changes.js';
import type { SimulatedTime } from '../simulation/time.js';
import type { Trace } from '../simulation/trace.js';
import { serviceFigures } from './services.js';

/** Law that was broken, with the step that broke it. */
export interface JsonBreach {
	/** The number of the entry in the trace. */
	readonly entry: number;
	readonly at: SimulatedTime;
	readonly event: ProductEvent;
	readonly rule: string;
	readonly demands: string;
	readonly clauses: readonly string[];
}

/** A hazard that holds at the end. */
export interface JsonHazard {
	readonly name: string;
	readonly title: string;
	readonly clauses: readonly string[];
}

/** A service: how long it was not up, and its level at the end (`up`, `50%`, `degraded`, `down`). */
export interface JsonService {
	readonly now: string;
	readonly down: SimulatedTime;
	readonly degraded: SimulatedTime;
}

/** A failure; `line` is null where no line of the scenario is to blame. */
export interface JsonFailure {
	readonly line: number | null;
	readonly step: string;
	readonly message: string;
}

/** Why the deployment is outside the guide. */
export interface JsonRefusal {
	readonly check: string;
	readonly demands: string;
	readonly clauses: readonly string[];
	readonly messages: readonly string[];
}

/** The result of one scenario. What a refused deployment has not is null or empty. */
export interface JsonScenario {
	readonly file: string;
	readonly title: string;
	readonly product: string;
	readonly mode: Mode;
	readonly passed: boolean;
	readonly failures: readonly JsonFailure[];
	readonly deploymentRefusals: readonly JsonRefusal[];
	readonly outcome: string | null;
	readonly time: SimulatedTime | null;
	readonly services: Readonly<Record<string, JsonService>>;
	readonly breaches: readonly JsonBreach[];
	readonly hazards: readonly JsonHazard[];
	readonly trace: Trace | null;
}

/** The results of a whole run of the tool. */
export interface JsonReport {
	readonly format: 'rehearse-report';
	readonly version: 1;
	readonly passed: number;
	readonly failed: number;
	readonly scenarios: readonly JsonScenario[];
}

function jsonFailure({ line, step, message }: Failure): JsonFailure {
	return { line: line ?? null, step, message };
}

function jsonScenario({ scenario, passed, failures, records, simulation, ...result }: ScenarioResult): JsonScenario {
	const trace = result.trace();
	const figures = simulation === undefined ? [] : serviceFigures(simulation);
	return {
		file: scenario.file,
		title: scenario.title,
		product: scenario.product.name,
		mode: scenario.mode,
		passed,
		failures: failures.map(jsonFailure),
		deploymentRefusals: scenario.deploymentRefusals.map(({ check, demands, clauses, problems }) => ({
			check,
			demands,
			clauses,
			messages: problems.map(({ message }) => message),
		})),
		outcome: trace?.outcome ?? null,
		time: trace?.time ?? null,
		services: Object.fromEntries(figures.map(({ name, now, down, degraded }) => [name, { now, down, degraded }])),
		breaches: records
			.flatMap(({ entries }) => entries)
			.flatMap(({ index, at, event, breaches }) =>
				breaches.map(({ rule, demands, clauses }) => ({ entry: index, at, event, rule, demands, clauses })),
			),
		hazards: (simulation?.hazards ?? []).map((hazard) => ({
			name: hazard.name,
			title: titleOf(hazard),
			clauses: hazard.definition.clauses,
		})),
		trace: trace ?? null,
	};
}

/** The results as plain data, ready for `JSON.stringify`: no undefined values, keys always in the same order. */
export function jsonReport(results: readonly ScenarioResult[]): JsonReport {
	const failed = results.filter(({ passed }) => !passed).length;
	return {
		format: 'rehearse-report',
		version: 1,
		passed: results.length - failed,
		failed,
		scenarios: results.map(jsonScenario),
	};
}

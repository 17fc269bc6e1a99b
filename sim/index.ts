/**
 * The library: load scenarios, simulate, replay, and build products.
 *
 * Nothing here reads files, the clock, the environment or chance; what it needs from outside is handed to it.
 */

export { loadProduct, productNames } from '../machines/index.js';
export * from '../machines/kit/index.js';
export { type LoadedDeployment, loadDeployment } from './scenario/deployment.js';
export { type Library, loadScenario } from './scenario/load.js';
export type { Loaded, Problem, Source } from './scenario/problem.js';
export { type Failure, type RunOptions, runScenario, type ScenarioResult, type StepRecord } from './scenario/run.js';
export type { DeploymentRefusal, Scenario, ScenarioStep, StepAction } from './scenario/scenario.js';
export { factsOf, outcomeOf, regionStates, serviceLevels } from './simulation/configuration.js';
export type { Entry, Verdict } from './simulation/entry.js';
export { createModel, type Model, type ModelOptions, vocabulary } from './simulation/model.js';
export { type ReplayResult, replay } from './simulation/replay.js';
export { advance, begin, dispatch, isPossible, type Simulation, type Step } from './simulation/simulation.js';
export { describeTime, type SimulatedTime } from './simulation/time.js';
export { type Trace, type TraceEntry, traceOf } from './simulation/trace.js';

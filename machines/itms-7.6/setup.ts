/** The XState setup of IT Management Suite, and the types of the regions that are written with it. */
import { chartSetup } from '../kit/chart.js';
import { delays } from './delays.js';
import { deployment as deploymentKind } from './deployment/index.js';
import type { Deployment } from './deployment/schema.js';
import { rules } from './rules/index.js';

/** The XState setup for a deployment. */
export function managementSuiteSetup(deployment: Deployment) {
	return chartSetup({ rules, delays, deployment: deploymentKind }, deployment);
}

/** A state of the chart, with a description that a trainee understands. */
export type Region = Parameters<ReturnType<typeof managementSuiteSetup>['createStateConfig']>[0] & {
	readonly description: string;
};

/** What a state does on events. */
export type Handlers = NonNullable<Region['on']>;

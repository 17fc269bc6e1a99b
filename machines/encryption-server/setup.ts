/** The XState setup of Encryption Management Server, and the type of the regions that are written with it. */
import { chartSetup } from '../kit/chart.js';
import { delays } from './delays.js';
import { deployment as deploymentKind } from './deployment.js';
import type { Deployment } from './deploymentSchema.js';
import { rules } from './rules/index.js';

/** The XState setup of Encryption Management Server for a deployment. */
export function encryptionServerSetup(deployment: Deployment) {
	return chartSetup({ rules, delays, deployment: deploymentKind }, deployment);
}

/** A state of the chart, with a description that a trainee understands. */
export type Region = Parameters<ReturnType<typeof encryptionServerSetup>['createStateConfig']>[0] & {
	readonly description: string;
};

/** What a state does on events. */
export type Handlers = NonNullable<Region['on']>;

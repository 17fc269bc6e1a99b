/** The XState setup of Lotus Protector, and the type of the regions that are written with it. */
import { chartSetup } from '../kit/chart.js';
import { delays } from './delays.js';
import { type Deployment, deployment as deploymentKind } from './deployment.js';
import { rules } from './rules/index.js';

/** The XState setup of Lotus Protector for a deployment. */
export function lotusProtectorSetup(deployment: Deployment) {
	return chartSetup({ rules, delays, deployment: deploymentKind }, deployment);
}

/** A state of the chart, with a description that a trainee understands. */
export type Region = Parameters<ReturnType<typeof lotusProtectorSetup>['createStateConfig']>[0] & {
	readonly description: string;
};

/** What a state does on events. */
export type Handlers = NonNullable<Region['on']>;

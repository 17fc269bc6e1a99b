/** The XState setup of PureMessage, and the type of the regions that are written with it. */
import { chartSetup } from '../kit/chart.js';
import { delays } from './delays.js';
import { type Deployment, deployment as deploymentKind } from './deployment.js';
import { rules } from './rules.js';

/** The XState setup of PureMessage for a deployment. */
export function pureMessageSetup(deployment: Deployment) {
	return chartSetup({ rules, delays, deployment: deploymentKind }, deployment);
}

/** A state of the chart, with a description that a trainee understands. */
export type Region = Parameters<ReturnType<typeof pureMessageSetup>['createStateConfig']>[0] & {
	readonly description: string;
};

/** The deployments of IT Management Suite 7.5 that can be upgraded. */
import type { DeploymentKind } from '../../kit/product.js';
import type { ClauseId } from '../guide.generated.js';
import { checks } from './checks.js';
import { examples } from './examples.js';
import { type Deployment, regions, schema } from './schema.js';

/** The form of deployments, what the guide does not cover, and examples. */
export const deployment: DeploymentKind<ClauseId, Deployment> = {
	schema,
	regions,
	servers: ({ servers }) => Object.keys(servers),
	durations: ({ durations, servers }, server) => ({ ...durations, ...servers[server]?.durations }),
	checks,
	examples,
};

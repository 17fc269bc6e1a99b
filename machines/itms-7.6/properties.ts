/** What holds in every upgrade to 7.6, and what can be reached. */
import type { Properties } from '../kit/properties.js';
import type { Deployment } from './deployment/schema.js';
import type { ClauseId } from './guide.generated.js';

/** Every property by name. */
export const properties: Properties<ClauseId, Deployment> = {};

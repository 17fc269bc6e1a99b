/** What holds in every run, or in some. */
import type { Properties } from '../../kit/properties.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { neverReached } from './never.js';
import { orders } from './orders.js';
import { witnesses } from './witnesses.js';

/** Every property by name. */
export const properties: Properties<ClauseId, Deployment> = { ...neverReached, ...orders, ...witnesses };

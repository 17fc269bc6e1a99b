/** What the guide recommends without demanding it. */
import type { AdviceDefinitions } from '../../kit/rules.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { planning } from './planning.js';
import { sizing } from './sizing.js';

/** Every `should` that concerns an event, by name. */
export const advice: AdviceDefinitions<ClauseId, Deployment> = { ...planning, ...sizing };

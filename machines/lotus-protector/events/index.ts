/** What operators can do in a Lotus Protector upgrade, and what can fail. */
import type { EventDefinitions } from '../../kit/events.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { afterwards } from './afterwards.js';
import { faults } from './faults.js';
import { installation } from './installation.js';
import { preparation } from './preparation.js';

/** Every event by type. */
export const events: EventDefinitions<ClauseId, Deployment> = {
	...preparation,
	...installation,
	...afterwards,
	...faults,
};

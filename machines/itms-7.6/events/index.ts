/** What operators can do in an upgrade to 7.6, and what can fail. */
import type { EventDefinitions } from '../../kit/events.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { afterwards } from './afterwards.js';
import { cloud } from './cloud.js';
import { faults } from './faults.js';
import { installation } from './installation.js';
import { migration } from './migration.js';
import { planning } from './planning.js';
import { preparation } from './preparation.js';

/** Every event by type. */
export const events: EventDefinitions<ClauseId, Deployment> = {
	...planning,
	...preparation,
	...installation,
	...migration,
	...afterwards,
	...cloud,
	...faults,
};

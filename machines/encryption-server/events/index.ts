/** What operators can do in an upgrade of Encryption Management Server, and what can fail. */
import type { EventDefinitions } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { afterwards } from './afterwards.js';
import { cluster } from './cluster.js';
import { commandLine } from './commandLine.js';
import { faults } from './faults.js';
import { mailFlow } from './mailFlow.js';
import { migration } from './migration.js';
import { preparation } from './preparation.js';
import { saving } from './saving.js';
import { update } from './update.js';
import { verification } from './verification.js';

/** Every event by type. */
export const events: EventDefinitions<ClauseId, Deployment> = {
	...preparation,
	...saving,
	...mailFlow,
	...migration,
	...update,
	...verification,
	...cluster,
	...afterwards,
	...commandLine,
	...faults,
};

/** What the guide demands of an upgrade to 7.6 (law), and what decides its course by itself (physics). */
import { afterwards } from './afterwards.js';
import { cloudRules } from './cloud.js';
import { installation } from './installation.js';
import { migrationRules } from './migration.js';
import { preparation } from './preparation.js';
import { readiness } from './readiness.js';

/** Every rule by name. */
export const rules = {
	...preparation,
	...readiness,
	...installation,
	...migrationRules,
	...afterwards,
	...cloudRules,
};

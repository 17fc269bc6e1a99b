/** What the guide demands of an upgrade (law), and what decides its course by itself (physics). */
import { cluster } from './cluster.js';
import { commandLine } from './commandLine.js';
import { migration } from './migration.js';
import { physicsRules } from './physics.js';
import { preparation } from './preparation.js';

/** Every rule by name. */
export const rules = { ...preparation, ...migration, ...cluster, ...commandLine, ...physicsRules };

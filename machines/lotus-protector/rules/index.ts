/** What the guide demands of a Lotus Protector upgrade (law), and what decides its course by itself (physics). */
import { installation } from './installation.js';
import { physics } from './physics.js';
import { preparation } from './preparation.js';

/** Every rule by name. */
export const rules = { ...preparation, ...installation, ...physics };

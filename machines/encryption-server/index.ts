/** Symantec Encryption Management Server 3.3.2 or later to 3.4.2. */
import type { Product } from '../kit/product.js';
import { advice } from './advice.js';
import { delays } from './delays.js';
import { deployment } from './deployment.js';
import type { Deployment } from './deploymentSchema.js';
import { events } from './events/index.js';
import { facts } from './facts.js';
import { type ClauseId, guide } from './guide.generated.js';
import { hazards } from './hazards.js';
import { machine } from './machine.js';
import { duties, procedures } from './procedures.js';
import { properties } from './properties/index.js';
import { rules } from './rules/index.js';
import { services } from './services.js';
import { weakBindings } from './weakBindings.js';

/** The product, as the tools know it. */
export const product: Product<ClauseId, Deployment> = {
	name: 'encryption-server',
	title: 'Symantec Encryption Management Server 3.3.2 to 3.4.2',
	guide,
	deployment,
	events,
	delays,
	rules,
	advice,
	facts,
	services,
	hazards,
	duties,
	procedures,
	properties,
	machine,
	weakBindings,
	outOfScope: {},
};

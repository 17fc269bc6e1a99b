/** Sophos PureMessage 5.6.1 to 6. */
import type { Product } from '../kit/product.js';
import { advice } from './advice.js';
import { delays } from './delays.js';
import { type Deployment, deployment } from './deployment.js';
import { events } from './events.js';
import { facts } from './facts.js';
import { type ClauseId, guide } from './guide.generated.js';
import { hazards } from './hazards.js';
import { machine } from './machine.js';
import { duties, procedures } from './procedures.js';
import { properties } from './properties/index.js';
import { rules } from './rules.js';
import { services } from './services.js';
import { versions } from './versions.js';

export const product: Product<ClauseId, Deployment> = {
	name: 'puremessage',
	title: 'Sophos PureMessage 5.6.1 to 6',
	guide,
	deployment,
	events,
	delays,
	rules,
	advice,
	facts,
	services,
	versions,
	hazards,
	duties,
	procedures,
	properties,
	machine,
	weakBindings: {},
	outOfScope: {},
};

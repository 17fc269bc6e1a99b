/** Symantec IT Management Suite 7.5 to 7.6. */
import type { Product } from '../kit/product.js';
import { advice } from './advice/index.js';
import { delays } from './delays.js';
import { deployment } from './deployment/index.js';
import type { Deployment } from './deployment/schema.js';
import { duties } from './duties.js';
import { events } from './events/index.js';
import { facts } from './facts.js';
import { type ClauseId, guide } from './guide.generated.js';
import { hazards } from './hazards.js';
import { machine } from './machine.js';
import { procedures } from './procedures.js';
import { properties } from './properties/index.js';
import { rules } from './rules/index.js';
import { services } from './services.js';

/** The product, as the tools know it. */
export const product: Product<ClauseId, Deployment> = {
	name: 'itms-7.6',
	title: 'Symantec IT Management Suite 7.5 to 7.6',
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
	weakBindings: {
		'I76-SIM-6': 'It only names the path of a command; the restore of keys itself is modelled.',
		'I76-CEM-3': 'The guide does not list the solutions that are excepted, so nothing can depend on it.',
		'I76-HIER-8': 'A usual criterion of the assignment; nothing depends on which one is taken.',
	},
	outOfScope: {},
};

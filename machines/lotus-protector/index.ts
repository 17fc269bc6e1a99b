/** Lotus Protector for Mail Security 2.8.0.0 to 2.8.1.0. */
import type { Product } from '../kit/product.js';
import { advice } from './advice.js';
import { delays } from './delays.js';
import { type Deployment, deployment } from './deployment.js';
import { events } from './events/index.js';
import { facts } from './facts.js';
import { type ClauseId, guide } from './guide.generated.js';
import { hazards } from './hazards.js';
import { machine } from './machine.js';
import { duties, procedures } from './procedures.js';
import { properties } from './properties/index.js';
import { rules } from './rules/index.js';
import { services } from './services.js';
import { versions } from './versions.js';

const menuOnly = 'It only names the menu or command of an event that is modelled; the simulation has no menus.';

/** The product, as the tools know it. */
export const product: Product<ClauseId, Deployment> = {
	name: 'lotus-protector',
	title: 'Lotus Protector for Mail Security 2.8.0.0 to 2.8.1.0',
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
	weakBindings: {
		'LP-INS-6': menuOnly,
		'LP-INS-7': menuOnly,
		'LP-BK-11': menuOnly,
		'LP-BK-13': menuOnly,
		'LP-SUP-4': 'The channels of contact stand in another document, so the contact has none in the simulation.',
	},
	outOfScope: {},
};

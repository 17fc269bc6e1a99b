/**
 * PureMessage 5.6.1 to 6: the upgrade of a deployment of one to twenty-four servers, after the multi-server part of
 * the vendor's manual (guide.yaml).
 *
 * Regions: the deployment as a whole; for several servers the database as the others see it and the web interfaces;
 * and one region a server. Left out, because the guide leaves it to other documents or does not say: the inside of
 * the single-server steps and of the migration script, every duration, and any way back (note PM-N14).
 */
import { initialContext, regions } from '../kit/chart.js';
import { type Deployment, isMultiServer } from './deployment.js';
import { facts } from './facts.js';
import { databaseRegion } from './regions/database.js';
import { deploymentRegion } from './regions/deployment.js';
import { serverRegion } from './regions/server.js';
import { webInterfacesRegion } from './regions/webInterfaces.js';
import { pureMessageSetup } from './setup.js';

/** The guided machine for a deployment. */
export function machine(deployment: Deployment) {
	const shared = isMultiServer(deployment)
		? { database: databaseRegion(deployment), webInterfaces: webInterfacesRegion(deployment) }
		: {};
	return pureMessageSetup(deployment).createMachine({
		id: 'puremessage',
		description: 'The upgrade of a PureMessage deployment from 5.6.1 to 6.',
		type: 'parallel',
		context: initialContext(facts(deployment)),
		states: {
			deployment: deploymentRegion(deployment),
			...shared,
			servers: {
				description: 'The servers of the deployment.',
				type: 'parallel',
				states: regions(Object.keys(deployment.servers), (server) => serverRegion(deployment, server)),
			},
		},
	});
}

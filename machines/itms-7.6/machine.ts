/**
 * Symantec IT Management Suite 7.5 to 7.6, on the present server or off-box: Notification Servers alone or in a
 * hierarchy, with site servers and Internet gateways, after the vendor's QuickStart upgrade guide (guide.yaml).
 *
 * Regions: the deployment as a whole, cloud-enabled management where it is wanted, and one region for every server.
 * That of a Notification Server is parallel: its upgrade, and beside it package refresh, logs, DCOM, links, policies,
 * LAC mode and clients. Clients are counted in shares. Left out, because the guide does not say: every duration and
 * what users have of the platform meanwhile (note I76-N44), an upgrade of gateways (I76-N42), and what a restore does
 * to agents that are at 7.6 already (I76-N13).
 */
import { initialContext, regions } from '../kit/chart.js';
import { gateways, notificationServers, siteServers } from './deployment/read.js';
import type { Deployment } from './deployment/schema.js';
import { facts } from './facts.js';
import { cloudRegion } from './regions/cloud.js';
import { deploymentRegion } from './regions/deployment.js';
import { gatewayRegion } from './regions/gateway.js';
import { notificationServerRegion } from './regions/notificationServer.js';
import { siteServerRegion } from './regions/siteServer.js';
import { managementSuiteSetup } from './setup.js';

/** The guided machine for a deployment. */
export function machine(deployment: Deployment) {
	const { cloud } = deployment;
	return managementSuiteSetup(deployment).createMachine({
		id: 'itms-7-6',
		description: 'The upgrade of IT Management Suite from 7.5 to 7.6.',
		type: 'parallel',
		context: initialContext(facts(deployment)),
		states: {
			deployment: deploymentRegion(deployment),
			...(cloud ? { cloud: cloudRegion(cloud) } : {}),
			servers: {
				description: 'The servers of the deployment.',
				type: 'parallel',
				states: {
					...regions(notificationServers(deployment), (name) => notificationServerRegion(deployment, name)),
					...regions(siteServers(deployment), (name) => siteServerRegion(deployment, name)),
					...regions(gateways(deployment), (name) => gatewayRegion(deployment, name)),
				},
			},
		},
	});
}

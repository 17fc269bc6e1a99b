/**
 * Symantec Encryption Management Server 3.3.2 or later to 3.4.2: the upgrade of one server, or of a cluster with its
 * sponsor first, after the vendor's upgrade guide (guide.yaml).
 *
 * Regions: the deployment as a whole, and for every server its upgrade (by migration, by PUP, or by one and then the
 * other), and beside it the saved Organization Key and backup, its place in the mail flow, the errors that the schema
 * check found, and for a joining server its place in the cluster. Left out, because the guide does not say: every
 * duration, what failed installations, restores, updates and joins leave behind beyond the errors that the product
 * shows, the way back to the old release, and the steps of the manual join scripts (notes EMS-NOTE-28 and EMS-NOTE-37).
 */
import { initialContext, regions } from '../kit/chart.js';
import type { Deployment } from './deploymentSchema.js';
import { facts } from './facts.js';
import { deploymentRegion } from './regions/deployment.js';
import { serverRegion } from './regions/server.js';
import { encryptionServerSetup } from './setup.js';
import { serverNames } from './topology.js';

/** The guided machine for a deployment. */
export function machine(deployment: Deployment) {
	return encryptionServerSetup(deployment).createMachine({
		id: 'encryption-server',
		description: 'The upgrade of Encryption Management Server from 3.3.2 or later to 3.4.2.',
		type: 'parallel',
		context: initialContext(facts(deployment)),
		states: {
			deployment: deploymentRegion(deployment),
			servers: {
				description: 'The servers of the deployment.',
				type: 'parallel',
				states: regions(serverNames(deployment), (server) => serverRegion(deployment, server)),
			},
		},
	});
}

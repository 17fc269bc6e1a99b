/**
 * Lotus Protector for Mail Security 2.8.0.0 to 2.8.1.0: the upgrade of one server, or of a cluster of up to twenty-four,
 * after the vendor's upgrade guide (guide.yaml).
 *
 * Regions: the deployment as a whole, and for every server its upgrade in ten phases and beside it two disks, the
 * rescue partition, the address and the policies. Left out, because the guide does not say: what a failing download or
 * phase leads to beyond support, how an artefact is put back, what becomes of mail during the outage and whether other
 * members take it over (notes LP-N10, LP-N12, LP-N25), and every duration on other than the named hardware.
 */
import { initialContext, regions } from '../kit/chart.js';
import type { Deployment } from './deployment.js';
import { facts } from './facts.js';
import { deploymentRegion } from './regions/deployment.js';
import { serverRegion } from './regions/server.js';
import { lotusProtectorSetup } from './setup.js';

/** The guided machine for a deployment. */
export function machine(deployment: Deployment) {
	return lotusProtectorSetup(deployment).createMachine({
		id: 'lotus-protector',
		description: 'The upgrade of Lotus Protector from 2.8.0.0 or later to 2.8.1.0.',
		type: 'parallel',
		context: initialContext(facts(deployment)),
		states: {
			deployment: deploymentRegion(deployment),
			servers: {
				description: 'The servers of the deployment.',
				type: 'parallel',
				states: regions(Object.keys(deployment.servers), (server) => serverRegion(deployment, server)),
			},
		},
	});
}

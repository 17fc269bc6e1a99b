/** One server: its upgrade, and beside it the disks, the rescue partition, the address and the policies. */
import { regionId } from '../../kit/chart.js';
import type { Deployment } from '../deployment.js';
import type { Region } from '../setup.js';
import { addressRegion } from './address.js';
import { diskRegion } from './disks.js';
import { policiesRegion } from './files.js';
import { rescueRegion } from './rescue.js';
import { upgradeRegion } from './upgrade.js';

function roleOf({ cluster }: Deployment, server: string): string {
	if (!cluster) return 'a single server';
	return cluster.central === server ? 'Cluster Central' : 'a cluster member';
}

/** The region of one server. */
export function serverRegion(deployment: Deployment, server: string): Region {
	return {
		id: regionId(server),
		description: `The server ${server}, ${roleOf(deployment, server)}.`,
		type: 'parallel',
		states: {
			upgrade: upgradeRegion(deployment, server),
			databaseDisk: diskRegion(deployment, server, 'database'),
			messageDisk: diskRegion(deployment, server, 'message'),
			rescue: rescueRegion(deployment, server),
			address: addressRegion(deployment, server),
			policies: policiesRegion(deployment, server),
		},
	};
}

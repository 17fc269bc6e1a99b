/**
 * What users, agents and linked servers have of the deployment. What users have of the platform during an installation
 * the guide does not say; a deployment can (note I76-N44).
 */
import type { Service } from '../kit/services.js';
import { gateways, hasAgents, notificationServer, notificationServers } from './deployment/read.js';
import type { Deployment } from './deployment/schema.js';
import type { ClauseId } from './guide.generated.js';

interface Kind {
	readonly tag: string;
	readonly title: string;
	readonly clauses: readonly ClauseId[];
}

const linkClauses: readonly ClauseId[] = ['I76-MIX-1', 'I76-MIX-2', 'I76-HIER-3'];
const kinds = {
	platform: { tag: 'platform', title: 'The platform on', clauses: [] },
	agents: { tag: 'agents', title: 'Management of the clients by', clauses: ['I76-LAC-1', 'I76-NAME-1'] },
	wmi: { tag: 'wmi', title: 'The connection to WMI on', clauses: ['I76-DCOM-1', 'I76-DCOM-2'] },
	hierarchy: { tag: 'hierarchy', title: 'The hierarchy link of', clauses: linkClauses },
	replication: { tag: 'replication', title: 'Replication of', clauses: linkClauses },
} satisfies Record<string, Kind>;

/** The services of each Notification Server, and cloud-enabled management where it is wanted. */
export function services(deployment: Deployment): readonly Service<ClauseId>[] {
	const { hierarchy, cloud } = deployment;
	const perServer = notificationServers(deployment).flatMap((server) =>
		[
			kinds.platform,
			...(hasAgents(notificationServer(deployment, server)) ? [kinds.agents] : []),
			kinds.wmi,
			...(hierarchy ? [kinds.hierarchy] : []),
			...(hierarchy?.replication ? [kinds.replication] : []),
		].map(({ tag, title, clauses }) => ({
			name: `${tag}.${server}`,
			tag,
			title: `${title} ${server}`,
			servers: [server],
			needs: 'every' as const,
			clauses,
		})),
	);
	if (cloud === undefined) return perServer;
	const cloudService: Service<ClauseId> = {
		name: 'cloud',
		tag: 'cloud',
		title: 'Cloud-enabled management: one working gateway is enough',
		servers: gateways(deployment),
		needs: 'any',
		clauses: ['I76-CEM-1', 'I76-IG-1', 'I76-CERT-3'],
	};
	return [...perServer, cloudService];
}

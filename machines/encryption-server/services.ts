/** What mail users, clients and administrators have of the servers. The members of a cluster are peers: one is enough. */
import type { Service } from '../kit/services.js';
import type { Deployment } from './deploymentSchema.js';
import type { ClauseId } from './guide.generated.js';
import { serverNames } from './topology.js';

/** Services of the deployment, and two of every server. */
export function services(deployment: Deployment): readonly Service<ClauseId>[] {
	const servers = serverNames(deployment);
	const ofAll = (tag: string, title: string, clauses: readonly ClauseId[]): Service<ClauseId> => ({
		name: tag,
		tag,
		title,
		servers,
		needs: 'any',
		clauses,
	});
	const ofOne = (tag: string, title: string, clauses: readonly ClauseId[]) =>
		servers.map(
			(server): Service<ClauseId> => ({
				name: `${tag}.${server}`,
				tag,
				title: `${title} ${server}`,
				servers: [server],
				needs: 'every',
				clauses,
			}),
		);
	const held = [
		ofAll('outbound', 'Outbound email that a Message Transfer Agent routes through the servers', [
			'EMS-MTA-4',
			'EMS-MTA-5',
		]),
		ofAll('inbound', 'Incoming email for the servers, such as signed or encrypted mail', ['EMS-MTA-6']),
	];
	return [
		ofAll('mail', 'Email through the servers', ['EMS-CREQ-3', 'EMS-REPL-4', 'EMS-MTA-2']),
		...(deployment.messageTransferAgent === 'none' ? [] : held),
		ofAll('clients', 'Enrollment, policies, logging and reporting for clients', ['EMS-CLT-4', 'EMS-REPL-4']),
		...ofOne('processing', 'Email processing by', ['EMS-MTA-1']),
		...ofOne('console', 'The administrative interface of', ['EMS-HSM-4', 'EMS-PUP-6', 'EMS-RST-10']),
	];
}

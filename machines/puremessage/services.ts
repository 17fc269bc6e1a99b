/** What mail users, administrators and the mail servers themselves have of the deployment while it is upgraded. */
import type { Service } from '../kit/services.js';
import { type Deployment, isMultiServer, reachesDatabase, serversWithRole, tierOf } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

const webInterface = (tag: string, title: string, clauses: readonly ClauseId[]): Service<ClauseId> => ({
	name: tag,
	tag,
	title,
	servers: [],
	needs: 'every',
	clauses,
});

const mailServerDatabase: readonly ClauseId[] = ['PM-DB-2', 'PM-DB-3', 'PM-DB-10', 'PM-MTA-5'];

function sharedServices(deployment: Deployment): Service<ClauseId>[] {
	const endUserInterface = [
		webInterface('end-user-log-ins', 'Log-ins of users to the End User Web Interface', ['PM-EUI-1']),
		webInterface('end-user-access', 'The End User Web Interface', ['PM-EUI-8', 'PM-MAIL-5']),
	];
	return [
		...Object.keys(deployment.servers)
			.filter((server) => reachesDatabase(deployment, server))
			.map((server) => ({
				name: `database.${server}`,
				tag: 'database',
				title: `Database communication of ${server}`,
				servers: [server],
				needs: 'every' as const,
				clauses: tierOf(deployment, server) === 2 ? mailServerDatabase : (['PM-DB-10', 'PM-DB-11'] as const),
			})),
		...serversWithRole(deployment, 'csm').map((server) => ({
			name: `puremessage.${server}`,
			tag: 'puremessage',
			title: `PureMessage on ${server}, with the Centralized Server Manager`,
			servers: [server],
			needs: 'every' as const,
			clauses: ['PM-CSM-1'] as const,
		})),
		webInterface('groups-log-ins', 'Log-ins of administrators to the Groups Web Interface', ['PM-GWI-1']),
		webInterface('groups-access', 'The Groups Web Interface', ['PM-GWI-3', 'PM-MAIL-5']),
		...(serversWithRole(deployment, 'end-user-web').length > 0 ? endUserInterface : []),
	];
}

export function services(deployment: Deployment): readonly Service<ClauseId>[] {
	const filters = serversWithRole(deployment, 'mail-filter');
	const mail: Service<ClauseId> = {
		name: 'mail',
		tag: 'mail',
		title: 'Mail processing by the organization: one running mail filter is enough',
		servers: filters,
		needs: 'any',
		clauses: ['PM-MAIL-3', 'PM-MAIL-4', 'PM-DB-5'],
	};
	const perFilter = filters.map((server) => ({
		name: `mail-filter.${server}`,
		tag: 'mail',
		title: `The mail filter of ${server}`,
		servers: [server],
		needs: 'every' as const,
		clauses: ['PM-MAIL-1', 'PM-MTA-6'] as const,
	}));
	return [
		...(filters.length > 0 ? [mail, ...perFilter] : []),
		...(isMultiServer(deployment) ? sharedServices(deployment) : []),
	];
}

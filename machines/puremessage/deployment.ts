/** The deployments of PureMessage 5.6.1 that can be upgraded: servers with roles, disk figures, and a migration plan. */
import * as z from 'zod';
import type { DeploymentKind, DeploymentProblem } from '../kit/product.js';
import { durationsSchema, serverNameBeside } from '../kit/quantities.js';
import { delayNames } from './delayNames.js';
import type { ClauseId } from './guide.generated.js';

/** Roles a server can have. The Groups Web Interface has no place in the guide's role order (note PM-N4). */
export const roles = ['database', 'csm', 'mta', 'mail-filter', 'end-user-web', 'groups-web'] as const;
export type Role = (typeof roles)[number];

/** The migration options that the guide names: it tells them apart only by the Database & Quarantine step. */
export const migrationOptions = ['with-database-and-quarantine', 'without-database-and-quarantine'] as const;

/** The regions of the machine beside its servers. */
const regions = ['deployment', 'database', 'webInterfaces'];

const gigabytes = z.number().min(0).max(1_000_000);
const serverSchema = z.strictObject({
	roles: z.array(z.enum(roles)).min(1).describe('What the server does in the deployment'),
	version: z.string().default('5.6.1').describe('The PureMessage release it runs'),
	diskFreeGigabytes: gigabytes.optional().describe('Free disk space; enough if left out'),
	diskNeededGigabytes: gigabytes.optional().describe('What the installation needs on this server, data included'),
	durations: durationsSchema(delayNames).optional().describe('Durations on this server'),
});

const schema = z.strictObject({
	servers: z
		.record(serverNameBeside(regions), serverSchema)
		.refine((servers) => Object.keys(servers).length >= 1, 'A deployment has at least one server.')
		.refine((servers) => Object.keys(servers).length <= 24, 'A deployment has at most 24 servers.')
		.describe('The servers by name'),
	migration: z
		.enum(['undecided', 'none', ...migrationOptions])
		.default('undecided')
		.describe('Whether 5.6.1 data is to be migrated, and how; undecided until the first server if left out'),
	durations: durationsSchema(delayNames).optional().describe('Durations on all servers; the guide gives none'),
});

export type Deployment = z.infer<typeof schema>;

/** 1: database and CSM, 2: mail, 3: End User Web Interface; undefined for a server that is only a Groups Web Interface. */
export type Tier = 1 | 2 | 3;

const tierOfRole: Readonly<Record<Role, Tier | undefined>> = {
	database: 1,
	csm: 1,
	mta: 2,
	'mail-filter': 2,
	'end-user-web': 3,
	'groups-web': undefined,
};

function tiersOf(serverRoles: readonly Role[]): readonly Tier[] {
	return [...new Set(serverRoles.map((role) => tierOfRole[role]).filter((tier) => tier !== undefined))];
}

/** The tier of a server in a deployment of several servers. */
export function tierOf(deployment: Deployment, server: string): Tier {
	return tiersOf(deployment.servers[server]?.roles ?? [])[0] ?? 1;
}

/** The servers of a tier, in the deployment's order. */
export function serversOfTier(deployment: Deployment, tier: Tier): string[] {
	return Object.keys(deployment.servers).filter((server) => tierOf(deployment, server) === tier);
}

/** The servers with a role, in the deployment's order. */
export function serversWithRole(deployment: Deployment, role: Role): string[] {
	return Object.keys(deployment.servers).filter((server) => deployment.servers[server]?.roles.includes(role));
}

/** Whether a server talks to a database on another server. */
export function reachesDatabase(deployment: Deployment, server: string): boolean {
	return isMultiServer(deployment) && !serversWithRole(deployment, 'database').includes(server);
}

/** Whether the deployment plans to migrate 5.6.1 data. */
export function plansMigration({ migration }: Deployment): boolean {
	return (migrationOptions as readonly string[]).includes(migration);
}

/** Whether the multi-server conditions of the guide apply (PM-SCOPE-1). */
export function isMultiServer(deployment: Deployment): boolean {
	return Object.keys(deployment.servers).length > 1;
}

/** Whether the disk of a server holds what the installation needs there; true where no figures are given. */
export function diskSuffices(deployment: Deployment, server: string): boolean {
	const { diskFreeGigabytes = Number.POSITIVE_INFINITY, diskNeededGigabytes = 0 } = deployment.servers[server] ?? {};
	return diskFreeGigabytes >= diskNeededGigabytes;
}

function problemsOfServers(
	deployment: Deployment,
	problem: (server: string, serverRoles: readonly Role[]) => string | undefined,
): DeploymentProblem[] {
	return Object.entries(deployment.servers).flatMap(([server, { roles: serverRoles }]) => {
		const message = problem(server, serverRoles);
		return message === undefined ? [] : [{ message, path: ['servers', server] }];
	});
}

export const deployment: DeploymentKind<ClauseId, Deployment> = {
	schema,
	regions,
	servers: ({ servers }) => Object.keys(servers),
	durations: ({ durations, servers }, server) => ({ ...durations, ...servers[server]?.durations }),
	checks: {
		startsFrom561: {
			clauses: ['PM-GATE-1'],
			demands: 'Every server runs 5.6.1, the only release that the guide starts from.',
			problems: (given) =>
				problemsOfServers(given, (server) => {
					const version = given.servers[server]?.version;
					return version === '5.6.1' ? undefined : `${server} runs ${version}; the guide knows no way from there.`;
				}),
		},
		rolesHaveAPlace: {
			clauses: ['PM-ROLE-1'],
			demands: 'In a deployment of several servers, each has roles of one row of the role order.',
			problems: (given) =>
				isMultiServer(given)
					? problemsOfServers(given, (server, serverRoles) => {
							const tiers = tiersOf(serverRoles);
							if (tiers.length === 0)
								return `${server} is only a Groups Web Interface, for which the role order has no place. Leave it out: the interface is simulated without a server.`;
							if (tiers.length === 1) return undefined;
							return `The roles of ${server} (${serverRoles.join(', ')}) span several rows of the role order; the guide does not say when such a server is upgraded.`;
						})
					: [],
		},
		oneDatabaseAndManager: {
			clauses: ['PM-ROLE-2', 'PM-DB-1'],
			demands: 'Several servers have exactly one Database Server and one Centralized Server Manager.',
			problems: (given) =>
				isMultiServer(given)
					? (['database', 'csm'] as const).flatMap((role) => {
							const count = serversWithRole(given, role).length;
							if (count === 1) return [];
							const message = `${count === 0 ? 'No server has' : `${count} servers have`} the role ${role}; the guide speaks of one.`;
							return [{ message, path: ['servers'] }];
						})
					: [],
		},
	},
	examples: {
		single: { servers: { pm1: { roles: ['database', 'csm', 'mta', 'mail-filter', 'end-user-web'] } } },
		small: {
			servers: {
				db1: { roles: ['database', 'csm'] },
				mf1: { roles: ['mta', 'mail-filter'] },
				mf2: { roles: ['mta', 'mail-filter'] },
				web1: { roles: ['end-user-web'] },
			},
			migration: 'with-database-and-quarantine',
		},
		twoWebServers: {
			servers: {
				db1: { roles: ['database', 'csm'] },
				mf1: { roles: ['mta', 'mail-filter'] },
				web1: { roles: ['end-user-web'] },
				web2: { roles: ['end-user-web'] },
			},
			migration: 'none',
		},
		split: {
			servers: {
				db1: { roles: ['database'] },
				csm1: { roles: ['csm'] },
				mta1: { roles: ['mta'] },
				mf1: { roles: ['mail-filter'] },
				web1: { roles: ['end-user-web'] },
			},
			migration: 'none',
		},
		shortOfDisk: {
			servers: {
				db1: { roles: ['database'] },
				csm1: { roles: ['csm'] },
				mf1: { roles: ['mta', 'mail-filter'], diskFreeGigabytes: 1, diskNeededGigabytes: 2 },
			},
			migration: 'with-database-and-quarantine',
		},
	},
};

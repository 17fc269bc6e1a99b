/** The deployments of Lotus Protector that can be upgraded: one server, or a cluster with its central device. */
import * as z from 'zod';
import type { DeploymentKind, DeploymentProblem } from '../kit/product.js';
import { durationsSchema, serverNameBeside } from '../kit/quantities.js';
import { delayNames } from './delayNames.js';
import { compareVersions, firmwareLevel, targetFirmware } from './firmware.js';
import type { ClauseId } from './guide.generated.js';

/** The regions of the machine beside its servers. */
const regions = ['deployment'];

const percent = z.number().min(0).max(100).default(60);

const serverSchema = z.strictObject({
	firmware: z
		.string()
		.regex(/^\d+\.\d+\.\d+\.\d+$/, 'A firmware level has four parts, such as 2.8.0.0.')
		.default('2.8.0.0')
		.describe('The firmware level it runs'),
	platform: z.enum(['physical', 'vmware']).default('physical').describe('A device of its own, or a virtual machine'),
	hardware: z
		.enum(['xSeries-3650-M3', 'other'])
		.default('xSeries-3650-M3')
		.describe('The hardware of a physical device; the guide gives a downtime for one only'),
	addressing: z.enum(['static', 'dhcp']).default('static').describe('How it gets its IP address'),
	autoDownload: z.boolean().default(false).describe('Whether firmware updates are downloaded automatically'),
	databaseDiskFreePercent: percent.describe('Free space on the disk that holds the database, in percent'),
	messageDiskFreePercent: percent.describe('Free space on the disk that stores email messages, in percent'),
	logDisk: z
		.enum(['database', 'message'])
		.default('database')
		.describe('The disk that holds the logs; the guide does not say which'),
	storedData: z.enum(['normal', 'large']).default('normal').describe('With large, the installation takes hours'),
	referencedFiles: z
		.number()
		.int()
		.min(0)
		.max(9)
		.default(0)
		.describe('How many files its policy objects reference by the $(FILE) macro; none by default'),
	unlistedFiles: z
		.number()
		.int()
		.min(0)
		.max(9)
		.default(0)
		.describe('How many of these files the documented list misses; this goes beyond the guide'),
	updatePublished: z.boolean().default(true).describe('Whether the update is available for it from the start'),
	usage: z.enum(['low', 'high']).default('low').describe('How much it is used when its installation is planned'),
	durations: durationsSchema(delayNames).optional().describe('Durations on this server'),
});

const schema = z
	.strictObject({
		servers: z
			.record(serverNameBeside(regions), serverSchema)
			.refine((servers) => Object.keys(servers).length >= 1, 'A deployment has at least one server.')
			.refine((servers) => Object.keys(servers).length <= 24, 'A deployment has at most 24 servers.')
			.describe('The servers by name'),
		cluster: z
			.strictObject({ central: z.string().describe('The server that is Cluster Central') })
			.optional()
			.describe('Needed for several servers: they form one cluster'),
		supportEntitled: z.boolean().default(true).describe('Whether IBM support is given to this customer'),
		durations: durationsSchema(delayNames).optional().describe('Durations on all servers'),
	})
	.superRefine(({ servers, cluster }, context) => {
		const names = Object.keys(servers);
		for (const [name, { referencedFiles, unlistedFiles }] of Object.entries(servers)) {
			if (unlistedFiles <= referencedFiles) continue;
			const message = `The list cannot miss ${unlistedFiles} of ${referencedFiles} files.`;
			context.addIssue({ code: 'custom', path: ['servers', name, 'unlistedFiles'], message });
		}
		if (names.length > 1 && !cluster) {
			const message = 'Several servers form a cluster: name its central device, as in cluster: { central: lp1 }.';
			context.addIssue({ code: 'custom', path: ['cluster'], message });
		}
		if (names.length <= 1 && cluster) {
			const message = 'A single server is no cluster.';
			context.addIssue({ code: 'custom', path: ['cluster'], message });
		}
		if (names.length > 1 && cluster && !Object.hasOwn(servers, cluster.central)) {
			const message = `The central device "${cluster.central}" is not among the servers ${names.join(', ')}.`;
			context.addIssue({ code: 'custom', path: ['cluster', 'central'], message });
		}
	});

/** A deployment as the schema has parsed it. */
export type Deployment = z.infer<typeof schema>;
/** One server of a deployment. */
export type Server = Deployment['servers'][string];

/** The servers of a cluster beside its central device; none for a single server. */
export function clusterMembers({ servers, cluster }: Deployment): string[] {
	return cluster ? Object.keys(servers).filter((server) => server !== cluster.central) : [];
}

/** How many of a server's referenced files the documented list shows (note LP-N19). */
export function listedFiles({ referencedFiles, unlistedFiles }: Server): number {
	return referencedFiles - unlistedFiles;
}

/** The names of the servers that a test holds for, in the deployment's order. */
export function serversWhere({ servers }: Deployment, test: (server: Server) => boolean): string[] {
	return Object.entries(servers)
		.filter(([, server]) => test(server))
		.map(([name]) => name);
}

function newerThanTarget({ servers }: Deployment): DeploymentProblem[] {
	return Object.entries(servers)
		.filter(([, { firmware }]) => compareVersions(firmware, targetFirmware) > 0)
		.map(([server, { firmware }]) => ({
			message: `${server} runs ${firmware}; the guide ends at ${targetFirmware}.`,
			path: ['servers', server, 'firmware'],
		}));
}

function membersAheadOfCentral(deployment: Deployment): DeploymentProblem[] {
	const { servers, cluster } = deployment;
	const isUpgraded = (server: string) => firmwareLevel(servers[server]?.firmware ?? '') === targetFirmware;
	if (!cluster || isUpgraded(cluster.central)) return [];
	return clusterMembers(deployment)
		.filter(isUpgraded)
		.map((server) => ({
			message: `${server} is upgraded already while Cluster Central (${cluster.central}) is not.`,
			path: ['servers', server, 'firmware'],
		}));
}

/** The form of deployments, what the guide does not cover, and examples. */
export const deployment: DeploymentKind<ClauseId, Deployment> = {
	schema,
	regions,
	servers: ({ servers }) => Object.keys(servers),
	durations: ({ durations, servers }, server) => ({ ...durations, ...servers[server]?.durations }),
	checks: {
		notBeyondTheTarget: {
			clauses: ['LP-FW-1', 'LP-OS-2'],
			demands: 'No server runs firmware above 2.8.1.0, where the guide ends.',
			problems: newerThanTarget,
		},
		centralNotBehind: {
			clauses: ['LP-CLU-2'],
			demands: 'No cluster member is at 2.8.1.0 before Cluster Central is.',
			problems: membersAheadOfCentral,
		},
	},
	examples: {
		single: { servers: { lp1: {} } },
		vmware: { servers: { lp1: { platform: 'vmware', autoDownload: true, updatePublished: false } } },
		dhcpWithFiles: { servers: { lp1: { addressing: 'dhcp', referencedFiles: 2 } } },
		cluster: { servers: { lp1: {}, lp2: {}, lp3: {} }, cluster: { central: 'lp1' } },
		oldFirmware: { servers: { lp1: { firmware: '2.7.0.0' } } },
		clusterWithOldMember: { servers: { lp1: {}, lp2: { firmware: '2.7.0.0' } }, cluster: { central: 'lp1' } },
		shortOfDisk: {
			servers: { lp1: { databaseDiskFreePercent: 49, referencedFiles: 2, unlistedFiles: 1 } },
			supportEntitled: false,
		},
	},
};

/** The form of deployments: Notification Servers, site servers and Internet gateways. What is left out suffices. */
import * as z from 'zod';
import { durationsSchema, serverNameBeside } from '../../kit/quantities.js';
import { delayNames } from '../delayNames.js';
import { products } from './products.js';
import { missingRequirements, siteServerRequirements } from './requirements.js';

/** The regions of the machine beside its servers. */
export const regions = ['deployment', 'cloud'];

const positive = z.number().min(0).max(1_000_000);
const count = z.int().min(0).max(1_000_000);

const hardwareSchema = z
	.strictObject({
		cores: positive.optional().describe('Processor cores'),
		gigahertz: positive.optional().describe('Speed of a core'),
		ramGigabytes: positive.optional().describe('Memory'),
		diskGigabytes: positive.optional().describe('Disk capacity'),
		cacheMegabytes: positive.optional().describe('L2 cache of the processor'),
		dualGigabitNetwork: z.boolean().optional().describe('Whether it has dual gigabit links, load balanced'),
		iops: z
			.strictObject({ c: positive.optional(), d: positive.optional(), e: positive.optional(), f: positive.optional() })
			.optional()
			.describe('Input and output operations a second, by drive'),
	})
	.describe('Hardware; what is left out suffices');

const driveSchema = z.strictObject({
	raid: z.enum(['none', '0', '1', '5', '10', '0+1']).optional().describe('RAID level'),
	gigabytes: positive.optional().describe('Size'),
});

const sqlSchema = z.strictObject({
	placement: z
		.enum(['on-box', 'separate'])
		.optional()
		.describe('On the server of the platform or on one of its own; on-box up to 5,000 endpoints by default'),
	version: z.string().default('2012').describe('SQL Server version, such as 2008 R2 SP1, 2012 or 2014'),
	edition: z.enum(['Express', 'Standard', 'Enterprise']).optional().describe('SQL Server edition'),
	hardware: hardwareSchema.optional(),
	systemDrive: driveSchema.optional(),
	databaseDrive: driveSchema.optional(),
	temporaryDrive: driveSchema.optional(),
	logDrive: driveSchema.optional(),
	databaseGigabytes: positive.optional().describe('Size of the CMDB'),
});

const operatingSystem = z.string().default('Windows Server 2012 R2').describe('Operating system');
const hypervisor = z.string().optional().describe('What it runs on if it is a virtual machine: VMware ESX 5.1');
const missing = z.array(z.enum(missingRequirements)).default([]).describe('What the readiness check will find missing');

const newServerSchema = z
	.strictObject({
		hardware: z.enum(['new', 'reused']).default('new').describe('New hardware, or the same with a new system'),
		operatingSystem,
		hypervisor,
		resources: hardwareSchema.optional(),
		newSqlServer: z.boolean().default(false).describe('Whether the CMDB goes to another SQL server'),
		databaseServerCollation: z
			.string()
			.optional()
			.describe('Collation of that SQL server; that of the CMDB by default'),
		missing,
	})
	.describe('Where 7.6 can be installed instead of on the present server');

const notificationServerSchema = z.strictObject({
	role: z.literal('notification-server'),
	build: z.string().default('7.5 SP1 HF5').describe('The release it runs: 7.5, 7.5 SP1, 7.5 SP1 HF5'),
	acceptNewerBuild: z.boolean().default(false).describe('Takes a later hot fix than HF5 for HF5; beyond the guide'),
	endpoints: count.default(1000).describe('How many endpoints it manages'),
	waves: z.int().min(1).max(10).default(1).describe('In how many equal shares its clients are upgraded'),
	clientPlatforms: z.array(z.string()).min(1).default(['Windows 7']).describe('Platforms of its clients'),
	suites: z
		.array(z.enum(['client', 'server', 'asset']))
		.min(1)
		.default(['client'])
		.describe('Management suites'),
	operatingSystem,
	hypervisor,
	hardware: hardwareSchema.optional(),
	sql: sqlSchema.default({ version: '2012' }),
	collation: z.string().default('SQL_Latin1_General_CP1_CI_AS').describe('Collation of its database, the CMDB'),
	databaseServerCollation: z.string().optional().describe('Collation of its SQL Server; that of the CMDB by default'),
	missing,
	dcom: z.enum(['enabled', 'disabled']).default('enabled').describe('The DCOM service as it is found'),
	separatedApplicationPools: count.default(0).describe('Application pools that were split off for a solution'),
	logErrors: z.boolean().default(false).describe('Whether the Altiris Log Viewer shows errors at the start'),
	diagnosticsErrors: z.boolean().default(false).describe('Whether SMP Diag shows errors at the start'),
	serviceAccountAdministrator: z.boolean().default(true).describe('Whether the service account is administrator here'),
	installationManager: z.enum(['current', 'old']).default('current').describe('Symantec Installation Manager'),
	products: z.array(z.enum(products)).default(['inventory', 'softwareManagement']).describe('Installed solutions'),
	pcAnywhere: z.enum(['before 7.1 SP2', '7.1 SP2 or later']).optional().describe('pcAnywhere on this server'),
	workflowOperatingSystem: z.string().optional().describe('Operating system of the Workflow server, with ServiceDesk'),
	oldPxeJobs: z.boolean().default(false).describe('Whether jobs restart the PXE services by their former names'),
	patchImport: z
		.strictObject({ proxy: z.boolean().default(false), icmp: z.boolean().default(true) })
		.default({ proxy: false, icmp: true })
		.describe('Whether Patch Management Import uses a proxy, and ICMP reaches solutionsam.com'),
	newServer: newServerSchema.optional(),
	platformDuringInstallation: z
		.enum(['up', 'degraded', 'down'])
		.default('up')
		.describe('What users have of the platform while it is installed; the guide does not say'),
	durations: durationsSchema(delayNames).optional().describe('Durations on this server'),
});

const siteServerSchema = z.strictObject({
	role: z.literal('site-server'),
	notificationServer: z.string().optional().describe('Its Notification Server; needed where there are several'),
	endpoints: count.default(100).describe('How many endpoints it serves'),
	operatingSystem,
	services: z
		.array(z.enum(['task', 'package', 'nbs']))
		.min(1)
		.default(['task', 'package'])
		.describe('Its services'),
	location: z.enum(['central', 'nearEndpoints']).optional().describe('Where it stands'),
	hardware: hardwareSchema.optional(),
	missing: z.array(z.enum(siteServerRequirements)).default([]).describe('What it lacks for 7.6'),
	pxe: z
		.enum(['sameSegment', 'forwarded', 'notForwarded'])
		.default('sameSegment')
		.describe('How computers that boot by PXE reach its NBS service'),
	packageServerName: z
		.enum(['internalDnsName', 'other'])
		.optional()
		.describe('Of an external package server for cloud-enabled management: whether its name is the internal DNS name'),
	durations: durationsSchema(delayNames).optional().describe('Durations on this server'),
});

const gatewaySchema = z.strictObject({
	role: z.literal('internet-gateway'),
	notificationServers: z.array(z.string()).min(1).optional().describe('The Notification Servers it serves; all'),
	operatingSystem,
	acceptOperatingSystem: z.boolean().default(false).describe('Takes another system than 2012 R2; beyond the guide'),
	virtual: z.boolean().default(false).describe('Whether it is a virtual machine'),
	hardware: hardwareSchema.optional(),
	durations: durationsSchema(delayNames).optional().describe('Durations on this server'),
});

const cloudSchema = z
	.strictObject({
		endpoints: count.default(100).describe('Endpoints that are managed through the gateways'),
		connections: count.default(100).describe('Their concurrent connections'),
		platforms: z
			.array(z.enum(['windows', 'mac', 'linux', 'unix']))
			.min(1)
			.default(['windows'])
			.describe('Kinds of these endpoints'),
		sslScope: z.enum(['all', 'cloudOnly']).default('all').describe('Whether all clients use SSL or only these'),
		domain: z.enum(['public', 'internal']).default('public').describe('Whether the certificate names resolve publicly'),
		clientProtocol: z.enum(['https', 'http']).default('https').describe('What the cloud-enabled clients use now'),
		platformToGateway: z.enum(['https', 'http']).default('https').describe('Between platform and gateway'),
		gatewayToEndpoint: z.enum(['https', 'http']).default('https').describe('Between gateway and endpoints'),
	})
	.describe('Cloud-enabled management, if it is wanted');

const serverSchema = z.discriminatedUnion('role', [notificationServerSchema, siteServerSchema, gatewaySchema]);

const formSchema = z.strictObject({
	servers: z
		.record(serverNameBeside(regions), serverSchema)
		.refine(
			(servers) => Object.values(servers).some(({ role }) => role === 'notification-server'),
			'A deployment has at least one Notification Server.',
		)
		.refine((servers) => Object.keys(servers).length <= 24, 'A deployment has at most 24 servers.')
		.describe('The servers by name'),
	hierarchy: z
		.strictObject({
			parent: z.string().describe('The parent; all other Notification Servers are its children'),
			replication: z.boolean().default(true).describe('Whether replication is on at the start'),
		})
		.optional()
		.describe('Notification Servers that form a hierarchy'),
	cloud: cloudSchema.optional(),
	mac: z
		.strictObject({ serverTools: z.boolean().default(true), sourceComputer: z.boolean().default(true) })
		.optional()
		.describe('Mac management: OS X Server Tools and a source computer'),
	sizing: z
		.enum(['advice', 'refuse'])
		.default('advice')
		.describe('Whether hardware below its band is reported or the deployment refused; the guide only recommends'),
	durations: durationsSchema(delayNames).optional().describe('Durations on all servers; the guide gives none'),
});

/** The form of a deployment, with what must agree within it. */
export const schema = formSchema.superRefine(({ servers, hierarchy, cloud }, context) => {
	const names = Object.entries(servers)
		.filter(([, { role }]) => role === 'notification-server')
		.map(([name]) => name);
	const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
	const expected = `Expected one of: ${names.join(', ')}.`;
	if (hierarchy && !names.includes(hierarchy.parent)) {
		issue(['hierarchy', 'parent'], `"${hierarchy.parent}" is no Notification Server. ${expected}`);
	}
	if (hierarchy && names.length < 2) issue(['hierarchy'], 'A hierarchy has at least two Notification Servers.');
	for (const [name, server] of Object.entries(servers)) {
		if (server.role === 'site-server') {
			const { notificationServer } = server;
			if (notificationServer === undefined && names.length > 1) {
				issue(['servers', name], `Name the Notification Server of ${name}. ${expected}`);
			}
			if (notificationServer !== undefined && !names.includes(notificationServer)) {
				issue(['servers', name, 'notificationServer'], `It is no Notification Server. ${expected}`);
			}
		}
		if (server.role === 'internet-gateway') {
			const unknown = server.notificationServers?.find((other) => !names.includes(other));
			if (unknown !== undefined) {
				issue(['servers', name, 'notificationServers'], `"${unknown}" is no Notification Server. ${expected}`);
			}
		}
	}
	if (cloud && !Object.values(servers).some(({ role }) => role === 'internet-gateway')) {
		issue(['cloud'], 'Cloud-enabled management needs an Internet gateway among the servers.');
	}
});

/** A deployment as the schema has parsed it. */
export type Deployment = z.infer<typeof schema>;
/** A server of any role. */
export type Server = Deployment['servers'][string];
/** A Notification Server. */
export type NotificationServer = Extract<Server, { role: 'notification-server' }>;
/** A site server. */
export type SiteServer = Extract<Server, { role: 'site-server' }>;
/** An Internet gateway. */
export type Gateway = Extract<Server, { role: 'internet-gateway' }>;
/** Hardware figures; what is left out suffices. */
export type Hardware = z.infer<typeof hardwareSchema>;

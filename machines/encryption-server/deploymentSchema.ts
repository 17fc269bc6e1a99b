/** The form of deployments: one server, or a cluster of a sponsoring server and those that join it. */
import * as z from 'zod';
import { durationsSchema, serverNameBeside } from '../kit/quantities.js';
import { delayNames } from './delayNames.js';

/** The regions of the machine beside its servers. */
export const regions = ['deployment'];

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'A version has three parts, such as 3.3.2.');
const gigabytes = z.number().positive().max(100_000);

/** Settings that a joining server may have of its own; what is not listed is not worth keeping or the same everywhere. */
export const ownSettings = ['certificate', 'mailRoutes', 'mailProxies', 'otherSettings'] as const;

const serverSchema = z.strictObject({
	version: version.default('3.3.2').describe('The release that it runs'),
	dataSince: version.optional().describe('The release in which its data began, if that was an earlier one'),
	hardware: z.enum(['same', 'new']).default('same').describe('Whether a migration installs on the same machine'),
	takesOverAddresses: z.boolean().default(true).describe('Whether a new machine gets the IP addresses of the old one'),
	certifiedHardware: z.boolean().default(true).describe('Whether the machine is Certified Hardware'),
	keyHardware: z
		.enum(['none', 'ignitionToken', 'hsm'])
		.default('none')
		.describe('A hardware token Ignition Key or a Hardware Security Module'),
	backupGigabytes: gigabytes.default(0.5).describe('The size of its backup'),
	databaseGigabytes: gigabytes.optional().describe('The size of its database; larger than the backup in any case'),
	diskGigabytes: gigabytes.default(100).describe('The disk space for the migration and the migrated data'),
	sshAccess: z.boolean().default(true).describe('Whether administrators reach its command line over SSH'),
	webEmailProtection: z.boolean().default(true).describe('Whether Web Email Protection runs on it'),
	webEmailCustomization: z.boolean().default(false).describe('Whether it has a Complete Customization'),
	passwordReveal: z.boolean().default(false).describe('Whether the Password Reveal Button is wanted'),
	ownSettings: z.array(z.enum(ownSettings)).default([]).describe('Settings of its own that a joining server must keep'),
	logsWanted: z.boolean().default(false).describe('Whether its log files are wanted after the migration'),
	standsInDmz: z.boolean().default(false).describe('Whether it stands in the DMZ'),
	hostnameResolvable: z.boolean().default(true).describe('Whether its hostname can be resolved by DNS'),
	addressResolvable: z.boolean().default(true).describe('Whether its IP address can be resolved by DNS'),
	organizationKeyExported: z.boolean().default(false).describe('Whether its Organization Key is saved already'),
	backup: z.enum(['none', 'onServer', 'external']).default('none').describe('The backup that there is already'),
	outOfMailFlow: z.boolean().default(false).describe('Whether it is out of the mail flow already'),
	durations: durationsSchema(delayNames).optional().describe('Durations on this server'),
});

const clusterSchema = z.strictObject({
	sponsor: z.string().describe('The sponsoring server of the new cluster'),
	formerSponsor: z.string().optional().describe('The sponsoring server so far, if it was another one'),
	webEmailProtection: z
		.enum(['homeServer', 'xOfY', 'highAvailability', 'none'])
		.default('highAvailability')
		.describe('How Web Email Protection keeps its messages; none if it is not used'),
	replicatedOn: z.int().optional().describe('With xOfY, on how many servers each message is kept'),
	customized: z.boolean().default(false).describe('Whether the configuration of the servers was customized'),
});

/** The form of a deployment file. */
export const schema = z
	.strictObject({
		servers: z
			.record(serverNameBeside(regions), serverSchema)
			.refine((servers) => Object.keys(servers).length >= 1, 'A deployment has at least one server.')
			.refine((servers) => Object.keys(servers).length <= 12, 'A deployment has at most 12 servers.')
			.describe('The servers by name'),
		cluster: clusterSchema.optional().describe('Needed for several servers: they form one cluster'),
		messageTransferAgent: z
			.enum(['none', 'allMail', 'contentFilter'])
			.default('none')
			.describe('What a Message Transfer Agent routes through the servers: all mail, or what a content filter picks'),
		backupTransports: z
			.array(z.enum(['ftp', 'scp', 'other']))
			.min(1)
			.default(['ftp', 'scp'])
			.describe('How backups can be sent to a remote place'),
		installationMedia: z
			.array(z.enum(['3.4.2', '3.4.0']))
			.refine((releases) => releases.includes('3.4.2'), 'The guide ends at 3.4.2: its installation medium is needed.')
			.default(['3.4.2', '3.4.0'])
			.describe('The releases that can be freshly installed: 3.4.2, and 3.4.0 for those who go on by PUP'),
		supportAgreement: z.boolean().default(true).describe('Whether there is a current support agreement'),
		commonCriteria: z.boolean().default(false).describe('Whether Common Criteria compliance is required'),
		license: z
			.enum(['subscription', 'perpetual2x', 'none'])
			.default('subscription')
			.describe('A valid subscription license, a Perpetual 2.x License, or neither'),
		clients: version.default('10.4.0').describe('The release of the clients'),
		newMailRulesWanted: z
			.boolean()
			.default(false)
			.describe('Whether the mail policy rules of the new release are wanted'),
		durations: durationsSchema(delayNames).optional().describe('Durations on all servers'),
	})
	.superRefine(({ servers, cluster }, context) => {
		const names = Object.keys(servers);
		const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
		if (names.length > 1 && !cluster) {
			refuse(['cluster'], 'Several servers form a cluster: name its sponsor, as in cluster: { sponsor: ems1 }.');
		}
		if (names.length <= 1 && cluster) refuse(['cluster'], 'A single server is no cluster.');
		for (const key of ['sponsor', 'formerSponsor'] as const) {
			const name = cluster?.[key];
			if (names.length <= 1 || name === undefined || Object.hasOwn(servers, name)) continue;
			refuse(['cluster', key], `The server "${name}" is not among the servers ${names.join(', ')}.`);
		}
	});

/** A deployment as the schema has parsed it. */
export type Deployment = z.infer<typeof schema>;
/** One server of a deployment. */
export type Server = Deployment['servers'][string];

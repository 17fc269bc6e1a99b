import fc from 'fast-check';
import { product } from '../../../machines/encryption-server/index.js';
import { testProduct } from '../productSuite.js';

const length = fc.constantFrom('0 min', '5 min', '1 h', '2 d');
const durations = fc.dictionary(fc.constantFrom(...Object.keys(product.delays)), length, { maxKeys: 4 });
const ownSettings = fc.subarray(['certificate', 'mailRoutes', 'mailProxies', 'otherSettings']);

/** A server with some of its settings given, or all. */
const server = fc.record(
	{
		version: fc.constantFrom('3.3.1', '3.3.2', '3.3.9', '3.4.0', '3.4.1', '3.4.2'),
		dataSince: fc.constantFrom('2.9.0', '3.1.9', '3.2.0'),
		hardware: fc.constantFrom('same', 'new'),
		takesOverAddresses: fc.boolean(),
		certifiedHardware: fc.boolean(),
		keyHardware: fc.constantFrom('none', 'ignitionToken', 'hsm'),
		backupGigabytes: fc.constantFrom(0.5, 1, 1.9, 2, 2.1),
		diskGigabytes: fc.constantFrom(5, 20, 100),
		sshAccess: fc.boolean(),
		webEmailProtection: fc.boolean(),
		webEmailCustomization: fc.boolean(),
		passwordReveal: fc.boolean(),
		ownSettings,
		logsWanted: fc.boolean(),
		standsInDmz: fc.boolean(),
		hostnameResolvable: fc.boolean(),
		addressResolvable: fc.boolean(),
		organizationKeyExported: fc.boolean(),
		backup: fc.constantFrom('none', 'onServer', 'external'),
		outOfMailFlow: fc.boolean(),
		durations,
	},
	{ requiredKeys: [] },
);

/** Deployments of one to three servers with every setting. */
const deployments = fc
	.record({
		servers: fc.array(server, { minLength: 1, maxLength: 3 }),
		sponsorIndex: fc.nat({ max: 2 }),
		webEmailProtection: fc.constantFrom('homeServer', 'highAvailability', 'none'),
		customized: fc.boolean(),
		rest: fc.record({
			messageTransferAgent: fc.constantFrom('none', 'allMail', 'contentFilter'),
			backupTransports: fc.constantFrom(['ftp'], ['ftp', 'scp', 'other']),
			supportAgreement: fc.boolean(),
			commonCriteria: fc.boolean(),
			license: fc.constantFrom('subscription', 'perpetual2x'),
			clients: fc.constantFrom('10.3.2', '10.4.0'),
			newMailRulesWanted: fc.boolean(),
			durations,
		}),
	})
	.map(({ servers, sponsorIndex, webEmailProtection, customized, rest }) => ({
		servers: Object.fromEntries(servers.map((settings, index) => [`ems${index + 1}`, settings])),
		...(servers.length > 1
			? { cluster: { sponsor: `ems${(sponsorIndex % servers.length) + 1}`, webEmailProtection, customized } }
			: {}),
		...rest,
	}));

/** Members of different releases: only where 3.4.0 can be installed besides 3.4.2, which the smaller examples leave out. */
const member = { organizationKeyExported: true, backup: 'external', outOfMailFlow: true, sshAccess: false };
const clusterOfTwoReleases = { servers: { ems1: member, ems2: member }, cluster: { sponsor: 'ems1' } };

testProduct({ product, deployments, moreDeployments: [clusterOfTwoReleases] });

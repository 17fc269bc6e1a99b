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

const readings = ['operator.readBestPractices', 'operator.readReleaseNotes'];
const clusterReadings = [...readings, 'operator.checkVersions'];
const save = (name: string) => [`operator.exportOrganizationKey ${name}`, `operator.backUp ${name}`];
const out = (name: string) => [`operator.removeFromMailFlow ${name}`];
const ready = (name: string) => [...save(name), ...out(name)];
/** The installation, and the Setup Assistant to its Setup Type page. */
const install = (name: string, version = '3.4.2') => [
	`operator.install ${name} version=${version}`,
	'proceed',
	`operator.acceptLicense ${name}`,
];
const chooseRestore = (name: string) => [
	`operator.chooseSetupType ${name} setupType=restore`,
	`operator.importOrganizationKey ${name}`,
];
/** The ends of the restore and of the restart. */
const restored = ['proceed', 'proceed'];
const restore = (name: string) => [
	...chooseRestore(name),
	`operator.restoreBackup ${name}`,
	...restored,
	`operator.finishSetup ${name}`,
];
const setUp = (name: string) => [
	`operator.chooseSetupType ${name} setupType=newInstallation`,
	`operator.finishSetup ${name}`,
];
const join = (name: string) => [`operator.requestJoin ${name} target=ems1`, `operator.contact ${name}`];
const sponsorDone = (version?: string) => [
	...clusterReadings,
	...ready('ems1'),
	...install('ems1', version),
	...restore('ems1'),
];

testProduct({
	product,
	deployments,
	wayToBreak: {
		erasedWithoutKey: {
			example: 'single',
			steps: [...readings, 'operator.backUp ems1', ...out('ems1'), 'operator.install ems1'],
		},
		upgradedInMailFlow: { example: 'single', steps: [...readings, ...save('ems1'), 'operator.install ems1'] },
		updatedFromBelow340: {
			example: 'single',
			steps: [...readings, ...ready('ems1'), 'operator.uploadPup ems1', 'operator.applyPup ems1'],
		},
		setUpAsClusterMember: {
			example: 'single',
			steps: [
				...readings,
				...ready('ems1'),
				...install('ems1'),
				'operator.chooseSetupType ems1 setupType=clusterMember',
			],
		},
		lockedOut: {
			example: 'hsmFor340',
			steps: [...readings, ...ready('ems1'), 'operator.uploadPup ems1', 'operator.applyPup ems1', 'proceed', 'proceed'],
		},
		unreadUpgrade: {
			example: 'single',
			steps: ['operator.readBestPractices', ...ready('ems1'), 'operator.install ems1'],
		},
		joinerBeforeSponsor: {
			example: 'cluster',
			steps: [...clusterReadings, ...ready('ems2'), 'operator.install ems2'],
		},
		joinBeforeSponsor: {
			example: 'cluster',
			steps: [
				...clusterReadings,
				...ready('ems2'),
				...install('ems2'),
				...setUp('ems2'),
				'operator.requestJoin ems2 target=ems1',
			],
		},
		joinedUnrestored: {
			example: 'homeServerCluster',
			steps: [...sponsorDone(), ...ready('ems2'), ...install('ems2'), ...setUp('ems2'), ...join('ems2')],
		},
		restoredTooLate: {
			example: 'cluster',
			steps: [
				...sponsorDone(),
				...ready('ems2'),
				...install('ems2'),
				...setUp('ems2'),
				'operator.importOrganizationKey ems2',
				'operator.requestJoin ems2 target=ems1',
				'operator.restoreBackup ems2',
			],
		},
		replicatingBetweenReleases: {
			example: 'cluster',
			steps: [...sponsorDone('3.4.0'), ...ready('ems2'), ...install('ems2'), ...setUp('ems2'), ...join('ems2')],
		},
		addressesUsedTwice: {
			example: 'newHardware',
			steps: [...readings, ...ready('ems1'), ...install('ems1'), ...restore('ems1')],
		},
		customizationLost: {
			example: 'demanding',
			steps: [
				...readings,
				'operator.readCommonCriteriaSupplement',
				'operator.checkSystemRequirements',
				'operator.contactSupport ems1 about=keyHardware',
				'operator.provideCertifiedHardware ems1',
				'operator.addDisk ems1',
				...ready('ems1'),
				'operator.install ems1',
			],
		},
	},
});

/** Named deployments that documentation, tests and benches start from; data as it would stand in a file. */

const platform = { role: 'notification-server' };
const site = { role: 'site-server' };

/** Every example by name. */
export const examples: Readonly<Record<string, unknown>> = {
	single: { servers: { ns1: platform, ss1: site } },
	oldBuild: {
		servers: {
			ns1: {
				...platform,
				build: '7.5 SP1',
				missing: ['osDriveSpace'],
				databaseServerCollation: 'Latin1_General_CI_AS',
				sql: { version: '2008 SP1' },
				operatingSystem: 'Windows Server 2008 R2 SP1',
				hypervisor: 'VMware ESX 5.1',
			},
			ss1: { ...site, missing: ['dotNet451', 'iis', 'internetExplorer'] },
		},
	},
	neglected: {
		servers: {
			ns1: {
				...platform,
				dcom: 'disabled',
				separatedApplicationPools: 2,
				logErrors: true,
				diagnosticsErrors: true,
				serviceAccountAdministrator: false,
				installationManager: 'old',
				missing: ['java8', 'aspNet451'],
			},
		},
	},
	manyProducts: {
		servers: {
			ns1: {
				...platform,
				products: ['inventory', 'patchManagement', 'itAnalytics', 'serviceDesk', 'mobileManagement', 'outOfBand'],
				pcAnywhere: 'before 7.1 SP2',
				oldPxeJobs: true,
				patchImport: { proxy: true, icmp: false },
				waves: 2,
				platformDuringInstallation: 'down',
				missing: ['iis'],
			},
			ss1: { ...site, services: ['nbs'], pxe: 'notForwarded' },
		},
		mac: {},
	},
	offBox: {
		servers: {
			ns1: {
				...platform,
				operatingSystem: 'Windows Server 2012',
				products: [
					'inventory',
					'softwareManagement',
					'barcode',
					'realTimeSystemManagement',
					'realTimeConsoleInfrastructure',
				],
				newServer: { newSqlServer: true, missing: ['osDriveSpace'] },
			},
			ss1: site,
		},
	},
	reusedHardware: {
		servers: { ns1: { ...platform, newServer: { hardware: 'reused' }, build: '7.5 SP1 HF3' } },
	},
	hierarchy: {
		servers: {
			ns1: platform,
			ns2: platform,
			ns3: platform,
			ss1: { ...site, notificationServer: 'ns2' },
		},
		hierarchy: { parent: 'ns1' },
	},
	mixedCollations: {
		servers: { ns1: platform, ns2: { ...platform, collation: 'Latin1_General_CI_AS' } },
		hierarchy: { parent: 'ns1' },
	},
	migratedHierarchy: {
		servers: { ns1: platform, ns2: { ...platform, newServer: {} } },
		hierarchy: { parent: 'ns1' },
	},
	cloud: {
		servers: {
			ns1: platform,
			ss1: { ...site, services: ['package'], packageServerName: 'other' },
			gw1: { role: 'internet-gateway' },
			gw2: { role: 'internet-gateway' },
		},
		cloud: { sslScope: 'cloudOnly', platformToGateway: 'http', gatewayToEndpoint: 'http', clientProtocol: 'http' },
	},
	sharedGateway: {
		servers: { ns1: platform, ns2: platform, gw1: { role: 'internet-gateway', virtual: true } },
		hierarchy: { parent: 'ns1' },
		cloud: { domain: 'internal' },
	},
	assetOnly: { servers: { ns1: { ...platform, suites: ['asset'] } } },
};

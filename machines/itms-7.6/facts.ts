/** What can change during an upgrade beside the states of the servers. What a deployment cannot meet has no fact. */
import { counter, type FactDefinitions, flag, oneOf, perServer } from '../kit/facts.js';
import {
	hasAgents,
	isCloudServer,
	isTooOld,
	manualProducts,
	missingHere,
	missingThere,
	notificationServer,
	notificationServers,
	siteServer,
	siteServers,
} from './deployment/read.js';
import { requiredBuild } from './deployment/releases.js';
import { losableRequirements, type Requirement } from './deployment/requirements.js';
import type { Deployment } from './deployment/schema.js';

/** What operators plan once, for the deployment as a whole. */
function planningFacts({ hierarchy, mac, cloud }: Deployment): FactDefinitions {
	return {
		platformHardwareReviewed: flag('The hardware of the platform has been reviewed'),
		sqlHardwareReviewed: flag('The hardware of SQL Server has been reviewed'),
		supportMatrixReviewed: flag('The Platform Support Matrix has been reviewed'),
		upgradePathsReviewed: flag('The upgrade paths have been reviewed'),
		newHardwareConsidered: flag('New hardware has been considered'),
		siteServicesPlanned: flag('The places of the site server services have been considered'),
		testEnvironment: oneOf('The test environment', ['old', 'upgraded', 'givenUp', 'givenUpUnused']),
		taskServerSettings: flag('The Task Server settings have been noted'),
		agentCommunicationSettings: flag('The agent communication settings have been noted'),
		policyRefreshSettings: flag('The policy refresh settings have been noted'),
		membershipUpdateSettings: flag('The membership update settings have been noted'),
		otherSettings: flag('All other configuration settings have been noted'),
		...(hierarchy ? { clientsMapped: flag('It is decided which server manages each client') } : {}),
		...(mac ? { macPackagesCreated: flag('The NetBoot and NetInstall packages exist') } : {}),
		...(cloud ? cloudFacts(cloud) : {}),
	};
}

function cloudFacts(cloud: NonNullable<Deployment['cloud']>): FactDefinitions {
	const { domain, sslScope, clientProtocol, platformToGateway, gatewayToEndpoint } = cloud;
	const protocol = (what: string) => oneOf(`The protocol ${what}`, ['http', 'https']);
	return {
		certificates: oneOf('The SSL certificates', ['none', 'selfSigned', 'commercial', 'internalAuthority']),
		certificatesTrusted: flag('Every cloud-enabled endpoint trusts the certificates'),
		...(domain === 'internal' ? { certificateNames: oneOf('The names of certificates', ['internal', 'public']) } : {}),
		...(clientProtocol === 'http' ? { clientsProtocol: protocol('of the cloud-enabled clients') } : {}),
		...(platformToGateway === 'http' ? { platformToGatewayProtocol: protocol('from platform to gateway') } : {}),
		...(gatewayToEndpoint === 'http' ? { gatewayToEndpointProtocol: protocol('from gateway to endpoint') } : {}),
		...(sslScope === 'cloudOnly'
			? {
					httpsPolicy: flag('There is a client policy with https for cloud-enabled clients'),
					httpPolicy: flag('There is a client policy that allows http for the others'),
				}
			: {}),
	};
}

const missing = (list: readonly Requirement[], suffix: string): FactDefinitions =>
	Object.fromEntries(
		list
			// Another operating system is reached by a migration only: that is settled by the deployment.
			.filter((requirement) => requirement !== 'operatingSystem')
			.map((requirement) => [`${requirement}${suffix}`, flag(`${requirement} is not as 7.6 needs it`, true)]),
	);

function migrationFacts(deployment: Deployment, name: string): FactDefinitions {
	const server = notificationServer(deployment, name);
	if (server.newServer === undefined) return {};
	return {
		...missing(missingThere(server), 'MissingOnNewServer'),
		productsListed: flag('The list of the 7.5 products has been drawn up'),
		exported: oneOf('What the Migration Wizard has exported', ['nothing', 'partial', 'all']),
		newMigrationWizard: flag('The Migration Wizard is on the new server'),
		parity: oneOf('The products on the new server against those of 7.5', ['none', 'incomplete', 'complete']),
		...(server.newServer.newSqlServer ? { databaseRestored: flag('The CMDB is on the new SQL server') } : {}),
		...Object.fromEntries(
			manualProducts(server).map((product) => [
				`${product}Data`,
				oneOf('Data that must be copied by hand', ['onOldServer', 'pending', 'copied']),
			]),
		),
	};
}

function productFacts(deployment: Deployment, name: string): FactDefinitions {
	const { products, hypervisor, oldPxeJobs } = notificationServer(deployment, name);
	const has = (product: (typeof products)[number]) => products.includes(product);
	return {
		...(has('itAnalytics') ? { itAnalyticsConfigured: flag('IT Analytics is configured') } : {}),
		...(has('serviceDesk') ? { serviceDeskUpgraded: flag('ServiceDesk is upgraded') } : {}),
		...(has('mobileManagement') ? { unreleasedRemoved: flag('Solutions without a 7.6 release are uninstalled') } : {}),
		...(has('outOfBand')
			? {
					outOfBandRemoved: flag('The Out of Band items are removed from the Notification Server'),
					intelScsInstalled: flag('The Out of Band component of Intel is installed'),
					provisionedDiscovered: flag('The CMDB holds the provisioned computers again'),
				}
			: {}),
		...(hypervisor === undefined ? {} : { resourcesShort: flag('The virtual machine is short of resources') }),
		...(oldPxeJobs ? { pxeJobsRecreated: flag('The jobs that restart PXE services are recreated') } : {}),
	};
}

function agentFacts(deployment: Deployment, name: string): FactDefinitions {
	const server = notificationServer(deployment, name);
	if (!hasAgents(server)) return {};
	const { waves } = server;
	return {
		agentsUpgraded: counter('Shares of the clients whose agents are at 7.6', 0, waves, 0),
		agentsAhead: flag('Agents were at 7.6 when their server went back to 7.5'),
		pluginsUpgraded: counter('Shares of the clients whose plug-ins are at 7.6', 0, waves, 0),
		agentPoliciesOn: flag('The install and upgrade policies of the agent are on again'),
	};
}

function notificationServerFacts(deployment: Deployment, name: string): FactDefinitions {
	const server = notificationServer(deployment, name);
	const backup = (what: string) => oneOf(`The backup of the ${what}`, ['none', 'secure', 'exposed']);
	return {
		...(isTooOld(server) ? { build: oneOf('The 7.5 build', ['older', requiredBuild]) } : {}),
		serverBackup: backup('Notification Server'),
		databaseBackup: backup('CMDB'),
		checkpoint: oneOf('The release that an extra backup holds', [
			'none',
			...(isTooOld(server) ? ['older'] : []),
			'7.5',
			'7.6',
		]),
		keys: oneOf('The cryptographic keys', ['notBackedUp', 'backedUp', 'restored']),
		...(deployment.hierarchy ? { collationChecked: flag('The collation of its database has been checked') } : {}),
		...(server.serviceAccountAdministrator
			? {}
			: { serviceAccountAdministrator: flag('The service account is local administrator') }),
		...(server.separatedApplicationPools > 0
			? { applicationPoolsSeparated: flag('Application pools are split off', true) }
			: {}),
		...(server.installationManager === 'old'
			? { installationManagerOld: flag('Symantec Installation Manager is an old one', true) }
			: {}),
		logErrors: flag('There are errors in the logs', server.logErrors),
		...(server.diagnosticsErrors ? { diagnosticsErrors: flag('SMP Diag shows errors', true) } : {}),
		...missing(missingHere(server), 'Missing'),
		lostRequirement: oneOf('What the readiness check finds lost', ['none', ...losableRequirements]),
		settingsConfigured: flag('The new environment is configured by the notes'),
		...(isCloudServer(deployment, name) && deployment.cloud?.sslScope === 'cloudOnly'
			? { sslRequired: flag('7.6 is installed so that it demands https and SSL') }
			: {}),
		...migrationFacts(deployment, name),
		...productFacts(deployment, name),
		...agentFacts(deployment, name),
	};
}

function siteServerFacts(deployment: Deployment, name: string): FactDefinitions {
	const server = siteServer(deployment, name);
	return {
		...Object.fromEntries(
			server.missing.map((requirement) => [`${requirement}Missing`, flag(`${requirement} is missing`, true)]),
		),
		...(server.pxe === 'notForwarded' ? { trafficForwarded: flag('Traffic is forwarded between the subnets') } : {}),
		...(server.packageServerName === 'other' ? { renamed: flag('The package server has its internal DNS name') } : {}),
	};
}

/** The facts of a deployment, with their values before the upgrade. */
export function facts(deployment: Deployment): FactDefinitions {
	return {
		...planningFacts(deployment),
		...perServer(notificationServers(deployment), (name) => notificationServerFacts(deployment, name)),
		...perServer(siteServers(deployment), (name) => siteServerFacts(deployment, name)),
	};
}

/** The usual sequences of steps on one Notification Server. */
import type { ProductEvent } from '../kit/events.js';
import type { Procedure, ProcedureStep } from '../kit/product.js';
import {
	hasAgents,
	isTooOld,
	manualProducts,
	notificationServer,
	notificationServers,
	siteServersOf,
} from './deployment/read.js';
import type { Deployment, NotificationServer } from './deployment/schema.js';

type Steps = (deployment: Deployment, server: string, settings: NotificationServer) => readonly ProcedureStep[];

const does = (server: string, type: string, rest: Omit<ProductEvent, 'type'> = {}): ProcedureStep => ({
	do: { type, server, ...rest },
});
const until = (server: string, state: string): ProcedureStep => ({ until: `${server} ${state}` });

/** Steps 1 to 4: backups, package refresh, policies off. Before them an old build is brought to HF5. */
const prepare: Steps = (deployment, server, settings) => [
	...(isTooOld(settings) ? [does(server, 'operator.updateToHotFix'), until(server, 'old.running')] : []),
	does(server, 'operator.backUpServer', { place: 'secure' }),
	does(server, 'operator.backUpDatabase', { place: 'secure' }),
	does(server, 'operator.runPackageRefresh'),
	until(server, 'packageRefresh.finished'),
	...(hasAgents(settings) ? [does(server, 'operator.disableClientPolicies')] : []),
	...(siteServersOf(deployment, server).length > 0 ? [does(server, 'operator.disableSitePolicies')] : []),
];

/** Steps 5 to 11. */
const openToSummary: Steps = (_, server, { products }) => [
	does(server, 'operator.openInstallationManager'),
	does(server, 'operator.upgradeInstalledProducts'),
	does(server, 'operator.chooseVersion'),
	does(server, 'operator.next'),
	does(server, 'operator.acceptLicense'),
	does(server, 'operator.next'),
	does(server, 'operator.checkContactInformation'),
	does(server, 'operator.next'),
	does(server, 'operator.next'),
	...(products.includes('mobileManagement') ? [does(server, 'operator.allowRemoval')] : []),
	does(server, 'operator.reviewSummary'),
];

/** Steps 5 to 12, until 7.6 runs. */
const install: Steps = (deployment, server, settings) => [
	...openToSummary(deployment, server, settings),
	does(server, 'operator.beginInstall'),
	until(server, 'upgrade.installed'),
];

/** Migration steps 1 to 4 on the 7.5 server. */
const exportData: Steps = (_, server) => [
	does(server, 'operator.chooseMethod', { method: 'offBox' }),
	does(server, 'operator.openInstallationManager'),
	does(server, 'operator.chooseOptionalComponents'),
	does(server, 'operator.installMigrationWizard'),
	does(server, 'operator.runMigrationWizard'),
	does(server, 'operator.exportData', { scope: 'all' }),
];

/** Migration step 5 and the products, with the old server off before, and step 6 where the SQL server changes. */
const installNewServer: Steps = (_, server, { newServer }) => [
	does(server, newServer?.hardware === 'reused' ? 'operator.installOperatingSystem' : 'operator.takeOldServerOffline'),
	does(server, 'operator.installInstallationManager'),
	does(server, 'operator.nameNewServer'),
	...(newServer?.newSqlServer ? [does(server, 'operator.restoreDatabase')] : []),
	does(server, 'operator.installProducts'),
	until(server, 'target.platform'),
];

/** LAC on, and migration steps 7 to 9. */
const importData: Steps = (_, server, settings) => [
	...(hasAgents(settings) ? [does(server, 'operator.enableLegacyCommunication')] : []),
	does(server, 'operator.importData'),
	until(server, 'platform.imported'),
	...manualProducts(settings).map((product) => does(server, 'operator.copyManualData', { product })),
	does(server, 'operator.checkAgentRegistration'),
];

/** Steps 14 and 15, and the look at LAC. */
const settle: Steps = (_, server, settings) => [
	...(hasAgents(settings) ? [does(server, 'operator.verifyLegacyCommunication')] : []),
	does(server, 'operator.openLogViewer'),
	does(server, 'operator.checkLogs'),
	does(server, 'operator.defragmentDatabase'),
	until(server, 'installed.defragmented'),
];

/** Step 16. */
const updateSiteServers: Steps = (deployment, server) => {
	const sites = siteServersOf(deployment, server);
	if (sites.length === 0) return [];
	return [
		does(server, 'operator.enableSiteAgentPolicies'),
		...sites.map((site) => until(site, 'agentUpgraded')),
		does(server, 'operator.enableSitePluginPolicies'),
		...sites.map((site) => until(site, 'agent.upgraded')),
	];
};

/** Step 17. */
const updateClients: Steps = (_, server, settings) =>
	hasAgents(settings)
		? [
				does(server, 'operator.cloneUpgradePolicies'),
				until(server, 'testGroup.upgraded'),
				does(server, 'operator.confirmTestGroup'),
				does(server, 'operator.enableUpgradePolicies'),
				does(server, 'operator.configureFromNotes'),
				does(server, 'operator.enableAgentPolicies'),
				until(server, 'agentsAndPlugins.finished'),
			]
		: [];

/** Step 13, for a server whose linked servers are at 7.6. */
const restoreLinks: Steps = ({ hierarchy }, server) =>
	hierarchy
		? [
				does(server, 'operator.enableHierarchy'),
				...(hierarchy.replication ? [does(server, 'operator.enableReplication')] : []),
			]
		: [];

/** A sequence on a Notification Server; servers of other roles have none. */
function procedure(title: string, ...parts: readonly Steps[]): Procedure<Deployment> {
	return {
		title,
		steps: (deployment, server) =>
			notificationServers(deployment).includes(server)
				? parts.flatMap((steps) => steps(deployment, server, notificationServer(deployment, server)))
				: [],
	};
}

const off: Steps = (deployment, server, settings) =>
	settings.newServer === undefined
		? []
		: [exportData, installNewServer, importData].flatMap((steps) => steps(deployment, server, settings));
const finish = [settle, updateSiteServers, updateClients];

/** The usual sequences by name. */
export const procedures: Record<string, Procedure<Deployment>> = {
	prepareServer: procedure('Steps 1 to 4: back up, refresh packages, switch policies off', prepare),
	openToSummary: procedure('Steps 5 to 11: through Symantec Installation Manager to its summary', openToSummary),
	installServer: procedure('Steps 5 to 12: through Symantec Installation Manager until 7.6 runs', install),
	exportServer: procedure('Migration steps 1 to 4: export the data of the 7.5 server', exportData),
	installNewServer: procedure('Migration steps 5 and 6: set 7.6 up on the new server', installNewServer),
	importServer: procedure('Migration steps 7 to 9: import and copy the data, check the agents', importData),
	restoreLinks: procedure('Step 13: switch hierarchy and replication on again', restoreLinks),
	settleServer: procedure('Steps 14 and 15: look at LAC and logs, defragment the CMDB', settle),
	updateSiteServers: procedure('Step 16: agents and plug-ins of the site servers', updateSiteServers),
	updateClients: procedure('Step 17: agents and plug-ins of the clients, a test group first', updateClients),
	upgradeServer: procedure('The whole on-box upgrade of one server but for its links', prepare, install, ...finish),
	migrateServer: procedure('The whole off-box migration of one server but for its links', prepare, off, ...finish),
};

/** Law on what comes before Symantec Installation Manager is opened: steps 1 to 4 and the sections around them. */
import { fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { everyServer } from '../addressed.js';
import { hasAgents, isTooOld, notificationServers, siteServersOf } from '../deployment/read.js';
import { requiredBuild } from '../deployment/releases.js';
import { always } from '../serverStates.js';
import { here, hereFact, hereIf, law } from './rule.js';

/** Law on the preparation. */
export const preparation = {
	hotFixInstalled: law(
		['I76-PATH-2', 'I76-PATH-3', 'I76-NOTE-1', 'I76-NOTE-2', 'I76-NOTE-3'],
		'The Notification Server is brought to 7.5 SP1 HF5 before anything of the upgrade begins.',
		hereIf(isTooOld, (server) => fact(`${server}.build`, requiredBuild)),
	),
	serverBackedUp: law(
		['I76-ONBOX-10', 'I76-BACK-2', 'I76-ONBOX-1'],
		'Step 1: the data of the 7.5 Notification Server is backed up.',
		here((server) => none(fact(`${server}.serverBackup`, 'none'))),
	),
	databaseBackedUp: law(
		['I76-ONBOX-20', 'I76-BACK-1', 'I76-ONBOX-1'],
		'Step 2: the CMDB of the 7.5 server is backed up.',
		here((server) => none(fact(`${server}.databaseBackup`, 'none'))),
	),
	backupPlaceSecure: law(
		['I76-BACK-3', 'I76-DATA-1'],
		'Backups are kept in a place that can be reached and is secure.',
		() => parameter('place', 'secure'),
	),
	packageRefreshed: law(
		['I76-ONBOX-30', 'I76-ONBOX-1'],
		'Step 3: NS package refresh has been run, after the backups and before the policies are switched off.',
		here((server) => serverIn(server, 'packageRefresh', 'finished')),
	),
	clientPoliciesOff: law(
		['I76-ONBOX-40', 'I76-ONBOX-1'],
		'Step 4: every policy that installs or upgrades agents or plug-ins on clients is off.',
		hereIf(hasAgents, (server) => none(serverIn(server, 'clients', 'policiesOn'))),
	),
	sitePoliciesOff: law(
		['I76-ONBOX-41', 'I76-ONBOX-1'],
		'Step 4: every policy that installs or upgrades agents or plug-ins on site servers is off.',
		here((server, deployment) =>
			siteServersOf(deployment, server).length > 0 ? none(serverIn(server, 'sitePolicies', 'on')) : always,
		),
	),
	dcomFoundEnabled: law(
		['I76-DCOM-1'],
		'The DCOM service has been checked and is enabled.',
		here((server) => serverIn(server, 'dcom', 'enabled', 'checked')),
	),
	applicationPoolsDefault: law(
		['I76-IIS-1'],
		'Application pools that were split off are back at the IIS default configuration.',
		hereIf(
			({ separatedApplicationPools }) => separatedApplicationPools > 0,
			(server) => fact(`${server}.applicationPoolsSeparated`, false),
		),
	),
	logViewerClean: law(
		['I76-LOG-1'],
		'The Altiris Log Viewer shows no errors before the upgrade.',
		here((server) => serverIn(server, 'logs', 'clean')),
	),
	diagnosticsClean: law(
		['I76-LOG-2'],
		'SMP Diag shows no errors before the upgrade.',
		here((server) => serverIn(server, 'diagnostics', 'clean')),
	),
	serviceAccountAdministrator: law(
		['I76-ACCT-1'],
		'The Altiris service account, a domain account, is local administrator on the platform server.',
		hereIf(
			(server) => !server.serviceAccountAdministrator,
			(server) => fact(`${server}.serviceAccountAdministrator`, true),
		),
	),
	replicationOff: law(
		['I76-HIER-3', 'I76-HIER-4'],
		'Replication is off before the upgrade goes on, and while it runs.',
		hereIf(
			(_, { hierarchy }) => hierarchy?.replication === true,
			(server) => serverIn(server, 'replication', 'off'),
		),
	),
	collationChecked: law(
		['I76-HIER-1'],
		'The collation of the database is checked on every server that may take part in the hierarchy.',
		(deployment) =>
			deployment.hierarchy === undefined
				? always
				: everyServer(notificationServers(deployment), (server) => fact(`${server}.collationChecked`, true)),
	),
	productsListed: law(
		['I76-PAR-1'],
		'The list of the products of the 7.5 installation is drawn up before the migration.',
		hereFact('productsListed', true),
	),
};

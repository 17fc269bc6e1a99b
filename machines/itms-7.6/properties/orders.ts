/** What comes before what in every upgrade. */
import { fact, none, serverIn } from '../../kit/conditions.js';
import { siteServersOf } from '../deployment/read.js';
import { inWizard, isInstalling, migration } from '../serverStates.js';
import { clientsAreUpgraded, migrates, precedes, some, withAgents } from './kinds.js';

/** Orders by name. */
export const orders = {
	refreshAfterBackups: precedes(
		'A backup of the database comes before NS package refresh is run.',
		['I76-ONBOX-20', 'I76-ONBOX-30'],
		['databaseBackedUp'],
		some((server) => none(fact(`${server}.databaseBackup`, 'none'))),
		some((server) => serverIn(server, 'packageRefresh', 'running')),
	),
	refreshBeforePolicies: precedes(
		'NS package refresh comes before the policies are switched off.',
		['I76-ONBOX-30', 'I76-ONBOX-40'],
		['packageRefreshed'],
		some((server) => serverIn(server, 'packageRefresh', 'finished')),
		some((server) => serverIn(server, 'clients', 'policiesOff'), withAgents),
	),
	logsBeforeInstallation: precedes(
		'The Altiris Log Viewer shows clean logs before Symantec Installation Manager is opened.',
		['I76-LOG-1'],
		['logViewerClean'],
		some((server) => serverIn(server, 'logs', 'clean')),
		some(inWizard),
	),
	diagnosticsBeforeInstallation: precedes(
		'SMP Diag shows no errors before Symantec Installation Manager is opened.',
		['I76-LOG-2'],
		['diagnosticsClean'],
		some((server) => serverIn(server, 'diagnostics', 'clean')),
		some(inWizard),
	),
	readyBeforeInstallation: precedes(
		'The readiness check is green before 7.6 is installed on the present server.',
		['I76-ONBOX-100'],
		[],
		some((server) => serverIn(server, 'upgrade', 'installationManager', 'readiness', 'green')),
		some(isInstalling),
	),
	exportBeforeImport: precedes(
		'Data is exported before it is imported.',
		['I76-OFFBOX-40', 'I76-OFFBOX-70'],
		[],
		some((server) => none(fact(`${server}.exported`, 'nothing')), migrates),
		some((server, deployment) => migration(deployment, server).isImporting(), migrates),
	),
	defragmentedBeforeSiteServers: precedes(
		'The CMDB is defragmented before the policies of site servers are enabled.',
		['I76-ONBOX-150', 'I76-ONBOX-160'],
		['databaseDefragmented'],
		some((server) => serverIn(server, 'upgrade', 'installed', 'defragmented')),
		some(
			(server) => serverIn(server, 'sitePolicies', 'agentsOn'),
			(_, name, deployment) => siteServersOf(deployment, name).length > 0,
		),
	),
	legacyVerifiedBeforeAgents: precedes(
		'LAC mode is verified before clients are upgraded.',
		['I76-LAC-6'],
		['legacyCommunicationVerified', 'testGroupConfirmed', 'upgradePoliciesOn'],
		some((server) => serverIn(server, 'legacyCommunication', 'active', 'on', 'verified'), withAgents),
		some(clientsAreUpgraded, withAgents),
	),
	testGroupBeforeAll: precedes(
		'A test group is confirmed before the original upgrade policies are enabled.',
		['I76-ONBOX-171', 'I76-ONBOX-172', 'I76-ONBOX-173'],
		['testGroupConfirmed', 'upgradePoliciesOn'],
		some((server) => serverIn(server, 'clients', 'confirmed'), withAgents),
		some((server) => serverIn(server, 'clients', 'originals'), withAgents),
	),
};

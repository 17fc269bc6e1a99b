/** What comes before what in every upgrade. */
import { fact, none, serverIn } from '../../kit/conditions.js';
import { inWizard, isInstalling, migration } from '../serverStates.js';
import { clientsAreUpgraded, migrates, onlyOne, precedes, some, withAgents, withSiteServers } from './kinds.js';

/** Orders by name. */
export const orders = {
	refreshAfterBackups: precedes(
		{
			says: 'A backup of the database comes before NS package refresh is run.',
			clauses: ['I76-ONBOX-20', 'I76-ONBOX-30'],
			restsOn: ['databaseBackedUp'],
		},
		some((server) => none(fact(`${server}.databaseBackup`, 'none'))),
		some((server) => serverIn(server, 'packageRefresh', 'running')),
	),
	refreshBeforePolicies: precedes(
		{
			says: 'NS package refresh comes before the policies are switched off.',
			clauses: ['I76-ONBOX-30', 'I76-ONBOX-40'],
			restsOn: ['packageRefreshed'],
			concerns: onlyOne(withAgents),
		},
		some((server) => serverIn(server, 'packageRefresh', 'finished')),
		some((server) => serverIn(server, 'clients', 'policiesOff')),
	),
	logsBeforeInstallation: precedes(
		{
			says: 'The Altiris Log Viewer shows clean logs before Symantec Installation Manager is opened.',
			clauses: ['I76-LOG-1'],
			restsOn: ['logViewerClean'],
		},
		some((server) => serverIn(server, 'logs', 'clean')),
		some(inWizard),
	),
	diagnosticsBeforeInstallation: precedes(
		{
			says: 'SMP Diag shows no errors before Symantec Installation Manager is opened.',
			clauses: ['I76-LOG-2'],
			restsOn: ['diagnosticsClean'],
		},
		some((server) => serverIn(server, 'diagnostics', 'clean')),
		some(inWizard),
	),
	readyBeforeInstallation: precedes(
		{
			says: 'The readiness check is green before 7.6 is installed on the present server.',
			clauses: ['I76-ONBOX-100'],
			restsOn: [],
		},
		some((server) => serverIn(server, 'upgrade', 'installationManager', 'readiness', 'green')),
		some(isInstalling),
	),
	exportBeforeImport: precedes(
		{
			says: 'Data is exported before it is imported.',
			clauses: ['I76-OFFBOX-40', 'I76-OFFBOX-70'],
			restsOn: [],
			concerns: onlyOne(migrates),
		},
		some((server) => none(fact(`${server}.exported`, 'nothing'))),
		some((server, deployment) => migration(deployment, server).isImporting()),
	),
	defragmentedBeforeSiteServers: precedes(
		{
			says: 'The CMDB is defragmented before the policies of site servers are enabled.',
			clauses: ['I76-ONBOX-150', 'I76-ONBOX-160'],
			restsOn: ['serverUpgraded', 'databaseDefragmented'],
			concerns: onlyOne(withSiteServers),
		},
		some((server) => serverIn(server, 'upgrade', 'installed', 'defragmented')),
		some((server) => serverIn(server, 'sitePolicies', 'agentsOn')),
	),
	legacyVerifiedBeforeAgents: precedes(
		{
			says: 'LAC mode is verified before clients are upgraded.',
			clauses: ['I76-LAC-6'],
			restsOn: ['serverUpgraded', 'legacyCommunicationVerified', 'testGroupConfirmed', 'upgradePoliciesOn'],
			concerns: onlyOne(withAgents),
		},
		some((server) => serverIn(server, 'legacyCommunication', 'active', 'on', 'verified')),
		some(clientsAreUpgraded),
	),
	testGroupBeforeAll: precedes(
		{
			says: 'A test group is confirmed before the original upgrade policies are enabled.',
			clauses: ['I76-ONBOX-171', 'I76-ONBOX-172', 'I76-ONBOX-173'],
			restsOn: ['testGroupConfirmed', 'upgradePoliciesOn'],
			concerns: onlyOne(withAgents),
		},
		some((server) => serverIn(server, 'clients', 'confirmed')),
		some((server) => serverIn(server, 'clients', 'originals')),
	),
};

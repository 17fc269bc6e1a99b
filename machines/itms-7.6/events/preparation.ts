/** What operators do on the 7.5 servers before the upgrade: release, backups, checks, steps 3 and 4. */
import { choice, type Definition, server } from './parameters.js';

const on75 = 'on a Notification Server while its 7.5 system runs';
const place = choice('Where the backup is kept: reachable and secure, or not so', 'secure', 'exposed');

/** Events of preparation. */
export const preparation = {
	'operator.updateToHotFix': {
		title: 'Update to 7.5 SP1 HF5',
		description: 'Brings the Notification Server from an older 7.5 build to 7.5 SP1 HF5.',
		parameters: { server },
		possible: 'on a Notification Server with a build older than 7.5 SP1 HF5, outside Symantec Installation Manager',
		possibleClauses: ['I76-PATH-3', 'I76-NOTE-3'],
	},
	'operator.chooseMethod': {
		title: 'Choose the method',
		description: 'Chooses the on-box upgrade on the present server, or the off-box migration to a new one.',
		parameters: {
			server,
			method: { description: 'The method', values: () => ['onBox', 'offBox'] },
		},
		possible:
			'on a Notification Server whose upgrade has not begun; off-box where there is new hardware or a new system for it',
		possibleClauses: ['I76-PATH-6', 'I76-NEW-2'],
	},
	'operator.backUpServer': {
		title: 'Back up the Notification Server',
		description: 'Step 1: backs up the data of the 7.5 Notification Server.',
		parameters: { server, place },
		possible: on75,
		possibleClauses: ['I76-ONBOX-10', 'I76-BACK-2'],
	},
	'operator.backUpDatabase': {
		title: 'Back up the CMDB',
		description: 'Step 2: backs up Symantec_CMDB, the database of the 7.5 server.',
		parameters: { server, place },
		possible: on75,
		possibleClauses: ['I76-ONBOX-20', 'I76-BACK-1'],
	},
	'operator.backUpCheckpoint': {
		title: 'Take an extra backup',
		description: 'Takes a further backup of server and database as they are now, before a major step.',
		parameters: { server },
		possible: 'on a Notification Server that runs 7.5, or 7.6 once it is installed',
		possibleClauses: ['I76-BACK-5'],
	},
	'operator.backUpKeys': {
		title: 'Back up the cryptographic keys',
		description: 'Backs up the cryptographic keys of the Notification Server; no step of the guide demands it.',
		parameters: { server },
		possible: on75,
		possibleClauses: ['I76-SIM-5'],
	},
	'operator.runPackageRefresh': {
		title: 'Run NS package refresh',
		description: 'Step 3: runs the scheduled task NS package refresh by hand, in the Task Scheduler.',
		parameters: { server },
		possible: 'on a Notification Server that runs 7.5, while the task is not running',
		possibleClauses: ['I76-ONBOX-30'],
	},
	'operator.disableClientPolicies': {
		title: 'Switch the client policies off',
		description: 'Step 4: disables every policy that installs or upgrades an agent or plug-in on clients.',
		parameters: { server },
		possible: 'on a Notification Server whose client policies are on',
		possibleClauses: ['I76-ONBOX-40'],
	},
	'operator.disableSitePolicies': {
		title: 'Switch the site server policies off',
		description: 'Step 4: disables every policy that installs or upgrades an agent or plug-in on site servers.',
		parameters: { server },
		possible: 'on a Notification Server with site servers whose policies are on',
		possibleClauses: ['I76-ONBOX-41'],
	},
	'operator.checkDcom': {
		title: 'Check the DCOM service',
		description: 'Looks whether the DCOM service is enabled.',
		parameters: { server },
		possible: 'on a Notification Server, at any time',
	},
	'operator.enableDcom': {
		title: 'Enable the DCOM service',
		description: 'Enables the DCOM service, on which the connection to WMI depends.',
		parameters: { server },
		possible: 'on a Notification Server whose DCOM service is disabled',
		possibleClauses: ['I76-DCOM-2'],
	},
	'operator.revertApplicationPools': {
		title: 'Put the application pools back',
		description: 'Puts application pools that were split off for a solution back to the IIS default.',
		parameters: { server },
		possible: 'on a Notification Server with application pools that were split off',
		possibleClauses: ['I76-IIS-1'],
	},
	'operator.openLogViewer': {
		title: 'Open the Altiris Log Viewer',
		description: 'Opens Start > All Programs > Symantec > Diagnostics > Altiris Log Viewer; step 14 after the upgrade.',
		parameters: { server },
		possible: 'on a Notification Server whose logs are not open, before the upgrade or after the installation',
		possibleClauses: ['I76-ONBOX-140'],
	},
	'operator.checkLogs': {
		title: 'Check the logs',
		description: 'Looks in the Altiris Log Viewer for errors and warnings.',
		parameters: { server },
		possible: 'on a Notification Server with the Altiris Log Viewer open',
		possibleClauses: ['I76-ONBOX-140', 'I76-ONBOX-141'],
	},
	'operator.resolveLogIssues': {
		title: 'Resolve what the logs show',
		description: 'Resolves the errors and warnings that were found; the logs are checked again afterwards.',
		parameters: { server },
		possible: 'on a Notification Server in whose logs errors were found',
		possibleClauses: ['I76-LOG-1', 'I76-ONBOX-142'],
	},
	'operator.runDiagnostics': {
		title: 'Run SMP Diag',
		description: 'Runs SMP Diag and looks for errors.',
		parameters: { server },
		possible: on75,
		possibleClauses: ['I76-LOG-2'],
	},
	'operator.resolveDiagnosticsErrors': {
		title: 'Resolve what SMP Diag shows',
		description: 'Resolves the errors that SMP Diag has shown; it is run again afterwards.',
		parameters: { server },
		possible: 'on a Notification Server on which SMP Diag has shown errors',
		possibleClauses: ['I76-LOG-2'],
	},
	'operator.checkCollation': {
		title: 'Check the database collation',
		description: 'Looks up the collation of the database, on every server that may take part in a hierarchy.',
		parameters: { server },
		possible: 'on a Notification Server of a hierarchy',
		possibleClauses: ['I76-HIER-1'],
	},
	'operator.disableReplication': {
		title: 'Switch replication off',
		description: 'Disables replication with the linked servers, as HOWTO44016 describes.',
		parameters: { server },
		possible: 'on a Notification Server of a hierarchy whose replication is on',
		possibleClauses: ['I76-HIER-4'],
	},
	'operator.disableHierarchy': {
		title: 'Switch hierarchy off',
		description: 'Disables the hierarchy link of this server.',
		parameters: { server },
		possible: 'on a Notification Server of a hierarchy whose link is on',
		possibleClauses: ['I76-ONBOX-130'],
	},
	'operator.grantServiceAccount': {
		title: 'Make the service account administrator',
		description: 'Makes the Altiris service account, a domain account, local administrator.',
		parameters: { server, on: choice('On which servers', 'platform', 'siteServers') },
		possible: 'on a Notification Server, at any time',
	},
	'operator.updateInstallationManager': {
		title: 'Update Symantec Installation Manager',
		description: 'Brings Symantec Installation Manager up to date, so that it offers 7.6.',
		parameters: { server },
		possible: 'on a Notification Server with an old Symantec Installation Manager',
	},
	'operator.listProducts': {
		title: 'List the installed products',
		description: 'Draws up the list of products that the 7.5 installation has.',
		parameters: { server },
		possible: 'on a Notification Server that may be migrated',
		possibleClauses: ['I76-PAR-1'],
	},
} satisfies Record<string, Definition>;

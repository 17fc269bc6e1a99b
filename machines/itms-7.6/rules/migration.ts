/** Law and physics on the off-box migration. */
import { all, any, type Condition, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import type { Rule } from '../../kit/rules.js';
import type { ProductWithManualData } from '../deployment/products.js';
import { hasAgents, notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { agentsFindNewServer, always, clientsTalk, isAt76, isLegacyOn, never } from '../serverStates.js';
import { settingsNoted } from '../settings.js';
import { here, hereFact, hereIf, law, physics } from './rule.js';

const isExported = (server: string) => none(fact(`${server}.exported`, 'nothing'));
const isBackedUp = (server: string): Condition =>
	none(any(fact(`${server}.serverBackup`, 'none'), fact(`${server}.databaseBackup`, 'none')));

/** The data of one solution has been copied by hand, where it is installed. */
function manualDataCopied(product: ProductWithManualData, clause: ClauseId, title: string): Rule<ClauseId, Deployment> {
	return law(
		[clause, 'I76-OFFBOX-80'],
		`Migration step 8: the data of ${title} that must be moved by hand is copied.`,
		hereIf(
			({ products }) => products.includes(product),
			(server) => fact(`${server}.${product}Data`, 'copied'),
		),
	);
}

/** A rule for each of the five solutions, by the solution. */
export const manualDataRules = {
	inventory: 'inventoryDataCopied',
	softwareManagement: 'softwareManagementDataCopied',
	barcode: 'barcodeDataCopied',
	realTimeSystemManagement: 'realTimeSystemManagementDataCopied',
	realTimeConsoleInfrastructure: 'realTimeConsoleInfrastructureDataCopied',
} as const;

/** Rules of the migration. */
export const migrationRules = {
	stepsBeforeNewSystem: law(
		['I76-NEW-3'],
		'Before a new operating system is installed, data is exported, both backups are taken and settings noted.',
		here((server) => all(isExported(server), isBackedUp(server), settingsNoted)),
	),
	exportedBeforeOffline: law(
		['I76-OFFBOX-10', 'I76-OFFBOX-40'],
		'Migration steps 1 to 4 are done on the 7.5 server: data is exported before that leaves the network.',
		here(isExported),
	),
	migrationWizardIncluded: law(
		['I76-OFFBOX-51'],
		'Migration step 5: the installation on the new server includes the Migration Wizard.',
		() => parameter('migrationWizard', 'yes'),
	),
	exportedBeforeRestore: law(
		['I76-OFFBOX-60'],
		'Migration step 6, the restore of the CMDB, follows the export of step 4.',
		here(isExported),
	),
	databaseBackupExists: physics(
		['I76-OFFBOX-60', 'I76-BACK-1'],
		'There is a backup of the CMDB to restore.',
		here((server) => none(fact(`${server}.databaseBackup`, 'none'))),
	),
	databaseRestored: law(
		['I76-OFFBOX-60', 'I76-OFFBOX-70'],
		'Where the SQL server changes, the CMDB is restored to it before the import.',
		hereIf(
			({ newServer }) => newServer?.newSqlServer === true,
			(server) => fact(`${server}.databaseRestored`, true),
		),
	),
	exportFileExists: physics(['I76-OFFBOX-40', 'I76-OFFBOX-70'], 'There is exported data to import.', here(isExported)),
	parityReached: law(
		['I76-PAR-2'],
		'At least the equivalents of the 7.5 products are installed, as far as they have a 7.6 release.',
		hereFact('parity', 'complete'),
	),
	inventoryDataCopied: manualDataCopied('inventory', 'I76-DATA-2', 'Inventory Solution'),
	softwareManagementDataCopied: manualDataCopied('softwareManagement', 'I76-DATA-3', 'Software Management Solution'),
	barcodeDataCopied: manualDataCopied('barcode', 'I76-DATA-4', 'Barcode Solution'),
	realTimeSystemManagementDataCopied: manualDataCopied(
		'realTimeSystemManagement',
		'I76-DATA-5',
		'Real-time System Management Solution',
	),
	realTimeConsoleInfrastructureDataCopied: manualDataCopied(
		'realTimeConsoleInfrastructure',
		'I76-DATA-6',
		'Real-Time Console Infrastructure Solution',
	),
	clientsMapped: law(
		['I76-HIER-5'],
		'Where the target is a hierarchy, it is decided beforehand which server manages each client.',
		({ hierarchy }) => (hierarchy ? fact('clientsMapped', true) : always),
	),
	redirectPoliciesDefined: law(
		['I76-HIER-7'],
		'Clients are moved to specific servers by extra logic and policies.',
		here((server, given) =>
			notificationServer(given, server).newServer === undefined
				? always
				: any(
						parameter('mapping', 'wholeServer'),
						none(serverIn(server, 'upgrade', 'migrating', 'redirection', 'none')),
					),
		),
	),
	legacyCommunicationOn: law(
		['I76-LAC-3', 'I76-LAC-4'],
		'Legacy Agent Communication is on when agents of 7.5 are upgraded or redirected.',
		hereIf(hasAgents, (server, given) => any(none(isAt76(given, server)), isLegacyOn(server))),
	),
	oldServerOffTheNetwork: physics(
		[],
		'Two servers cannot have one name and address: the old server is off the network first.',
		here((server, given) =>
			notificationServer(given, server).newServer === undefined
				? never
				: any(
						none(any(parameter('name', 'same'), parameter('address', 'same'))),
						none(serverIn(server, 'upgrade', 'migrating', 'source', 'online')),
					),
		),
	),
	agentsReachNewServer: physics(
		['I76-OFFBOX-90', 'I76-LAC-1'],
		'Agents reach the new server: by name and address of the old one or redirected, and by LAC mode.',
		hereIf(hasAgents, (server, given) => all(agentsFindNewServer(given, server), clientsTalk(given, server))),
	),
};

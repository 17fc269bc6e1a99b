/** A migration on the side of the new server: step 5, the 7.6 products, and steps 6 to 9. */
import { stateOf } from '../../kit/chart.js';
import { fact, parameter } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import { manualProducts, notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { manualDataRules } from '../rules/migration.js';
import { checkNames } from '../rules/readiness.js';
import { migration } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { after, on, when } from '../transitions.js';
import { restoreKeys } from './backups.js';
import { isReplaced } from './migrationSource.js';
import { sslChoices } from './sslChoices.js';

const part = (server: string, ...path: readonly string[]) => stateOf(server, 'upgrade', 'migrating', 'target', ...path);

function installManager(server: string) {
	return (['yes', 'no'] as const).map((choice) =>
		on(server, {
			if: ['migrationWizardIncluded', parameter('migrationWizard', choice)],
			target: part(server, 'manager'),
			sets: choice === 'yes' ? { newMigrationWizard: true } : {},
			clauses: ['I76-OFFBOX-50', ...(choice === 'yes' ? (['I76-OFFBOX-51'] as const) : [])],
		}),
	);
}

/** Step 6, before or after the products are installed: only before is it the existing database of their check. */
function restoreDatabase(deployment: Deployment, server: string): Handlers {
	if (!notificationServer(deployment, server).newServer?.newSqlServer) return {};
	return {
		'operator.restoreDatabase': on(server, {
			if: ['exportedBeforeRestore', 'databaseBackupExists', fact(`${server}.databaseRestored`, false)],
			sets: { databaseRestored: true },
			clauses: ['I76-OFFBOX-60'],
		}),
	};
}

function installProducts(deployment: Deployment, server: string): Handlers {
	return {
		'operator.installProducts': (['complete', 'incomplete'] as const).flatMap((parity) =>
			sslChoices(deployment, server).map((choice) =>
				on(server, {
					if: [
						'productsListed',
						'collationChecked',
						'replicationOff',
						'bothProtocolsAllowed',
						...checkNames,
						parameter('parity', parity),
						...choice.if,
					],
					target: part(server, 'installing'),
					sets: { parity, ...choice.sets },
					clauses: ['I76-PATH-4', 'I76-SIM-1', 'I76-PAR-2', ...choice.clauses],
				}),
			),
		),
	};
}

/** Step 8, one solution after the other. */
function copyManualData(deployment: Deployment, server: string) {
	const products = manualProducts(notificationServer(deployment, server));
	return products.map((product) =>
		on(server, {
			if: [parameter('product', product), fact(`${server}.${product}Data`, 'pending')],
			sets: { [`${product}Data`]: 'copied' },
			clauses: ['I76-OFFBOX-80'],
		}),
	);
}

/** What is demanded before the agents are checked: the data of every solution that is installed is copied. */
function lawOfRegistration(deployment: Deployment, server: string): readonly string[] {
	return manualProducts(notificationServer(deployment, server)).map((product) => manualDataRules[product]);
}

/** What changes elsewhere on the server with step 9, the end of a migration. */
export function atRegistration(deployment: Deployment, server: string, target: string): Handlers {
	if (notificationServer(deployment, server).newServer === undefined) return {};
	return {
		'operator.checkAgentRegistration': on(server, {
			if: [
				migration(deployment, server).isImported(),
				...lawOfRegistration(deployment, server),
				'agentsReachNewServer',
			],
			target,
		}),
	};
}

/** Step 9: agents that do not reach the new server stay off the report, and the step is not done. */
function checkRegistration(deployment: Deployment, server: string) {
	const copied = lawOfRegistration(deployment, server);
	return [
		on(server, {
			if: [...copied, 'agentsReachNewServer'],
			target: stateOf(server, 'upgrade', 'installed'),
			clauses: ['I76-OFFBOX-90'],
		}),
		on(server, {
			if: copied,
			clauses: ['I76-OFFBOX-90'],
			note: 'The report shows that agents do not communicate with the new server.',
		}),
	];
}

/** The 7.6 products are on the new server. */
function platform(deployment: Deployment, server: string): Region {
	const products = manualProducts(notificationServer(deployment, server));
	const pending = Object.fromEntries(products.map((product) => [`${product}Data`, 'pending']));
	const fails = on(server, { target: part(server, 'failed'), clauses: ['I76-BACK-4'] });
	const importData = {
		'operator.importData': on(server, {
			if: ['parityReached', 'databaseRestored', 'exportFileExists'],
			target: part(server, 'platform', 'importing'),
			clauses: ['I76-OFFBOX-70', 'I76-PATH-5'],
		}),
	};
	const installMissing = {
		'operator.installMissingProducts': on(server, {
			if: [fact(`${server}.parity`, 'incomplete')],
			sets: { parity: 'complete' },
			clauses: ['I76-PAR-2'],
		}),
	};
	return {
		description: 'The 7.6 products are installed on the new server.',
		meta: { clauses: ['I76-PATH-4'] },
		initial: 'productsInstalled',
		on: restoreDatabase(deployment, server),
		states: {
			productsInstalled: {
				description: 'No 7.5 data has been imported yet.',
				on: { ...importData, ...installMissing },
			},
			importing: {
				description: 'The Migration Wizard imports the exported data.',
				meta: { clauses: ['I76-OFFBOX-70'] },
				on: {
					'fault.migrationBlocked': on(server, {
						if: [fact(`${server}.parity`, 'incomplete')],
						target: 'blocked',
						clauses: ['I76-PAR-3'],
					}),
					'fault.installationFailed': fails,
					'fault.databaseUnreachable': fails,
				},
				after: { [delayOf('import', server)]: after(server, { target: 'imported', sets: pending }) },
			},
			blocked: {
				description: 'The 7.5 data cannot be migrated to the 7.6 database, because products are missing.',
				meta: { clauses: ['I76-PAR-3'] },
				on: {
					...importData,
					'operator.installMissingProducts': on(server, {
						if: [fact(`${server}.parity`, 'incomplete')],
						sets: { parity: 'complete' },
						clauses: ['I76-PAR-2'],
						outsideGuide: true,
						note: 'That the import is possible then the guide does not say.',
					}),
				},
			},
			imported: {
				description: 'The exported data is imported. What the wizard does not carry is copied by hand.',
				meta: { clauses: ['I76-OFFBOX-80'] },
				on: {
					...(products.length > 0 ? { 'operator.copyManualData': copyManualData(deployment, server) } : {}),
					'operator.checkAgentRegistration': checkRegistration(deployment, server),
				},
			},
		},
	};
}

/** The region of the new server in a migration. */
export function target(deployment: Deployment, server: string): Region {
	const isReused = notificationServer(deployment, server).newServer?.hardware === 'reused';
	const absent: Region = {
		description: 'The hardware is that of the 7.5 server, which still runs on it.',
		meta: { clauses: ['I76-NEW-3'] },
		always: when({ if: [isReplaced(server)], target: 'bare' }),
	};
	const fails = on(server, { target: 'failed', clauses: ['I76-BACK-4'] });
	const withProducts = platform(deployment, server);
	return {
		description: 'The new server of the migration.',
		initial: isReused ? 'absent' : 'bare',
		states: {
			...(isReused ? { absent } : {}),
			bare: {
				description: 'The new server has its operating system and nothing of 7.6.',
				meta: { clauses: ['I76-PATH-4'] },
				on: { 'operator.installInstallationManager': installManager(server) },
			},
			manager: {
				description: 'Symantec Installation Manager is on the new server.',
				meta: { clauses: ['I76-OFFBOX-50', 'I76-SIM-14'] },
				on: {
					'operator.installInstallationManager': installManager(server),
					...restoreDatabase(deployment, server),
					...installProducts(deployment, server),
					'operator.restoreKeys': restoreKeys(server),
				},
			},
			installing: {
				description: 'The 7.6 products are being installed on the new server.',
				meta: { clauses: ['I76-SIM-1'] },
				on: { 'fault.installationFailed': fails, 'fault.databaseUnreachable': fails },
				after: { [delayOf('installation', server)]: after(server, { target: 'platform' }) },
			},
			failed: {
				description: 'The installation or import on the new server has failed: back to the backups.',
				meta: { clauses: ['I76-BACK-4'] },
			},
			platform: {
				...withProducts,
				on: {
					...withProducts.on,
					'operator.restoreKeys': restoreKeys(server),
				},
			},
		},
	};
}

/** What operators do in an off-box migration: its nine steps, and what belongs to them. */
import { productsWithManualData } from '../deployment/products.js';
import { choice, type Definition, server } from './parameters.js';

const onNew = 'on a new server in a migration';

/** Events of the migration. */
export const migration = {
	'operator.chooseOptionalComponents': {
		title: 'Click Install optional components',
		description: 'Migration step 2, in Symantec Installation Manager of the 7.5 server.',
		parameters: { server },
		possible: 'in a migration, on the first page of Symantec Installation Manager of the 7.5 server',
		possibleClauses: ['I76-OFFBOX-20'],
	},
	'operator.installMigrationWizard': {
		title: 'Install the Migration Wizard',
		description: 'Migration step 3: installs the option Migration Wizard Components on the 7.5 server.',
		parameters: { server },
		possible: 'in a migration, on the page of optional components',
		possibleClauses: ['I76-OFFBOX-30'],
	},
	'operator.runMigrationWizard': {
		title: 'Run the Migration Wizard',
		description: 'Migration step 3: runs the wizard on the 7.5 server.',
		parameters: { server },
		possible: 'in a migration, once the wizard is installed on the 7.5 server',
		possibleClauses: ['I76-OFFBOX-31', 'I76-OFFBOX-30'],
	},
	'operator.exportData': {
		title: 'Export the data',
		description: 'Migration step 4: exports the data that is wanted; what is left out is not carried over.',
		parameters: { server, scope: choice('How much', 'all', 'partial') },
		possible: 'in a migration, while the Migration Wizard runs on the 7.5 server',
		possibleClauses: ['I76-OFFBOX-40', 'I76-OFFBOX-31'],
	},
	'operator.takeOldServerOffline': {
		title: 'Take the 7.5 server off the network',
		description: 'Takes the 7.5 server off the network, so that the new one can have its name and address.',
		parameters: { server },
		possible: 'in a migration to new hardware, while the 7.5 server is on the network',
		possibleClauses: ['I76-NAME-2'],
	},
	'operator.installOperatingSystem': {
		title: 'Install the new operating system',
		description: 'Puts a new operating system on the same hardware; the 7.5 system is gone by it.',
		parameters: { server },
		possible: 'in a migration on reused hardware, while the 7.5 system is still there',
		possibleClauses: ['I76-NEW-3'],
	},
	'operator.installInstallationManager': {
		title: 'Install Symantec Installation Manager on the new server',
		description: 'Migration step 5: installs it on the new server, the Migration Wizard included.',
		parameters: { server, migrationWizard: choice('Whether the Migration Wizard is included', 'yes', 'no') },
		possible: `${onNew} that has its operating system, or to add the Migration Wizard`,
		possibleClauses: ['I76-OFFBOX-50', 'I76-PATH-4'],
	},
	'operator.restoreDatabase': {
		title: 'Restore the CMDB to the new SQL server',
		description: 'Migration step 6: restores the backup of the CMDB to a new SQL server.',
		parameters: { server },
		possible: `${onNew} with Symantec Installation Manager, where the SQL server changes and is not filled yet`,
		possibleClauses: ['I76-OFFBOX-60'],
	},
	'operator.installProducts': {
		title: 'Install the 7.6 products on the new server',
		description: 'Installs platform and solutions with Symantec Installation Manager, which checks readiness first.',
		parameters: {
			server,
			parity: choice('Whether at least the equivalents of the 7.5 products are installed', 'complete', 'incomplete'),
			requireSsl: choice('The option that demands https and SSL of all clients', 'no', 'yes'),
		},
		possible: `${onNew} with Symantec Installation Manager`,
		possibleClauses: ['I76-SIM-1', 'I76-OFFBOX-50'],
	},
	'operator.installMissingProducts': {
		title: 'Install the missing products',
		description: 'Adds the products that are missing for parity; that this helps the guide does not say.',
		parameters: { server },
		possible: `${onNew} whose products are fewer than those of the 7.5 server`,
		possibleClauses: ['I76-PAR-2'],
	},
	'operator.nameNewServer': {
		title: 'Give the new server name and address',
		description: 'Gives the new server the name and IP address of the old one, or others.',
		parameters: {
			server,
			name: choice('The host name', 'same', 'other'),
			address: choice('The IP address', 'same', 'other'),
		},
		possible: `${onNew} that has its operating system; those of the old server once that is off the network`,
	},
	'operator.defineRedirectPolicies': {
		title: 'Define policies that move clients',
		description: 'Sets up the logic and policies that point single clients to particular servers.',
		parameters: { server },
		possible: 'in a migration',
		possibleClauses: ['I76-HIER-7'],
	},
	'operator.redirectAgents': {
		title: 'Redirect the agents',
		description: 'Points the clients of the 7.5 server to the new one, all together or each by policy.',
		parameters: { server, mapping: choice('How', 'wholeServer', 'perClient') },
		possible: `${onNew} with the 7.6 products`,
		possibleClauses: ['I76-HIER-6', 'I76-LAC-4'],
	},
	'operator.importData': {
		title: 'Import the data',
		description: 'Migration step 7: imports the exported data with the Migration Wizard of the new server.',
		parameters: { server },
		possible: `${onNew} with the 7.6 products and nothing imported yet`,
		possibleClauses: ['I76-OFFBOX-70', 'I76-PATH-4', 'I76-PATH-5'],
	},
	'operator.copyManualData': {
		title: 'Copy remaining data by hand',
		description: 'Migration step 8: copies the data of one solution that the wizard does not carry.',
		parameters: { server, product: { description: 'The solution', values: () => productsWithManualData } },
		possible: `${onNew} after the import, for a solution whose data is still to be copied`,
		possibleClauses: ['I76-OFFBOX-80'],
	},
	'operator.checkAgentRegistration': {
		title: 'Check the Agent Registration Status Report',
		description: 'Migration step 9: sees whether agents communicate properly with the new server.',
		parameters: { server },
		possible: `${onNew} after the import`,
		possibleClauses: ['I76-OFFBOX-90'],
	},
	'operator.restoreKeys': {
		title: 'Restore the cryptographic keys',
		description: 'Restores backed-up keys with the KMS utility of Symantec Installation Manager.',
		parameters: { server },
		possible: 'on a Notification Server with Symantec Installation Manager, outside an installation and its wizard',
		possibleClauses: ['I76-SIM-5'],
		information: ['I76-SIM-6'],
	},
} satisfies Record<string, Definition>;

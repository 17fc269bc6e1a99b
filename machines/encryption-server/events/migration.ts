/** The fresh installation, the Setup Assistant and the restore. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { choice, commandLineChange, server } from './parameters.js';

/** Events of a migration. */
export const migration = {
	'operator.install': {
		title: 'Install the new release',
		description:
			'Begins the fresh installation from the ISO file. On the same machine it erases all that was stored there.',
		parameters: {
			server,
			version: {
				description: 'The release that is installed',
				values: ({ installationMedia }) => installationMedia,
				otherwise: '3.4.2',
			},
		},
		possible: 'on a server that runs an old release, or whose installation has to be done again',
		possibleClauses: ['EMS-MIG-3', 'EMS-CONF-2'],
	},
	'operator.deactivateOldSystem': {
		title: 'Deactivate the old system',
		description: 'Takes the old machine out of service, so that the new one can have its IP addresses.',
		parameters: { server },
		possible: 'where the new release is installed on a new machine, while the old one still runs',
		possibleClauses: ['EMS-MIG-4'],
	},
	'operator.acceptLicense': {
		title: 'Accept the license agreement',
		description: 'Goes through the first pages of the Setup Assistant and agrees to the End User License Agreement.',
		parameters: { server },
		possible: 'at the begin of the Setup Assistant',
		possibleClauses: ['EMS-RST-3', 'EMS-RST-4'],
	},
	'operator.chooseSetupType': {
		title: 'Choose the Setup Type',
		description: 'Chooses on the Setup Type page of the Setup Assistant.',
		parameters: { server, setupType: choice('The Setup Type', 'restore', 'newInstallation', 'clusterMember') },
		possible: 'on the Setup Type page of the Setup Assistant, after the license agreement',
		possibleClauses: ['EMS-RST-5', 'EMS-RST-4'],
	},
	'operator.importOrganizationKey': {
		title: 'Import the Organization Key',
		description: 'Uploads the file with the Organization Key.',
		parameters: { server, key: choice('The key in the file', 'right', 'wrong') },
		possible: 'on the Import Organization Key page, or on a server set up as New Installation and not restored yet',
		possibleClauses: ['EMS-RST-6'],
	},
	'operator.restoreBackup': {
		title: 'Restore the backup',
		description: 'Uploads the backup file and begins the restore, in the Setup Assistant or under System > Backups.',
		parameters: {
			server,
			way: choice('Through the web interface, or as support article TECH149146 says', 'webInterface', 'supportArticle'),
		},
		possible: 'once the Organization Key is imported, on a newly installed server that has not joined a cluster',
		possibleClauses: ['EMS-RST-6', 'EMS-RST-7', 'EMS-MIG-5', 'EMS-CRST-1'],
	},
	'operator.finishSetup': {
		title: 'Finish the Setup Assistant',
		description: 'Goes on through the Setup Assistant until it is done.',
		parameters: { server },
		possible: 'on a server that was restored, or is set up as New Installation',
		possibleClauses: ['EMS-RST-14'],
	},
	'operator.addKeyHardwareSetting': {
		title: 'Add the setting for the token or HSM',
		description: 'Creates the new setting on the newly installed release, over SSH and with Technical Support.',
		parameters: { server, ...commandLineChange },
		possible: 'on a newly installed server with a token or Hardware Security Module, before its restore',
		possibleClauses: ['EMS-HSM-2', 'EMS-HSM-3'],
	},
	'operator.revert': {
		title: 'Go back to the previous release',
		description: 'Installs the previous release from the kept media and restores the old backup.',
		parameters: { server },
		possible: 'on a single server whose upgrade has begun, with its media kept and an external backup',
		possibleClauses: ['EMS-REV-1'],
	},
	'operator.unlockWithToken': {
		title: 'Unlock the server with the token',
		description: 'Tries to unlock the server with the hardware token Ignition Key.',
		parameters: { server },
		possible: 'on a server with a hardware token from which the administrator is locked out',
		possibleClauses: ['EMS-HSM-5'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

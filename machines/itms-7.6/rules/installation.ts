/** Law and physics on the pages of Symantec Installation Manager, steps 5 to 12, and on the way back. */
import { all, any, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { isCloudServer } from '../deployment/read.js';
import { always, isBeingUpgraded, isInstalled, isUnderway, migration } from '../serverStates.js';
import { here, law, physics } from './rule.js';

const page = (...path: readonly string[]) =>
	here((server) => serverIn(server, 'upgrade', 'installationManager', ...path));

/** Rules of the installation. */
export const installation = {
	versionChosen: physics(
		['I76-ONBOX-70', 'I76-ONBOX-71'],
		'Step 7: 7.6 is chosen in the list Upgrade to product version.',
		page('products', 'chosen'),
	),
	licenseAccepted: law(
		['I76-ONBOX-80', 'I76-ONBOX-1'],
		'Step 8: the terms in the license agreements are accepted.',
		page('license', 'accepted'),
	),
	contactInformationChecked: law(
		['I76-ONBOX-90', 'I76-ONBOX-1'],
		'Step 9: the contact information is checked or changed.',
		page('contact', 'checked'),
	),
	summaryReviewed: law(
		['I76-ONBOX-110', 'I76-ONBOX-1'],
		'Step 11: the installation summary is reviewed.',
		page('summary', 'reviewed'),
	),
	bothProtocolsAllowed: law(
		['I76-CEM-11'],
		'Where only cloud-enabled clients use SSL, 7.6 is installed without the option that demands https and SSL.',
		here((server, given) =>
			given.cloud?.sslScope === 'cloudOnly' && isCloudServer(given, server) ? parameter('requireSsl', 'no') : always,
		),
	),
	serviceDeskTogether: law(
		['I76-SOL-4'],
		'ServiceDesk is upgraded together with the suite: from the begin of its installation, not at another time.',
		here((server, given) => {
			const { hasPlatform } = migration(given, server);
			return any(isBeingUpgraded(given, server), isInstalled(server), hasPlatform());
		}),
	),
	noReplicationDuringUpgrade: law(
		['I76-HIER-3'],
		'Replication cannot be enabled during an upgrade.',
		here((server, given) => none(isUnderway(given, server))),
	),
	backupsExist: physics(
		['I76-BACK-4', 'I76-DATA-1', 'I76-BACK-3'],
		'There are backups of server and database to go back to.',
		here((server) => none(any(fact(`${server}.serverBackup`, 'none'), fact(`${server}.databaseBackup`, 'none')))),
	),
	checkpointExists: physics(
		['I76-BACK-5'],
		'There is an extra backup to go back to; one of 7.6 is for a server that runs 7.6.',
		here((server) =>
			all(
				none(fact(`${server}.checkpoint`, 'none')),
				any(none(fact(`${server}.checkpoint`, '7.6')), isInstalled(server)),
			),
		),
	),
	keysBackedUp: physics(
		['I76-SIM-5'],
		'The cryptographic keys were backed up.',
		here((server) => none(fact(`${server}.keys`, 'notBackedUp'))),
	),
};

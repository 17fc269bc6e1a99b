/** Symantec Installation Manager on the present server, page by page: steps 5 to 12. */
import { stateOf } from '../../kit/chart.js';
import { all, fact } from '../../kit/conditions.js';
import { serverSystems, sqlVersions } from '../deployment/platforms.js';
import { notificationServer } from '../deployment/read.js';
import { requirements } from '../deployment/requirements.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { checkNames, requirementMet } from '../rules/readiness.js';
import type { Handlers, Region } from '../setup.js';
import { on, when } from '../transitions.js';
import { configureItAnalytics } from './products.js';
import { sslChoices } from './sslChoices.js';

/** What is demanded before Symantec Installation Manager is opened, for an upgrade or a migration. */
export const lawOfOpening = [
	'hotFixInstalled',
	'serverBackedUp',
	'databaseBackedUp',
	'packageRefreshed',
	'clientPoliciesOff',
	'sitePoliciesOff',
	'dcomFoundEnabled',
	'applicationPoolsDefault',
	'logViewerClean',
	'diagnosticsClean',
	'serviceAccountAdministrator',
	'replicationOff',
];

const removed = ['mobileManagement'] as const;
const removesSolutions = ({ products }: NotificationServer) => removed.some((product) => products.includes(product));

/** The clauses that list what the server runs. */
function supportedBy({ operatingSystem, sql }: NotificationServer): ClauseId[] {
	const isServer2012 = operatingSystem === 'Windows Server 2012 R2';
	const listed = [serverSystems[operatingSystem], sqlVersions[sql.version]].flatMap((clause) => clause ?? []);
	return [...listed, isServer2012 ? 'I76-SMPSW-3' : 'I76-SMPSW-4'];
}

/** The page Install Readiness Check: a look at everything, whose result stays until the next. */
function readinessPage(deployment: Deployment, server: string): Region {
	const settings = notificationServer(deployment, server);
	const isGreen = all(
		...requirements
			.filter((requirement) => requirement !== 'migrationWizard')
			.map((requirement) => requirementMet(deployment, server, requirement)),
	);
	const next = stateOf(server, 'upgrade', 'installationManager', removesSolutions(settings) ? 'removals' : 'summary');
	const warning: ClauseId[] = settings.products.includes('serviceDesk') ? ['I76-SOL-3'] : [];
	const here = (name: string) => stateOf(server, 'upgrade', 'installationManager', 'readiness', name);
	return {
		description: 'The page Install Readiness Check: requirements that are not met carry a red icon.',
		meta: { clauses: ['I76-SIM-2', 'I76-SIM-14'] },
		initial: 'checking',
		on: {
			'operator.checkAgain': on(server, { target: here('checking'), clauses: ['I76-ONBOX-100'] }),
			'operator.next': on(server, {
				if: ['readinessGreen', ...checkNames],
				target: next,
				clauses: ['I76-ONBOX-101', ...warning],
				...(warning.length > 0 ? { note: 'A warning says that ServiceDesk has to be upgraded at the same time.' } : {}),
			}),
		},
		states: {
			checking: {
				description: 'The requirements are looked at.',
				always: [when({ if: [isGreen], target: 'green' }), when({ target: 'red', clauses: ['I76-ONBOX-100'] })],
			},
			red: {
				description: 'At least one requirement is red: it has to be resolved, and checked again, before Next.',
				meta: { clauses: ['I76-ONBOX-100'] },
			},
			green: {
				description: 'No requirement is red: system, SQL Server and software are among those supported.',
				meta: { clauses: ['I76-ONBOX-101', ...supportedBy(settings)] },
			},
		},
	};
}

function chooseVersion({ installationManager }: NotificationServer, server: string): Handlers {
	const current = installationManager === 'old' ? [fact(`${server}.installationManagerOld`, false)] : [];
	return {
		'operator.chooseVersion': on(server, { if: current, target: 'chosen', clauses: ['I76-ONBOX-70'] }),
	};
}

/** The pages before the readiness check. */
function firstPages(settings: NotificationServer, server: string) {
	const page = (name: string) => stateOf(server, 'upgrade', 'installationManager', name);
	return {
		home: {
			description: 'The first page of Symantec Installation Manager.',
			meta: { clauses: ['I76-ONBOX-50' as const, 'I76-SIM-1' as const] },
			on: {
				'operator.upgradeInstalledProducts': on(server, { target: 'products', clauses: ['I76-ONBOX-60'] }),
			},
		},
		products: {
			description: 'The page Upgrade Installed Products.',
			initial: 'unchosen',
			on: {
				'operator.next': on(server, { if: ['versionChosen'], target: page('license'), clauses: ['I76-ONBOX-71'] }),
			},
			states: {
				unchosen: {
					description: 'No version is chosen in the list Upgrade to product version.',
					meta: {
						refuses: {
							'operator.chooseVersion': {
								because: 'An old Symantec Installation Manager does not offer 7.6: bring it up to date first.',
								clauses: [],
							},
						},
					},
					on: chooseVersion(settings, server),
				},
				chosen: { description: '7.6 is chosen.', meta: { clauses: ['I76-ONBOX-70' as const] } },
			},
		},
		license: {
			description: 'The page End User License Agreement.',
			initial: 'open',
			on: {
				'operator.next': on(server, { if: ['licenseAccepted'], target: page('contact'), clauses: ['I76-ONBOX-80'] }),
			},
			states: {
				open: {
					description: 'The terms are not accepted yet.',
					on: { 'operator.acceptLicense': on(server, { target: 'accepted', clauses: ['I76-ONBOX-80'] }) },
				},
				accepted: { description: 'The terms are accepted.' },
			},
		},
		contact: {
			description: 'The page Contact Information.',
			initial: 'unchecked',
			on: {
				'operator.next': on(server, {
					if: ['contactInformationChecked'],
					target: page('readiness'),
					clauses: ['I76-ONBOX-90'],
				}),
			},
			states: {
				unchecked: {
					description: 'The contact data is not checked yet.',
					on: { 'operator.checkContactInformation': on(server, { target: 'checked', clauses: ['I76-ONBOX-90'] }) },
				},
				checked: { description: 'The contact data is checked.' },
			},
		},
	};
}

function beginInstall(deployment: Deployment, server: string) {
	return sslChoices(deployment, server).map((choice) =>
		on(server, {
			if: ['summaryReviewed', 'replicationOff', 'collationChecked', 'bothProtocolsAllowed', ...choice.if],
			target: stateOf(server, 'upgrade', 'installing'),
			sets: choice.sets,
			clauses: ['I76-ONBOX-120', ...choice.clauses],
		}),
	);
}

/** Symantec Installation Manager, from its first page to the summary. */
export function installationManager(deployment: Deployment, server: string): Region {
	const settings = notificationServer(deployment, server);
	const removals: Region = {
		description:
			'It tells that Mobile Management, which has no 7.6 release, will be uninstalled. It can still be left.',
		meta: { clauses: ['I76-SOL-1', 'I76-SOL-2'] },
		on: { 'operator.allowRemoval': on(server, { target: 'summary', clauses: ['I76-SOL-1', 'I76-SOL-2'] }) },
	};
	return {
		description: 'Symantec Installation Manager is open on the 7.5 server; nothing on the server is changed yet.',
		meta: { clauses: ['I76-SIM-1'] },
		initial: 'home',
		on: {
			'operator.closeInstallationManager': on(server, {
				target: stateOf(server, 'upgrade', 'old', 'running'),
				clauses: ['I76-ONBOX-110'],
				note: 'The server stays as it was.',
			}),
			...configureItAnalytics(settings, server, 'I76-SIM-7'),
		},
		states: {
			...firstPages(settings, server),
			readiness: readinessPage(deployment, server),
			...(removesSolutions(settings) ? { removals } : {}),
			summary: {
				description: 'The page Installation Summary: the last place from which the server can be left unchanged.',
				meta: { clauses: ['I76-ONBOX-110'] },
				initial: 'unreviewed',
				on: { 'operator.beginInstall': beginInstall(deployment, server) },
				states: {
					unreviewed: {
						description: 'The summary has not been read yet.',
						on: { 'operator.reviewSummary': on(server, { target: 'reviewed', clauses: ['I76-ONBOX-110'] }) },
					},
					reviewed: { description: 'The summary has been read.' },
				},
			},
		},
	};
}

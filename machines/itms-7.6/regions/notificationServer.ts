/** One Notification Server: its upgrade, and beside it what has to be right before and what follows after. */
import { regionId } from '../../kit/chart.js';
import { fact, parameter } from '../../kit/conditions.js';
import { hypervisors } from '../deployment/platforms.js';
import { hasAgents, notificationServer, serversOfOtherCollation, siteServersOf } from '../deployment/read.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import {
	describeFit,
	driveFits,
	isDatabaseDriveTight,
	platformFit,
	sqlFit,
	sqlSoftwareShortfalls,
} from '../deployment/sizing.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers, Region } from '../setup.js';
import { on } from '../transitions.js';
import { exposedBackups, packageRefreshRegion } from './backups.js';
import { clientsRegion } from './clients.js';
import { dcomRegion } from './dcom.js';
import { legacyCommunicationRegion } from './legacyCommunication.js';
import { linkRegions } from './links.js';
import { diagnosticsRegion, logsRegion } from './logs.js';
import { patchImportRegion } from './patchImport.js';
import { pxeJobs, serviceDesk } from './products.js';
import { requirementHandlers } from './readiness.js';
import { sitePoliciesRegion } from './sitePolicies.js';
import { upgradeRegion } from './upgrade.js';

/** A look at the sizing tables: the note names the band and what falls short. */
function reviewHardware(deployment: Deployment, server: string): Handlers {
	const settings = notificationServer(deployment, server);
	const [platform, sql] = [platformFit(deployment, server), sqlFit(deployment, server)];
	const drives = driveFits(settings);
	const tight = isDatabaseDriveTight(settings) ? ['CMDB drive: below 8 MB per client'] : [];
	const platformNote = describeFit('Platform', platform);
	const sqlNote = describeFit('SQL Server', sql, [
		...sqlSoftwareShortfalls(deployment, server),
		...Object.values(drives).flat(),
		...tight,
	]);
	const listed = hypervisors[settings.hypervisor ?? ''];
	const virtual: ClauseId[] = listed ? ['I76-HW-3', 'I76-HW-4', listed] : [];
	const platformClauses: ClauseId[] = ['I76-HW-1', platform?.band.clause ?? 'I76-SMP-5', ...virtual];
	const sqlClauses: ClauseId[] = ['I76-HW-1', sql?.band.clause ?? 'I76-SQL-5'];
	const reviewed = { platformHardwareReviewed: true };
	const sqlReviewed = { sqlHardwareReviewed: true };
	return {
		'operator.reviewHardware': [
			on(server, {
				if: [parameter('of', 'both')],
				setsOfAll: { ...reviewed, ...sqlReviewed },
				clauses: [...platformClauses, ...sqlClauses],
				note: `${platformNote} ${sqlNote}`,
			}),
			on(server, {
				if: [parameter('of', 'platform')],
				setsOfAll: reviewed,
				clauses: platformClauses,
				note: platformNote,
			}),
			on(server, { if: [parameter('of', 'sql')], setsOfAll: sqlReviewed, clauses: sqlClauses, note: sqlNote }),
		],
	};
}

/** The service account, on the platform as demanded, on site servers as a help. */
function serviceAccount({ serviceAccountAdministrator }: NotificationServer, server: string): Handlers {
	return {
		'operator.grantServiceAccount': [
			on(server, {
				if: [parameter('on', 'platform')],
				sets: serviceAccountAdministrator ? {} : { serviceAccountAdministrator: true },
				clauses: ['I76-ACCT-1'],
			}),
			on(server, { if: [parameter('on', 'siteServers')], clauses: ['I76-ACCT-2'] }),
		],
	};
}

/** What a deployment may have found wrong on the server, each put right in its own way. */
function corrections(deployment: Deployment, server: string): Handlers {
	const { separatedApplicationPools, installationManager, hypervisor } = notificationServer(deployment, server);
	const revertPools = on(server, {
		if: [fact(`${server}.applicationPoolsSeparated`, true)],
		sets: { applicationPoolsSeparated: false },
		clauses: ['I76-IIS-1'],
	});
	const update = on(server, {
		if: [fact(`${server}.installationManagerOld`, true)],
		sets: { installationManagerOld: false },
		clauses: ['I76-SIM-14'],
		outsideGuide: true,
		note: 'No step of the guide does this; without it 7.6 is not offered.',
	});
	const short = on(server, {
		if: [fact(`${server}.resourcesShort`, false)],
		sets: { resourcesShort: true },
		clauses: ['I76-HW-4'],
	});
	const others = serversOfOtherCollation(deployment, server);
	const checkCollation = on(server, {
		sets: { collationChecked: true },
		clauses: others.length > 0 ? ['I76-HIER-1', 'I76-HIER-2'] : ['I76-HIER-1'],
		note: others.length > 0 ? `It is another than that of ${others.join(', ')}.` : 'All linked servers have the same.',
	});
	return {
		...(separatedApplicationPools > 0 ? { 'operator.revertApplicationPools': revertPools } : {}),
		...(installationManager === 'old' ? { 'operator.updateInstallationManager': update } : {}),
		...(hypervisor === undefined ? {} : { 'fault.resourcesShort': short }),
		...(deployment.hierarchy ? { 'operator.checkCollation': checkCollation } : {}),
	};
}

/** The region of one Notification Server. */
export function notificationServerRegion(deployment: Deployment, server: string): Region {
	const settings = notificationServer(deployment, server);
	const { hierarchy } = deployment;
	const role = hierarchy ? (hierarchy.parent === server ? ', the parent' : ', a child') : '';
	const agents = hasAgents(settings);
	const listProducts = on(server, { sets: { productsListed: true }, clauses: ['I76-PAR-1'] });
	return {
		id: regionId(server),
		description: `The Notification Server ${server}${role}.`,
		meta: agents ? {} : { clauses: ['I76-AGOS-1'] },
		type: 'parallel',
		on: {
			...reviewHardware(deployment, server),
			'operator.checkOperatingSystemPath': on(server, { clauses: ['I76-OS-2', 'I76-PATH-4'] }),
			...serviceAccount(settings, server),
			...corrections(deployment, server),
			...requirementHandlers(deployment, server),
			...exposedBackups(server),
			...serviceDesk(deployment, server),
			...pxeJobs(settings, server),
			...(settings.newServer ? { 'operator.listProducts': listProducts } : {}),
		},
		states: {
			upgrade: upgradeRegion(deployment, server),
			packageRefresh: packageRefreshRegion(deployment, server),
			logs: logsRegion(deployment, server),
			diagnostics: diagnosticsRegion(deployment, server),
			dcom: dcomRegion(deployment, server),
			...linkRegions(deployment, server),
			...(agents
				? {
						legacyCommunication: legacyCommunicationRegion(deployment, server),
						clients: clientsRegion(deployment, server),
					}
				: {}),
			...(siteServersOf(deployment, server).length > 0 ? { sitePolicies: sitePoliciesRegion(deployment, server) } : {}),
			...(settings.products.includes('patchManagement') ? { patchImport: patchImportRegion(deployment, server) } : {}),
		},
	};
}

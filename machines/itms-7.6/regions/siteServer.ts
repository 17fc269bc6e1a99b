/** One site server: its agent and plug-ins in step 16, and its NetBoot and package services. */
import { regionId } from '../../kit/chart.js';
import { all, any, fact, serverIn } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import { siteServerSystems } from '../deployment/platforms.js';
import { hasAgents, notificationServer, notificationServers, siteServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { describeFit, siteServerFit } from '../deployment/sizing.js';
import type { ClauseId } from '../guide.generated.js';
import { clientsTalk, isAt76 } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { after, on, when } from '../transitions.js';

/** Agent and plug-ins, which follow the policies of the Notification Server by themselves. */
function agentRegion(deployment: Deployment, site: string): Region {
	const settings = siteServer(deployment, site);
	const owner = settings.notificationServer ?? notificationServers(deployment)[0] ?? '';
	const platform = notificationServer(deployment, owner);
	const policies = (...states: readonly string[]) =>
		any(...states.map((state) => serverIn(owner, 'sitePolicies', state)));
	const talks = hasAgents(platform) ? [clientsTalk(deployment, owner)] : [];
	const reaches = all(isAt76(deployment, owner), ...talks);
	const listed = siteServerSystems[settings.operatingSystem];
	const clauses: ClauseId[] = [
		'I76-ONBOX-160',
		...(listed ? [listed] : []),
		...(platform.products.includes('outOfBand') ? (['I76-OOB-5'] as const) : []),
	];
	const begins = when({ if: [policies('agentsOn', 'allOn'), reaches], target: 'agentUpgrading' });
	const undone = when({ if: [serverIn(owner, 'upgrade', 'restoring', 'to75')], target: 'ahead' });
	return {
		description: 'Agent and plug-ins of the site server.',
		initial: 'old',
		states: {
			old: { description: 'Agent and plug-ins are at 7.5.', always: begins },
			ahead: {
				description: 'Agent or plug-ins were at 7.6 when the server went back to 7.5: the guide says nothing of this.',
				meta: { clauses: ['I76-BACK-4'] },
				always: begins,
			},
			agentUpgrading: {
				description: 'The agent is being upgraded.',
				always: undone,
				after: { [delayOf('siteServerAgent', site)]: after(site, { target: 'agentUpgraded' }) },
			},
			agentUpgraded: {
				description: 'The agent is at 7.6, the plug-ins are at 7.5.',
				meta: { clauses: ['I76-ONBOX-161'] },
				always: [undone, when({ if: [policies('allOn'), reaches], target: 'pluginsUpgrading' })],
			},
			pluginsUpgrading: {
				description: 'The plug-ins are being upgraded.',
				always: undone,
				after: { [delayOf('siteServerPlugins', site)]: after(site, { target: 'upgraded', clauses }) },
			},
			upgraded: { description: 'Agent and plug-ins are at 7.6.', meta: { clauses: ['I76-ONBOX-160'] }, always: undone },
		},
	};
}

function netBoot(deployment: Deployment, site: string): Handlers {
	const { services, pxe } = siteServer(deployment, site);
	if (!services.includes('nbs')) return {};
	const image = on(site, { if: ['macPackagesCreated'], clauses: ['I76-MAC-3'] });
	const forward = on(site, {
		if: [fact(`${site}.trafficForwarded`, false)],
		sets: { trafficForwarded: true },
		clauses: ['I76-SITE-5'],
	});
	return {
		'operator.bootByPxe': on(site, { if: ['trafficForwarded'], clauses: ['I76-SITE-2', 'I76-SITE-5'] }),
		...(pxe === 'notForwarded' ? { 'operator.forwardPxeTraffic': forward } : {}),
		...(deployment.mac ? { 'operator.imageMac': image } : {}),
	};
}

const requirementClauses = {
	dotNet451: 'I76-SSSW-6',
	iis: 'I76-SSSW-7',
	internetExplorer: 'I76-SSSW-8',
} as const satisfies Record<string, ClauseId>;

/** Everything that the server lacks is installed in one go. */
function requirements(deployment: Deployment, site: string): Handlers {
	const { missing } = siteServer(deployment, site);
	if (missing.length === 0) return {};
	return {
		'operator.installSiteServerRequirements': on(site, {
			if: [any(...missing.map((requirement) => fact(`${site}.${requirement}Missing`, true)))],
			sets: Object.fromEntries(missing.map((requirement) => [`${requirement}Missing`, false])),
			clauses: missing.map((requirement) => requirementClauses[requirement]),
		}),
	};
}

function renaming(deployment: Deployment, site: string): Handlers {
	if (siteServer(deployment, site).packageServerName !== 'other') return {};
	return {
		'operator.renamePackageServer': on(site, {
			if: [fact(`${site}.renamed`, false)],
			sets: { renamed: true },
			clauses: ['I76-CERT-4', 'I76-CERT-5'],
		}),
	};
}

/** The region of one site server. */
export function siteServerRegion(deployment: Deployment, site: string): Region {
	const found = siteServerFit(deployment, site);
	const settings = siteServer(deployment, site);
	const review = on(site, {
		clauses: found ? [found.band.clause] : ['I76-SS-4'],
		note: describeFit(`${settings.endpoints} endpoints`, found),
	});
	return {
		id: regionId(site),
		description: `The site server ${site} with the services ${settings.services.join(', ')}.`,
		meta: { clauses: ['I76-SITE-2'] },
		type: 'parallel',
		on: {
			'operator.reviewHardware': review,
			...netBoot(deployment, site),
			...requirements(deployment, site),
			...renaming(deployment, site),
		},
		states: { agent: agentRegion(deployment, site) },
	};
}

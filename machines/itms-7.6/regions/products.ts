/** Solutions with steps of their own: IT Analytics, ServiceDesk, Out of Band Management, PXE jobs, settings. */
import { any, fact } from '../../kit/conditions.js';
import { workflowSystems } from '../deployment/platforms.js';
import { notificationServer } from '../deployment/read.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import { isInstalled } from '../serverStates.js';
import { settingKinds } from '../settings.js';
import type { Handlers } from '../setup.js';
import { on } from '../transitions.js';

/** IT Analytics in the wizard, or later in the console; optional. */
export function configureItAnalytics(
	{ products }: NotificationServer,
	server: string,
	clause: 'I76-SIM-7' | 'I76-SIM-8',
): Handlers {
	if (!products.includes('itAnalytics')) return {};
	return {
		'operator.configureItAnalytics': on(server, {
			if: [fact(`${server}.itAnalyticsConfigured`, false)],
			sets: { itAnalyticsConfigured: true },
			clauses: [clause],
		}),
	};
}

/** ServiceDesk is upgraded beside the suite; at another time is against the guide, and nothing stops it. */
export function serviceDesk(deployment: Deployment, server: string): Handlers {
	const { products, workflowOperatingSystem } = notificationServer(deployment, server);
	if (!products.includes('serviceDesk')) return {};
	const listed = workflowSystems[workflowOperatingSystem ?? ''];
	return {
		'operator.upgradeServiceDesk': on(server, {
			if: ['serviceDeskTogether', fact(`${server}.serviceDeskUpgraded`, false)],
			sets: { serviceDeskUpgraded: true },
			clauses: ['I76-SOL-4', ...(listed ? [listed] : [])],
		}),
	};
}

function outOfBand({ products }: NotificationServer, server: string): Handlers {
	if (!products.includes('outOfBand')) return {};
	return {
		'operator.installIntelScs': on(server, { sets: { intelScsInstalled: true }, clauses: ['I76-OOB-2'] }),
		'operator.runOutOfBandDiscovery': on(server, { sets: { provisionedDiscovered: true }, clauses: ['I76-OOB-8'] }),
	};
}

/** What can be done for single solutions once 7.6 runs. */
export function productHandlers(deployment: Deployment, server: string): Handlers {
	const settings = notificationServer(deployment, server);
	const isNoted = any(...settingKinds.map((kind) => fact(`${kind}Settings`, true)));
	return {
		...configureItAnalytics(settings, server, 'I76-SIM-8'),
		...outOfBand(settings, server),
		'operator.configureFromNotes': on(server, {
			if: [isInstalled(server), isNoted, fact(`${server}.settingsConfigured`, false)],
			sets: { settingsConfigured: true },
			clauses: ['I76-TIP-8'],
		}),
	};
}

/** Jobs that restart the PXE services by names from before 7.5; they can be recreated at any time. */
export function pxeJobs({ oldPxeJobs }: NotificationServer, server: string): Handlers {
	if (!oldPxeJobs) return {};
	return {
		'operator.recreatePxeJobs': on(server, {
			if: [fact(`${server}.pxeJobsRecreated`, false)],
			sets: { pxeJobsRecreated: true },
			clauses: ['I76-PXE-1', 'I76-PXE-2'],
		}),
	};
}

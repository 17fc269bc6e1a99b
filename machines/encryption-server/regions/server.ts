/** One server: its upgrade, and beside it what is saved of it, its mail flow, its errors and its place in a cluster. */
import { regionId, set } from '../../kit/chart.js';
import { addressed, all, fact, none } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import type { Handlers, Region } from '../setup.js';
import { isJoiner, settingsOf } from '../topology.js';
import { shows } from '../transitions.js';
import { backupRegion } from './backup.js';
import { customizationRegion } from './customization.js';
import { logRegion } from './log.js';
import { mailFlowRegion } from './mailFlow.js';
import { membershipRegion } from './membership.js';
import { savingHandlers } from './oldRelease.js';
import { oldSystemRegion } from './oldSystem.js';
import { organizationKeyRegion } from './organizationKey.js';
import { ownSettingsHandlers } from './ownSettings.js';
import {
	editMemberHandlers,
	joinTimeoutHandlers,
	outboundMailPolicyHandlers,
	preferencesHandlers,
} from './preferences.js';
import { upgradeRegion } from './upgrade.js';

function roleOf({ cluster }: Deployment, server: string): string {
	if (!cluster) return 'a single server';
	return cluster.sponsor === server ? 'the sponsor of the cluster' : 'a server that joins the cluster';
}

function nameResolution(deployment: Deployment, server: string): Handlers {
	if (!isJoiner(deployment, server)) return {};
	return {
		'operator.fixNameResolution': {
			guard: all(addressed(server), none(fact(`${server}.resolvable`, 'complete'))),
			actions: set({ [`${server}.resolvable`]: 'complete' }),
			...shows('EMS-DNS-1', 'EMS-DNS-2'),
		},
	};
}

/** The region of one server. */
export function serverRegion(deployment: Deployment, server: string): Region {
	const { hardware, webEmailCustomization } = settingsOf(deployment, server);
	return {
		id: regionId(server),
		description: `The server ${server}, ${roleOf(deployment, server)}.`,
		type: 'parallel',
		on: {
			...savingHandlers(deployment, server),
			...nameResolution(deployment, server),
			...ownSettingsHandlers(deployment, server),
			...joinTimeoutHandlers(deployment, server),
			...preferencesHandlers(deployment, server),
			...outboundMailPolicyHandlers(deployment, server),
			...editMemberHandlers(deployment, server),
		},
		states: {
			upgrade: upgradeRegion(deployment, server),
			organizationKey: organizationKeyRegion(deployment, server),
			backup: backupRegion(deployment, server),
			mailFlow: mailFlowRegion(deployment, server),
			log: logRegion(server),
			...(webEmailCustomization ? { customization: customizationRegion(deployment, server) } : {}),
			...(hardware === 'new' ? { oldSystem: oldSystemRegion(deployment, server) } : {}),
			...(isJoiner(deployment, server) ? { membership: membershipRegion(deployment, server) } : {}),
		},
	};
}

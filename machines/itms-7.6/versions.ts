/** Which release a server runs, as trainees see it: a Notification Server its platform, a site server its agent. */
import { all, any, type Condition, fact, serverIn } from '../kit/conditions.js';
import type { ServerVersion } from '../kit/product.js';
import { isTooOld, notificationServer, notificationServers, siteServers } from './deployment/read.js';
import { requiredBuild } from './deployment/releases.js';
import type { Deployment } from './deployment/schema.js';
import { hasFailed, isAt76, isInstalling, isRestoring } from './serverStates.js';

function ofPlatform(deployment: Deployment, server: string): readonly ServerVersion[] {
	const settings = notificationServer(deployment, server);
	const between = any(isInstalling(server), hasFailed(server), isRestoring(server));
	return [
		{ version: '7.6', condition: isAt76(deployment, server) },
		// Between two releases it runs neither.
		{ version: '', condition: between },
		...(isTooOld(settings) ? [{ version: requiredBuild, condition: fact(`${server}.build`, requiredBuild) }] : []),
		{ version: settings.build, condition: all() },
	];
}

function ofSiteServer(site: string): readonly ServerVersion[] {
	const at = (...states: readonly string[]): Condition => any(...states.map((state) => serverIn(site, 'agent', state)));
	return [
		{ version: '7.6', condition: at('upgraded') },
		{ version: 'agent 7.6', condition: at('agentUpgraded', 'pluginsUpgrading') },
		{ version: '7.5', condition: at('old', 'agentUpgrading') },
	];
}

/** The releases of a server; of Internet gateways the guide tells none. */
export function versions(deployment: Deployment, server: string): readonly ServerVersion[] {
	if (notificationServers(deployment).includes(server)) return ofPlatform(deployment, server);
	return siteServers(deployment).includes(server) ? ofSiteServer(server) : [];
}

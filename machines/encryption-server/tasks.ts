/** What the guide demands after an upgrade: until it is done, an upgrade is not complete. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import { anyServer } from './addressed.js';
import type { Deployment } from './deploymentSchema.js';
import { hasJoined, isInItsPlace, isUpgraded } from './serverStates.js';
import { beganBefore320, joiners, serverNames, settingsOf, settingsToKeep } from './topology.js';

/** A setting of its own that can still be put back: of a certificate there must be a copy. */
export function isSettingMissing(deployment: Deployment, server: string): Condition {
	return any(
		...settingsToKeep(deployment, server).map((setting) =>
			all(
				fact(`${server}.${setting}`, 'default'),
				...(setting === 'certificate' ? [fact(`${server}.certificateExported`, true)] : []),
			),
		),
	);
}

function serverTasksDone(deployment: Deployment, server: string): Condition {
	const settings = settingsOf(deployment, server);
	return all(
		...(beganBefore320(settings) ? [fact(`${server}.receiveEncryptedChecked`, true)] : []),
		...(settings.webEmailCustomization
			? [none(all(serverIn(server, 'customization', 'saved'), none(fact(`${server}.data`, 'kept'))))]
			: []),
		...(settings.passwordReveal ? [fact(`${server}.passwordReveal`, 'enabled')] : []),
		...(settings.sshAccess ? [none(fact(`${server}.commandLineChanges`, 'undocumented'))] : []),
		none(isSettingMissing(deployment, server)),
	);
}

/** Every task of the guide is done. */
export function tasksDone(deployment: Deployment): Condition {
	const recreated = anyServer(joiners(deployment), hasJoined);
	return all(
		...serverNames(deployment).map((server) => serverTasksDone(deployment, server)),
		...(deployment.cluster ? [any(none(recreated), fact('outboundMailPolicyRestored', true))] : []),
		...(deployment.newMailRulesWanted ? [none(fact('mailPolicy', 'old'))] : []),
	);
}

/** Every server runs 3.4.2 with its data, and those of a cluster are in it. */
export function everyServerUpgraded(deployment: Deployment): Condition {
	return all(...serverNames(deployment).map((server) => all(isUpgraded(server), isInItsPlace(deployment, server))));
}

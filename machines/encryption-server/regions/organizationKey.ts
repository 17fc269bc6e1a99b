/** The copy of the Organization Key outside the server. */
import { addressed, all, parameter } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import { canBeSaved, hasJoined, isUpgraded } from '../serverStates.js';
import type { Region } from '../setup.js';
import { isJoiner, settingsOf } from '../topology.js';
import { says, shows } from '../transitions.js';

/** The region of a server's Organization Key. */
export function organizationKeyRegion(deployment: Deployment, server: string): Region {
	const source = canBeSaved(deployment, server);
	const publicKey = {
		guard: all(addressed(server), parameter('form', 'publicKey'), source),
		...says('Export Keypair is asked for: the public key alone is no copy of the Organization Key.', 'EMS-OKEY-4'),
	};
	const finished = { guard: all(hasJoined(server), isUpgraded(server)), target: 'notNeeded' };
	return {
		description: 'The copy of the Organization Key outside the server.',
		initial: settingsOf(deployment, server).organizationKeyExported ? 'exported' : 'notExported',
		states: {
			notExported: {
				description: 'The Organization Key is on the server only.',
				on: {
					'operator.exportOrganizationKey': [
						{
							guard: all(addressed(server), parameter('form', 'keypair'), source),
							target: 'exported',
							...shows('EMS-BKP-2', 'EMS-OKEY-4', 'EMS-OKEY-5', 'EMS-BKP-3', 'EMS-CBKP-5'),
						},
						publicKey,
					],
				},
				...(isJoiner(deployment, server) ? { always: finished } : {}),
			},
			exported: {
				description: "The Organization Keypair lies on the administrator's desktop, with its passphrase.",
				on: {
					'operator.exportOrganizationKey': [
						{ guard: all(addressed(server), parameter('form', 'keypair'), source), ...shows('EMS-OKEY-5') },
						publicKey,
					],
				},
				...(isJoiner(deployment, server) ? { always: finished } : {}),
			},
			...(isJoiner(deployment, server)
				? { notNeeded: { description: 'The server has joined the new cluster; a copy is no longer needed.' } }
				: {}),
		},
	};
}

/** Legacy Agent Communication (LAC) mode: by it older agents talk to a 7.6 server. */
import { stateOf } from '../../kit/chart.js';
import { all, none } from '../../kit/conditions.js';
import { notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { areAgentsUpgraded, isAt76, isInstalled, migration } from '../serverStates.js';
import type { Region } from '../setup.js';
import { on, when } from '../transitions.js';

/** LAC of a running 7.6 server. */
function active(deployment: Deployment, server: string): Region {
	const state = (...path: readonly string[]) => stateOf(server, 'legacyCommunication', 'active', ...path);
	const upgraded = areAgentsUpgraded(deployment, server);
	// Before they are redirected, agents of 7.5 stay with their old server as long as it is there.
	const isServedByOld = all(
		migration(deployment, server).isOldServerOnline(),
		none(migration(deployment, server).areAgentsRedirected()),
	);
	const mayMigrate = notificationServer(deployment, server).newServer !== undefined;
	const notNeeded: Region = {
		description: 'The agents still talk to their 7.5 server, and not to the new one.',
		always: when({ if: [none(isServedByOld)], target: 'cutOff' }),
	};
	const verify = (note: string) => on(server, { clauses: ['I76-LAC-6'], note });
	return {
		description: '7.6 runs: agents of 7.5 talk to it if LAC mode is on.',
		initial: 'on',
		always: when({ if: [none(isAt76(deployment, server))], target: stateOf(server, 'legacyCommunication', 'notYet') }),
		states: {
			on: {
				description: 'LAC mode is on: older agents stay fully manageable and can be upgraded in phases.',
				meta: { clauses: ['I76-LAC-1', 'I76-LAC-2', 'I76-AGENT-3'] },
				initial: 'unverified',
				states: {
					unverified: {
						description: 'Nobody has looked whether it is on.',
						on: {
							'operator.verifyLegacyCommunication': on(server, {
								target: state('on', 'verified'),
								clauses: ['I76-LAC-6'],
							}),
							'fault.legacyCommunicationOff': on(server, { target: state('off'), clauses: ['I76-LAC-5'] }),
						},
					},
					verified: {
						description: 'It was found on.',
						meta: { clauses: ['I76-LAC-6'] },
						on: { 'operator.verifyLegacyCommunication': verify('LAC mode is on.') },
					},
				},
			},
			off: {
				description: 'LAC mode is off.',
				initial: 'cutOff',
				on: {
					'operator.verifyLegacyCommunication': verify('LAC mode is off: it has to be switched on.'),
					'operator.enableLegacyCommunication': on(server, {
						target: state('on', 'unverified'),
						clauses: ['I76-LAC-4', 'I76-LAC-3'],
					}),
				},
				states: {
					cutOff: {
						description: 'Agents of 7.5 cannot talk to the 7.6 server.',
						tags: ['agents:down'],
						meta: { clauses: ['I76-LAC-1', 'I76-LAC-6'] },
						always: [
							when({ if: [upgraded], target: 'harmless' }),
							...(mayMigrate ? [when({ if: [isServedByOld, none(upgraded)], target: 'notNeededYet' })] : []),
						],
					},
					...(mayMigrate ? { notNeededYet: notNeeded } : {}),
					harmless: {
						description: 'All agents are at 7.6 and need no LAC mode.',
						always: when({ if: [none(upgraded)], target: 'cutOff' }),
					},
				},
			},
		},
	};
}

/** The region of LAC mode: after an upgrade it ought to be on, on a new server it is off. */
export function legacyCommunicationRegion(deployment: Deployment, server: string): Region {
	const state = (...path: readonly string[]) => stateOf(server, 'legacyCommunication', 'active', ...path);
	return {
		description: 'Legacy Agent Communication, by which older agents talk to the server.',
		initial: 'notYet',
		states: {
			notYet: {
				description: 'The server is not at 7.6: there is no LAC mode yet.',
				always: [
					when({ if: [isInstalled(server)], target: state('on'), clauses: ['I76-LAC-5'] }),
					when({
						if: [migration(deployment, server).hasPlatform()],
						target: state('off'),
						clauses: ['I76-LAC-4'],
					}),
				],
			},
			active: active(deployment, server),
		},
	};
}

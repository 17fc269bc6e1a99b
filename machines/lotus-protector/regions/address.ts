/** How a server gets its IP address. A static one is taken to equal the one it had before (note LP-N21). */
import { addressed, all, none, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import { inInstallation, isUpgraded } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';

function alreadyStatic(server: string): Handlers {
	return {
		'operator.setStaticAddress': {
			guard: all(addressed(server), 'managerReachable'),
			meta: { note: 'The server has a static address already: nothing to do.' },
		},
	};
}

function staticRegion(server: string, description: string): Region {
	return {
		description,
		initial: 'static',
		states: {
			static: {
				description: 'Has a static IP address, which no restart changes.',
				on: alreadyStatic(server),
			},
		},
	};
}

/** The region of a server's IP address. */
export function addressRegion(deployment: Deployment, server: string): Region {
	const description = 'The IP address of the server.';
	if (deployment.servers[server]?.addressing === 'static') return staticRegion(server, description);
	return {
		description,
		initial: 'dhcp',
		states: {
			dhcp: {
				description: 'Gets its IP address by DHCP: a restart may bring another one.',
				on: {
					'operator.setStaticAddress': [
						{
							guard: all(addressed(server), 'managerReachable', none(inInstallation(server))),
							target: 'temporarilyStatic',
							meta: { clauses: ['LP-NET-3'] },
						},
						{
							guard: all(addressed(server), 'managerReachable'),
							target: 'temporarilyStatic',
							meta: {
								outsideGuide: true,
								note: 'The guide has this done before the upgrade; the old system still runs.',
							},
						},
					],
					'fault.addressChanged': {
						guard: all(addressed(server), serverIn(server, 'upgrade', 'installation', 'outage', 'phase6')),
						target: 'changed',
						meta: { clauses: ['LP-NET-1', 'LP-LOST-1'] },
					},
				},
			},
			temporarilyStatic: {
				description: 'Has a static IP address for the time of the upgrade.',
				meta: { clauses: ['LP-NET-3'] },
				on: {
					...alreadyStatic(server),
					'operator.returnToDhcp': [
						{
							guard: all(addressed(server), isUpgraded(server)),
							target: 'dhcp',
							meta: { clauses: ['LP-NET-4'] },
						},
						{
							guard: all(addressed(server), 'managerReachable', inInstallation(server), 'staticUntilComplete'),
							target: 'dhcp',
							meta: { note: 'The restart of phase 6 may now bring another address.' },
						},
						{
							guard: all(addressed(server), 'managerReachable', none(inInstallation(server))),
							target: 'dhcp',
							meta: {
								outsideGuide: true,
								note: 'The guide speaks of the return to DHCP only for the time after the upgrade.',
							},
						},
					],
				},
			},
			changed: {
				description: 'Has come back from the restart of phase 6 with another IP address.',
				meta: { clauses: ['LP-NET-1'] },
				always: {
					guard: serverIn(server, 'upgrade', 'reverted'),
					target: 'dhcp',
					meta: { note: 'The snapshot holds the state before; which address DHCP gives next the guide does not say.' },
				},
				initial: 'mailFlows',
				states: {
					mailFlows: {
						description: 'Mail still finds the server, as far as known; it can be disrupted at any time.',
						on: {
							'fault.mailDisrupted': {
								guard: all(addressed(server), isUpgraded(server)),
								target: 'mailDisrupted',
								meta: { clauses: ['LP-NET-2'] },
							},
						},
					},
					mailDisrupted: {
						description: 'Mail traffic is disrupted because it goes to the former address, though the services run.',
						tags: ['mail:degraded'],
						meta: { clauses: ['LP-NET-2'] },
					},
				},
			},
		},
	};
}

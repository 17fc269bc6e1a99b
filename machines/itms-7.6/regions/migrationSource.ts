/** A migration on the side of the 7.5 server: steps 1 to 4, and how the server goes off the network. */
import { stateOf } from '../../kit/chart.js';
import { all, none, parameter, serverIn } from '../../kit/conditions.js';
import { hasAgents, notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { agentsFindNewServer, always, clientsTalk, migration } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { on, when } from '../transitions.js';
import { backups } from './backups.js';
import { lawOfOpening } from './installationManager.js';
import { initially, ofMigration } from './revert.js';

/** Another choice, while the 7.5 server is still there: the new server is given up. */
function chooseOnBox(deployment: Deployment, server: string): Handlers {
	return {
		'operator.chooseMethod': [
			on(server, {
				if: [parameter('method', 'onBox')],
				target: stateOf(server, 'upgrade', 'old', 'running'),
				sets: initially(deployment, server, ofMigration),
				clauses: ['I76-PATH-6', 'I76-NEW-2'],
			}),
			on(server, { if: [parameter('method', 'offBox')], clauses: ['I76-PATH-6'] }),
		],
	};
}

/** Going off: by leaving the network on new hardware, or by a new operating system on the same. */
function ends(deployment: Deployment, server: string): Handlers {
	const gone = (state: string) => stateOf(server, 'upgrade', 'migrating', 'source', state);
	const isReused = notificationServer(deployment, server).newServer?.hardware === 'reused';
	if (!isReused) {
		return {
			'operator.takeOldServerOffline': on(server, {
				if: ['exportedBeforeOffline'],
				target: gone('offline'),
				clauses: ['I76-NAME-2'],
				note: 'That two servers with one name and address cannot be there at a time the guide does not say.',
			}),
		};
	}
	return {
		'operator.installOperatingSystem': on(server, {
			if: ['stepsBeforeNewSystem'],
			target: gone('replaced'),
			clauses: ['I76-NEW-3', 'I76-PATH-4'],
		}),
	};
}

/** The 7.5 server is gone for its agents, until they reach the new one. */
function gone(deployment: Deployment, server: string, description: string): Region {
	const { hasPlatform } = migration(deployment, server);
	const talk = hasAgents(notificationServer(deployment, server)) ? clientsTalk(deployment, server) : always;
	const isReached = all(hasPlatform(), agentsFindNewServer(deployment, server), talk);
	return {
		description,
		initial: 'cutOff',
		states: {
			cutOff: {
				description: 'Agents have no server that they can talk to.',
				tags: ['agents:down'],
				always: when({ if: [isReached], target: 'reached' }),
			},
			reached: {
				description: 'Agents reach the new server, by name and address or because they were redirected.',
				meta: { clauses: ['I76-NAME-1', 'I76-HIER-6'] },
				always: when({ if: [none(isReached)], target: 'cutOff' }),
			},
		},
	};
}

function steps(server: string) {
	return {
		idle: {
			description: 'Symantec Installation Manager is not open on the 7.5 server.',
			on: {
				'operator.openInstallationManager': on(server, {
					if: lawOfOpening,
					target: 'home',
					clauses: ['I76-OFFBOX-10'],
				}),
			},
		},
		home: {
			description: 'Symantec Installation Manager is open on the 7.5 server.',
			meta: { clauses: ['I76-OFFBOX-10' as const] },
			on: { 'operator.chooseOptionalComponents': on(server, { target: 'components', clauses: ['I76-OFFBOX-20'] }) },
		},
		components: {
			description: 'The page of optional components.',
			on: {
				'operator.installMigrationWizard': on(server, { target: 'wizardInstalled', clauses: ['I76-OFFBOX-30'] }),
			},
		},
		wizardInstalled: {
			description: 'The Migration Wizard Components are installed on the 7.5 server.',
			on: { 'operator.runMigrationWizard': on(server, { target: 'wizardRunning', clauses: ['I76-OFFBOX-31'] }) },
		},
		wizardRunning: {
			description: 'The Migration Wizard runs on the 7.5 server: data can be exported.',
			on: {
				'operator.exportData': (['all', 'partial'] as const).map((scope) =>
					on(server, {
						if: ['productsListed', parameter('scope', scope)],
						target: 'exported',
						sets: { exported: scope },
						clauses: ['I76-OFFBOX-40'],
						...(scope === 'partial' ? { note: 'What is left out is not carried over.' } : {}),
					}),
				),
			},
		},
		exported: {
			description: 'The wanted data is exported.',
			meta: { clauses: ['I76-OFFBOX-40' as const] },
			on: {
				'operator.runMigrationWizard': on(server, { target: 'wizardRunning', clauses: ['I76-OFFBOX-31'] }),
			},
		},
	};
}

/** The region of the 7.5 server in a migration. */
export function source(deployment: Deployment, server: string): Region {
	const isReused = notificationServer(deployment, server).newServer?.hardware === 'reused';
	const offline = gone(
		deployment,
		server,
		'The 7.5 server is off the network: the new one can have its name and address.',
	);
	const replaced = gone(deployment, server, 'A new operating system has taken the place of the 7.5 system.');
	return {
		description: 'The 7.5 server of the migration.',
		initial: 'online',
		states: {
			online: {
				description: 'The 7.5 server runs and does its work.',
				initial: 'idle',
				on: { ...backups(deployment, server), ...chooseOnBox(deployment, server), ...ends(deployment, server) },
				states: steps(server),
			},
			...(isReused ? { replaced } : { offline }),
		},
	};
}

/** On the present hardware there is nothing to install on before the 7.5 system is gone. */
export const isReplaced = (server: string) => serverIn(server, 'upgrade', 'migrating', 'source', 'replaced');

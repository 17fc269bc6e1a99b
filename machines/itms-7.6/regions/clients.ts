/** The clients of a Notification Server: their policies off in step 4, a test group and then all in step 17. */
import { stateOf } from '../../kit/chart.js';
import { all, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deployment/schema.js';
import { clientsTalk, isAt76, runs75 } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { after, on, when } from '../transitions.js';
import { originals, pluginInstallNote, rolloutState } from './rollout.js';

const lawOfAgents = [
	'serverUpgraded',
	'databaseDefragmented',
	'legacyCommunicationVerified',
	'legacyCommunicationOn',
	'siteServersUpdated',
];

/**
 * What a restore makes of the policies: on as in the 7.5 backup, off as before step 17. That agents at 7.6 then have a
 * 7.5 server the guide does not address: it is kept in mind, and the count begins anew (note I76-N13).
 */
function undoneBy(server: string) {
	const [agents, plugins] = [`${server}.agentsUpgraded`, `${server}.pluginsUpgraded`];
	const isTo75 = serverIn(server, 'upgrade', 'restoring', 'to75');
	const policiesOn = stateOf(server, 'clients', 'policiesOn');
	return [
		when({
			if: [isTo75, none(all(fact(agents, 0), fact(plugins, 0)))],
			target: policiesOn,
			setsOfAll: { [agents]: 0, [plugins]: 0, [`${server}.agentsAhead`]: true },
		}),
		when({ if: [isTo75], target: policiesOn }),
		when({
			if: [serverIn(server, 'upgrade', 'restoring', 'to76')],
			target: stateOf(server, 'clients', 'policiesOff'),
		}),
	];
}

/** Step 17 a, also out of turn. */
function cloning(server: string, isRepetition = false): Handlers {
	return {
		'operator.cloneUpgradePolicies': on(server, {
			if: lawOfAgents,
			target: stateOf(server, 'clients', 'testGroup'),
			clauses: ['I76-ONBOX-171'],
			...(isRepetition
				? { outsideGuide: true as const, note: 'What to do after a failure in the test group the guide does not say.' }
				: {}),
		}),
	};
}

/** No upgrade of the clients for now. */
function staying(deployment: Deployment, server: string): Handlers {
	return {
		'operator.stayOnLegacyAgents': on(server, {
			if: [isAt76(deployment, server)],
			target: stateOf(server, 'clients', 'onLegacyAgents'),
			clauses: ['I76-AGENT-4', 'I76-AGENT-3'],
		}),
	};
}

/** Step 17 c and d for the first time: all clients. */
function enabling(server: string): Handlers {
	return {
		'operator.enableUpgradePolicies': (['agentsAndPlugins', 'agents', 'plugins'] as const).map((kind) =>
			on(server, {
				if: ['serverUpgraded', 'legacyCommunicationOn', 'testGroupConfirmed', parameter('kind', kind)],
				target: rolloutState(server, kind),
				clauses: ['I76-ONBOX-173'],
			}),
		),
		'operator.enableAgentPolicies': on(server, {
			if: ['serverUpgraded', 'upgradePoliciesOn'],
			target: rolloutState(server, 'agents'),
			sets: { agentPoliciesOn: true },
			clauses: ['I76-ONBOX-174'],
			note: pluginInstallNote,
		}),
	};
}

function testGroup(deployment: Deployment, server: string): Region {
	const fails = { 'fault.testGroupFailed': on(server, { target: 'failed', clauses: ['I76-ONBOX-172'] }) };
	const talk = clientsTalk(deployment, server);
	return {
		description: 'Step 17 a and b: cloned policies are enabled for a test group, the originals are off.',
		meta: { clauses: ['I76-ONBOX-171'] },
		initial: 'cutOff',
		always: undoneBy(server),
		on: enabling(server),
		states: {
			cutOff: {
				description: 'The test group does not reach the server: its agents are old, and LAC mode is off.',
				always: when({ if: [talk], target: 'upgrading' }),
			},
			upgrading: {
				description: 'Agents and plug-ins of the test group are being upgraded.',
				always: when({ if: [none(talk)], target: 'cutOff' }),
				on: fails,
				after: { [delayOf('testGroup', server)]: after(server, { target: 'upgraded' }) },
			},
			upgraded: {
				description: 'The test group has gone through: every upgrade in it is to be confirmed.',
				meta: { clauses: ['I76-ONBOX-172'] },
				on: {
					...fails,
					'operator.confirmTestGroup': on(server, {
						target: stateOf(server, 'clients', 'confirmed'),
						clauses: ['I76-ONBOX-172'],
					}),
				},
			},
			failed: {
				description: 'An upgrade in the test group has failed. The originals stay off; LAC keeps old agents managed.',
				meta: { clauses: ['I76-ONBOX-172'] },
				on: { ...cloning(server, true), ...staying(deployment, server) },
			},
		},
	};
}

/** The region of the clients. */
export function clientsRegion(deployment: Deployment, server: string): Region {
	const always = undoneBy(server);
	const out = { ...cloning(server), ...enabling(server) };
	return {
		description: 'The clients of the server: agents, plug-ins, and the policies that upgrade them.',
		initial: 'policiesOn',
		states: {
			policiesOn: {
				description: 'The policies of 7.5 that install and upgrade agents and plug-ins are on.',
				on: {
					...out,
					'operator.disableClientPolicies': on(server, {
						if: ['hotFixInstalled', 'packageRefreshed', runs75(deployment, server)],
						target: 'policiesOff',
						clauses: ['I76-ONBOX-40'],
					}),
				},
			},
			policiesOff: {
				description: 'The policies are off.',
				meta: { clauses: ['I76-ONBOX-40'] },
				always: always.slice(0, 2),
				on: {
					...out,
					...staying(deployment, server),
				},
			},
			onLegacyAgents: {
				description: 'The clients keep their older agents, which talk to 7.6 by LAC mode.',
				meta: { clauses: ['I76-AGENT-3', 'I76-AGENT-4', 'I76-LAC-1'] },
				always,
				on: out,
			},
			testGroup: testGroup(deployment, server),
			confirmed: {
				description: 'Every upgrade in the test group went well.',
				meta: { clauses: ['I76-ONBOX-172'] },
				always,
				on: { ...enabling(server), ...staying(deployment, server) },
			},
			originals: { ...originals(deployment, server), always },
		},
	};
}

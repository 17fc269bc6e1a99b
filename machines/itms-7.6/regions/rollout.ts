/** Step 17 c and d: the original policies are on, and the clients follow in equal shares. */
import { add, stateOf } from '../../kit/chart.js';
import { all, any, type Condition, fact, none, parameter } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import { isPartlySupported } from '../deployment/platforms.js';
import { notificationServer, platformClauses } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { clientsTalk } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { on, when } from '../transitions.js';

/** A gap of the guide (note I76-N20). */
export const pluginInstallNote =
	'The policies that install plug-ins, which step 4 has disabled, are never named as enabled again.';

/** For what the original upgrade policies are on. */
export type RolloutKind = 'agentsAndPlugins' | 'agents' | 'plugins';

/** The state in which the policies of this kind are on. */
export function rolloutState(server: string, kind: RolloutKind): string {
	return stateOf(server, 'clients', 'originals', kind);
}

const describe = { agentsAndPlugins: 'agents and plug-ins', agents: 'agents', plugins: 'plug-ins' } as const;

/** The clients while the policies of one kind are on. */
function rollout(deployment: Deployment, server: string, kind: RolloutKind): Region {
	const settings = notificationServer(deployment, server);
	const [agents, plugins] = [`${server}.agentsUpgraded`, `${server}.pluginsUpgraded`];
	const isLeft = (name: string) => none(fact(name, settings.waves));
	const talk = clientsTalk(deployment, server);
	const isPartly = settings.clientPlatforms.some(isPartlySupported);
	const clauses: ClauseId[] = ['I76-ONBOX-170', 'I76-AGENT-1', 'I76-AGENT-2', ...platformClauses(settings)];
	const share = (conditions: readonly Condition[], ...names: readonly string[]) => ({
		guard: all(...conditions),
		target: 'next',
		actions: names.map((name) => add(name, 1)),
		meta: { clauses, ...(isPartly ? { note: 'Red Hat Enterprise Linux 7 is supported in part only.' } : {}) },
	});
	const [both, onlyAgents, onlyPlugins] = [
		share([isLeft(agents), isLeft(plugins)], agents, plugins),
		share([isLeft(agents)], agents),
		share([isLeft(plugins)], plugins),
	];
	const shares = {
		agentsAndPlugins: [both, onlyAgents, onlyPlugins],
		agents: [onlyAgents],
		plugins: [onlyPlugins],
	};
	const left = {
		agentsAndPlugins: any(isLeft(agents), isLeft(plugins)),
		agents: isLeft(agents),
		plugins: isLeft(plugins),
	};
	return {
		description: `The original upgrade policies for ${describe[kind]} are on.`,
		meta: { clauses: ['I76-ONBOX-173'] },
		initial: 'next',
		states: {
			next: {
				description: 'The next share of the clients is looked for.',
				always: [
					when({ if: [none(left[kind])], target: 'finished' }),
					when({ if: [none(talk)], target: 'cutOff' }),
					when({ target: 'rolling' }),
				],
			},
			cutOff: {
				description: 'The clients get nothing: the server is not at 7.6, or their agents are old and LAC mode is off.',
				always: when({ if: [talk], target: 'next' }),
			},
			rolling: {
				description: `One share of the clients gets its ${describe[kind]}.`,
				always: when({ if: [none(talk)], target: 'next' }),
				after: { [delayOf('clientWave', server)]: shares[kind] },
			},
			finished: { description: `All clients have their ${describe[kind]} at 7.6.` },
		},
	};
}

/** What is enabled beside what is on already: it stays on, and agents and plug-ins go on together. */
function enabling(server: string, kind: RolloutKind): Handlers {
	const both = rolloutState(server, 'agentsAndPlugins');
	const enabled = (more: RolloutKind) =>
		on(server, {
			if: [parameter('kind', more)],
			...(kind === 'agentsAndPlugins' || kind === more ? {} : { target: both }),
			clauses: ['I76-ONBOX-173'],
		});
	return {
		'operator.enableUpgradePolicies': [enabled('agentsAndPlugins'), enabled('agents'), enabled('plugins')],
		'operator.enableAgentPolicies': on(server, {
			...(kind === 'plugins' ? { target: both } : {}),
			sets: { agentPoliciesOn: true },
			clauses: ['I76-ONBOX-174'],
			note: pluginInstallNote,
		}),
	};
}

/** All states since the original policies were enabled. */
export function originals(deployment: Deployment, server: string): Region {
	const kinds: readonly RolloutKind[] = ['agentsAndPlugins', 'agents', 'plugins'];
	return {
		description: 'The original upgrade policies are on, and the clients are upgraded share by share.',
		meta: { clauses: ['I76-ONBOX-173'] },
		initial: 'agentsAndPlugins',
		states: Object.fromEntries(
			kinds.map((kind) => [kind, { ...rollout(deployment, server, kind), on: enabling(server, kind) }]),
		),
	};
}

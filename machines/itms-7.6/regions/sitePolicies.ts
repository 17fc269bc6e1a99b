/** The policies that install and upgrade agents and plug-ins on site servers: steps 4 and 16. */
import { stateOf } from '../../kit/chart.js';
import { serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deployment/schema.js';
import { runs75 } from '../serverStates.js';
import type { Region } from '../setup.js';
import { on, when } from '../transitions.js';

const lawOfAgents = [
	'serverUpgraded',
	'databaseDefragmented',
	'legacyCommunicationVerified',
	'legacyCommunicationOn',
	'siteServersHaveDotNet',
	'siteServersHaveIis',
	'siteServersHaveInternetExplorer',
];

/** The region of the site server policies. */
export function sitePoliciesRegion(deployment: Deployment, server: string): Region {
	const state = (name: string) => stateOf(server, 'sitePolicies', name);
	const undone = [
		when({ if: [serverIn(server, 'upgrade', 'restoring', 'to75')], target: state('on') }),
		when({ if: [serverIn(server, 'upgrade', 'restoring', 'to76')], target: state('off') }),
	];
	const agents = (target: string) => ({
		'operator.enableSiteAgentPolicies': on(server, { if: lawOfAgents, target, clauses: ['I76-ONBOX-161'] }),
	});
	const plugins = (target: string) => ({
		'operator.enableSitePluginPolicies': on(server, {
			if: ['serverUpgraded', 'siteAgentPoliciesFirst'],
			target,
			clauses: ['I76-ONBOX-162'],
		}),
	});
	return {
		description: 'The policies that install and upgrade agents and plug-ins on site servers.',
		initial: 'on',
		states: {
			on: {
				description: 'The policies of 7.5 are on.',
				on: {
					'operator.disableSitePolicies': on(server, {
						if: ['hotFixInstalled', 'packageRefreshed', runs75(deployment, server)],
						target: 'off',
						clauses: ['I76-ONBOX-41'],
					}),
					...agents('agentsOn'),
				},
			},
			off: {
				description: 'The policies are off.',
				meta: { clauses: ['I76-ONBOX-41'] },
				always: undone.slice(0, 1),
				on: { ...agents('agentsOn'), ...plugins('pluginsOn') },
			},
			agentsOn: {
				description: 'Step 16 a: the agents of the site servers are upgraded.',
				meta: { clauses: ['I76-ONBOX-161'] },
				always: undone,
				on: plugins('allOn'),
			},
			pluginsOn: {
				description: 'The plug-in policies are on before those of the agent.',
				always: undone,
				on: agents('allOn'),
			},
			allOn: {
				description: 'Step 16 b: agents and plug-ins of the site servers are upgraded.',
				meta: { clauses: ['I76-ONBOX-160', 'I76-ONBOX-162'] },
				always: undone,
			},
		},
	};
}

/** How the agents of a migrated server find the new one: by the name and address of the old, or because they are redirected. */
import { stateOf } from '../../kit/chart.js';
import { any, parameter, serverIn } from '../../kit/conditions.js';
import { hasAgents, notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { migration } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { on } from '../transitions.js';

const same: ClauseId[] = ['I76-NAME-1', 'I76-NAME-2', 'I76-NAME-3', 'I76-NAME-4'];

/** The region of the new server's name and address against those of the old. */
export function identityRegion(server: string): Region {
	const canBeNamed = any(
		...['bare', 'manager', 'platform'].map((state) => serverIn(server, 'upgrade', 'migrating', 'target', state)),
	);
	const named = (name: string, address: string, identity: string) =>
		on(server, {
			if: ['oldServerOffTheNetwork', canBeNamed, parameter('name', name), parameter('address', address)],
			target: stateOf(server, 'upgrade', 'migrating', 'identity', identity),
			clauses: identity === 'same' ? same : ['I76-HIER-7'],
			...(identity === 'same' ? {} : { note: 'Agents do not find it by themselves: they have to be redirected.' }),
		});
	return {
		description: 'Name and address of the new server, against those of the old one.',
		initial: 'undecided',
		on: {
			'operator.nameNewServer': [
				named('same', 'same', 'same'),
				named('other', 'same', 'otherName'),
				named('same', 'other', 'otherAddress'),
				named('other', 'other', 'otherNameAndAddress'),
			],
		},
		states: {
			undecided: { description: 'The new server has neither name nor address for good yet.' },
			same: { description: 'The new server has name and address of the old one.', meta: { clauses: same } },
			otherName: { description: 'The new server has another name: agents do not find it by themselves.' },
			otherAddress: { description: 'The new server has another address: agents do not find it by themselves.' },
			otherNameAndAddress: { description: 'The new server has another name and address.' },
		},
	};
}

/** Pointing the agents to the new server, which is demanded where it has another name or address. */
export function redirectionRegion(deployment: Deployment, server: string): Region {
	const { hasPlatform } = migration(deployment, server);
	const state = (name: string) => stateOf(server, 'upgrade', 'migrating', 'redirection', name);
	const define = (target?: string): Handlers => ({
		'operator.defineRedirectPolicies': on(server, {
			...(target === undefined ? {} : { target }),
			clauses: ['I76-HIER-7'],
		}),
	});
	const redirect: Handlers = hasAgents(notificationServer(deployment, server))
		? {
				'operator.redirectAgents': (['wholeServer', 'perClient'] as const).map((mapping) =>
					on(server, {
						if: [
							'legacyCommunicationOn',
							'clientsMapped',
							'redirectPoliciesDefined',
							hasPlatform(),
							parameter('mapping', mapping),
						],
						target: state('redirected'),
						clauses: [mapping === 'wholeServer' ? 'I76-HIER-6' : 'I76-HIER-7'],
					}),
				),
			}
		: {};
	return {
		description: 'Whether agents are pointed to the new server.',
		initial: 'none',
		on: redirect,
		states: {
			none: { description: 'Nothing points agents to the new server.', on: define('policiesDefined') },
			policiesDefined: {
				description: 'Logic and policies exist that move single clients.',
				meta: { clauses: ['I76-HIER-7'] },
				on: define(),
			},
			redirected: {
				description: 'The agents have been pointed to the new server.',
				meta: { clauses: ['I76-HIER-6'] },
				on: define(),
			},
		},
	};
}

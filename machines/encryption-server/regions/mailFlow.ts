/** Whether email is routed through a server, and how it was taken out of the mail flow. */
import { stateOf } from '../../kit/chart.js';
import { addressed, all } from '../../kit/conditions.js';
import type { Deployment } from '../deploymentSchema.js';
import type { Handlers, Region } from '../setup.js';
import { settingsOf } from '../topology.js';
import { says, shows } from '../transitions.js';

/** The two acts at a Message Transfer Agent; by its routing, the first one halts or queues outbound mail. */
function holding(deployment: Deployment, server: string, after: { outbound?: string; inbound?: string }): Handlers {
	const { messageTransferAgent } = deployment;
	const guard = all(addressed(server));
	const outbound =
		after.outbound === undefined
			? says('Outbound mail is held already.', 'EMS-MTA-4', 'EMS-MTA-5')
			: {
					target: after.outbound,
					...shows('EMS-MTA-3', messageTransferAgent === 'allMail' ? 'EMS-MTA-4' : 'EMS-MTA-5'),
				};
	const inbound =
		after.inbound === undefined
			? says('Inbound mail is held already.', 'EMS-MTA-6')
			: { target: after.inbound, ...shows('EMS-MTA-3', 'EMS-MTA-6') };
	switch (messageTransferAgent) {
		case 'none':
			return {};
		case 'allMail':
			return {
				'operator.haltOutboundMail': { guard, ...outbound },
				'operator.queueInboundMail': { guard, ...inbound },
			};
		case 'contentFilter':
			return {
				'operator.queueFilteredMail': { guard, ...outbound },
				'operator.queueInboundMail': { guard, ...inbound },
			};
	}
}

/** The region of a server's place in the mail flow. */
export function mailFlowRegion(deployment: Deployment, server: string): Region {
	const hasAgent = deployment.messageTransferAgent !== 'none';
	const outboundHeld = deployment.messageTransferAgent === 'allMail' ? 'outbound:down' : 'outbound:degraded';
	const remove = (how: string) => ({
		'operator.removeFromMailFlow': {
			guard: all(addressed(server)),
			target: stateOf(server, 'mailFlow', 'out', how),
			...shows('EMS-MTA-2'),
		},
	});
	const back = {
		'operator.returnToMailFlow': {
			guard: all(addressed(server), 'upgradedBeforeReturn'),
			target: stateOf(server, 'mailFlow', 'inFlow'),
			...shows('EMS-MTA-9'),
		},
	};
	const confirmed = { guard: all(addressed(server)), ...shows('EMS-MTA-7') };
	return {
		description: 'The place of the server in the mail flow.',
		initial: settingsOf(deployment, server).outOfMailFlow ? 'out' : 'inFlow',
		states: {
			inFlow: {
				description: 'Email is routed through the server.',
				on: {
					...remove('otherwise'),
					...holding(deployment, server, { outbound: 'outboundHeld', inbound: 'inboundHeld' }),
				},
			},
			...(hasAgent
				? {
						outboundHeld: {
							description: 'The Message Transfer Agent holds back outbound mail; incoming mail still comes in.',
							tags: [outboundHeld, 'mail:degraded'],
							on: {
								...remove('outboundHeld'),
								...back,
								...holding(deployment, server, { inbound: stateOf(server, 'mailFlow', 'out', 'held') }),
							},
						},
						inboundHeld: {
							description: 'The Message Transfer Agent queues incoming mail; outbound mail still goes through.',
							tags: ['inbound:degraded', 'mail:degraded'],
							on: {
								...remove('inboundHeld'),
								...back,
								...holding(deployment, server, { outbound: stateOf(server, 'mailFlow', 'out', 'held') }),
							},
						},
					}
				: {}),
			out: {
				description: 'No email is routed through the server.',
				tags: ['mail:down'],
				meta: { clauses: ['EMS-MTA-2'] },
				initial: 'otherwise',
				on: {
					...back,
					'operator.removeFromMailFlow': {
						guard: all(addressed(server)),
						...says('It is out of the mail flow already.', 'EMS-MTA-2'),
					},
				},
				states: {
					otherwise: {
						description: 'Taken out of the mail flow in some way that the guide does not describe.',
						on: {
							'operator.verifyNoMail': confirmed,
							...holding(deployment, server, {
								outbound: stateOf(server, 'mailFlow', 'out', 'outboundHeld'),
								inbound: stateOf(server, 'mailFlow', 'out', 'inboundHeld'),
							}),
						},
					},
					...(hasAgent
						? {
								outboundHeld: {
									description: 'Out of the mail flow, and the Message Transfer Agent holds back outbound mail.',
									tags: [outboundHeld],
									on: {
										'operator.verifyNoMail': confirmed,
										...holding(deployment, server, { inbound: 'held' }),
									},
								},
								inboundHeld: {
									description: 'Out of the mail flow, and the Message Transfer Agent queues incoming mail.',
									tags: ['inbound:degraded'],
									on: {
										'operator.verifyNoMail': confirmed,
										...holding(deployment, server, { outbound: 'held' }),
									},
								},
								held: {
									description: 'The Message Transfer Agent holds back outbound and incoming mail for the server.',
									tags: [outboundHeld, 'inbound:degraded'],
									on: {
										'operator.verifyNoMail': { ...confirmed, target: 'confirmed' },
										...holding(deployment, server, {}),
									},
								},
								confirmed: {
									description: 'Mail is held back, and the log files have shown that none passes through any more.',
									tags: [outboundHeld, 'inbound:degraded'],
									on: { 'operator.verifyNoMail': confirmed, ...holding(deployment, server, {}) },
								},
							}
						: {}),
				},
			},
		},
	};
}

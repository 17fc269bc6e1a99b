/** One Internet gateway. No step of the guide upgrades it (note I76-N42): it carries cloud-enabled management. */
import { regionId } from '../../kit/chart.js';
import { gateway, servedBy } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { gatewayShortfalls } from '../deployment/sizing.js';
import type { ClauseId } from '../guide.generated.js';
import type { Region } from '../setup.js';
import { on } from '../transitions.js';

/** The region of one gateway. */
export function gatewayRegion(deployment: Deployment, name: string): Region {
	const { virtual } = gateway(deployment, name);
	const isShared = servedBy(deployment, name).length > 1;
	const clauses: ClauseId[] = [
		'I76-IG-4',
		'I76-IG-5',
		...(isShared ? (['I76-IG-2'] as const) : []),
		...(isShared && deployment.hierarchy ? (['I76-IG-3'] as const) : []),
	];
	const short = gatewayShortfalls(deployment, name);
	const scale = virtual
		? ' On a virtual machine it can lose up to 40%: 36,000 endpoints and 1,800 connections are left in the worst case.'
		: '';
	return {
		id: regionId(name),
		description: `The Internet gateway ${name}.`,
		initial: 'working',
		on: {
			'operator.reviewHardware': on(name, {
				clauses: ['I76-GW-2', 'I76-GW-3', 'I76-GW-4', ...(virtual ? (['I76-IG-6', 'I76-IG-7'] as const) : [])],
				note: `Internet gateway: ${short.length === 0 ? 'sufficient' : short.join(', ')}.${scale}`,
			}),
		},
		states: {
			working: {
				description: 'The gateway works, for up to 60,000 endpoints with 3,000 connections at a time.',
				meta: { clauses },
				on: { 'fault.gatewayLost': on(name, { target: 'lost', clauses: ['I76-IG-1'] }) },
			},
			lost: {
				description: 'The gateway is lost: endpoints outside the network need another one.',
				tags: ['cloud:down'],
				meta: { clauses: ['I76-IG-1'] },
				on: {
					'operator.restoreGateway': on(name, {
						target: 'working',
						outsideGuide: true,
						note: 'How a gateway is brought back the guide does not say.',
					}),
				},
			},
		},
	};
}

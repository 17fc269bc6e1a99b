/** Cloud-enabled management (CEM): certificates, SSL on every part of the way, policies by protocol, trust. */
import { fact, none, parameter } from '../../kit/conditions.js';
import type { FactValue } from '../../kit/facts.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers, Region } from '../setup.js';
import { when } from '../transitions.js';

type Cloud = NonNullable<Deployment['cloud']>;

const kinds = ['selfSigned', 'commercial', 'internalAuthority'] as const;

function certificates({ domain }: Cloud): Handlers {
	const usePublicNames = when({
		if: [fact('certificateNames', 'internal')],
		setsOfAll: { certificateNames: 'public' },
		clauses: ['I76-CERT-6'],
		outsideGuide: true,
		note: 'That public names help is implied only.',
	});
	return {
		'operator.obtainCertificate': kinds.map((kind) =>
			when({
				if: [fact('certificates', 'none'), parameter('kind', kind), 'certificateNamesPublic'],
				setsOfAll: { certificates: kind },
				clauses: ['I76-CERT-1', 'I76-CERT-2', ...(kind === 'commercial' ? (['I76-CERT-6'] as const) : [])],
			}),
		),
		...(domain === 'internal' ? { 'operator.usePublicNames': usePublicNames } : {}),
		'operator.distributeTrust': when({
			if: [none(fact('certificates', 'none')), fact('certificatesTrusted', false)],
			setsOfAll: { certificatesTrusted: true },
			clauses: ['I76-CERT-3'],
		}),
		'fault.certificateNotTrusted': when({
			if: [fact('certificatesTrusted', true)],
			setsOfAll: { certificatesTrusted: false },
			clauses: ['I76-CERT-3'],
		}),
	};
}

/** Parts of the way that do not use SSL yet. */
function protocols({ clientProtocol, platformToGateway, gatewayToEndpoint }: Cloud) {
	const secure = (part: string, name: string, clauses: readonly ClauseId[]) =>
		when({
			if: [parameter('part', part), fact(name, 'http')],
			setsOfAll: { [name]: 'https' satisfies FactValue },
			clauses,
		});
	return [
		...(platformToGateway === 'http'
			? [secure('platformToGateway', 'platformToGatewayProtocol', ['I76-CEM-6', 'I76-CEM-2'])]
			: []),
		...(gatewayToEndpoint === 'http'
			? [secure('gatewayToEndpoint', 'gatewayToEndpointProtocol', ['I76-CEM-6', 'I76-CEM-2'])]
			: []),
		...(clientProtocol === 'http' ? [secure('clients', 'clientsProtocol', ['I76-CEM-5', 'I76-CEM-2'])] : []),
	];
}

function policies({ sslScope }: Cloud): Handlers {
	if (sslScope === 'all') return {};
	const create = (protocol: string, name: string) =>
		when({
			if: [parameter('protocol', protocol), fact(name, false)],
			setsOfAll: { [name]: true },
			clauses: ['I76-CEM-9', 'I76-CEM-10', 'I76-CEM-7'],
		});
	return { 'operator.createClientPolicy': [create('https', 'httpsPolicy'), create('http', 'httpPolicy')] };
}

/** The region of cloud-enabled management. */
export function cloudRegion(cloud: Cloud): Region {
	const isTrusted = fact('certificatesTrusted', true);
	const conditions = ['clientPoliciesByProtocol', 'certificatesExist', 'clientsUseSsl', 'wayUsesSsl'];
	const secured = protocols(cloud);
	return {
		description: 'Cloud-enabled management: endpoints are managed outside the network and without VPN.',
		meta: { clauses: ['I76-CEM-4'], information: ['I76-CEM-3'] },
		initial: 'off',
		on: {
			...certificates(cloud),
			...(secured.length > 0 ? { 'operator.secureConnection': secured } : {}),
			...policies(cloud),
		},
		states: {
			off: {
				description: 'It is not deployed.',
				on: {
					'operator.enableCloudManagement': [
						when({ if: [...conditions, isTrusted], target: 'on', clauses: ['I76-CEM-1', 'I76-CERT-1'] }),
						when({
							if: conditions,
							target: 'untrusted',
							clauses: ['I76-CERT-3'],
							note: 'The endpoints do not trust the certificates: the deployment is not successful.',
						}),
					],
				},
			},
			on: {
				description: 'Endpoints outside the network are managed through the gateways.',
				meta: {
					clauses: [
						'I76-CEM-1',
						'I76-CEM-2',
						...(cloud.sslScope === 'all' ? (['I76-CEM-8'] as const) : (['I76-CEM-7', 'I76-CEM-9'] as const)),
					],
				},
				always: when({ if: [none(isTrusted)], target: 'untrusted', clauses: ['I76-CERT-3'] }),
			},
			untrusted: {
				description: 'Endpoints do not trust the certificates: cloud-enabled management does not work.',
				tags: ['cloud:down'],
				meta: { clauses: ['I76-CERT-3'] },
				always: when({ if: [isTrusted], target: 'on', clauses: ['I76-CERT-3'] }),
			},
		},
	};
}

/** Law and physics on cloud-enabled management. */
import { all, any, type Condition, fact, none, parameter } from '../../kit/conditions.js';
import type { Deployment } from '../deployment/schema.js';
import { always, never } from '../serverStates.js';
import { law, physics } from './rule.js';

type Cloud = NonNullable<Deployment['cloud']>;

const ifCloud =
	(condition: (cloud: Cloud) => Condition) =>
	({ cloud }: Deployment) =>
		cloud ? condition(cloud) : never;

/** Rules of cloud-enabled management. */
export const cloudRules = {
	certificatesExist: physics(
		['I76-CERT-1'],
		'Cloud-enabled management has HTTPS and SSL certificates.',
		ifCloud(() => none(fact('certificates', 'none'))),
	),
	certificateNamesPublic: physics(
		['I76-CERT-6', 'I76-CERT-7'],
		'Commercial certificates are issued only for domains that can be resolved publicly.',
		ifCloud(({ domain }) =>
			domain === 'public' ? always : any(none(parameter('kind', 'commercial')), fact('certificateNames', 'public')),
		),
	),
	clientsUseSsl: physics(
		['I76-CEM-5', 'I76-CEM-2'],
		'The cloud-enabled clients use SSL.',
		ifCloud(({ clientProtocol }) => (clientProtocol === 'https' ? always : fact('clientsProtocol', 'https'))),
	),
	wayUsesSsl: physics(
		['I76-CEM-6', 'I76-CEM-2'],
		'SSL covers both parts of the way: platform to gateway, and gateway to endpoints.',
		ifCloud(({ platformToGateway, gatewayToEndpoint }) =>
			all(
				platformToGateway === 'https' ? always : fact('platformToGatewayProtocol', 'https'),
				gatewayToEndpoint === 'https' ? always : fact('gatewayToEndpointProtocol', 'https'),
			),
		),
	),
	clientPoliciesByProtocol: law(
		['I76-CEM-10'],
		'Where only cloud-enabled clients use SSL, they have a policy with https and the others one that allows http.',
		ifCloud(({ sslScope }) =>
			sslScope === 'cloudOnly' ? all(fact('httpsPolicy', true), fact('httpPolicy', true)) : always,
		),
	),
};

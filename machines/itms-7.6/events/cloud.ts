/** What operators do for cloud-enabled management. */
import { choiceWithout, type Definition, gateway, site } from './parameters.js';

const planned = 'where cloud-enabled management is planned';

/** Events of cloud-enabled management. */
export const cloud = {
	'operator.obtainCertificate': {
		title: 'Obtain the SSL certificates',
		description: 'Makes self-signed certificates, buys commercial ones, or has an internal authority issue them.',
		parameters: { kind: choiceWithout('Their kind', 'selfSigned', 'commercial', 'internalAuthority') },
		possible: `${planned} and there are no certificates yet`,
		possibleClauses: ['I76-CERT-1', 'I76-CERT-2'],
	},
	'operator.usePublicNames': {
		title: 'Use publicly resolvable names',
		description: 'Uses names of a public domain for the certificates; that it helps is implied only.',
		possible: `${planned} and the names are of an internal domain`,
		possibleClauses: ['I76-CERT-6'],
	},
	'operator.distributeTrust': {
		title: 'Make the endpoints trust the certificates',
		description: 'Makes every cloud-enabled endpoint trust the certificates.',
		possible: `${planned}, once there are certificates that are not trusted everywhere`,
		possibleClauses: ['I76-CERT-3'],
	},
	'operator.secureConnection': {
		title: 'Put a connection on SSL',
		description: 'Has one part of the way use SSL: platform to gateway, gateway to endpoints, or the clients.',
		parameters: { part: choiceWithout('Which', 'platformToGateway', 'gatewayToEndpoint', 'clients') },
		possible: `${planned} and this part uses http`,
		possibleClauses: ['I76-CEM-5', 'I76-CEM-6'],
	},
	'operator.createClientPolicy': {
		title: 'Create a client policy',
		description: 'Creates a policy with https for cloud-enabled clients, or one that allows http for the others.',
		parameters: { protocol: choiceWithout('Its protocol', 'https', 'http') },
		possible: `${planned} for a group of clients and no such policy exists`,
		possibleClauses: ['I76-CEM-9', 'I76-CEM-10'],
	},
	'operator.enableCloudManagement': {
		title: 'Deploy cloud-enabled management',
		description: 'Turns cloud-enabled management on for the endpoints outside the network.',
		possible: `${planned} and it is off`,
		possibleClauses: ['I76-CEM-1'],
	},
	'operator.renamePackageServer': {
		title: 'Rename a package server',
		description: 'Gives an external remote package server the name that the internal DNS has for it.',
		parameters: { server: site },
		possible: 'on an external package server with another name than its internal DNS name',
		possibleClauses: ['I76-CERT-4'],
	},
	'operator.restoreGateway': {
		title: 'Bring a gateway back',
		description: 'Brings a lost Internet gateway back; the guide does not say how.',
		parameters: { server: gateway },
		possible: 'on an Internet gateway that is lost',
	},
} satisfies Record<string, Definition>;

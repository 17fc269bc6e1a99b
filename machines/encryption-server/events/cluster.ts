/** Leaving and joining a cluster, and the settings that belong to it. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { serverNames } from '../topology.js';
import { choice, commandLineChange, server } from './parameters.js';

/** Events of clusters. */
export const cluster = {
	'operator.removeMember': {
		title: 'Remove a member from the cluster',
		description: 'Removes a joining server from the cluster before its upgrade.',
		parameters: { server },
		possible: 'on a joining server before its upgrade',
		possibleClauses: ['EMS-CL-3'],
	},
	'operator.viewPendingMembers': {
		title: 'Look at the pending members',
		description: 'Looks at the list of pending members on the sponsor, under System > Clustering.',
		parameters: { server },
		possible: 'on the sponsor, once its backup is restored',
		possibleClauses: ['EMS-SPON-7', 'EMS-STAT-1'],
	},
	'operator.requestJoin': {
		title: 'Request to join the cluster',
		description:
			'Clicks Join Cluster on a former joining server, under System > Clustering, and enters the IP address of the sponsor.',
		parameters: {
			server,
			target: {
				description: 'The server whose IP address is entered',
				values: serverNames,
			},
		},
		possible: 'on a joining server that is migrated and has not asked yet',
		possibleClauses: ['EMS-CSTEP-7', 'EMS-CJOIN-1'],
	},
	'operator.contact': {
		title: 'Contact a pending member',
		description:
			'Clicks Contact on the sponsor, beside the name of this joining server in the list of pending members.',
		parameters: { server },
		possible: 'beside a joining server in the list of pending members, which the restored sponsor shows',
		possibleClauses: ['EMS-STAT-1', 'EMS-STAT-4', 'EMS-CSTEP-10'],
		information: ['EMS-CSTEP-9'],
	},
	'operator.joinByScript': {
		title: 'Join by script',
		description: 'Joins this waiting server with the manual join scripts instead of Contact.',
		parameters: { server, ...commandLineChange },
		possible: 'for a joining server that has asked to join',
		possibleClauses: ['EMS-TMO-4', 'EMS-CJOIN-1'],
	},
	'operator.raiseJoinTimeout': {
		title: 'Raise the join timeout',
		description: 'Raises the join timeout on the sponsor, over SSH and with Technical Support.',
		parameters: { server, ...commandLineChange },
		possible: 'on the sponsor of a cluster',
		possibleClauses: ['EMS-TMO-3'],
	},
	'operator.fixNameResolution': {
		title: 'Put the name resolution right',
		description: 'Has hostname and IP address of a joining server resolved by DNS.',
		parameters: { server },
		possible: 'on a joining server that cannot be resolved by DNS',
		possibleClauses: ['EMS-DNS-3'],
	},
	'operator.watchReplication': {
		title: 'Watch the replication',
		description: 'Watches the progress bar of the replication.',
		parameters: { server },
		possible: 'on a server that replicates',
		possibleClauses: ['EMS-JOIN-6'],
	},
	'operator.restoreOutboundMailPolicy': {
		title: 'Restore the Outbound Mail Policy',
		description:
			'Restores the Outbound Mail Policy on a member of the new cluster; the other members get it from there.',
		parameters: { server },
		possible: 'on a member of the new cluster, once a server has joined',
		possibleClauses: ['EMS-OMP-1'],
	},
	'operator.editMember': {
		title: 'Edit a member',
		description:
			'States where a member stands and whether it may host private keys, under System > Clustering > Edit Member.',
		parameters: {
			server,
			inDmz: choice('Whether it is located in the DMZ', 'yes', 'no'),
			privateKeys: choice('Whether it may host private keys of internal users', 'no', 'yes'),
		},
		possible: 'on a member of the new cluster',
		possibleClauses: ['EMS-DMZ-1', 'EMS-DMZ-2'],
	},
	'operator.setMessageReplication': {
		title: 'Change the replication of messages',
		description: 'Chooses on which servers Web Email Protection messages are kept.',
		parameters: { messages: choice('On which servers', 'all', 'some', 'none') },
		possible: 'in a cluster of 3.4.2 servers that runs Web Email Protection',
		possibleClauses: ['EMS-WEPM-2'],
	},
	'operator.importCertificate': {
		title: 'Import the own certificate',
		description: 'Imports the exported SSL/TLS certificate on the migrated server.',
		parameters: { server },
		possible:
			'on a migrated joining server without its own certificate, before it asks to join or after its replication',
		possibleClauses: ['EMS-NRES-1', 'EMS-NRES-4'],
		information: ['EMS-NRES-5', 'EMS-NRES-6'],
	},
	'operator.configureMailRoutes': {
		title: 'Configure the mail routes',
		description: 'Adds the mail routes of the server again, under Mail > Mail Routes.',
		parameters: { server },
		possible:
			'on a migrated joining server without its own mail routes, before it asks to join or after its replication',
		possibleClauses: ['EMS-NRES-1', 'EMS-NRES-4'],
	},
	'operator.configureMailProxies': {
		title: 'Configure the mail proxies',
		description: 'Adds the mail proxies of the server again, under Mail > Proxies.',
		parameters: { server },
		possible:
			'on a migrated joining server without its own mail proxies, before it asks to join or after its replication',
		possibleClauses: ['EMS-NRES-1', 'EMS-NRES-4'],
	},
	'operator.configureOtherSettings': {
		title: 'Configure other local settings',
		description:
			'Makes the other settings of the server again, such as SNMP, service access control or external LDAP servers.',
		parameters: { server },
		possible:
			'on a migrated joining server without its other own settings, before it asks to join or after its replication',
		possibleClauses: ['EMS-NSAV-1'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;

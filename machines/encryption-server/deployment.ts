/** The deployments of Encryption Management Server that can be upgraded, and what the guide does not cover. */
import type { DeploymentKind, DeploymentProblem } from '../kit/product.js';
import { type Deployment, regions, schema } from './deploymentSchema.js';
import { examples } from './examples.js';
import type { ClauseId } from './guide.generated.js';
import { serverNames, serversWhere, settingsOf } from './topology.js';
import { compareVersions, isManagedClient, targetVersion } from './versions.js';

function newerThanTarget({ servers }: Deployment): DeploymentProblem[] {
	return Object.entries(servers)
		.filter(([, { version }]) => compareVersions(version, targetVersion) > 0)
		.map(([server, { version }]) => ({
			message: `${server} runs ${version}; the guide ends at ${targetVersion}.`,
			path: ['servers', server, 'version'],
		}));
}

function backupLargerThanDatabase(deployment: Deployment): DeploymentProblem[] {
	return serversWhere(
		deployment,
		({ backupGigabytes, databaseGigabytes }) => databaseGigabytes !== undefined && backupGigabytes >= databaseGigabytes,
	).map((server) => {
		const { backupGigabytes, databaseGigabytes } = settingsOf(deployment, server);
		return {
			message: `${server} has a backup of ${backupGigabytes} GB for a database of ${databaseGigabytes} GB.`,
			path: ['servers', server, 'backupGigabytes'],
		};
	});
}

function unmanagedClients({ clients }: Deployment): DeploymentProblem[] {
	if (isManagedClient(clients)) return [];
	const message = `The clients run ${clients}; 3.4.2 manages 10.3.2 and 10.4.0 with their later Maintenance Packs.`;
	return [{ message, path: ['clients'] }];
}

function withoutLicense({ license }: Deployment): DeploymentProblem[] {
	if (license !== 'none') return [];
	return [{ message: 'There is neither a valid subscription license nor a Perpetual 2.x License.', path: ['license'] }];
}

function impossibleSubset(deployment: Deployment): DeploymentProblem[] {
	const { cluster } = deployment;
	if (cluster?.webEmailProtection !== 'xOfY') return [];
	const servers = serversWhere(deployment, ({ webEmailProtection }) => webEmailProtection).length;
	const { replicatedOn = 1 } = cluster;
	if (replicatedOn >= 1 && replicatedOn <= servers) return [];
	const message = `Messages cannot be kept on ${replicatedOn} of the ${servers} servers that run Web Email Protection.`;
	return [{ message, path: ['cluster', 'replicatedOn'] }];
}

/** The form of deployments, what the guide does not cover, and examples. */
export const deployment: DeploymentKind<ClauseId, Deployment> = {
	schema,
	regions,
	servers: serverNames,
	durations: ({ durations, servers }, server) => ({ ...durations, ...servers[server]?.durations }),
	checks: {
		notBeyondTheTarget: {
			clauses: ['EMS-SCOPE-1'],
			demands: 'No server runs a release above 3.4.2, where the guide ends.',
			problems: newerThanTarget,
		},
		licensed: {
			clauses: ['EMS-LIC-1'],
			demands: 'A valid subscription license or a Perpetual 2.x License is there; 3.4.2 needs no new one.',
			problems: withoutLicense,
		},
		backupSmallerThanDatabase: {
			clauses: ['EMS-DISK-2'],
			demands: 'The backup file is smaller than the database.',
			problems: backupLargerThanDatabase,
		},
		clientsManaged: {
			clauses: ['EMS-CLT-1', 'EMS-CLT-2', 'EMS-CLT-3'],
			demands: 'The clients run a release that 3.4.2 manages.',
			problems: unmanagedClients,
		},
		subsetPossible: {
			clauses: ['EMS-WEPM-4'],
			demands: 'Messages are kept on at least one and at most all of the servers that run Web Email Protection.',
			problems: impossibleSubset,
		},
	},
	examples,
};

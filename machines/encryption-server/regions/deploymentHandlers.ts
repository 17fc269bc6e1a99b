/** What operators do once, and not for one server. */
import { set } from '../../kit/chart.js';
import { all, any, fact, parameter } from '../../kit/conditions.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasJoined, isUpgraded } from '../serverStates.js';
import type { Handlers } from '../setup.js';
import { joiners, serverNames } from '../topology.js';
import { shows } from '../transitions.js';
import { isCurrentClient } from '../versions.js';

const replication = { all: 'EMS-WEPM-3', some: 'EMS-WEPM-4', none: 'EMS-WEPM-5' } as const satisfies Record<
	string,
	ClauseId
>;

function ofCluster(deployment: Deployment): Handlers {
	const { cluster } = deployment;
	if (!cluster) return {};
	const isRecreated = any(...joiners(deployment).map(hasJoined));
	const everyMember = all(...serverNames(deployment).map(isUpgraded));
	return {
		'operator.checkVersions': { actions: set({ versionsChecked: true }), ...shows('EMS-CSTEP-1', 'EMS-CL-4') },
		...(cluster.webEmailProtection === 'none'
			? {}
			: {
					'operator.setMessageReplication': (['all', 'some', 'none'] as const).map((messages) => ({
						guard: all(parameter('messages', messages), everyMember),
						actions: set({ messageReplication: messages }),
						...shows('EMS-WEPM-2', replication[messages]),
					})),
				}),
		...(cluster.customized
			? {
					'fault.customizationsLost': {
						guard: all(fact('customizations', 'kept'), isRecreated),
						actions: set({ customizations: 'lost' }),
						...shows('EMS-CUST-1'),
					},
					'operator.redoCustomizations': {
						guard: fact('customizations', 'lost'),
						actions: set({ customizations: 'redone' }),
						...shows('EMS-CUST-1'),
					},
				}
			: {}),
	};
}

/** The handlers of the deployment as a whole. */
export function deploymentHandlers(deployment: Deployment): Handlers {
	const done = (name: string, ...clauses: ClauseId[]) => ({ actions: set({ [name]: true }), ...shows(...clauses) });
	return {
		'operator.readBestPractices': done('bestPracticesRead', 'EMS-PRE-2', 'EMS-CREQ-4'),
		'operator.readReleaseNotes': done('releaseNotesRead', 'EMS-PRE-5'),
		...(deployment.commonCriteria
			? { 'operator.readCommonCriteriaSupplement': done('commonCriteriaSupplementRead', 'EMS-CC-1') }
			: {}),
		'operator.testInLab': done('testedInLab', 'EMS-LAB-1'),
		'operator.keepInstallationMedia': done('mediaKept', 'EMS-REV-1'),
		'operator.checkSystemRequirements': done('systemRequirementsChecked', 'EMS-SUP-1'),
		'operator.gatherSupportInformation': done('supportInformationGathered', 'EMS-SUP-3', 'EMS-SUP-4'),
		...(isCurrentClient(deployment.clients)
			? {}
			: {
					'operator.upgradeClients': {
						guard: anyServer(serverNames(deployment), isUpgraded),
						actions: set({ clientsUpgraded: true }),
						...shows('EMS-CLT-6', 'EMS-TLS-2'),
					},
				}),
		...ofCluster(deployment),
	};
}

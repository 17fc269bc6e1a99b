/** The duties before the upgrade, and the usual way through one server's upgrade. */
import type { Duty, Procedure, ProcedureStep } from '../kit/product.js';
import { type Deployment, isMultiServer, plansMigration, serversWithRole } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

export const duties: Record<string, Duty<ClauseId, Deployment>> = {
	checkDisk: {
		title: 'Find out the disk space needed on every server',
		clauses: ['PM-DISK-2'],
		events: ({ servers }) =>
			Object.keys(servers).map((server) => ({ type: 'operator.checkDisk', server, account: 'root' })),
	},
	notifyAdministrators: {
		title: 'Tell administrators of the interruption',
		clauses: ['PM-GWI-2'],
		events: (deployment) => (isMultiServer(deployment) ? [{ type: 'operator.notifyAdministrators' }] : []),
	},
	notifyUsers: {
		title: 'Tell users of the interruption',
		clauses: ['PM-EUI-2'],
		events: (deployment) =>
			serversWithRole(deployment, 'end-user-web').length > 0 ? [{ type: 'operator.notifyUsers' }] : [],
	},
};

/** What decides about the migration on this server: the plan, or, where there is none, doing without it at the first server. */
function migrationSteps(deployment: Deployment, server: string): ProcedureStep[] {
	const { migration } = deployment;
	if (plansMigration(deployment)) {
		return [{ until: `${server} upgraded` }, { do: { type: 'operator.runMigration', server, options: migration } }];
	}
	const isFirst = !isMultiServer(deployment) || serversWithRole(deployment, 'database').includes(server);
	if (migration === 'none' || !isFirst) return [];
	return [{ until: `${server} upgraded` }, { do: { type: 'operator.skipMigration', server } }];
}

function upgradeServer(deployment: Deployment, server: string): ProcedureStep[] {
	const needsStart = isMultiServer(deployment) && serversWithRole(deployment, 'csm').includes(server);
	const start: ProcedureStep[] = [{ until: `${server} ready` }, { do: { type: 'operator.startPureMessage', server } }];
	return [
		{ do: { type: 'operator.upgrade', server } },
		{ until: `${server} prompting` },
		{ do: { type: 'operator.acceptInstallation', server } },
		...migrationSteps(deployment, server),
		...(needsStart ? start : []),
		{ until: `${server} done` },
	];
}

export const procedures: Record<string, Procedure<Deployment>> = {
	upgradeServer: {
		title: 'Upgrade one server, with its migration where the deployment plans one, and start PureMessage where needed',
		steps: upgradeServer,
	},
};

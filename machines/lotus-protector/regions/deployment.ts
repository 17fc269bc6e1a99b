/** The upgrade of the deployment as a whole: how far it is, or how it has ended. */
import { set } from '../../kit/chart.js';
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import { anyServer, everyServer } from '../addressed.js';
import { clusterMembers, type Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import { hasFailed, inInstallation, isDisrupted, isUpgraded, wasLeft } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';

interface Outcome {
	readonly description: string;
	readonly clauses: ClauseId[];
	/** Undefined where it does not concern the deployment. */
	readonly holds: (deployment: Deployment) => Condition | undefined;
}

const some =
	(condition: (server: string) => Condition): Outcome['holds'] =>
	({ servers }) =>
		anyServer(Object.keys(servers), condition);

/** The outcomes by name; the first that holds is the outcome. */
const outcomes: Readonly<Record<string, Outcome>> = {
	damaged: {
		description: 'A disrupted installation has damaged a system or lost data.',
		clauses: ['LP-INS-11', 'LP-INS-12'],
		holds: some((server) => any(fact(`${server}.systemDamaged`, true), fact(`${server}.dataLost`, true))),
	},
	disrupted: {
		description: 'An installation was cut off. What has become of the system is open.',
		clauses: ['LP-INS-11', 'LP-INS-12'],
		holds: some(isDisrupted),
	},
	failed: {
		description: 'An installation has a problem that needs support, or in phase 2 can be stopped.',
		clauses: ['LP-INS-13'],
		holds: some(hasFailed),
	},
	underway: {
		description: 'An installation is in progress.',
		clauses: ['LP-P2-6'],
		holds: some(inInstallation),
	},
	reverted: {
		description: 'A server was brought back to the state before its installation by a snapshot.',
		clauses: ['LP-BK-7'],
		holds: some((server) => serverIn(server, 'upgrade', 'reverted')),
	},
	stopped: {
		description: 'An upgrade was stopped in phase 2 or left at its end; the old release runs on.',
		clauses: ['LP-P2-9', 'LP-BK-16'],
		holds: some(wasLeft),
	},
	insufficientSpace: {
		description: 'An upgrade has exited for want of disk space and can be tried again.',
		clauses: ['LP-DISK-4', 'LP-DISK-5'],
		holds: some((server) => serverIn(server, 'upgrade', 'oldRelease', 'insufficientSpace')),
	},
	completed: {
		description: 'Every server runs 2.8.1.0.',
		clauses: ['LP-CLU-6', 'LP-P10-2'],
		holds: ({ servers }) => everyServer(Object.keys(servers), isUpgraded),
	},
	centralBehind: {
		description:
			'A member runs 2.8.1.0 and Cluster Central does not: the guide rules this order out and says nothing of it.',
		clauses: ['LP-CLU-2'],
		holds: (deployment) =>
			deployment.cluster
				? all(anyServer(clusterMembers(deployment), isUpgraded), none(isUpgraded(deployment.cluster.central)))
				: undefined,
	},
	mixedCluster: {
		description:
			'Cluster Central runs 2.8.1.0 and some members do not yet. This may stay so; the full benefit comes once all are upgraded.',
		clauses: ['LP-CLU-5', 'LP-CLU-6'],
		holds: ({ cluster }) => (cluster ? isUpgraded(cluster.central) : undefined),
	},
	notStarted: {
		description: 'No installation has begun.',
		clauses: ['LP-PH-1'],
		holds: () => all(),
	},
};

/** What the operator does once, and not for one server. */
const readings: Handlers = {
	'operator.reviewPlanning': { actions: set({ planningReviewed: true }), meta: { clauses: ['LP-READ-1'] } },
	'operator.reviewReleaseNotes': { actions: set({ releaseNotesReviewed: true }), meta: { clauses: ['LP-READ-2'] } },
	'operator.learnProcedure': { actions: set({ procedureLearned: true }), meta: { clauses: ['LP-READ-3'] } },
	'operator.checkSupportPortal': { actions: set({ supportPortalChecked: true }), meta: { clauses: ['LP-SUP-3'] } },
	'operator.gatherSupportInformation': {
		actions: set({ supportInformationGathered: true }),
		meta: { clauses: ['LP-SUP-5'] },
	},
};

/** The region of the deployment as a whole. */
export function deploymentRegion(deployment: Deployment): Region {
	const possible = Object.entries(outcomes).flatMap(([name, { holds, ...outcome }]) => {
		const condition = holds(deployment);
		return condition === undefined ? [] : [{ name, condition, ...outcome }];
	});
	const states = possible.map(({ name, condition, description, clauses }, rank) => {
		// An outcome gives way to those before it, and once it no longer holds to the first after it that does.
		const before = possible.slice(0, rank).map((other) => ({ guard: other.condition, target: other.name }));
		const after = possible
			.slice(rank + 1)
			.map((other) => ({ guard: all(none(condition), other.condition), target: other.name }));
		return [name, { description, tags: [`outcome:${name}`], meta: { clauses }, always: [...before, ...after] }];
	});
	return {
		description: 'The upgrade of the deployment as a whole.',
		initial: 'notStarted',
		on: readings,
		states: Object.fromEntries(states),
	};
}

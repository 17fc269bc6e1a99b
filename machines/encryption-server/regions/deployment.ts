/** The upgrade of the deployment as a whole: how far it is, or how it has ended. */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	hasNothingToRestore,
	inUpdateTrouble,
	isBeingUpgraded,
	isLockedOut,
	isReplicating,
	runsNewRelease,
} from '../serverStates.js';
import type { Region } from '../setup.js';
import { everyServerUpgraded, tasksDone } from '../tasks.js';
import { joiners, needsRestore, serverNames, settingsOf } from '../topology.js';
import { deploymentHandlers } from './deploymentHandlers.js';

interface Outcome {
	readonly description: string;
	readonly clauses: ClauseId[];
	readonly holds: (deployment: Deployment) => Condition;
}

const some =
	(condition: (server: string, deployment: Deployment) => Condition): Outcome['holds'] =>
	(deployment) =>
		anyServer(serverNames(deployment), (server) => condition(server, deployment));

/** A server that has to be restored and has nothing to be restored from: its old machine is erased or switched off. */
function isDataLost(server: string, deployment: Deployment): Condition {
	if (!needsRestore(deployment, server)) return any();
	const gone = settingsOf(deployment, server).hardware === 'new' ? serverIn(server, 'oldSystem', 'deactivated') : all();
	return all(hasNothingToRestore(server), gone);
}

/** The outcomes by name; the first that holds is the outcome. */
const outcomes: Readonly<Record<string, Outcome>> = {
	dataLost: {
		description: 'The data of a server is erased, and there is no backup outside it to restore.',
		clauses: ['EMS-BKP-4'],
		holds: some(isDataLost),
	},
	lockedOut: {
		description: 'An administrator is locked out of the user interface for good.',
		clauses: ['EMS-HSM-4'],
		holds: some(isLockedOut),
	},
	failed: {
		description:
			'An installation, a restore or an update has failed, or the sponsor is lost; the guide describes none of it.',
		clauses: [],
		holds: some(inUpdateTrouble),
	},
	reverted: {
		description: 'The server is back at its previous release.',
		clauses: ['EMS-REV-1'],
		holds: some((server) => serverIn(server, 'upgrade', 'reverted')),
	},
	joinFailed: {
		description: 'A join did not succeed; it can be tried again.',
		clauses: ['EMS-DNS-3', 'EMS-TMO-2'],
		holds: (deployment) =>
			anyServer(joiners(deployment), (server) =>
				any(
					...['notContacted', 'timedOut', 'interrupted'].map((why) =>
						serverIn(server, 'membership', 'pending', 'waiting', why),
					),
				),
			),
	},
	underway: {
		description: 'A server is being upgraded or joins the cluster.',
		clauses: ['EMS-MTA-1'],
		holds: some((server) => any(isBeingUpgraded(server), isReplicating(server))),
	},
	inconsistent: {
		description: 'Data was found inconsistent: Technical Support has to be contacted.',
		clauses: ['EMS-RECON-4'],
		holds: some((server) => fact(`${server}.inconsistentData`, 'unreconciled')),
	},
	upgradedWithErrors: {
		description: 'A server runs the new release and still shows errors of its migration or update.',
		clauses: ['EMS-VFY-16', 'EMS-VFP-15'],
		holds: some((server) => none(serverIn(server, 'log', 'clean'))),
	},
	completed: {
		description:
			'Every server runs 3.4.2 with its data, in its cluster if there is one, and nothing demanded is left to do.',
		clauses: ['EMS-SCOPE-1', 'EMS-CREQ-1'],
		holds: (deployment) => all(everyServerUpgraded(deployment), tasksDone(deployment)),
	},
	tasksLeft: {
		description: 'Every server runs 3.4.2; what the guide demands afterwards is not all done.',
		clauses: [],
		holds: everyServerUpgraded,
	},
	partlyUpgraded: {
		description: 'Some server runs a new release; others do not, have not joined, or have the last step before them.',
		clauses: ['EMS-CREQ-1', 'EMS-CREQ-2', 'EMS-JOIN-7'],
		holds: some(runsNewRelease),
	},
	notStarted: {
		description: 'No upgrade has begun.',
		clauses: [],
		holds: () => all(),
	},
};

/** The region of the deployment as a whole. */
export function deploymentRegion(deployment: Deployment): Region {
	const possible = Object.entries(outcomes).map(([name, { holds, ...outcome }]) => ({
		name,
		condition: holds(deployment),
		...outcome,
	}));
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
		on: deploymentHandlers(deployment),
		states: Object.fromEntries(states),
	};
}

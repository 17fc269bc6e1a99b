/**
 * What comes first in guided mode; with law lifted, the later thing is reached without it. An order is of two moments:
 * those of a single server, and of a sponsor and the one server that joins it. In larger clusters every server is built
 * like these, and what must never be (never.ts) says it of each.
 */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { PrecedesProperty } from '../../kit/properties.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	hasExternalBackup,
	inMigration,
	inUpdate,
	isBeingUpgraded,
	isReplicating,
	runsNewRelease,
} from '../serverStates.js';
import { joiners, serverNames, startsBelow340 } from '../topology.js';
import { isOnSameHardware, type Kind, upgradable } from './conditions.js';

type Precedes = PrecedesProperty<ClauseId, Deployment>;

/** The moments of a single server of this kind. */
function onSingleServer(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	first: (server: string) => Condition,
	later: (server: string) => Condition,
	kind?: Kind,
): Precedes {
	const ofServer = (condition: (server: string) => Condition) => (deployment: Deployment) =>
		any(...upgradable(deployment).map(condition));
	return {
		...{ kind: 'precedes', says, clauses, restsOn, first: ofServer(first) },
		// biome-ignore lint/suspicious/noThenProperty: the kit names the two moments of an order so; no property is ever awaited.
		then: ofServer(later),
		concerns: (deployment) => !deployment.cluster && upgradable(deployment, kind).length > 0,
	};
}

/** The moments of a sponsor and the one server that joins it. */
function inPair(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	first: (sponsor: string, joiner: string) => Condition,
	later: (sponsor: string, joiner: string) => Condition,
): Precedes {
	const ofPair = (condition: (sponsor: string, joiner: string) => Condition) => (deployment: Deployment) =>
		any(...joiners(deployment).map((joiner) => condition(deployment.cluster?.sponsor ?? '', joiner)));
	return {
		...{ kind: 'precedes', says, clauses, restsOn, first: ofPair(first) },
		// biome-ignore lint/suspicious/noThenProperty: as above.
		then: ofPair(later),
		concerns: (deployment) => serverNames(deployment).length === 2 && upgradable(deployment).length === 2,
	};
}

const isBelow340 = (server: string) =>
	any(fact(`${server}.version`, 'below 3.3.2'), fact(`${server}.version`, '3.3.2 or later'));

/** Every order by name. */
export const orders: Record<string, Precedes> = {
	backupBeforeInstallation: onSingleServer(
		'A single server is backed up to an external place before an installation erases its data.',
		['EMS-BKP-1', 'EMS-BKP-6', 'EMS-MIG-2'],
		['backedUpOutside'],
		hasExternalBackup,
		inMigration,
		isOnSameHardware,
	),
	outOfMailFlowBeforeUpgrade: onSingleServer(
		'A single server is out of the mail flow before it is upgraded.',
		['EMS-MTA-2'],
		['outOfMailFlow'],
		(server) => serverIn(server, 'mailFlow', 'out'),
		isBeingUpgraded,
	),
	migrationBeforeUpdate: onSingleServer(
		'A single server below 3.4.0 is migrated before it is updated by a PUP.',
		['EMS-METH-5', 'EMS-VER-3'],
		['updateFrom340'],
		(server) => none(isBelow340(server)),
		inUpdate,
		startsBelow340,
	),
	sponsorBeforeJoiner: inPair(
		'The sponsor runs the new release with its data before the joining server is migrated.',
		['EMS-CORD-1', 'EMS-CSTEP-3', 'EMS-CSTEP-4', 'EMS-CSTEP-5'],
		['sponsorFirst'],
		(sponsor) => runsNewRelease(sponsor),
		(_, joiner) => inMigration(joiner),
	),
	requestBeforeReplication: inPair(
		'The joining server has asked to join before it replicates.',
		['EMS-CJOIN-1', 'EMS-CJOIN-3'],
		[],
		(_, joiner) => all(serverIn(joiner, 'membership', 'pending', 'waiting')),
		(_, joiner) => isReplicating(joiner),
	),
};

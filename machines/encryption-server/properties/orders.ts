/** What comes first in guided mode; with law lifted, the later thing is reached without it. */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { PrecedesProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	hasExternalBackup,
	inMigration,
	isBeingUpgraded,
	isReplicating,
	isRestored,
	runsNewRelease,
} from '../serverStates.js';
import { joiners, needsRestore, serverNames, settingsOf } from '../topology.js';

type Precedes = PrecedesProperty<ClauseId, Deployment>;

/** The first server of some kind stands for all of them: servers of equal role are built alike. */
function ofFirst(
	servers: (deployment: Deployment) => readonly string[],
	condition: (server: string, deployment: Deployment) => Condition,
): (deployment: Deployment) => Condition {
	return (deployment) => {
		const [first] = servers(deployment);
		return first === undefined ? any() : condition(first, deployment);
	};
}

const sponsorOrSingle = (deployment: Deployment) => [deployment.cluster?.sponsor ?? serverNames(deployment)[0] ?? ''];
const onSameHardware = (servers: (deployment: Deployment) => readonly string[]) => (deployment: Deployment) =>
	servers(deployment).filter((server) => settingsOf(deployment, server).hardware === 'same');
const restoredJoiners = (deployment: Deployment) =>
	joiners(deployment).filter((server) => needsRestore(deployment, server));

function precedes(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	servers: (deployment: Deployment) => readonly string[],
	first: (server: string, deployment: Deployment) => Condition,
	then: (server: string, deployment: Deployment) => Condition,
): Precedes {
	// biome-ignore lint/suspicious/noThenProperty: the kit names the two moments of an order so; no property is ever awaited.
	return { kind: 'precedes', says, clauses, restsOn, first: ofFirst(servers, first), then: ofFirst(servers, then) };
}

/** Every order by name. */
export const orders: Record<string, Precedes> = {
	backupBeforeInstallation: precedes(
		'A single server or sponsor is backed up to an external place before an installation erases its data.',
		['EMS-BKP-1', 'EMS-BKP-6', 'EMS-MIG-2', 'EMS-SPON-2'],
		['backedUpOutside'],
		onSameHardware(sponsorOrSingle),
		hasExternalBackup,
		inMigration,
	),
	joinerBackupBeforeInstallation: precedes(
		'A joining server that will be restored is backed up to an external place before an installation erases its data.',
		['EMS-CBKP-1', 'EMS-CBKP-2', 'EMS-CBKP-3', 'EMS-JOIN-1'],
		['joinerBackedUp'],
		onSameHardware(restoredJoiners),
		hasExternalBackup,
		inMigration,
	),
	sponsorBeforeJoiner: precedes(
		'The sponsor runs the new release with its data before a joining server is migrated.',
		['EMS-CORD-1'],
		['sponsorFirst'],
		joiners,
		(_, { cluster }) => runsNewRelease(cluster?.sponsor ?? ''),
		inMigration,
	),
	outOfMailFlowBeforeUpgrade: precedes(
		'A server is out of the mail flow before it is upgraded.',
		['EMS-MTA-2'],
		['outOfMailFlow'],
		sponsorOrSingle,
		(server) => serverIn(server, 'mailFlow', 'out'),
		isBeingUpgraded,
	),
	keyBeforeRestore: precedes(
		'The Organization Key is saved before a server is restored: the product asks for it.',
		['EMS-RST-6', 'EMS-MIG-5'],
		[],
		sponsorOrSingle,
		(server) => serverIn(server, 'organizationKey', 'exported'),
		isRestored,
	),
	requestBeforeReplication: precedes(
		'A joining server has asked to join before it replicates.',
		['EMS-CJOIN-1', 'EMS-CJOIN-3'],
		[],
		joiners,
		(server) => serverIn(server, 'membership', 'pending', 'waiting'),
		isReplicating,
	),
	migrationBeforeUpdate: precedes(
		'A server below 3.4.0 is migrated before it is updated by a PUP.',
		['EMS-METH-5', 'EMS-VER-3'],
		['updateFrom340'],
		sponsorOrSingle,
		(server) => none(any(fact(`${server}.version`, 'below 3.3.2'), fact(`${server}.version`, '3.3.2 or later'))),
		(server) => serverIn(server, 'upgrade', 'update'),
	),
	joinBeforeOutboundMailPolicy: precedes(
		'A server has joined before the Outbound Mail Policy is restored.',
		['EMS-OMP-1'],
		[],
		(deployment) => joiners(deployment).slice(0, 1),
		(_, deployment) => anyServer(joiners(deployment), (server) => serverIn(server, 'membership', 'joined')),
		(_, deployment) => (deployment.cluster ? all(fact('outboundMailPolicyRestored', true)) : any()),
	),
};

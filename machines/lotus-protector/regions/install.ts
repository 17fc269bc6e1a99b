/** The begin of an installation: what the guide demands before it, and the product's own check of the disks. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, parameter } from '../../kit/conditions.js';
import type { TransitionMeta } from '../../kit/meta.js';
import { clusterMembers, type Deployment } from '../deployment.js';
import { firmwareLevel } from '../firmware.js';
import type { ClauseId } from '../guide.generated.js';

type Meta = TransitionMeta<ClauseId>;

/** The two ways to begin, with the clause that names the menu or the command. */
const ways = [
	{ via: 'manager', clause: 'LP-INS-6' },
	{ via: 'commandLine', clause: 'LP-INS-7' },
] as const satisfies readonly { via: string; clause: ClauseId }[];

/** The law on the installation of this server, by the names of its rules. */
function lawOf(deployment: Deployment, server: string): string[] {
	const { platform, addressing, referencedFiles = 0 } = deployment.servers[server] ?? {};
	const isMember = clusterMembers(deployment).includes(server);
	return [
		...['planningReviewed', 'releaseNotesReviewed', 'procedureLearned', 'firmwareChecked', 'diskChecked'],
		'firmwareEligible',
		...(addressing === 'dhcp' ? ['addressStatic'] : []),
		...(referencedFiles > 0 ? ['filesListed', 'filesBackedUp'] : []),
		platform === 'vmware' ? 'vmSnapshotTaken' : 'configurationSnapshotDownloaded',
		'rootForInstallation',
		...(deployment.cluster ? ['oneAtATime', 'clusterMembersEligible'] : []),
		...(isMember ? ['centralFirst'] : []),
	];
}

/** Why an installation counts as outside the guide: a retry (note LP-N25), or firmware that is not eligible. */
interface Terms {
	readonly furtherLaw?: readonly string[];
	readonly undocumented?: string;
}

/**
 * The transitions of `operator.install`: the installation begins if both disks are half free; else the product reports
 * an error and exits, and says which disk is short.
 */
export function install(deployment: Deployment, server: string, { furtherLaw = [], undocumented }: Terms = {}) {
	const begin = (...conditions: readonly Condition[]) =>
		all(addressed(server), ...lawOf(deployment, server), ...furtherLaw, ...conditions);
	const isMember = clusterMembers(deployment).includes(server);
	const clauses: ClauseId[] = ['LP-P2-1', 'LP-DL-7', 'LP-INS-3', ...(isMember ? (['LP-CLU-3'] as const) : [])];
	const starts = (meta: Meta, ...conditions: readonly Condition[]) =>
		ways.map(({ via, clause }) => ({
			guard: begin(parameter('via', via), ...conditions, 'databaseDiskHalfFree', 'messageDiskHalfFree'),
			target: stateOf(server, 'upgrade', 'installation'),
			actions: set({ [`${server}.supportContact`]: 'none' }),
			meta: { ...meta, information: [clause] },
		}));
	const exits = (clause: ClauseId[], shortDisk: string, ...conditions: readonly Condition[]) => ({
		guard: begin(...conditions),
		target: stateOf(server, 'upgrade', 'oldRelease', 'insufficientSpace'),
		meta: {
			clauses: ['LP-DISK-3' as const, ...clause],
			note: `${shortDisk} not half free: the upgrade reports an error and exits. The system stays as it was.`,
		},
	});
	const mayBeOld = firmwareLevel(deployment.servers[server]?.firmware ?? '') === 'below 2.8.0.0';
	const tooOld = {
		outsideGuide: true,
		note: 'The guide says nothing of this update on firmware below 2.8.0.0.',
	} as const;
	return [
		...(mayBeOld ? starts(tooOld, fact(`${server}.firmware`, 'below 2.8.0.0')) : []),
		...starts(undocumented === undefined ? { clauses } : { outsideGuide: true, note: undocumented }),
		exits(['LP-DISK-1'], 'The disk that holds the database is', 'messageDiskHalfFree'),
		exits(['LP-DISK-2'], 'The disk that stores email messages is', 'databaseDiskHalfFree'),
		exits(['LP-DISK-1', 'LP-DISK-2'], 'Both disks are'),
	];
}

/**
 * The two disks whose free space the upgrade checks. Both may be the same disk; a deployment then gives both the same
 * figure. How much a measure wins the guide does not say, so the event does.
 */
import { addressed, all, parameter } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers, Region } from '../setup.js';

/** One of the two disks. */
export type Disk = 'database' | 'message';

const sentenceNames: Readonly<Record<Disk, string>> = {
	database: 'the disk that holds the database',
	message: 'the disk that stores email messages',
};

/** What can be retained for a shorter time, with the clause that names the means. */
const retentionClauses = {
	messageStores: 'LP-RECL-3',
	smtpLog: 'LP-RECL-4',
	messageTracking: 'LP-RECL-5',
} as const satisfies Record<string, ClauseId>;
type RetentionKind = keyof typeof retentionClauses;

/** The kinds of data that a disk holds: the messages on theirs, the logs where the deployment says. */
function kindsOn(disk: Disk, logDisk: Disk): RetentionKind[] {
	return [
		...(disk === 'message' ? (['messageStores'] as const) : []),
		...(disk === logDisk ? (['smtpLog', 'messageTracking'] as const) : []),
	];
}

/** Reducing the retention of what this disk holds: a cleanup begins which wins enough space, or too little. */
function reduceRetention(server: string, kinds: readonly RetentionKind[]): Handlers {
	const transitions = kinds.flatMap((kind) =>
		(['enough', 'tooLittle'] as const).map((result) => ({
			guard: all(addressed(server), parameter('kind', kind), parameter('result', result), 'managerReachable'),
			target: result === 'enough' ? 'cleaning' : 'cleaningTooLittle',
			meta: { clauses: ['LP-RECL-1' as const, 'LP-RECL-2' as const, retentionClauses[kind]] },
		})),
	);
	return transitions.length > 0 ? { 'operator.reduceRetention': transitions } : {};
}

/** The same where it changes nothing for the upgrade. */
function needlessReduction(server: string, kinds: readonly RetentionKind[], note: string): Handlers {
	const transitions = kinds.map((kind) => ({
		guard: all(addressed(server), parameter('kind', kind), 'managerReachable'),
		meta: { clauses: [retentionClauses[kind]], note },
	}));
	return transitions.length > 0 ? { 'operator.reduceRetention': transitions } : {};
}

/** The region of one disk of a server. */
export function diskRegion(deployment: Deployment, server: string, disk: Disk): Region {
	const {
		logDisk = 'database',
		databaseDiskFreePercent = 0,
		messageDiskFreePercent = 0,
	} = deployment.servers[server] ?? {};
	const freePercent = disk === 'database' ? databaseDiskFreePercent : messageDiskFreePercent;
	const kinds = kindsOn(disk, logDisk);
	const name = sentenceNames[disk];
	const freeOtherwise: Handlers = {
		'operator.freeSpaceOtherwise': {
			guard: all(addressed(server), parameter('disk', disk), 'commandLineReachable'),
			target: 'halfFree',
			meta: {
				clauses: ['LP-RECL-1'],
				outsideGuide: true,
				note: 'The guide does not exclude other means and names none.',
			},
		},
	};
	return {
		description: `Free space on ${name}.`,
		initial: freePercent >= 50 ? 'halfFree' : 'short',
		states: {
			halfFree: {
				description: `At least half of ${name} is free, as the upgrade needs.`,
				on: needlessReduction(server, kinds, 'Half of the disk is free already.'),
			},
			short: {
				description: `Less than half of ${name} is free: the upgrade would report an error and exit.`,
				meta: { clauses: ['LP-DISK-3'] },
				on: { ...reduceRetention(server, kinds), ...freeOtherwise },
			},
			cleaning: {
				description: `What is no longer retained is being removed from ${name}; half of it will be free at the end.`,
				meta: { clauses: ['LP-RECL-2', 'LP-TIME-2', 'LP-TIME-3'] },
				on: { ...needlessReduction(server, kinds, 'A cleanup that wins enough is running already.'), ...freeOtherwise },
				after: { [delayOf('cleanup', server)]: 'halfFree' },
			},
			cleaningTooLittle: {
				description: `What is no longer retained is being removed from ${name}, but too little to make half of it free.`,
				meta: { clauses: ['LP-RECL-2', 'LP-TIME-3'] },
				on: { ...reduceRetention(server, kinds), ...freeOtherwise },
				after: { [delayOf('cleanup', server)]: 'short' },
			},
		},
	};
}

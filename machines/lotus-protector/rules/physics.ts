/** What the product and the world do by themselves, whatever the guide demands. */
import { all, any, type Condition, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import { inOutage, isDisrupted } from '../serverStates.js';
import { here, rule } from './rule.js';

/** Some backed-up file has not been copied back yet: both counters are small, so all pairs are written out. */
function copyIsLeft(server: string, { servers }: Deployment): Condition {
	const counts = Array.from({ length: (servers[server]?.referencedFiles ?? 0) + 1 }, (_, count) => count);
	return any(
		...counts.map((restored) =>
			all(
				fact(`${server}.filesRestored`, restored),
				any(...counts.filter((count) => count > restored).map((count) => fact(`${server}.filesBackedUp`, count))),
			),
		),
	);
}

/** Holds if the system accepts connections, or if the event takes the other of the two ways. */
const reachableUnless = (otherWay: string) =>
	here((server) => any(parameter('via', otherWay), none(any(inOutage(server), isDisrupted(server)))));

/** Physics that decides between alternatives. */
export const physics = {
	databaseDiskHalfFree: rule(
		'physics',
		['LP-DISK-1'],
		'At least half of the disk that holds the database is free.',
		here((server) => serverIn(server, 'databaseDisk', 'halfFree')),
	),
	messageDiskHalfFree: rule(
		'physics',
		['LP-DISK-2'],
		'At least half of the disk that stores email messages is free.',
		here((server) => serverIn(server, 'messageDisk', 'halfFree')),
	),
	managerReachable: rule(
		'physics',
		['LP-PROG-7'],
		'The system accepts connections from the Lotus Protector Manager: not so from phase 3 to the end of phase 10.',
		reachableUnless('commandLine'),
	),
	commandLineReachable: rule(
		'physics',
		['LP-PROG-8'],
		'The system accepts connections from the command line: not so from phase 3 to the end of phase 10.',
		reachableUnless('manager'),
	),
	rescueImagePresent: rule(
		'physics',
		['LP-BK-6'],
		'The rescue partition holds a system backup: since phase 2 began there is none, until a new one is created.',
		here((server) => any(serverIn(server, 'rescue', 'imagePresent'), serverIn(server, 'rescue', 'newImagePresent'))),
	),
	vmSnapshotExists: rule(
		'physics',
		['LP-BK-9'],
		'A snapshot of the virtual machine was taken before the installation began.',
		here((server) => none(fact(`${server}.vmSnapshot`, 'none'))),
	),
	backedUpFileLeft: rule(
		'physics',
		['LP-FILE-5'],
		'A file can be copied back only if it was backed up.',
		here(copyIsLeft),
	),
	supportEntitled: rule(
		'physics',
		['LP-SUP-2'],
		'Support is given to customers who are entitled to it.',
		({ supportEntitled }) => (supportEntitled ? all() : any()),
	),
};

/** Law on the installation itself, on the order within a cluster and on what follows a problem. */
import { all, any, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { anyServer, everyServer } from '../addressed.js';
import { hasFailed, inInstallation, isDisrupted, isUnderway, isUpgraded } from '../serverStates.js';
import { byRoot, here, rule } from './rule.js';

/** Law from the begin of an installation on. */
export const installation = {
	rootForInstallation: rule(
		'law',
		['LP-INS-8'],
		'From the command line, the installation is begun by root over SSH.',
		() => any(parameter('via', 'manager'), byRoot()),
	),
	oneAtATime: rule(
		'law',
		['LP-CLU-1'],
		'The servers of a cluster are upgraded in sequence: no other one is between phases 2 and 10.',
		({ servers }) => none(anyServer(Object.keys(servers), isUnderway)),
	),
	centralFirst: rule(
		'law',
		['LP-CLU-2'],
		'Cluster Central is upgraded before any other member begins.',
		({ cluster }) => (cluster ? isUpgraded(cluster.central) : all()),
	),
	clusterMembersEligible: rule(
		'law',
		['LP-CLU-4'],
		'Every other member of the cluster runs 2.8 or later.',
		here((server, { servers }) =>
			everyServer(
				Object.keys(servers).filter((other) => other !== server),
				(other) => none(fact(`${other}.firmware`, 'below 2.8.0.0')),
			),
		),
	),
	rescueBackupRenewed: rule(
		'law',
		['LP-BK-12'],
		'After an exit with the operating system installed, a new rescue partition with a system backup is created.',
		here((server) => serverIn(server, 'rescue', 'imagePresent')),
	),
	noReset: rule(
		'law',
		['LP-INS-9'],
		'The system is not reset while the installation is in progress.',
		here((server) => none(inInstallation(server))),
	),
	noTurningOff: rule(
		'law',
		['LP-INS-10'],
		'The system is not turned off while the installation is in progress.',
		here((server) => none(inInstallation(server))),
	),
	supportContactedFirst: rule(
		'law',
		['LP-INS-13'],
		'Support is contacted immediately when a problem comes up during the installation.',
		here((server) =>
			any(none(any(hasFailed(server), isDisrupted(server))), none(fact(`${server}.supportContact`, 'none'))),
		),
	),
	rootForLogs: rule(
		'law',
		['LP-PROG-10'],
		'The firmware logs are opened by root, at the command line over SSH.',
		byRoot,
	),
};

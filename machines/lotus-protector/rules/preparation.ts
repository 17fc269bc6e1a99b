/** Law on what comes before an installation: every rule is judged when the installation is begun, unless it says else. */
import { fact, none, serverIn } from '../../kit/conditions.js';
import { listedFilesBackedUp } from '../files.js';
import { inInstallation } from '../serverStates.js';
import { byRoot, done, here, rule } from './rule.js';

/** Law on the preparation. */
export const preparation = {
	planningReviewed: rule('law', ['LP-READ-1'], 'The planning chapter is read before the installation begins.', () =>
		fact('planningReviewed', true),
	),
	releaseNotesReviewed: rule(
		'law',
		['LP-READ-2'],
		'The release notes are reviewed before the installation begins.',
		() => fact('releaseNotesReviewed', true),
	),
	procedureLearned: rule(
		'law',
		['LP-READ-3'],
		'The operator knows how the upgrade works, how long it takes and how the environment is prepared.',
		() => fact('procedureLearned', true),
	),
	firmwareChecked: rule(
		'law',
		['LP-REQ-1'],
		'The firmware level is checked before the installation begins.',
		done('firmwareChecked'),
	),
	diskChecked: rule(
		'law',
		['LP-REQ-2'],
		'The free disk space is checked before the installation begins.',
		done('diskChecked'),
	),
	firmwareEligible: rule(
		'law',
		['LP-FW-1', 'LP-FW-2'],
		'The server runs firmware 2.8.0.0 or later; an older one is brought to 2.8.0.0 first.',
		here((server) => none(fact(`${server}.firmware`, 'below 2.8.0.0'))),
	),
	addressStatic: rule(
		'law',
		['LP-NET-3'],
		'A server on DHCP has a static IP address while it is upgraded.',
		here((server) => none(serverIn(server, 'address', 'dhcp'))),
	),
	staticUntilComplete: rule(
		'law',
		['LP-NET-3', 'LP-NET-4'],
		'The temporary static address is kept until the upgrade is complete.',
		here((server) => none(inInstallation(server))),
	),
	filesListed: rule(
		'law',
		['LP-FILE-9'],
		'The list of files that policy objects reference is reviewed.',
		done('filesListed'),
	),
	filesBackedUp: rule(
		'law',
		['LP-FILE-4', 'LP-FILE-9'],
		'Every listed file that a policy object references by $(FILE) is backed up before the upgrade.',
		here((server, { servers }) => listedFilesBackedUp(server, servers[server])),
	),
	rootForFileList: rule('law', ['LP-FILE-8'], 'The files are listed by root, at the console over SSH.', byRoot),
	vmSnapshotTaken: rule(
		'law',
		['LP-BK-7', 'LP-BK-9'],
		'A snapshot of the virtual machine is taken before the installation begins.',
		here((server) => none(fact(`${server}.vmSnapshot`, 'none'))),
	),
	configurationSnapshotDownloaded: rule(
		'law',
		['LP-BK-7', 'LP-BK-10'],
		'A configuration snapshot of the physical server is downloaded before the installation begins.',
		done('configurationSnapshotDownloaded'),
	),
};

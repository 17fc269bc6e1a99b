/** What is at risk, and what cannot be undone. */
import { all, any, type Condition, fact, none, serverIn } from '../kit/conditions.js';
import type { Hazard } from '../kit/product.js';
import type { Deployment } from './deployment.js';
import { newOperatingSystem } from './firmware.js';
import type { ClauseId } from './guide.generated.js';
import { hasFailed, inInstallation, isDisrupted, isUpgraded } from './serverStates.js';

/** The installation has begun, and the state before it is no longer the running one. */
const hasBegun = (server: string) =>
	all(
		any(inInstallation(server), isDisrupted(server), isUpgraded(server)),
		none(serverIn(server, 'upgrade', 'upgraded', 'fromTheStart')),
	);
const isInTrouble = (server: string) => any(hasFailed(server), isDisrupted(server));

/** A hazard of each server while it is in the condition. */
function hazard(
	title: string,
	clauses: readonly ClauseId[],
	condition: (server: string, deployment: Deployment) => Condition,
): Hazard<ClauseId, Deployment> {
	return { of: 'server', title, clauses, condition: (given, server) => condition(server, given) };
}

/** The installation has begun without a snapshot of the virtual machine, which only a virtual server can have. */
const hasNoFullReturn = (server: string) => all(hasBegun(server), fact(`${server}.vmSnapshot`, 'none'));

/** Every hazard by name. */
export const hazards: Record<string, Hazard<ClauseId, Deployment>> = {
	noWayBack: hazard(
		'Nothing was saved outside the server: returning to the state before the upgrade is not assured',
		['LP-BK-7', 'LP-BK-9', 'LP-BK-10'],
		(server) => all(hasNoFullReturn(server), fact(`${server}.configurationSnapshotDownloaded`, false)),
	),
	noFullReturn: hazard(
		'Only the configuration was saved outside the server: its operating system and messages cannot be brought back',
		['LP-BK-10', 'LP-BK-7'],
		(server) => all(hasNoFullReturn(server), fact(`${server}.configurationSnapshotDownloaded`, true)),
	),
	rescueImageLost: hazard(
		'The rescue partition holds no system backup: the system cannot be restored from it',
		['LP-BK-1', 'LP-BK-5', 'LP-BK-6', 'LP-BK-8'],
		(server) => none(any(serverIn(server, 'rescue', 'imagePresent'), serverIn(server, 'rescue', 'newImagePresent'))),
	),
	newBackupDemanded: hazard(
		'The upgrade was left with the operating system installed: a new system backup has to be created',
		['LP-BK-12'],
		(server) => all(serverIn(server, 'upgrade', 'oldRelease', 'exited'), serverIn(server, 'rescue', 'imageLost')),
	),
	messagesNotRevertible: hazard(
		'Message data no longer fits the previous operating system',
		['LP-P7-2', 'LP-P3-1'],
		(server) => all(hasBegun(server), fact(`${server}.messageFormat`, newOperatingSystem)),
	),
	configurationNotRevertible: hazard(
		'Configuration data no longer fits the previous operating system',
		['LP-P8-2', 'LP-P3-1'],
		(server) => all(hasBegun(server), fact(`${server}.configurationFormat`, newOperatingSystem)),
	),
	filesMissing: hazard(
		'Files that policy objects reference are missing after the upgrade',
		['LP-FILE-2', 'LP-FILE-3', 'LP-LOST-1'],
		(server, { servers }) =>
			(servers[server]?.referencedFiles ?? 0) > 0 ? serverIn(server, 'policies', 'filesMissing') : any(),
	),
	filesGone: hazard(
		'Missing files were not backed up: no way to get them back is documented',
		['LP-FILE-4', 'LP-FILE-9'],
		(server, { servers }) => {
			const count = servers[server]?.referencedFiles ?? 0;
			if (count === 0) return any();
			return all(serverIn(server, 'policies', 'filesMissing'), none(fact(`${server}.filesBackedUp`, count)));
		},
	),
	addressMayChange: hazard(
		'The server is upgraded on DHCP: it may come back from its restart with another address',
		['LP-NET-1', 'LP-NET-3', 'LP-LOST-1'],
		(server, { servers }) =>
			servers[server]?.addressing === 'dhcp' ? all(inInstallation(server), serverIn(server, 'address', 'dhcp')) : any(),
	),
	addressChanged: hazard(
		'The server has another address than before the upgrade: mail traffic can be disrupted',
		['LP-NET-1', 'LP-NET-2'],
		(server, { servers }) => (servers[server]?.addressing === 'dhcp' ? serverIn(server, 'address', 'changed') : any()),
	),
	supportNotContacted: hazard(
		'The installation has a problem, and support has not been contacted',
		['LP-INS-13'],
		(server) => all(isInTrouble(server), fact(`${server}.supportContact`, 'none')),
	),
	noSupport: hazard(
		'The installation has a problem, and support is not given to this customer',
		['LP-INS-13', 'LP-SUP-2'],
		(server) => all(isInTrouble(server), fact(`${server}.supportContact`, 'notEntitled')),
	),
	disrupted: hazard(
		'The installation was cut off: the system may be damaged, and data may be lost',
		['LP-INS-11', 'LP-INS-12'],
		isDisrupted,
	),
	systemDamaged: hazard('The system is damaged', ['LP-INS-11'], (server) => fact(`${server}.systemDamaged`, true)),
	dataLost: hazard('Data is lost', ['LP-INS-12'], (server) => fact(`${server}.dataLost`, true)),
};

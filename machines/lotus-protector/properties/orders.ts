/**
 * What comes before what. Orders within one server are told of the first one; what must be done for each server before
 * its installation is told of all in never.ts.
 */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { PrecedesProperty } from '../../kit/properties.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deployment.js';
import { newOperatingSystem } from '../firmware.js';
import type { ClauseId } from '../guide.generated.js';
import { inInstallation, inOutage, isUpgraded } from '../serverStates.js';
import { concerns, firstIsUpgraded, ofCentral, ofFirst, some, upgradableMembers } from './conditions.js';

type Precedes = PrecedesProperty<ClauseId, Deployment>;

function precedes(
	says: string,
	clauses: readonly ClauseId[],
	restsOn: readonly string[],
	first: (deployment: Deployment) => Condition,
	then: (deployment: Deployment) => Condition,
	concerned: (deployment: Deployment) => boolean = firstIsUpgraded,
): Precedes {
	return { kind: 'precedes', says, clauses, restsOn, first, then, concerns: concerned };
}

/** Every order by name. */
export const orders: Record<string, Precedes> = {
	readingsBeforeInstallation: precedes(
		'The planning chapter and the release notes are read, and the procedure is known, before any server is installed.',
		['LP-READ-1', 'LP-READ-2', 'LP-READ-3'],
		['planningReviewed', 'releaseNotesReviewed', 'procedureLearned'],
		() => all(...['planningReviewed', 'releaseNotesReviewed', 'procedureLearned'].map((name) => fact(name, true))),
		some(inInstallation),
		concerns(),
	),
	centralBeforeMembers: precedes(
		'Cluster Central runs 2.8.1.0 before any member is installed.',
		['LP-CLU-2', 'LP-CLU-3'],
		['centralFirst'],
		ofCentral(isUpgraded),
		(deployment) => anyServer(upgradableMembers(deployment), inInstallation),
		(deployment) => upgradableMembers(deployment).length > 0,
	),
	artefactBeforeInstallation: precedes(
		'Before the first server is installed there is an artefact of it outside the server.',
		['LP-BK-7', 'LP-BK-9', 'LP-BK-10'],
		['vmSnapshotTaken', 'configurationSnapshotDownloaded'],
		ofFirst((server, { servers }) =>
			servers[server]?.platform === 'vmware'
				? none(fact(`${server}.vmSnapshot`, 'none'))
				: fact(`${server}.configurationSnapshotDownloaded`, true),
		),
		ofFirst(inInstallation),
	),
	downloadBeforeInstallation: precedes(
		'The update is downloaded to the first server before it is installed there.',
		['LP-INS-1', 'LP-DL-7', 'LP-P1-1'],
		[],
		ofFirst((server) => serverIn(server, 'upgrade', 'oldRelease', 'readyToInstall')),
		ofFirst(inInstallation),
	),
	operatingSystemBeforeOutage: precedes(
		'The new operating system is installed on the first server before its services are shut down.',
		['LP-P3-3', 'LP-P2-3', 'LP-PROG-6'],
		[],
		ofFirst((server) => serverIn(server, 'upgrade', 'installation', 'phase2', 'operatingSystemInstalled')),
		ofFirst(inOutage),
	),
	preparationsBeforeRestart: precedes(
		'The first server has been in phase 5, the last preparation of the conversion, before it restarts.',
		['LP-P6-2', 'LP-P3-4', 'LP-PH-1'],
		[],
		ofFirst((server) => serverIn(server, 'upgrade', 'installation', 'outage', 'phase5')),
		ofFirst((server) => serverIn(server, 'upgrade', 'installation', 'outage', 'phase6')),
	),
	dataConvertedBeforeServices: precedes(
		'Messages and configuration of the first server are converted before its services restart.',
		['LP-P3-1', 'LP-P7-1', 'LP-P8-1', 'LP-P10-1'],
		[],
		ofFirst((server) =>
			all(
				fact(`${server}.messageFormat`, newOperatingSystem),
				fact(`${server}.configurationFormat`, newOperatingSystem),
			),
		),
		ofFirst((server) => serverIn(server, 'upgrade', 'installation', 'outage', 'phase10')),
	),
	upgradedBeforeNewImage: precedes(
		'The first server is upgraded before the product backs up the new system.',
		['LP-BK-14', 'LP-BK-15'],
		[],
		ofFirst(isUpgraded),
		ofFirst((server) =>
			any(serverIn(server, 'rescue', 'creatingNewImage'), serverIn(server, 'rescue', 'newImagePresent')),
		),
	),
};

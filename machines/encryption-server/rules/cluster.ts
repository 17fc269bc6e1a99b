/** Law on the order within a cluster and on joining it. */
import { all, any, fact, none, parameter } from '../../kit/conditions.js';
import { everyServer } from '../addressed.js';
import { isRestored, sponsorReady } from '../serverStates.js';
import { serverNames, startsBelow332 } from '../topology.js';
import { versionLevels } from '../versions.js';
import { here, known, law } from './rule.js';

/** Law on clusters. */
export const cluster = {
	versionsChecked: law(
		['EMS-CSTEP-1'],
		'All members of the cluster are checked for 3.3.2 or later.',
		known('versionsChecked'),
	),
	membersEligible: law(
		['EMS-CL-4', 'EMS-CSTEP-1'],
		'Every member of the cluster runs 3.3.2 or later before one is migrated.',
		(deployment) =>
			everyServer(
				serverNames(deployment).filter((server) => startsBelow332(deployment, server)),
				(server) => none(fact(`${server}.version`, 'below 3.3.2')),
			),
	),
	sponsorFirst: law(
		['EMS-CORD-1', 'EMS-CSTEP-3', 'EMS-CSTEP-4', 'EMS-CSTEP-5'],
		'The sponsoring server is installed and restored before any joining server is migrated.',
		sponsorReady,
	),
	sponsorMigrated: law(
		['EMS-CORD-1', 'EMS-CSTEP-8', 'EMS-SPON-6'],
		'The sponsoring server is installed and restored before a server asks to join it.',
		sponsorReady,
	),
	restoredBeforeJoin: law(
		['EMS-CRST-1', 'EMS-CRST-2', 'EMS-CRST-3', 'EMS-NRES-2'],
		'A joining server with data or logs of its own to keep is restored before it joins.',
		here((server) => any(isRestored(server), fact(`${server}.data`, 'kept'))),
	),
	sponsorAddressGiven: law(
		['EMS-CSTEP-8'],
		'The join is requested with the IP address of the sponsoring server.',
		({ cluster: given }) => (given ? parameter('target', given.sponsor) : all()),
	),
	sameVersion: law(
		['EMS-CREQ-1'],
		'The joining server runs the same release as the sponsor.',
		here((server, { cluster: given }) =>
			given
				? any(
						...versionLevels.map((level) =>
							all(fact(`${server}.version`, level), fact(`${given.sponsor}.version`, level)),
						),
					)
				: all(),
		),
	),
	supportOnJoinTimeout: law(
		['EMS-TMO-5'],
		'Technical Support assists in changing the join timeout.',
		known('supportOnJoinTimeout'),
	),
};

/** What the guide recommends without demanding it. */
import { all, any, type Condition, fact, none, parameter, serverIn } from '../kit/conditions.js';
import type { Advice, AdviceDefinitions } from '../kit/rules.js';
import { everyServer, ofAddressed } from './addressed.js';
import type { Deployment } from './deploymentSchema.js';
import type { ClauseId } from './guide.generated.js';
import {
	hasExternalBackup,
	isInItsPlace,
	isRestored,
	isUpgraded,
	runsNewRelease,
	sponsorReady,
} from './serverStates.js';
import { hasLargeDatabase, isJoiner, needsRestore, serverNames, settingsOf, settingsToKeep } from './topology.js';
import { isCurrentClient } from './versions.js';

function advise(
	on: readonly `operator.${string}`[],
	clauses: readonly ClauseId[],
	recommends: string,
	followed: (deployment: Deployment) => Condition,
): Advice<ClauseId, Deployment> {
	return { on, clauses, recommends, followed };
}

/** Followed if the condition holds for the server that the event concerns. */
const here = (condition: (server: string, deployment: Deployment) => Condition) => (deployment: Deployment) =>
	ofAddressed(serverNames(deployment), (server) => condition(server, deployment));

/** The same, for joining servers only. */
const ofJoiner = (condition: (server: string, deployment: Deployment) => Condition) =>
	here((server, deployment) => (isJoiner(deployment, server) ? condition(server, deployment) : all()));

const begins = ['operator.install', 'operator.applyPup'] as const;

const hasAgent = ({ messageTransferAgent }: Deployment) => messageTransferAgent !== 'none';

/** What a joining server has of its own is back, or was never wanted. */
const settingsBack = (server: string, deployment: Deployment, names = settingsToKeep(deployment, server)) =>
	all(...names.map((setting) => fact(`${server}.${setting}`, 'own')));

/** A joining server that the guide has restored, or may have restored: settings of its own, or no Web Email Protection on it. */
function mayNeedRestore(deployment: Deployment, server: string): boolean {
	const { ownSettings, webEmailProtection } = settingsOf(deployment, server);
	return (
		needsRestore(deployment, server) ||
		ownSettings.length > 0 ||
		(deployment.cluster?.webEmailProtection !== 'none' && !webEmailProtection)
	);
}

/** Every `should` that concerns an event, by name. */
export const advice: AdviceDefinitions<ClauseId, Deployment> = {
	testInLab: advise(begins, ['EMS-LAB-1'], 'Try the upgrade out in a lab or staging setup first.', () =>
		fact('testedInLab', true),
	),
	keepMedia: advise(
		begins,
		['EMS-REV-1'],
		'Keep a copy of the installation media, so that the previous release can be brought back.',
		() => fact('mediaKept', true),
	),
	backUpBeforeUpdate: advise(
		['operator.applyPup'],
		['EMS-BKP-3'],
		'Back up the Organization Key and all server data before any upgrade.',
		here((server) => all(hasExternalBackup(server), serverIn(server, 'organizationKey', 'exported'))),
	),
	backUpJoiner: advise(
		['operator.install'],
		['EMS-CBKP-1', 'EMS-CBKP-4'],
		'Back up joining servers in High Availability mode too: without it local settings come back only by hand, and logs not at all.',
		ofJoiner((server, deployment) => (needsRestore(deployment, server) ? all() : hasExternalBackup(server))),
	),
	sponsorUpdatedFirst: advise(
		['operator.applyPup'],
		['EMS-CORD-1'],
		'Update the sponsor first, as in a migration; the guide describes no order for PUP updates.',
		ofJoiner((_, deployment) => sponsorReady(deployment)),
	),
	formerSponsorStays: advise(
		['operator.install'],
		['EMS-JOIN-8'],
		'The former sponsoring server should be the sponsor of the new cluster too.',
		here((server, { cluster }) =>
			cluster?.sponsor === server && cluster.formerSponsor !== undefined && cluster.formerSponsor !== server
				? any()
				: all(),
		),
	),
	reconfigureAgent: advise(
		begins,
		['EMS-MTA-3', 'EMS-MTA-4', 'EMS-MTA-5', 'EMS-MTA-6', 'EMS-CREQ-4'],
		'Have the Message Transfer Agent hold mail back while the server is upgraded.',
		here((server, deployment) =>
			hasAgent(deployment)
				? any(serverIn(server, 'mailFlow', 'out', 'held'), serverIn(server, 'mailFlow', 'out', 'confirmed'))
				: all(),
		),
	),
	confirmNoMail: advise(
		begins,
		['EMS-MTA-7', 'EMS-MTA-8'],
		'Confirm by the log files that no email passes through the server before it is upgraded.',
		here((server, deployment) => (hasAgent(deployment) ? serverIn(server, 'mailFlow', 'out', 'confirmed') : all())),
	),
	outboundFirst: advise(
		['operator.queueInboundMail'],
		['EMS-MTA-6'],
		'Hold outbound mail back first, and then incoming mail.',
		here((server) => none(serverIn(server, 'mailFlow', 'inFlow'))),
	),
	returnAfterUpgrade: advise(
		['operator.returnToMailFlow'],
		['EMS-MTA-9', 'EMS-MTA-8'],
		'Route email to the server again when it is upgraded and has its data.',
		here((server, deployment) => all(isUpgraded(server), isInItsPlace(deployment, server))),
	),
	verifyFirst: advise(
		['operator.returnToMailFlow'],
		['EMS-VFY-2', 'EMS-VFY-3', 'EMS-VFP-1', 'EMS-VFP-2'],
		'Log in after the restart and look for errors under System > Backups or System > Updates.',
		here((server) =>
			none(
				any(
					serverIn(server, 'upgrade', 'newRelease', 'unverifiedMigration'),
					serverIn(server, 'upgrade', 'newRelease', 'unverifiedUpdate'),
				),
			),
		),
	),
	membersTogether: advise(
		['operator.returnToMailFlow'],
		['EMS-CREQ-2'],
		'Upgrade all members of a cluster at the same time, in one window.',
		(deployment) => (deployment.cluster ? everyServer(serverNames(deployment), runsNewRelease) : all()),
	),
	noNeedlessRestore: advise(
		['operator.restoreBackup'],
		['EMS-JOIN-3', 'EMS-JOIN-4', 'EMS-CRST-4'],
		'Restore a joining server only if it has data or settings of its own: without a restore it is faster.',
		ofJoiner((server, deployment) => (mayNeedRestore(deployment, server) ? all() : any())),
	),
	restoreOwnSettings: advise(
		['operator.requestJoin'],
		['EMS-CRST-6', 'EMS-CRST-7', 'EMS-CRST-8'],
		'Restore the joining server if its own settings are not kept, or if Web Email Protection does not run on it.',
		ofJoiner((server, deployment) => {
			if (needsRestore(deployment, server) || !mayNeedRestore(deployment, server)) return all();
			const { webEmailProtection, ownSettings } = settingsOf(deployment, server);
			const isAdvisedAnyway = deployment.cluster?.webEmailProtection !== 'none' && !webEmailProtection;
			return isAdvisedAnyway || ownSettings.length === 0
				? isRestored(server)
				: any(isRestored(server), settingsBack(server, deployment));
		}),
	),
	settingsBeforeJoin: advise(
		['operator.requestJoin'],
		['EMS-NRES-1'],
		'Put certificates, mail routes and mail proxies back before the server joins.',
		ofJoiner((server, deployment) => settingsBack(server, deployment)),
	),
	scriptForLargeDatabase: advise(
		['operator.contact'],
		['EMS-TMO-4'],
		'With a database of more than 1 GB, join by the manual scripts instead of the administrative interface.',
		(deployment) => (hasLargeDatabase(deployment) ? any() : all()),
	),
	callFromTheServer: advise(
		['operator.contactSupport'],
		['EMS-SUP-2'],
		'Sit at the affected computer when calling support.',
		() => parameter('from', 'affectedComputer'),
	),
	informationAtHand: advise(
		['operator.contactSupport'],
		['EMS-SUP-3', 'EMS-SUP-4'],
		'Have releases, hardware, network, error messages and logs at hand when calling support.',
		() => fact('supportInformationGathered', true),
	),
	clientsOnTheSameRelease: advise(
		['operator.returnToMailFlow'],
		['EMS-CLT-6', 'EMS-TLS-2'],
		'Bring the clients to 10.4 too, so that server and clients are on the same release and use TLS 1.2.',
		({ clients }) => (isCurrentClient(clients) ? all() : fact('clientsUpgraded', true)),
	),
};

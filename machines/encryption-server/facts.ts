/** What can change during the upgrade beside the states of the servers. */
import { type FactDefinitions, flag, oneOf, perServer } from '../kit/facts.js';
import type { Deployment } from './deploymentSchema.js';
import {
	beganBefore320,
	hasDiskSpace,
	hasKeyHardware,
	hasLargeBackup,
	isJoiner,
	serverNames,
	serversWhere,
	settingsOf,
	settingsToKeep,
} from './topology.js';
import { isCurrentClient, versionLevel, versionLevels } from './versions.js';

/** Facts that are there only if the condition holds: what does not concern a deployment takes no room. */
const onlyIf = (condition: boolean, definitions: FactDefinitions): FactDefinitions => (condition ? definitions : {});

function clusterFacts(deployment: Deployment): FactDefinitions {
	const { cluster } = deployment;
	if (!cluster) return {};
	const sponsor = settingsOf(deployment, cluster.sponsor);
	const replication = { homeServer: 'none', xOfY: 'some', highAvailability: 'all', none: 'none' } as const;
	return {
		versionsChecked: flag('All members have been checked for 3.3.2 or later'),
		joinUnderway: flag('A server replicates from the sponsor'),
		outboundMailPolicyRestored: flag('The Outbound Mail Policy has been restored on a member of the new cluster'),
		...onlyIf(cluster.webEmailProtection !== 'none', {
			messageReplication: oneOf(
				'On which servers a Web Email Protection message is kept beside its own: all, some or none',
				['all', 'some', 'none'],
				replication[cluster.webEmailProtection],
			),
		}),
		...onlyIf(cluster.customized, {
			customizations: oneOf('What has become of the customized configuration', ['kept', 'lost', 'redone']),
		}),
		...onlyIf(sponsor.sshAccess, {
			supportOnJoinTimeout: flag('Technical Support assists in changing the join timeout'),
			joinTimeoutRaised: flag('The join timeout of the sponsor has been raised'),
		}),
	};
}

function ownFacts(deployment: Deployment, server: string): FactDefinitions {
	const kept = settingsToKeep(deployment, server);
	const ofSettings = kept.map((setting) => [
		setting,
		oneOf(`Whether it has its own ${setting} or those of a new installation`, ['own', 'default']),
	]);
	const { standsInDmz } = settingsOf(deployment, server);
	return {
		...Object.fromEntries(ofSettings),
		...onlyIf(kept.includes('certificate'), { certificateExported: flag('Its certificates are saved elsewhere') }),
		...onlyIf(kept.includes('mailRoutes') || kept.includes('mailProxies'), {
			mailSettingsNoted: flag('The settings of its mail routes and mail proxies are written down'),
		}),
		...onlyIf(isJoiner(deployment, server) && standsInDmz, {
			statedInDmz: flag('The cluster is told that it stands in the DMZ', true),
			hostsPrivateKeys: flag('It may host private keys of internal users'),
		}),
	};
}

function resolution(hostname: boolean, address: boolean): string {
	if (hostname) return address ? 'complete' : 'hostnameOnly';
	return address ? 'addressOnly' : 'none';
}

function serverFacts(deployment: Deployment, server: string): FactDefinitions {
	const settings = settingsOf(deployment, server);
	const level = versionLevel(settings.version);
	return {
		version: oneOf('The release that it runs, as far as the guide tells releases apart', versionLevels, level),
		data: oneOf('Its data: kept, erased or absent, restored from its backup, or replicated from the sponsor', [
			'kept',
			'none',
			'restored',
			'replicated',
		]),
		defaultData: oneOf(
			'The release whose default key servers, dictionaries, mail policies, templates and consumer policies it has',
			['old', 'new'],
			level === '3.4.2' ? 'new' : 'old',
		),
		desktopLicenses: oneOf('Its desktop licenses', ['kept', 'none']),
		logs: oneOf('Its log files', ['kept', 'lost', 'restored']),
		learnMode: flag('It runs in Learn Mode'),
		inconsistentData: oneOf('Data found inconsistent in the migration or the join', ['none', 'unreconciled', 'lost']),
		pupUploaded: flag('The PUP file is uploaded'),
		...onlyIf(settings.sshAccess, {
			commandLineChanges: oneOf('Configuration changed at its command line', [
				'none',
				'undocumented',
				'documented',
				'incompatible',
			]),
		}),
		...onlyIf(hasKeyHardware(deployment, server), {
			keyHardwareSetting: flag('It has the setting for its token or Hardware Security Module'),
		}),
		...onlyIf(!settings.certifiedHardware, { hardwareCertified: flag('It is on Certified Hardware') }),
		...onlyIf(!hasDiskSpace(settings), { diskSuffices: flag('Its disk has ten times the size of the backup') }),
		...onlyIf(settings.hardware === 'new', {
			macAddress: oneOf('The MAC address that it is configured with', ['own', 'ofOldSystem']),
		}),
		...onlyIf(settings.passwordReveal, {
			passwordReveal: oneOf('The Password Reveal Button of Web Email Protection', ['enabled', 'disabled']),
		}),
		...onlyIf(beganBefore320(settings), {
			receiveEncryptedChecked: flag('The box "Allow users to receive encrypted email" has been checked'),
		}),
		...onlyIf(isJoiner(deployment, server), {
			resolvable: oneOf(
				'What of it the sponsor can resolve by DNS',
				['complete', 'hostnameOnly', 'addressOnly', 'none'],
				resolution(settings.hostnameResolvable, settings.addressResolvable),
			),
		}),
		...ownFacts(deployment, server),
	};
}

/** The facts of a deployment, with their values before the upgrade. */
export function facts(deployment: Deployment): FactDefinitions {
	const has = (test: Parameters<typeof serversWhere>[1]) => serversWhere(deployment, test).length > 0;
	return {
		bestPracticesRead: flag('The best practices for an upgrade have been read'),
		releaseNotesRead: flag('The release notes have been read for upgrade issues'),
		...onlyIf(deployment.commonCriteria, {
			commonCriteriaSupplementRead: flag('The Common Criteria Supplemental has been read'),
		}),
		testedInLab: flag('The upgrade has been tried out in a lab'),
		mediaKept: flag('A copy of the installation media of the old release is kept'),
		systemRequirementsChecked: flag('The system requirements have been checked'),
		supportInformationGathered: flag('What Technical Support asks for has been gathered'),
		supportAgreement: oneOf(
			'The support agreement with Symantec',
			['current', 'void', 'none'],
			deployment.supportAgreement ? 'current' : 'none',
		),
		...onlyIf(
			has(({ keyHardware }) => keyHardware !== 'none'),
			{
				supportOnKeyHardware: flag('Technical Support assists with the token or Hardware Security Module'),
			},
		),
		...onlyIf(has(hasLargeBackup), {
			supportOnLargeBackup: flag('Technical Support has been contacted about the large backup'),
		}),
		...onlyIf(deployment.backupTransports.includes('other'), {
			supportOnBackupTransport: flag('Technical Support has been contacted about a backup without FTP'),
		}),
		mailPolicy: oneOf('The mail policy of the upgraded system', ['old', 'newRelease', 'oldWithNewRules']),
		...onlyIf(!isCurrentClient(deployment.clients), {
			clientsUpgraded: flag('The clients have been brought to 10.4'),
		}),
		...clusterFacts(deployment),
		...perServer(serverNames(deployment), (server) => serverFacts(deployment, server)),
	};
}

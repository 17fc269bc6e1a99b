/** The fresh installation of 3.4.2, or of 3.4.0 on the way to it, and what it demands before and erases. */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, any, type Condition, fact, none, parameter } from '../../kit/conditions.js';
import type { FactValue } from '../../kit/facts.js';
import { anyServer } from '../addressed.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasJoined, isReplicating } from '../serverStates.js';
import type { Handlers } from '../setup.js';
import {
	beganBefore320,
	hasDiskSpace,
	hasKeyHardware,
	isJoiner,
	joiners,
	mayStopAt340,
	needsRestore,
	settingsOf,
	settingsToKeep,
	startsBelow332,
} from '../topology.js';
import { targetVersion } from '../versions.js';

/** Rules for whatever installs or updates a server. */
export function readings(deployment: Deployment): string[] {
	return [
		'bestPracticesRead',
		'releaseNotesRead',
		...(deployment.commonCriteria ? ['commonCriteriaSupplementRead'] : []),
	];
}

/** Rules for whatever makes the customization of a server unreachable, and the own settings of a joining one. */
export function savedBeforeOutOfReach(deployment: Deployment, server: string): string[] {
	const { webEmailCustomization } = settingsOf(deployment, server);
	return [...(webEmailCustomization ? ['customizationSaved'] : []), ...ownSettingsSaved(deployment, server)];
}

function ownSettingsSaved(deployment: Deployment, server: string): string[] {
	const kept = settingsToKeep(deployment, server);
	return [
		...(kept.includes('certificate') ? ['ownCertificateSaved'] : []),
		...(kept.includes('mailRoutes') || kept.includes('mailProxies') ? ['ownMailSettingsNoted'] : []),
	];
}

/** What must have been saved: on the same machine before the installation, as it erases everything. */
function savings(deployment: Deployment, server: string): string[] {
	const { hardware, webEmailCustomization } = settingsOf(deployment, server);
	const backedUp = isJoiner(deployment, server) ? 'joinerBackedUp' : 'backedUpOutside';
	return [
		...(hardware === 'same' && needsRestore(deployment, server) ? [backedUp, 'organizationKeySaved'] : []),
		...(webEmailCustomization ? ['customizationSaved'] : []),
		...(hardware === 'same' ? ownSettingsSaved(deployment, server) : []),
	];
}

function demands(deployment: Deployment, server: string): string[] {
	const settings = settingsOf(deployment, server);
	return [
		...readings(deployment),
		...(startsBelow332(deployment, server) ? ['versionEligible'] : []),
		...(deployment.cluster ? ['versionsChecked', 'membersEligible'] : []),
		...(isJoiner(deployment, server) ? ['sponsorFirst'] : []),
		'outOfMailFlow',
		...(settings.certifiedHardware ? [] : ['hardwareCertified']),
		...(hasDiskSpace(settings) || !needsRestore(deployment, server) ? [] : ['diskSuffices']),
		...(hasKeyHardware(deployment, server) ? ['supportOnKeyHardware'] : []),
	];
}

/** What a new installation knows of what was there: nothing. */
function erased(deployment: Deployment, server: string): Record<string, FactValue> {
	const settings = settingsOf(deployment, server);
	const facts: Record<string, FactValue> = {
		data: 'none',
		desktopLicenses: 'none',
		logs: 'lost',
		learnMode: false,
		inconsistentData: 'none',
		pupUploaded: false,
		...(settings.sshAccess ? { commandLineChanges: 'none' } : {}),
		...(hasKeyHardware(deployment, server) ? { keyHardwareSetting: false } : {}),
		...(settings.hardware === 'new' ? { macAddress: 'own' } : {}),
		...(settings.passwordReveal ? { passwordReveal: 'disabled' } : {}),
		...(beganBefore320(settings) ? { receiveEncryptedChecked: false } : {}),
		...Object.fromEntries(settingsToKeep(deployment, server).map((setting) => [setting, 'default'])),
	};
	return {
		...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${server}.${name}`, value])),
		...(deployment.cluster?.sponsor === server && settings.sshAccess ? { joinTimeoutRaised: false } : {}),
	};
}

function clausesOf(deployment: Deployment, server: string): ClauseId[] {
	const same = settingsOf(deployment, server).hardware === 'same';
	const always: ClauseId[] = [
		'EMS-MIG-1',
		'EMS-MIG-3',
		'EMS-METH-1',
		'EMS-METH-9',
		'EMS-CONF-2',
		'EMS-NREP-11',
		'EMS-MTA-1',
	];
	const erasure: ClauseId[] = same ? ['EMS-BKP-4'] : [];
	if (!deployment.cluster) return [...always, ...erasure];
	const ofCluster: ClauseId[] = ['EMS-METH-8', 'EMS-CL-1', 'EMS-CL-2', 'EMS-CREQ-3'];
	const ofRole: ClauseId[] = isJoiner(deployment, server)
		? ['EMS-CSTEP-5', 'EMS-JOIN-2', ...(needsRestore(deployment, server) ? [] : (['EMS-CBKP-4'] as const))]
		: ['EMS-SPON-1', 'EMS-SPON-3', 'EMS-CSTEP-3'];
	return [...always, ...erasure, ...ofCluster, ...ofRole];
}

function transition(deployment: Deployment, server: string, target: string, guard: Condition) {
	return {
		guard,
		target: stateOf(server, 'upgrade', 'migration', 'installing', target),
		actions: set(erased(deployment, server)),
		meta: { clauses: clausesOf(deployment, server) },
	};
}

/** Another installation, which the guide does not describe; where the data may still be there it has to be saved. */
interface Again {
	readonly note: string;
	readonly hasData?: boolean;
	readonly when?: Condition;
}

/** The transitions of `operator.install`; `again` where an upgrade has begun before. */
export function install(deployment: Deployment, server: string, again?: Again) {
	const saved = again && !again.hasData ? [] : savings(deployment, server);
	const rules = [...saved, ...demands(deployment, server)];
	const conditions: Condition[] = [
		...(isJoiner(deployment, server) && again ? [none(any(isReplicating(server), hasJoined(server)))] : []),
		...(again?.when ? [again.when] : []),
	];
	const of = (version: string, target: string) => {
		const guard = all(addressed(server), parameter('version', version), ...conditions, ...rules);
		const begins = transition(deployment, server, target, guard);
		return again ? { ...begins, meta: { ...begins.meta, note: again.note, outsideGuide: true as const } } : begins;
	};
	return [of('3.4.2', 'release342'), ...(mayStopAt340(deployment, server) ? [of('3.4.0', 'release340')] : [])];
}

/**
 * The migration of an intermediate 3.4.0 instead of its PUP update, while no server has joined it and it has joined none.
 * On a new machine the old release is out of reach then, and the guide knows no third one.
 */
export function installOverIntermediate(deployment: Deployment, server: string): Handlers {
	if (settingsOf(deployment, server).hardware === 'new' || !mayStopAt340(deployment, server)) return {};
	const members = isJoiner(deployment, server) ? [server] : joiners(deployment);
	const guard = all(
		addressed(server),
		parameter('version', targetVersion),
		fact(`${server}.version`, '3.4.0 or later'),
		none(anyServer(members, (member) => any(isReplicating(member), hasJoined(member)))),
		...savings(deployment, server),
		...demands(deployment, server),
	);
	return { 'operator.install': transition(deployment, server, 'release342', guard) };
}

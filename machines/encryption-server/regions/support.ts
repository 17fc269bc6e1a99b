/** Calls to Technical Support. */
import { set } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, none, parameter } from '../../kit/conditions.js';
import type { FactValue } from '../../kit/facts.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import type { Handlers } from '../setup.js';
import { hasKeyHardware, hasLargeBackup, isJoiner, settingsOf } from '../topology.js';
import { says } from '../transitions.js';

/** What a call about a matter leads to. */
interface Call {
	readonly clauses: readonly ClauseId[];
	/** Facts that are set; none if the guide does not say what support does. */
	readonly facts?: Readonly<Record<string, FactValue>>;
	readonly when?: Condition;
	readonly note?: string;
}

/** A call about one matter, of a customer with a current agreement. */
export function call(server: string, about: string, { clauses, facts, when, note }: Call) {
	return {
		guard: all(
			addressed(server),
			parameter('about', about),
			...(when === undefined ? [] : [when]),
			'requirementsChecked',
			'agreementCurrent',
		),
		...(facts === undefined ? {} : { actions: set(facts) }),
		meta: { clauses: [...clauses], ...(note === undefined ? {} : { note }) },
	};
}

const beyond = 'What support does about it the guide does not say.';

/** Calls to support from a server, but for those about the errors of its migration (log.ts). */
export function supportHandlers(deployment: Deployment, server: string): Handlers {
	const { cluster } = deployment;
	const inconsistent = fact(`${server}.inconsistentData`, 'unreconciled');
	const matters = [
		...(hasKeyHardware(deployment, server)
			? [
					call(server, 'keyHardware', {
						clauses: ['EMS-HSM-1', 'EMS-HSM-8'],
						facts: { supportOnKeyHardware: true },
					}),
				]
			: []),
		...(hasLargeBackup(settingsOf(deployment, server))
			? [call(server, 'largeBackup', { clauses: ['EMS-CAP-1'], facts: { supportOnLargeBackup: true } })]
			: []),
		...(deployment.backupTransports.includes('other')
			? [call(server, 'backupTransport', { clauses: ['EMS-BKP-5'], facts: { supportOnBackupTransport: true } })]
			: []),
		...(cluster && settingsOf(deployment, cluster.sponsor).sshAccess
			? [call(server, 'joinTimeout', { clauses: ['EMS-TMO-5'], facts: { supportOnJoinTimeout: true } })]
			: []),
		...(isJoiner(deployment, server) ? [call(server, 'nameResolution', { clauses: ['EMS-DNS-4'], note: beyond })] : []),
		...(cluster?.customized ? [call(server, 'customizations', { clauses: ['EMS-CUST-2'], note: beyond })] : []),
		call(server, 'inconsistentData', {
			clauses: ['EMS-RECON-4', 'EMS-CUST-2'],
			facts: { [`${server}.inconsistentData`]: 'none' },
			when: inconsistent,
		}),
	];
	const otherwise = {
		guard: all(addressed(server), none(parameter('about', 'errors')), 'requirementsChecked', 'agreementCurrent'),
		...says('There is nothing of this kind that the guide sends to support.', 'EMS-SUP-5'),
	};
	const withoutAgreement = {
		guard: all(
			addressed(server),
			none(parameter('about', 'errors')),
			'requirementsChecked',
			none(fact('supportAgreement', 'current')),
		),
		...says('Technical Support is given under a current support agreement: the call has no effect.', 'EMS-SUP-5'),
	};
	return { 'operator.contactSupport': [...matters, otherwise, withoutAgreement] };
}

/** A call about errors of the migration or update that no state treats: none are shown, or they were not worked off yet. */
export function callAboutErrors(server: string, note: string) {
	return {
		guard: all(addressed(server), parameter('about', 'errors'), 'requirementsChecked'),
		...says(note, 'EMS-SUP-5'),
	};
}

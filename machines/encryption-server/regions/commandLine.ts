/** Changes at the command line: as the guide allows them, or in a way that voids the support agreement. */
import { set } from '../../kit/chart.js';
import { addressed, all, any, type Condition, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import type { FactValue } from '../../kit/facts.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { isMigrated, oldReleaseReachable } from '../serverStates.js';
import type { Handlers } from '../setup.js';
import { settingsOf } from '../topology.js';
import { beyondTheGuide, says, shows } from '../transitions.js';

/** What a change at the command line leads to beside its being one. */
export interface CommandLineChange {
	/** What else must hold: conditions and names of rules. */
	readonly conditions?: readonly Condition[];
	readonly target?: string;
	readonly facts?: Readonly<Record<string, FactValue>>;
	readonly clauses: readonly ClauseId[];
	readonly note?: string;
}

/** The transitions of a change at the command line: authorised and certified first, and then any other one. */
export function commandLineChange(deployment: Deployment, server: string, change: CommandLineChange) {
	const { conditions = [], target, facts = {}, clauses, note } = change;
	const changed = settingsOf(deployment, server).sshAccess
		? { ...facts, [`${server}.commandLineChanges`]: 'undocumented' }
		: {};
	const effect = (more: Readonly<Record<string, FactValue>>, extra: readonly ClauseId[]) => ({
		...(target === undefined ? {} : { target }),
		actions: set({ ...changed, ...more }),
		meta: { clauses: [...clauses, ...extra], ...(note === undefined ? {} : { note }) },
	});
	const proper = [parameter('authorisation', 'written'), parameter('by', 'certified')];
	return [
		{ guard: all(addressed(server), ...proper, 'sshAvailable', ...conditions), ...effect({}, []) },
		{
			guard: all(addressed(server), 'changeAuthorised', 'changeByCertified', 'sshAvailable', ...conditions),
			...effect({ supportAgreement: 'void' }, ['EMS-CLI-2']),
		},
	];
}

/** The command line of a running server: looking around, changing, documenting, putting back. */
export function commandLineHandlers(deployment: Deployment, server: string): Handlers {
	const runs = any(oldReleaseReachable(deployment, server), isMigrated(server));
	const inspect: Handlers = {
		'operator.inspect': { guard: all(addressed(server), 'sshAvailable', runs), ...shows('EMS-CLI-1') },
	};
	const change = { conditions: [runs], clauses: ['EMS-CLI-2'] as const };
	const fault = (value: string) => set({ [`${server}.commandLineChanges`]: value });
	const isChanged = none(fact(`${server}.commandLineChanges`, 'none'));
	const restarts = any(
		serverIn(server, 'upgrade', 'migration', 'restoring', 'restarting'),
		serverIn(server, 'upgrade', 'update', 'rebooting'),
	);
	if (!settingsOf(deployment, server).sshAccess) {
		return { ...inspect, 'operator.changeByCommandLine': commandLineChange(deployment, server, change) };
	}
	return {
		...inspect,
		'operator.changeByCommandLine': commandLineChange(deployment, server, change),
		'operator.documentChange': {
			guard: all(addressed(server), fact(`${server}.commandLineChanges`, 'undocumented')),
			actions: fault('documented'),
			...shows('EMS-CLI-5'),
		},
		'operator.revertCustomization': [
			{
				guard: all(addressed(server), isChanged, runs),
				actions: fault('none'),
				...says('Symantec Support can demand this while it looks into a new issue.', 'EMS-CLI-8'),
			},
			{ guard: all(addressed(server), runs), ...says('Nothing was changed at the command line.', 'EMS-CLI-8') },
		],
		'fault.commandLineChangesLost': {
			guard: all(addressed(server), isChanged, restarts),
			actions: fault('none'),
			...shows('EMS-CLI-6'),
		},
		'fault.commandLineChangesIncompatible': {
			guard: all(
				addressed(server),
				isChanged,
				none(fact(`${server}.commandLineChanges`, 'incompatible')),
				serverIn(server, 'upgrade', 'newRelease', 'unverifiedUpdate'),
			),
			actions: fault('incompatible'),
			...beyondTheGuide('What follows from it the guide does not say.', 'EMS-CLI-7'),
		},
		'fault.agreementVoided': {
			guard: all(
				addressed(server),
				fact(`${server}.commandLineChanges`, 'undocumented'),
				fact('supportAgreement', 'current'),
			),
			actions: set({ supportAgreement: 'void' }),
			...shows('EMS-CLI-2', 'EMS-CLI-5'),
		},
	};
}

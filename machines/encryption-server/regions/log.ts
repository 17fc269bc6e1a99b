/**
 * What the schema check has found at the end of a migration or a PUP update, and how it is worked off: read, repair,
 * run the migration script again, and call support for what then is still there.
 */
import { stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, parameter, serverIn } from '../../kit/conditions.js';
import type { ClauseId } from '../guide.generated.js';
import { runsNewRelease } from '../serverStates.js';
import type { Region } from '../setup.js';
import { beyondTheGuide, shows } from '../transitions.js';
import { call, callAboutErrors } from './support.js';

interface Kind {
	readonly name: 'migrationErrors' | 'updateErrors';
	readonly description: string;
	readonly shown: readonly ClauseId[];
	readonly read: readonly ClauseId[];
	readonly repair: ClauseId;
	readonly rerun: ClauseId;
	readonly resolved: readonly ClauseId[];
	readonly support: ClauseId;
}

const afterMigration: Kind = {
	name: 'migrationErrors',
	description: 'The migration left errors: the backup log names them, and an error bubble has the links.',
	shown: ['EMS-VFY-6', 'EMS-VFY-7', 'EMS-VFY-8', 'EMS-VFY-9', 'EMS-SCH-5', 'EMS-SCH-6'],
	read: ['EMS-VFY-9', 'EMS-VFY-10', 'EMS-VFY-11', 'EMS-SCH-6'],
	repair: 'EMS-VFY-12',
	rerun: 'EMS-VFY-13',
	resolved: ['EMS-VFY-14', 'EMS-VFY-16'],
	support: 'EMS-VFY-15',
};

const afterUpdate: Kind = {
	name: 'updateErrors',
	description: 'The PUP update left errors: the update log names them, with links to the logs.',
	shown: ['EMS-VFP-5', 'EMS-VFP-6', 'EMS-VFP-7', 'EMS-VFP-8'],
	read: ['EMS-VFP-8', 'EMS-VFP-9', 'EMS-VFP-10'],
	repair: 'EMS-VFP-11',
	rerun: 'EMS-VFP-12',
	resolved: ['EMS-VFP-13', 'EMS-VFP-15'],
	support: 'EMS-VFP-14',
};

function errors(server: string, kind: Kind): Region {
	const here = (...conditions: readonly Condition[]) => all(addressed(server), ...conditions, runsNewRelease(server));
	const clean = stateOf(server, 'log', 'clean');
	const repair = {
		'operator.repairErrors': (['all', 'some'] as const).map((extent) => ({
			guard: here(parameter('extent', extent)),
			target: extent === 'all' ? 'repaired' : 'partlyRepaired',
			...shows(kind.repair),
		})),
	};
	const rerun = (target: string, ...clauses: ClauseId[]) => ({
		'operator.runMigrationScript': { guard: here(), target, ...shows(kind.rerun, 'EMS-SCH-7', ...clauses) },
	});
	const tooEarly = callAboutErrors(
		server,
		'Repair what the log names and run the migration script again; support is called for what is still there.',
	);
	return {
		description: kind.description,
		meta: { clauses: [...kind.shown] },
		initial: 'found',
		on: {
			'operator.readErrorLog': { guard: here(), ...shows(...kind.read) },
			'operator.contactSupport': tooEarly,
		},
		states: {
			found: {
				description: 'Errors are shown, and none of them is repaired.',
				on: { ...repair, ...rerun('remaining') },
			},
			partlyRepaired: {
				description: 'Some errors are repaired; the links show all of them until the script is run again.',
				on: { ...repair, ...rerun('remaining', kind.resolved[0] as ClauseId) },
			},
			repaired: {
				description: 'All errors are repaired; the links stay until the script is run again.',
				on: rerun(clean, ...kind.resolved, 'EMS-SCH-8'),
			},
			remaining: {
				description: 'The schema checker has run again, and errors are still there: support is called.',
				on: {
					...repair,
					...rerun('remaining'),
					'operator.contactSupport': [
						{
							...call(server, 'errors', { clauses: [kind.support, ...kind.resolved], when: runsNewRelease(server) }),
							target: clean,
						},
						callAboutErrors(server, 'Technical Support is given under a current support agreement.'),
					],
				},
			},
		},
	};
}

/** The region of the errors that a server shows. */
export function logRegion(server: string): Region {
	const restoring = serverIn(server, 'upgrade', 'migration', 'restoring', 'migratingDatabase');
	const updating = serverIn(server, 'upgrade', 'update', 'applying');
	const struck = (condition: Condition, target: string, ...clauses: ClauseId[]) => ({
		guard: all(addressed(server), condition),
		target,
		...shows(...clauses),
	});
	const afterRestore = [
		struck(restoring, '.migrationErrors', 'EMS-VFY-4', 'EMS-VFY-5', 'EMS-SCH-1', 'EMS-SCH-5'),
		struck(updating, '.updateErrors', 'EMS-VFP-3', 'EMS-VFP-4'),
	];
	const fresh = { guard: serverIn(server, 'upgrade', 'migration', 'installing'), target: 'clean' };
	return {
		description: 'The errors that the schema check has found.',
		initial: 'clean',
		on: {
			'fault.schemaDiscrepancy': afterRestore,
			'fault.migrationError': {
				guard: all(addressed(server), restoring),
				target: '.migrationErrors',
				...beyondTheGuide(
					'An error bubble will name the place; what it means for the data the guide does not say.',
					'EMS-SCH-17',
				),
			},
		},
		states: {
			clean: {
				description: 'No errors: neither message nor links are shown.',
				meta: { clauses: ['EMS-SCH-8'] },
				on: { 'operator.contactSupport': callAboutErrors(server, 'No errors of a migration or an update are shown.') },
			},
			migrationErrors: { ...errors(server, afterMigration), always: fresh },
			updateErrors: { ...errors(server, afterUpdate), always: fresh },
		},
	};
}

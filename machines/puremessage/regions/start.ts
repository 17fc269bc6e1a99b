/** The start of PureMessage by hand, which the guide has for the Centralized Server Manager only (note PM-N6). */
import { set } from '../../kit/chart.js';
import { addressed, all, fact } from '../../kit/conditions.js';
import { type Deployment, plansMigration } from '../deployment.js';

const meta = { clauses: ['PM-CSM-1' as const] };
const demands = ['databaseTierReady', 'asRoot', 'systemRecoverable'];

/** From `ready`. */
export function startFromReady(server: string) {
	return { guard: all(addressed(server), ...demands), target: 'starting', meta };
}

/** From `upgraded`: whoever starts PureMessage there, with no migration planned, does without it. */
export function startFromUpgraded(deployment: Deployment, server: string) {
	const demandsHere = [addressed(server), 'migrationBeforeStart', ...demands];
	const starts = { target: 'starting', meta };
	// Where a migration is planned, a start that the guide forbids decides nothing about it.
	if (plansMigration(deployment)) return [{ ...starts, guard: all(...demandsHere) }];
	return [
		{ ...starts, guard: all(fact('migration', 'undecided'), ...demandsHere), actions: set({ migration: 'none' }) },
		{ ...starts, guard: all(...demandsHere) },
	];
}

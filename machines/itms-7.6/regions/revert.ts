/** The way back: the backups of server and database, or an extra one. What came after them is lost. */
import { stateOf } from '../../kit/chart.js';
import { fact, parameter } from '../../kit/conditions.js';
import type { FactValue } from '../../kit/facts.js';
import { productsWithManualData } from '../deployment/products.js';
import { isTooOld, notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { facts } from '../facts.js';
import type { Handlers } from '../setup.js';
import { on } from '../transitions.js';

/** What a migration has come to: gone with a restore, and with another choice of method. */
export const ofMigration: readonly string[] = [
	'exported',
	'newMigrationWizard',
	'parity',
	'databaseRestored',
	...productsWithManualData.map((product) => `${product}Data`),
];

/** What was done on the server since: gone with a restore of the 7.5 system. Agents and ServiceDesk stay as they are. */
const lostBy75 = [
	...ofMigration,
	'settingsConfigured',
	'outOfBandRemoved',
	'intelScsInstalled',
	'provisionedDiscovered',
	'unreleasedRemoved',
	'itAnalyticsConfigured',
	'sslRequired',
	'agentPoliciesOn',
];
/** With a backup of 7.6 nothing is left either of what a readiness check would have found. */
const lostBy76 = ['settingsConfigured', 'agentPoliciesOn', 'lostRequirement'];

/** These facts of the server as they were before the upgrade, as far as the deployment has them. */
export function initially(deployment: Deployment, server: string, names: readonly string[]): Record<string, FactValue> {
	const definitions = facts(deployment);
	return Object.fromEntries(
		names.flatMap((name) => {
			const definition = definitions[`${server}.${name}`];
			return definition ? [[name, definition.initial]] : [];
		}),
	);
}

const lossNote = 'What was changed after the backup is lost; the guide describes no procedure.';

/** The handler of `operator.revert` for every state from which a restore can begin. */
export function revert(deployment: Deployment, server: string): Handlers {
	const to75 = {
		target: stateOf(server, 'upgrade', 'restoring', 'to75'),
		sets: initially(deployment, server, lostBy75),
	};
	const to76 = {
		target: stateOf(server, 'upgrade', 'restoring', 'to76'),
		sets: initially(deployment, server, lostBy76),
	};
	const toOlder = on(server, {
		if: [parameter('to', 'checkpoint'), 'checkpointExists', fact(`${server}.checkpoint`, 'older')],
		target: to75.target,
		sets: { ...to75.sets, build: 'older' },
		clauses: ['I76-BACK-5', 'I76-NOTE-2'],
		note: lossNote,
	});
	return {
		'operator.revert': [
			on(server, {
				if: [parameter('to', 'backups'), 'backupsExist'],
				...to75,
				clauses: ['I76-BACK-4'],
				note: lossNote,
			}),
			on(server, {
				if: [parameter('to', 'checkpoint'), 'checkpointExists', fact(`${server}.checkpoint`, '7.6')],
				...to76,
				clauses: ['I76-BACK-5'],
				note: lossNote,
			}),
			...(isTooOld(notificationServer(deployment, server)) ? [toOlder] : []),
			on(server, {
				if: [parameter('to', 'checkpoint'), 'checkpointExists'],
				...to75,
				clauses: ['I76-BACK-5'],
				note: lossNote,
			}),
		],
	};
}

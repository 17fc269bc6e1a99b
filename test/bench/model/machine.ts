/**
 * The machine of the bench model. Servers of one tier are upgraded in any order and at the same time, so that its
 * states are the product of those of all servers of the tier: 617,611 for six mail and six web servers.
 */
import type { AnyStateMachine } from 'xstate';
import { chartSetup, initialContext, regionId, regions, setFromEvent } from '../../../machines/kit/chart.js';
import { addressed, all, type Condition, fact } from '../../../machines/kit/conditions.js';
import { delayOf } from '../../../machines/kit/delays.js';
import { type FactDefinitions, oneOf } from '../../../machines/kit/facts.js';
import type { Product } from '../../../machines/kit/product.js';
import { type Deployment, mailServers, servers, webServers } from './deployment.js';
import type { ClauseId } from './guide.js';

/** What can change beside the states of the servers. */
export function facts(): FactDefinitions {
	return { migration: oneOf('Whether data is migrated', ['undecided', 'no', 'yes']) };
}

function waitsFor(deployment: Deployment, server: string): Condition[] {
	if (mailServers(deployment).includes(server)) return ['databaseStarted'];
	return webServers(deployment).includes(server) ? ['mailServersStarted'] : [];
}

function serverRegion(deployment: Deployment, server: string) {
	const here = (...conditions: readonly Condition[]) => all(addressed(server), ...conditions);
	return {
		id: regionId(server),
		description: 'A server on its way from the old release to the new one.',
		initial: 'old',
		states: {
			old: {
				description: 'Runs the old release.',
				on: {
					'operator.stop': { guard: here('migrationDecided', ...waitsFor(deployment, server)), target: 'stopped' },
				},
			},
			stopped: {
				description: 'Stopped, with the old release.',
				on: { 'operator.upgrade': { guard: here(), target: 'upgrading' } },
			},
			upgrading: {
				description: 'The new release is being installed.',
				on: { 'fault.upgradeFailed': { guard: here(), target: 'failed' } },
				after: { [delayOf('upgrading', server)]: 'upgraded' },
			},
			failed: {
				description: 'The upgrade has failed.',
				meta: { clauses: ['BM-5' as const] },
				on: { 'operator.retry': { guard: here(), target: 'upgrading', meta: { clauses: ['BM-6' as const] } } },
			},
			upgraded: {
				description: 'The new release is installed.',
				on: {
					'operator.migrate': { guard: here('migrationPlanned'), target: 'migrating' },
					'operator.start': { guard: here('noMigrationPlanned'), target: 'started' },
				},
			},
			migrating: {
				description: 'Data is being migrated.',
				after: { [delayOf('migrating', server)]: 'migrated' },
			},
			migrated: {
				description: 'Data is migrated.',
				on: { 'operator.start': { guard: here(), target: 'started' } },
			},
			started: { description: 'Runs the new release.' },
		},
	};
}

/** The guided machine; `parts` is handed in because the product knows its machine, and not the other way round. */
export function machine(
	parts: Pick<Product<ClauseId, Deployment>, 'rules' | 'delays' | 'deployment'>,
	deployment: Deployment,
): AnyStateMachine {
	return chartSetup(parts, deployment).createMachine({
		id: 'benchModel',
		type: 'parallel',
		description: 'The upgrade of a database server, mail servers and web servers.',
		context: initialContext(facts()),
		states: {
			deployment: {
				description: 'The deployment as a whole.',
				tags: ['outcome:open'],
				on: {
					'operator.decideMigration': {
						guard: all(fact('migration', 'undecided')),
						actions: setFromEvent('migration', 'migration'),
					},
				},
			},
			servers: {
				type: 'parallel',
				description: 'The servers.',
				states: regions(servers(deployment), (server) => serverRegion(deployment, server)),
			},
		},
	});
}

/**
 * The model that the explorer is measured on, as an ordinary product: one database server, mail servers and web
 * servers, each tier waiting for the one before, and one choice for all of them.
 */
import { all, any, none, serverIn } from '../../../machines/kit/conditions.js';
import type { EventDefinition } from '../../../machines/kit/events.js';
import type { Product } from '../../../machines/kit/product.js';
import { type Deployment, database, deployment, mailServers, servers } from './deployment.js';
import { type ClauseId, guide } from './guide.js';
import { facts, machine } from './machine.js';
import { rules } from './rules.js';

const server = { description: 'The server', values: servers };

function onServer(title: string, possible: string): EventDefinition<ClauseId, Deployment> {
	return { title, description: `${title}.`, parameters: { server }, possible };
}

const parts: Pick<Product<ClauseId, Deployment>, 'rules' | 'delays' | 'deployment'> = {
	rules,
	deployment,
	delays: {
		upgrading: { event: 'system.upgraded', description: 'Installs the release.', minutes: () => 30, clauses: [] },
		migrating: { event: 'system.migrated', description: 'Migrates data.', minutes: () => 'unknown', clauses: [] },
	},
};

export const benchModel: Product<ClauseId, Deployment> = {
	...parts,
	name: 'bench-model',
	title: 'The model to measure on',
	guide,
	events: {
		'operator.decideMigration': {
			title: 'Decide on migration',
			description: 'Decides whether data is migrated.',
			parameters: { migration: { description: 'Whether it is', values: () => ['no', 'yes'] } },
			possible: 'once',
		},
		'operator.stop': onServer('Stop a server', 'on a server with the old release'),
		'operator.upgrade': onServer('Upgrade a server', 'on a stopped server'),
		'operator.retry': onServer('Try an upgrade again', 'after it has failed'),
		'operator.migrate': onServer('Migrate the data of a server', 'on an upgraded server'),
		'operator.start': onServer('Start a server', 'on an upgraded or migrated server'),
		'fault.upgradeFailed': onServer('An upgrade fails', 'during an upgrade'),
	},
	advice: {},
	facts,
	services: () => [],
	hazards: {},
	duties: {},
	procedures: {},
	properties: {
		mailAfterDatabase: {
			kind: 'never',
			says: 'A mail server is touched while the database server is not started.',
			clauses: ['BM-2'],
			restsOn: ['databaseStarted'],
			condition: (here) =>
				all(none(serverIn(database, 'started')), any(...mailServers(here).map((name) => none(serverIn(name, 'old'))))),
		},
		canBeFinished: {
			kind: 'alwaysPossible',
			says: 'All servers can still be started.',
			clauses: ['BM-6'],
			goal: (here) => all(...servers(here).map((name) => serverIn(name, 'started'))),
			unrecoverable: () => any(),
		},
	},
	weakBindings: {},
	outOfScope: {},
	machine: (here) => machine(parts, here),
};

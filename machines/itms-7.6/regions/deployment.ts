/** The upgrade of the deployment as a whole: what is planned for it, how far it is, and how it has ended. */
import { all, any, type Condition, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { anyServer, everyServer } from '../addressed.js';
import { hasAgents, notificationServer, notificationServers, notificationServersWhere } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	areClientsUpgraded,
	hasFailed,
	isInstalled,
	isPlatformDone,
	isRestoring,
	isUnderway,
	migration,
} from '../serverStates.js';
import { settingKinds, settings } from '../settings.js';
import type { Handlers, Region } from '../setup.js';
import { when } from '../transitions.js';

interface Outcome {
	readonly description: string;
	readonly clauses: ClauseId[];
	readonly holds: (deployment: Deployment) => Condition;
}

const some =
	(condition: (server: string, deployment: Deployment) => Condition): Outcome['holds'] =>
	(deployment) =>
		anyServer(notificationServers(deployment), (server) => condition(server, deployment));

const every =
	(condition: (server: string, deployment: Deployment) => Condition): Outcome['holds'] =>
	(deployment) =>
		everyServer(notificationServers(deployment), (server) => condition(server, deployment));

const isDone = (server: string, deployment: Deployment) =>
	all(isPlatformDone(deployment, server), areClientsUpgraded(deployment, server));

/** The outcomes by name; the first that holds is the outcome. */
const outcomes: Readonly<Record<string, Outcome>> = {
	failed: {
		description: 'An installation or import has failed: the way on is back to the backups.',
		clauses: ['I76-BACK-4'],
		holds: some((server, given) => any(hasFailed(server), migration(given, server).hasFailed())),
	},
	migrationBlocked: {
		description: '7.5 data cannot be migrated, because products are missing on the new server.',
		clauses: ['I76-PAR-3'],
		holds: some((server, given) => migration(given, server).isBlocked()),
	},
	testGroupFailed: {
		description: 'An upgrade in a test group has failed. The other clients keep their older agents.',
		clauses: ['I76-ONBOX-172'],
		holds: (given) =>
			anyServer(
				notificationServersWhere(given, (server) => hasAgents(server)),
				(server) => serverIn(server, 'clients', 'testGroup', 'failed'),
			),
	},
	readinessRed: {
		description: 'The readiness check shows a red item: the installation cannot begin before it is resolved.',
		clauses: ['I76-ONBOX-100'],
		holds: some((server) => serverIn(server, 'upgrade', 'installationManager', 'readiness', 'red')),
	},
	completed: {
		description: 'Every Notification Server runs 7.6, with agents and plug-ins at 7.6.',
		clauses: ['I76-SCOPE-1', 'I76-ONBOX-170'],
		holds: every(isDone),
	},
	completedOnLegacyAgents: {
		description: 'Every Notification Server runs 7.6; clients that were not upgraded talk to it by LAC mode.',
		clauses: ['I76-AGENT-4', 'I76-LAC-2'],
		holds: every((server, given) =>
			hasAgents(notificationServer(given, server))
				? all(
						isPlatformDone(given, server),
						any(areClientsUpgraded(given, server), serverIn(server, 'clients', 'onLegacyAgents')),
					)
				: isPlatformDone(given, server),
		),
	},
	underway: {
		description: 'At least one Notification Server is between the begin of its upgrade and its end.',
		clauses: ['I76-ONBOX-1'],
		holds: some((server, given) => any(isUnderway(given, server), isInstalled(server), isRestoring(server))),
	},
	reverted: {
		description: 'A Notification Server is back at 7.5 from its backups.',
		clauses: ['I76-BACK-4'],
		holds: some((server) => serverIn(server, 'upgrade', 'old', 'reverted')),
	},
	notStarted: {
		description: 'No Notification Server has begun its upgrade; it can be prepared.',
		clauses: ['I76-SCOPE-1'],
		holds: () => all(),
	},
};

const environment = (value: string) => fact('testEnvironment', value);

/** What is planned and read once for the deployment. */
function planning({ hierarchy, mac }: Deployment): Handlers {
	const notes = (kind: string, kinds: readonly (keyof typeof settings)[]) =>
		when({
			if: [parameter('kind', kind)],
			setsOfAll: Object.fromEntries(kinds.map((name) => [`${name}Settings`, true])),
			clauses: kinds.map((name) => settings[name]),
		});
	const mapClients = when({ setsOfAll: { clientsMapped: true }, clauses: ['I76-HIER-5'] });
	const createPackages = when({
		if: ['serverToolsExist', 'sourceComputerExists'],
		setsOfAll: { macPackagesCreated: true },
		clauses: ['I76-MAC-1', 'I76-MAC-2'],
	});
	return {
		'operator.reviewSupportMatrix': when({ setsOfAll: { supportMatrixReviewed: true }, clauses: ['I76-REQ-1'] }),
		'operator.reviewUpgradePaths': when({ setsOfAll: { upgradePathsReviewed: true }, clauses: ['I76-PATH-1'] }),
		'operator.considerNewHardware': when({
			setsOfAll: { newHardwareConsidered: true },
			clauses: ['I76-NEW-1', 'I76-NEW-4'],
		}),
		'operator.planSiteServices': when({
			setsOfAll: { siteServicesPlanned: true },
			clauses: ['I76-SITE-1', 'I76-SITE-2'],
		}),
		'operator.noteSettings': [
			notes('all', settingKinds),
			...settingKinds.filter((kind) => kind !== 'other').map((kind) => notes(kind, [kind])),
		],
		'operator.upgradeTestEnvironment': when({
			if: [environment('old')],
			setsOfAll: { testEnvironment: 'upgraded' },
			clauses: ['I76-TIP-1'],
		}),
		'operator.dismantleTestEnvironment': [
			when({ if: [environment('upgraded')], setsOfAll: { testEnvironment: 'givenUp' }, clauses: ['I76-TIP-2'] }),
			when({ if: [environment('old')], setsOfAll: { testEnvironment: 'givenUpUnused' }, clauses: ['I76-TIP-2'] }),
		],
		...(hierarchy ? { 'operator.mapClients': mapClients } : {}),
		...(mac ? { 'operator.createMacPackages': createPackages } : {}),
	};
}

/** The region of the deployment as a whole. */
export function deploymentRegion(deployment: Deployment): Region {
	const possible = Object.entries(outcomes).map(([name, { holds, ...outcome }]) => ({
		name,
		condition: holds(deployment),
		...outcome,
	}));
	const states = possible.map(({ name, condition, description, clauses }, rank) => {
		// An outcome gives way to those before it, and once it no longer holds to the first after it that does.
		const before = possible.slice(0, rank).map((other) => ({ guard: other.condition, target: other.name }));
		const after = possible
			.slice(rank + 1)
			.map((other) => ({ guard: all(none(condition), other.condition), target: other.name }));
		return [name, { description, tags: [`outcome:${name}`], meta: { clauses }, always: [...before, ...after] }];
	});
	return {
		description: 'The upgrade of the deployment as a whole.',
		initial: 'notStarted',
		on: planning(deployment),
		states: Object.fromEntries(states),
	};
}

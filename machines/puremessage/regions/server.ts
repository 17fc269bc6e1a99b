/** One server's way from 5.6.1 to 6: waiting, upgrading, upgraded, migrating, done, or a failed step. */
import { regionId, set, stateOf } from '../../kit/chart.js';
import { addressed, all, type Condition, fact, parameter, ruleFor, serverIn } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import {
	type Deployment,
	isMultiServer,
	reachesDatabase,
	serversOfTier,
	serversWithRole,
	tierOf,
} from '../deployment.js';
import type { ClauseId } from '../guide.generated.js';
import type { Region } from '../setup.js';
import { databaseLink } from './databaseLink.js';
import { failedState } from './failedStep.js';
import { lateMigration, migrationAfterUpgrade, migrationTooEarly, noSecondMigration } from './migration.js';
import { startFromReady, startFromUpgraded } from './start.js';
import { tierTerms } from './tiers.js';

/** Where a step that succeeds leads. */
interface StepEnd {
	readonly target: string;
	readonly actions?: ReturnType<typeof set>[];
	readonly clauses?: readonly ClauseId[];
}

/** The region of one server. */
export function serverRegion(deployment: Deployment, server: string): Region {
	const isMulti = isMultiServer(deployment);
	const terms = tierTerms(deployment, server);
	const roles = deployment.servers[server]?.roles ?? [];
	const needsStart = isMulti && roles.includes('csm');
	const needsDatabase = reachesDatabase(deployment, server);
	const isMailFilter = roles.includes('mail-filter');
	const mailGoesOn = serversWithRole(deployment, 'mail-filter').length > 1;
	const whileOthersRun: ClauseId[] = mailGoesOn ? ['PM-MAIL-3', 'PM-MAIL-4'] : [];
	const mailClauses: ClauseId[] = isMailFilter ? ['PM-MAIL-1', ...whileOthersRun] : [];

	const here = (...conditions: readonly Condition[]) => all(addressed(server), ...conditions);
	const tagsWhileStopped = [
		...(isMailFilter ? ['mail:down'] : []),
		...(needsDatabase ? ['database:down'] : []),
		...(needsStart ? ['puremessage:down'] : []),
	];
	const afterMigration = needsStart ? 'ready' : 'done';
	const stepFails = (step: string) => ({ guard: here(), target: stateOf(server, 'failed', step) });
	const ends = (delay: string, failedStep: string, success: StepEnd) => ({
		[delayOf(delay, server)]: [
			{
				guard: all('identityIntact'),
				target: success.target,
				actions: success.actions ?? [],
				meta: { clauses: success.clauses ?? [] },
			},
			{ target: stateOf(server, 'failed', failedStep), meta: { clauses: ['PM-NAME-5' as const] } },
		],
	});

	return {
		id: regionId(server),
		description: `The server ${server} (${roles.join(', ')}).`,
		initial: 'waiting',
		on: {
			'operator.addDiskSpace': { guard: here(), actions: set({ [`${server}.diskSuffices`]: true }) },
			'operator.contactSupport': {
				guard: here(),
				meta: { note: 'No step has failed here. The guide sends operators to support only for a failed step.' },
			},
		},
		states: {
			waiting: {
				description: 'Runs PureMessage 5.6.1 and does its work.',
				on: {
					'operator.checkDisk': {
						guard: here(),
						actions: set({ [`${server}.diskChecked`]: true }),
						meta: { clauses: ['PM-DISK-2', 'PM-DISK-4'] },
					},
					'operator.upgrade': upgrade(deployment, server),
					'operator.runMigration': migrationTooEarly(server),
				},
				...(needsDatabase ? databaseLink(deployment, server, 'linked') : {}),
			},
			upgrading: {
				description: 'Stopped for its upgrade: it does none of its work until it is done.',
				tags: tagsWhileStopped,
				meta: { clauses: mailClauses },
				initial: 'preparing',
				on: { 'operator.runMigration': migrationTooEarly(server) },
				states: {
					preparing: {
						description:
							'Goes through the steps of the single-server upgrade procedure, which another section describes.',
						meta: { clauses: ['PM-PROC-1'] },
						on: { 'fault.upgradeStepFailed': stepFails('preparationFailed') },
						after: ends('singleServerSteps', 'preparationFailed', { target: 'prompting' }),
					},
					prompting: {
						description: 'The product asks whether to begin the installation on this server.',
						meta: { clauses: ['PM-PROC-2'] },
						on: {
							'operator.acceptInstallation': {
								guard: here('asRoot', 'systemRecoverable'),
								target: 'installing',
								meta: { clauses: ['PM-PROC-3'] },
							},
						},
					},
					installing: {
						description: 'Version 6 is being installed.',
						on: { 'fault.upgradeStepFailed': stepFails('installationFailed') },
						after: ends('installation', 'installationFailed', { target: stateOf(server, 'upgraded') }),
					},
				},
			},
			upgraded: {
				description:
					'Version 6 is installed. If 5.6.1 data is wanted, it is migrated now, before anything else; the server is still stopped.',
				tags: tagsWhileStopped,
				meta: { clauses: ['PM-GATE-1'] },
				always: { guard: fact('migration', 'none'), target: afterMigration, meta: { clauses: ['PM-MIG-1'] } },
				on: {
					'operator.runMigration': migrationAfterUpgrade(deployment, server),
					'operator.skipMigration': [
						{
							guard: here(fact('migration', 'undecided'), 'systemRecoverable'),
							target: afterMigration,
							actions: set({ migration: 'none' }),
							meta: { clauses: ['PM-MIG-1'] },
						},
						{ guard: here('migrationOnAllServers', 'systemRecoverable'), target: afterMigration },
					],
					...(needsStart ? { 'operator.startPureMessage': startFromUpgraded(deployment, server) } : {}),
				},
			},
			migrating: {
				description:
					'The migration script imports quarantine, logs, reports and other 5.6.1 data; the server is still stopped.',
				tags: tagsWhileStopped,
				meta: { clauses: ['PM-MIG-4'], refuses: noSecondMigration },
				on: { 'fault.upgradeStepFailed': stepFails('migrationFailed') },
				after: ends('migration', 'migrationFailed', {
					target: afterMigration,
					actions: [set({ [`${server}.migrated`]: true })],
					clauses: ['PM-MIG-5'],
				}),
			},
			...(needsStart
				? {
						ready: {
							description: 'Upgraded, and migrated where chosen. PureMessage is stopped and has to be started by hand.',
							tags: tagsWhileStopped,
							meta: { clauses: ['PM-DB-9', 'PM-CSM-1'], refuses: noSecondMigration },
							on: {
								'operator.startPureMessage': startFromReady(server),
								'operator.runMigration': lateMigration(deployment, server),
							},
						},
						starting: {
							description: 'PureMessage is starting on the server with the Centralized Server Manager.',
							tags: tagsWhileStopped,
							meta: { refuses: noSecondMigration },
							on: { 'fault.upgradeStepFailed': stepFails('startFailed') },
							after: ends('start', 'startFailed', { target: 'done' }),
						},
					}
				: {}),
			done: {
				description: 'Runs PureMessage 6 and does its work again.',
				meta: { clauses: terms.doneClauses, refuses: noSecondMigration },
				on: {
					...(isMulti ? { 'operator.runMigration': lateMigration(deployment, server) } : {}),
					...(isMulti && tierOf(deployment, server) === 2 ? { 'operator.testServer': testServer(server) } : {}),
				},
				...(needsDatabase ? databaseLink(deployment, server, 'cutOff') : {}),
			},
			failed: failedState(server, needsStart, tagsWhileStopped),
		},
	};
}

/** The begin of the upgrade; the first mail server to begin is remembered, because its test is the one advised. */
function upgrade(deployment: Deployment, server: string) {
	const { before, upgradeClauses } = tierTerms(deployment, server);
	const isMailServer = isMultiServer(deployment) && tierOf(deployment, server) === 2;
	const others = serversOfTier(deployment, 2).filter((other) => other !== server);
	const begins = (...conditions: readonly Condition[]) => ({
		guard: all(
			addressed(server),
			...conditions,
			'asRoot',
			...before,
			ruleFor('diskSpaceForMigration', server),
			'systemRecoverable',
		),
		target: 'upgrading',
		meta: { clauses: ['PM-PROC-1' as const, ...upgradeClauses] },
	});
	if (!isMailServer) return [begins()];
	const isFirst = all(...others.map((other) => serverIn(other, 'waiting')));
	return [{ ...begins(isFirst), actions: set({ [`${server}.isFirstMailServer`]: true }) }, begins()];
}

/** The test of a mail server; only that of the first one counts for the advice (PM-MTA-7). */
function testServer(server: string) {
	const isFirst = fact(`${server}.isFirstMailServer`, true);
	const note = 'The guide does not say what follows from a failed test.';
	return [
		...(['passed', 'failed'] as const).map((result) => ({
			guard: all(addressed(server), isFirst, parameter('result', result)),
			actions: set({ mailServerTest: result }),
			meta: { clauses: ['PM-MTA-7' as const], note },
		})),
		{
			guard: all(addressed(server)),
			meta: { note: 'The guide advises the test of the first upgraded mail server only.' },
		},
	];
}

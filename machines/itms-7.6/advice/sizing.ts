/** The sizing tables as advice, a recommendation for each band (note I76-N46). */
import { any, type Condition } from '../../kit/conditions.js';
import { ofAddressed } from '../addressed.js';
import { type Band, platformBands, siteServerBands, sqlBands } from '../deployment/bands.js';
import { isDesktop } from '../deployment/platforms.js';
import { gateway, gateways, isOnBox, notificationServers, siteServer, siteServersOf } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import {
	driveFits,
	gatewayShortfalls,
	platformFit,
	siteServerFit,
	sqlFit,
	sqlSoftwareShortfalls,
} from '../deployment/sizing.js';
import type { ClauseId } from '../guide.generated.js';
import { always, never } from '../serverStates.js';
import { advise, beginnings, type Recommendation, unlessShort, unlessShortWhere } from './advise.js';

const cloudEvents = ['operator.enableCloudManagement'];
const siteEvents = ['operator.enableSiteAgentPolicies'];

function ofBands(
	key: string,
	what: string,
	bands: readonly Band[],
	on: readonly string[],
	followed: (band: Band) => (given: Deployment) => Condition,
): Record<string, Recommendation> {
	return Object.fromEntries(
		bands.map((band, index) => [
			`${key}Band${index + 1}`,
			advise(on, [band.clause], `Give the ${what} the hardware of its band, ${band.name}.`, followed(band)),
		]),
	);
}

/** Followed unless some site server of the addressed Notification Server falls short. */
const unlessSiteServer = (isShort: (site: string, given: Deployment) => boolean) => (given: Deployment) =>
	ofAddressed(
		notificationServers(given).filter((server) => siteServersOf(given, server).some((site) => isShort(site, given))),
		() => any(),
	);

const hasShortfall = (band: Band, found: ReturnType<typeof platformFit>) =>
	found?.band === band && found.short.length > 0;

const bands = {
	...ofBands('platform', 'platform server', platformBands, beginnings, (band) =>
		unlessShortWhere((name, where, given) => hasShortfall(band, platformFit(given, name, where))),
	),
	...ofBands('sql', 'SQL Server', sqlBands, beginnings, (band) =>
		unlessShort((_, name, given) => hasShortfall(band, sqlFit(given, name))),
	),
	...ofBands('siteServer', 'site server', siteServerBands, siteEvents, (band) =>
		unlessSiteServer((site, given) => hasShortfall(band, siteServerFit(given, site))),
	),
};

const drives: Record<string, Recommendation> = Object.fromEntries(
	(
		[
			['system', 'I76-SQL-6', 'Put the operating system of SQL Server on RAID 1.'],
			['database', 'I76-SQL-7', 'Put the CMDB on RAID 10 or 0+1, with 5 to 8 MB or more for each client.'],
			['temporary', 'I76-SQL-8', 'Put TempDB on RAID 0, with 10% of the CMDB or more.'],
			['log', 'I76-SQL-9', 'Put transaction logs on RAID 10 or 0+1, with 10% of the CMDB or more.'],
		] as const
	).map(([drive, clause, recommends]) => [
		`${drive}Drive`,
		advise(
			beginnings,
			[clause],
			recommends,
			unlessShort((server) => driveFits(server)[drive].length > 0),
		),
	]),
);

const softwareClause = (endpoints: number): ClauseId => {
	if (endpoints < 100) return 'I76-SQLSW-1';
	return endpoints <= 5000 ? 'I76-SQLSW-2' : 'I76-SQLSW-3';
};

function sqlSoftware(clause: ClauseId, recommends: string): Recommendation {
	return advise(
		beginnings,
		[clause],
		recommends,
		unlessShort(
			({ endpoints }, name, given) =>
				softwareClause(endpoints) === clause && sqlSoftwareShortfalls(given, name).length > 0,
		),
	);
}

/** Followed unless some gateway falls short in this unit. */
const gatewayHas = (unit: string) => (given: Deployment) =>
	gateways(given).some((name) => gatewayShortfalls(given, name).some((short) => short.includes(unit))) ? never : always;

/** Advice on hardware and what it runs. */
export const sizing: Record<string, Recommendation> = {
	...bands,
	...drives,
	beyondTheBands: advise(
		beginnings,
		['I76-SMP-5', 'I76-SQL-5'],
		'Keep a Notification Server at 20,000 endpoints or fewer: nothing beyond is sized.',
		unlessShort(({ endpoints }) => endpoints > 20_000),
	),
	siteServerBeyondTheBands: advise(
		siteEvents,
		['I76-SS-4'],
		'Keep a site server at 7,500 endpoints or fewer: nothing beyond is sized.',
		unlessSiteServer((site, given) => siteServerFit(given, site) === undefined),
	),
	desktopSiteServer: advise(
		siteEvents,
		['I76-SS-1'],
		'Use a desktop system for a site server of up to 100 endpoints only.',
		unlessSiteServer((site, given) => {
			const { operatingSystem, endpoints } = siteServer(given, site);
			return isDesktop(operatingSystem) && endpoints > 100;
		}),
	),
	processorCache: advise(
		beginnings,
		['I76-SMP-6'],
		'Give the processor of the platform at least 6 MB of L2 cache.',
		unlessShort(({ hardware }) => (hardware?.cacheMegabytes ?? 6) < 6),
	),
	dualNetwork: advise(
		beginnings,
		['I76-SMP-7'],
		'Give the platform dual gigabit network links, load balanced.',
		unlessShort(({ hardware }) => hardware?.dualGigabitNetwork === false),
	),
	dedicatedSqlServer: advise(
		beginnings,
		['I76-HW-2'],
		'Use separate, dedicated servers for platform and SQL with more than 5,000 endpoints.',
		unlessShort((server) => server.endpoints > 5000 && isOnBox(server)),
	),
	sqlExpressForEvaluation: sqlSoftware('I76-SQLSW-1', 'Use SQL Server Express for an evaluation.'),
	sqlUpTo5000: sqlSoftware(
		'I76-SQLSW-2',
		'Use SQL Server 2012 or 2014, Standard or Enterprise, up to 5,000 endpoints.',
	),
	sqlAbove5000: sqlSoftware('I76-SQLSW-3', 'Use SQL Server Standard or Enterprise above 5,000 endpoints.'),
	twoGateways: advise(
		cloudEvents,
		['I76-IG-1'],
		'Have at least two Internet gateways, for failover and load balancing.',
		(given) => (gateways(given).length >= 2 ? always : never),
	),
	physicalGateways: advise(
		cloudEvents,
		['I76-IG-6', 'I76-IG-7'],
		'Do not host an Internet gateway on a virtual machine: it can lose up to 40% of its scalability.',
		(given) => (gateways(given).some((name) => gateway(given, name).virtual) ? never : always),
	),
	gatewayProcessor: advise(
		cloudEvents,
		['I76-GW-2'],
		'Give an Internet gateway a dual-core processor.',
		gatewayHas('cores'),
	),
	gatewayMemory: advise(cloudEvents, ['I76-GW-3'], 'Give an Internet gateway 8 GB of memory.', gatewayHas('RAM')),
	gatewayDisk: advise(
		cloudEvents,
		['I76-GW-4'],
		'Give an Internet gateway at least 40 GB of disk.',
		gatewayHas('disk'),
	),
};

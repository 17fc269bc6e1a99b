/** What falls short of the sizing tables in a deployment. */
import { type Band, bandFor, platformBands, shortfalls, siteServerBands, sqlBands } from './bands.js';
import { isDesktop } from './platforms.js';
import { gateway, gateways, isOnBox, notificationServer, siteServer } from './read.js';
import type { Deployment, NotificationServer } from './schema.js';

/** A band and what a server lacks for it. */
export interface Fit {
	readonly band: Band;
	readonly short: readonly string[];
}

function fitting(band: Band | undefined, short: (band: Band) => readonly string[]): Fit | undefined {
	return band && { band, short: short(band) };
}

/** How the machine of the platform fits; that of a migration's new server where the method is off-box. */
export function platformFit(
	deployment: Deployment,
	name: string,
	where: 'present' | 'new' = 'present',
): Fit | undefined {
	const { endpoints, hardware, newServer } = notificationServer(deployment, name);
	const given = where === 'new' ? newServer?.resources : hardware;
	return fitting(bandFor(platformBands, endpoints), ({ needs }) => shortfalls(needs, given));
}

/** The editions that the table names for a band, and the versions where it names fewer than the requirements do. */
function editionShortfalls({ sql, endpoints }: NotificationServer): string[] {
	const isEvaluation = endpoints < 100;
	const { edition, version } = sql;
	const isOtherEdition = edition !== undefined && (edition === 'Express') !== isEvaluation;
	const isOldVersion = endpoints >= 100 && endpoints <= 5000 && !['2012', '2014'].includes(version);
	return [
		...(isOtherEdition
			? [`SQL Server ${edition} instead of ${isEvaluation ? 'Express' : 'Standard or Enterprise'}`]
			: []),
		...(isOldVersion ? [`SQL Server ${version} instead of 2012 or 2014`] : []),
	];
}

/** How the machine of SQL Server fits: on a shared one, the platform's. */
export function sqlFit(deployment: Deployment, name: string): Fit | undefined {
	const server = notificationServer(deployment, name);
	const given = isOnBox(server) ? server.hardware : server.sql.hardware;
	return fitting(bandFor(sqlBands, server.endpoints), ({ needs }) => shortfalls(needs, given));
}

/** What is not as the table of SQL software names it. */
export function sqlSoftwareShortfalls(deployment: Deployment, name: string): string[] {
	return editionShortfalls(notificationServer(deployment, name));
}

/** How a site server fits. */
export function siteServerFit(deployment: Deployment, name: string): Fit | undefined {
	const { endpoints, hardware, operatingSystem } = siteServer(deployment, name);
	return fitting(bandFor(siteServerBands, endpoints), ({ needs, endpointsMaximum }) => [
		...shortfalls(needs, hardware),
		...(endpointsMaximum > 100 && isDesktop(operatingSystem) ? [`${operatingSystem} instead of a server system`] : []),
	]);
}

interface Drive {
	readonly raid?: string | undefined;
	readonly gigabytes?: number | undefined;
}

function driveShortfalls(
	what: string,
	drive: Drive | undefined,
	raids: readonly string[],
	gigabytes?: number,
): string[] {
	const { raid, gigabytes: has } = drive ?? {};
	return [
		...(raid === undefined || raids.includes(raid) ? [] : [`${what}: RAID ${raid} instead of ${raids.join(' or ')}`]),
		...(has === undefined || gigabytes === undefined || has >= gigabytes
			? []
			: [`${what}: ${has} GB instead of ${gigabytes}`]),
	];
}

/** What the drives of SQL Server lack, by the table's rows. IOPS are those of the bands (note I76-N24). */
export function driveFits({ sql, endpoints }: NotificationServer) {
	const tenth = sql.databaseGigabytes === undefined ? undefined : sql.databaseGigabytes / 10;
	return {
		system: driveShortfalls('System drive', sql.systemDrive, ['1']),
		database: driveShortfalls('CMDB drive', sql.databaseDrive, ['10', '0+1'], (endpoints * 5) / 1000),
		temporary: driveShortfalls('TempDB drive', sql.temporaryDrive, ['0'], tenth),
		log: driveShortfalls('Transaction log drive', sql.logDrive, ['10', '0+1'], tenth),
	};
}

/** Whether the CMDB drive lies between the 5 and the 8 MB per client of the table. */
export function isDatabaseDriveTight({ sql, endpoints }: NotificationServer): boolean {
	const { gigabytes } = sql.databaseDrive ?? {};
	return gigabytes !== undefined && gigabytes >= (endpoints * 5) / 1000 && gigabytes < (endpoints * 8) / 1000;
}

/** `1,000-5,000 endpoints: 8 GB RAM instead of 16`, or that it suffices, or that nothing is sized so large. */
export function describeFit(what: string, found: Fit | undefined, further: readonly string[] = []): string {
	if (found === undefined) return `${what}: beyond the largest band, nothing is sized so large.`;
	const short = [...found.short, ...further];
	return `${what}, band ${found.band.name}: ${short.length === 0 ? 'sufficient' : short.join(', ')}.`;
}

/** What each Internet gateway supports; with several it adds up. */
export const perGateway = { endpoints: 60_000, connections: 3000 } as const;

/** Whether the gateways carry all endpoints and connections only if virtual machines keep their full capacity. */
export function virtualGatewaysFallShort(deployment: Deployment): boolean {
	const { cloud } = deployment;
	if (cloud === undefined) return false;
	const tenths = gateways(deployment).reduce((sum, name) => sum + (gateway(deployment, name).virtual ? 6 : 10), 0);
	return (['endpoints', 'connections'] as const).some((what) => cloud[what] * 10 > tenths * perGateway[what]);
}

const gatewayNeeds = { cores: 2, ramGigabytes: 8, diskGigabytes: 40 };

/** What an Internet gateway lacks. */
export function gatewayShortfalls(deployment: Deployment, name: string): string[] {
	return shortfalls(gatewayNeeds, gateway(deployment, name).hardware);
}

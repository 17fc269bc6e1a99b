/** What the regions and rules ask of a deployment. */

import { clientPlatforms, isAgentless, serverSystems, sqlVersions } from './platforms.js';
import { productsWithManualData } from './products.js';
import { buildLevel } from './releases.js';
import type { missingRequirements, Requirement } from './requirements.js';
import type { Deployment, Gateway, NotificationServer, Server, SiteServer } from './schema.js';

function named<Role extends Server['role']>({ servers }: Deployment, role: Role): string[] {
	return Object.keys(servers).filter((name) => servers[name]?.role === role);
}

/** The names of the Notification Servers, in the deployment's order. */
export const notificationServers = (deployment: Deployment): string[] => named(deployment, 'notification-server');

/** The names of the site servers. */
export const siteServers = (deployment: Deployment): string[] => named(deployment, 'site-server');

/** The names of the Internet gateways. */
export const gateways = (deployment: Deployment): string[] => named(deployment, 'internet-gateway');

/** A Notification Server by its name. */
export function notificationServer({ servers }: Deployment, name: string): NotificationServer {
	const server = servers[name];
	// Names come from notificationServers() alone.
	if (server?.role !== 'notification-server') throw new Error(`${name} is no Notification Server.`);
	return server;
}

/** A site server by its name. */
export function siteServer({ servers }: Deployment, name: string): SiteServer {
	const server = servers[name];
	// Names come from siteServers() alone.
	if (server?.role !== 'site-server') throw new Error(`${name} is no site server.`);
	return server;
}

/** An Internet gateway by its name. */
export function gateway({ servers }: Deployment, name: string): Gateway {
	const server = servers[name];
	// Names come from gateways() alone.
	if (server?.role !== 'internet-gateway') throw new Error(`${name} is no Internet gateway.`);
	return server;
}

/** The Notification Servers that a test holds for. */
export function notificationServersWhere(
	deployment: Deployment,
	test: (server: NotificationServer, name: string) => boolean,
): string[] {
	return notificationServers(deployment).filter((name) => test(notificationServer(deployment, name), name));
}

/** The site servers of a Notification Server. */
export function siteServersOf(deployment: Deployment, name: string): string[] {
	const [only] = notificationServers(deployment);
	return siteServers(deployment).filter((site) => (siteServer(deployment, site).notificationServer ?? only) === name);
}

/** The Notification Servers that a gateway serves. */
export function servedBy(deployment: Deployment, name: string): readonly string[] {
	return gateway(deployment, name).notificationServers ?? notificationServers(deployment);
}

/** Whether a Notification Server has cloud-enabled clients: some gateway serves it. */
export function isCloudServer(deployment: Deployment, name: string): boolean {
	return (
		deployment.cloud !== undefined && gateways(deployment).some((other) => servedBy(deployment, other).includes(name))
	);
}

/** The servers that a Notification Server exchanges data with: a child with the parent, the parent with its children. */
export function linkedServers(deployment: Deployment, name: string): string[] {
	const { hierarchy } = deployment;
	if (hierarchy === undefined) return [];
	if (name !== hierarchy.parent) return [hierarchy.parent];
	return notificationServers(deployment).filter((other) => other !== name);
}

/** Linked servers whose database has another collation; with them hierarchy is not supported. */
export function serversOfOtherCollation(deployment: Deployment, name: string): string[] {
	const { collation } = notificationServer(deployment, name);
	return linkedServers(deployment, name).filter(
		(other) => notificationServer(deployment, other).collation !== collation,
	);
}

/** Whether it manages anything by an agent: not with the Asset Management Suite alone, nor with ESX hosts alone. */
export function hasAgents({ suites, clientPlatforms: platforms, endpoints }: NotificationServer): boolean {
	return (
		endpoints > 0 && suites.some((suite) => suite !== 'asset') && platforms.some((platform) => !isAgentless(platform))
	);
}

/** The clauses that list the platforms of its clients. */
export function platformClauses({ clientPlatforms: platforms }: NotificationServer) {
	return [...new Set(platforms.flatMap((platform) => clientPlatforms[platform] ?? []))];
}

/** The products with data that must be moved by hand. */
export function manualProducts({ products }: NotificationServer) {
	return productsWithManualData.filter((product) => products.includes(product));
}

/** Whether it runs something older than 7.5 SP1 HF5. */
export function isTooOld({ build }: NotificationServer): boolean {
	return buildLevel(build) === 'older';
}

/** Whether SQL Server stands on the server of the platform. */
export function isOnBox({ endpoints, sql }: NotificationServer): boolean {
	return (sql.placement ?? (endpoints <= 5000 ? 'on-box' : 'separate')) === 'on-box';
}

type Given = readonly (typeof missingRequirements)[number][];

/** What the readiness check finds on the present server, for an upgrade on it. */
export function missingHere(server: NotificationServer): Requirement[] {
	const { operatingSystem, sql, collation, databaseServerCollation = collation } = server;
	return [
		...(server.missing as Given),
		...(Object.hasOwn(serverSystems, operatingSystem) ? [] : ['operatingSystem' as const]),
		...(Object.hasOwn(sqlVersions, sql.version) ? [] : ['sqlVersion' as const]),
		...(databaseServerCollation === collation ? [] : ['collation' as const]),
	];
}

/** What the readiness check can find on the new server of a migration; its SQL Server may stay the present one. */
export function missingThere(server: NotificationServer): Requirement[] {
	const { newServer, collation, sql } = server;
	if (newServer === undefined) return [];
	const present = newServer.newSqlServer ? newServer.databaseServerCollation : server.databaseServerCollation;
	const isOldSql = !newServer.newSqlServer && !Object.hasOwn(sqlVersions, sql.version);
	return [
		...(newServer.missing as Given),
		...(isOldSql ? ['sqlVersion' as const] : []),
		...((present ?? collation) === collation ? [] : ['collation' as const]),
	];
}

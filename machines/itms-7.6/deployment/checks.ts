/** What the guide does not cover in a deployment: releases, platforms and limits without a way to 7.6. */
import type { DeploymentCheck, DeploymentProblem } from '../../kit/product.js';
import type { ClauseId } from '../guide.generated.js';
import { platformBands, siteServerBands, sqlBands } from './bands.js';
import { clientPlatforms, hypervisors, serverSystems, siteServerSystems, workflowSystems } from './platforms.js';
import { gateway, gateways, notificationServer, notificationServers, siteServer, siteServers } from './read.js';
import { buildLevel, requiredBuild } from './releases.js';
import type { Deployment, NotificationServer } from './schema.js';
import { type Fit, perGateway, platformFit, siteServerFit, sqlFit } from './sizing.js';

type Check = DeploymentCheck<ClauseId, Deployment>;
type Listed = Readonly<Record<string, ClauseId>>;

const clausesOf = (listed: Listed): ClauseId[] => [...new Set(Object.values(listed))];

function problem(server: string, field: string, message: string): DeploymentProblem {
	return { message, path: ['servers', server, field] };
}

/** A problem of each Notification Server that has one. */
function ofEach(test: (server: NotificationServer, name: string, given: Deployment) => DeploymentProblem[]) {
	return (given: Deployment) =>
		notificationServers(given).flatMap((name) => test(notificationServer(given, name), name, given));
}

const outsideList = (what: string, found: string, listed: Listed) =>
	`${what} is ${found}; supported are ${Object.keys(listed).join(', ')}.`;

function buildProblems({ build, acceptNewerBuild }: NotificationServer, name: string): DeploymentProblem[] {
	const level = buildLevel(build);
	if (level === 'outside') return [problem(name, 'build', `${name} runs ${build}; the guide starts from 7.5.`)];
	if (level !== 'newer' || acceptNewerBuild) return [];
	const message = `${name} runs ${build}; the guide names ${requiredBuild} only. Set acceptNewerBuild to take it for that.`;
	return [problem(name, 'build', message)];
}

function systemProblems({ operatingSystem, newServer }: NotificationServer, name: string): DeploymentProblem[] {
	if (newServer && !Object.hasOwn(serverSystems, newServer.operatingSystem)) {
		const message = outsideList(`The new server of ${name}`, newServer.operatingSystem, serverSystems);
		return [{ message, path: ['servers', name, 'newServer', 'operatingSystem'] }];
	}
	if (newServer || Object.hasOwn(serverSystems, operatingSystem)) return [];
	const message = outsideList(name, operatingSystem, serverSystems);
	return [
		problem(name, 'operatingSystem', `${message} The way to another system is a migration: give it a newServer.`),
	];
}

function hypervisorProblems({ hypervisor, newServer }: NotificationServer, name: string): DeploymentProblem[] {
	return [hypervisor, newServer?.hypervisor].flatMap((found) =>
		found === undefined || Object.hasOwn(hypervisors, found)
			? []
			: [problem(name, 'hypervisor', outsideList(`The hypervisor of ${name}`, found, hypervisors))],
	);
}

const gatewaySystem = 'Windows Server 2012 R2';

function gatewaySystemProblems(given: Deployment): DeploymentProblem[] {
	return gateways(given).flatMap((name) => {
		const { operatingSystem, acceptOperatingSystem } = gateway(given, name);
		if (operatingSystem === gatewaySystem || acceptOperatingSystem) return [];
		return [problem(name, 'operatingSystem', `${name} is ${operatingSystem}; the guide names ${gatewaySystem}.`)];
	});
}

function gatewayLimit(what: 'endpoints' | 'connections') {
	const limit = perGateway[what];
	return ({ cloud, ...given }: Deployment): DeploymentProblem[] => {
		const count = gateways(given).length;
		if (cloud === undefined || cloud[what] <= count * limit) return [];
		const message = `${cloud[what]} ${what} on ${count === 1 ? 'one gateway' : `${count} gateways`}; each supports ${limit}.`;
		return [{ message, path: ['cloud', what] }];
	};
}

function bandChecks(
	key: string,
	title: string,
	bands: typeof platformBands,
	names: (given: Deployment) => readonly string[],
	fitOf: (given: Deployment, name: string) => Fit | undefined,
): Record<string, Check> {
	return Object.fromEntries(
		bands.map((band, index) => [
			`${key}Band${index + 1}`,
			{
				clauses: [band.clause],
				demands: `With sizing: refuse, the ${title} has the hardware of its band, ${band.name}.`,
				problems: (given) => {
					if (given.sizing !== 'refuse') return [];
					return names(given).flatMap((name) => {
						const found = fitOf(given, name);
						if (found?.band !== band || found.short.length === 0) return [];
						const message = `The ${title} of ${name}, band ${band.name}, has ${found.short.join(', ')}.`;
						return [problem(name, 'hardware', message)];
					});
				},
			} satisfies Check,
		]),
	);
}

/** A migration is planned where there is a new server, so that one counts. */
const plannedPlatformFit = (given: Deployment, name: string) =>
	platformFit(given, name, notificationServer(given, name).newServer ? 'new' : 'present');

/** Every check by name. */
export const checks: Record<string, Check> = {
	startsFrom75: {
		clauses: ['I76-SCOPE-1', 'I76-NOTE-1', 'I76-PATH-2', 'I76-PATH-3'],
		demands: 'Every Notification Server runs 7.5, at most at SP1 HF5.',
		problems: ofEach(buildProblems),
	},
	operatingSystemHasAWay: {
		clauses: ['I76-REQ-2', 'I76-REQ-3', 'I76-PATH-4'],
		demands: 'Every management server has a supported operating system, or a new server that has one.',
		problems: ofEach(systemProblems),
	},
	hypervisorSupported: {
		clauses: clausesOf(hypervisors),
		demands: 'A virtual management server runs on a supported hypervisor.',
		problems: ofEach(hypervisorProblems),
	},
	workflowServerSupported: {
		clauses: clausesOf(workflowSystems),
		demands: 'The Workflow server has a supported operating system.',
		problems: ofEach(({ workflowOperatingSystem: found }, name) =>
			found === undefined || Object.hasOwn(workflowSystems, found)
				? []
				: [problem(name, 'workflowOperatingSystem', outsideList('The Workflow server', found, workflowSystems))],
		),
	},
	clientPlatformsSupported: {
		clauses: clausesOf(clientPlatforms),
		demands: 'Every platform of the clients is among the agent platforms of 7.6.',
		problems: ofEach(({ clientPlatforms: found }, name) =>
			found
				.filter((platform) => !Object.hasOwn(clientPlatforms, platform))
				.map((platform) => problem(name, 'clientPlatforms', `${platform} is no agent platform of 7.6.`)),
		),
	},
	siteServerSystemSupported: {
		clauses: clausesOf(siteServerSystems),
		demands: 'Every site server has a supported operating system.',
		problems: (given) =>
			siteServers(given).flatMap((name) => {
				const { operatingSystem } = siteServer(given, name);
				if (Object.hasOwn(siteServerSystems, operatingSystem)) return [];
				return [problem(name, 'operatingSystem', outsideList(name, operatingSystem, siteServerSystems))];
			}),
	},
	gatewaySystemSupported: {
		clauses: ['I76-GW-1'],
		demands: `Every Internet gateway has ${gatewaySystem}, or the deployment says otherwise.`,
		problems: gatewaySystemProblems,
	},
	gatewayEndpoints: {
		clauses: ['I76-IG-4'],
		demands: 'Each Internet gateway has at most 60,000 endpoints.',
		problems: gatewayLimit('endpoints'),
	},
	gatewayConnections: {
		clauses: ['I76-IG-5'],
		demands: 'Each Internet gateway has at most 3,000 concurrent connections.',
		problems: gatewayLimit('connections'),
	},
	cloudClientsSupported: {
		clauses: ['I76-CEM-4'],
		demands: 'Cloud-enabled clients are Windows or Mac computers.',
		problems: ({ cloud }) =>
			(cloud?.platforms ?? [])
				.filter((platform) => !['windows', 'mac'].includes(platform))
				.map((platform) => ({
					message: `Cloud-enabled management is for Windows and Mac clients, not for ${platform}.`,
					path: ['cloud', 'platforms'],
				})),
	},
	...bandChecks('platform', 'platform', platformBands, notificationServers, plannedPlatformFit),
	...bandChecks('sql', 'SQL Server', sqlBands, notificationServers, sqlFit),
	...bandChecks('siteServer', 'site server', siteServerBands, siteServers, siteServerFit),
};

/** Advice on what is planned and chosen: systems, reviews, tests, names, site services, order, agents. */
import { any, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { everyServer, ofAddressed } from '../addressed.js';
import {
	linkedServers,
	notificationServer,
	notificationServers,
	notificationServersWhere,
	siteServer,
	siteServersOf,
} from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { always, isAt76 } from '../serverStates.js';
import { settings } from '../settings.js';
import { advise, beginnings, once, type Recommendation, unlessShortWhere } from './advise.js';

const siteEvents = ['operator.enableSiteAgentPolicies'];

const preferred = 'Windows Server 2012 R2';

/** Followed unless a service of the addressed server's site servers stands in the wrong place. */
const placed =
	(services: readonly ('task' | 'package' | 'nbs')[], wrong: 'central' | 'nearEndpoints') => (given: Deployment) =>
		ofAddressed(
			notificationServers(given).filter((server) =>
				siteServersOf(given, server).some((site) => {
					const found = siteServer(given, site);
					return found.location === wrong && found.services.some((service) => services.includes(service));
				}),
			),
			() => any(),
		);

const notes = Object.fromEntries(
	Object.entries(settings).map(([kind, clause]) => [
		`note${kind.charAt(0).toUpperCase()}${kind.slice(1)}Settings`,
		once(
			[clause],
			`Note ${kind === 'other' ? 'every configuration setting' : `the ${kind} settings`} before.`,
			`${kind}Settings`,
		),
	]),
);

const naming = (what: 'name' | 'address', clauses: readonly ClauseId[]) =>
	advise(
		['operator.nameNewServer'],
		clauses,
		`Give the new server the ${what === 'name' ? 'name' : 'IP address'} of the old one, so that clients connect easily.`,
		() => parameter(what, 'same'),
	);

/** A parent begins after all its children are at 7.6. */
function childrenFirst(given: Deployment) {
	const { hierarchy } = given;
	if (hierarchy === undefined) return always;
	const { parent } = hierarchy;
	return ofAddressed([parent], () => everyServer(linkedServers(given, parent), (child) => isAt76(given, child)));
}

/** Advice on planning and order. */
export const planning: Record<string, Recommendation> = {
	preferredSystem: advise(
		beginnings,
		['I76-OS-1', 'I76-SMP-8', 'I76-SMPSW-1', 'I76-SMPSW-2'],
		'Prefer Windows Server 2012 R2 for the platform; 2008 R2 is the alternative.',
		unlessShortWhere((name, where, given) => {
			const { operatingSystem, newServer } = notificationServer(given, name);
			return (where === 'new' ? newServer?.operatingSystem : operatingSystem) !== preferred;
		}),
	),
	platformHardwareReview: once(['I76-HW-1'], 'Review the hardware of the platform.', 'platformHardwareReviewed'),
	sqlHardwareReview: once(['I76-HW-1'], 'Review the hardware of SQL Server.', 'sqlHardwareReviewed'),
	supportMatrix: once(['I76-REQ-1'], 'Review the Platform Support Matrix.', 'supportMatrixReviewed'),
	upgradePaths: once(['I76-PATH-1'], 'Review the upgrade paths in DOC7718.', 'upgradePathsReviewed'),
	newHardware: advise(['operator.beginInstall'], ['I76-NEW-4'], 'Consider new hardware.', () =>
		fact('newHardwareConsidered', true),
	),
	newHardwareReused: advise(['operator.installProducts'], ['I76-NEW-4'], 'Consider new hardware.', (given) =>
		ofAddressed(
			notificationServersWhere(given, ({ newServer }) => newServer?.hardware === 'reused'),
			() => fact('newHardwareConsidered', true),
		),
	),
	testEnvironmentFirst: advise(beginnings, ['I76-TIP-1'], 'Upgrade a test environment before production.', () =>
		any(fact('testEnvironment', 'upgraded'), fact('testEnvironment', 'givenUp')),
	),
	keepTestEnvironment: advise(
		['operator.dismantleTestEnvironment'],
		['I76-TIP-2'],
		'Keep a test environment, so that validation can go on.',
		() => any(),
	),
	...notes,
	configureFromNotes: advise(
		['operator.enableAgentPolicies'],
		['I76-TIP-8'],
		'Use the noted settings to configure the new environment.',
		(given) =>
			ofAddressed(notificationServers(given), (server) =>
				any(
					fact(`${server}.settingsConfigured`, true),
					none(any(...Object.keys(settings).map((kind) => fact(`${kind}Settings`, true)))),
				),
			),
	),
	sameName: naming('name', ['I76-NAME-1', 'I76-NAME-3']),
	sameAddress: naming('address', ['I76-NAME-2', 'I76-NAME-4']),
	siteServices: advise(siteEvents, ['I76-SITE-1'], 'Consider where the site server services will run.', () =>
		fact('siteServicesPlanned', true),
	),
	centralTaskServices: advise(
		siteEvents,
		['I76-SITE-3'],
		'Gather task services in a central location.',
		placed(['task'], 'nearEndpoints'),
	),
	packagesNearEndpoints: advise(
		siteEvents,
		['I76-SITE-4'],
		'Deploy package and NetBoot services nearer to the managed endpoints.',
		placed(['package', 'nbs'], 'central'),
	),
	childrenFirst: advise(
		beginnings,
		['I76-HIER-9'],
		'Upgrade the child Notification Servers first, and the parent after them.',
		childrenFirst,
	),
	pluginsWithAgents: advise(
		['operator.enableUpgradePolicies'],
		['I76-AGENT-2', 'I76-AGENT-5'],
		'Upgrade agents and plug-ins together, so that they are always of one release.',
		(given) =>
			any(
				parameter('kind', 'agentsAndPlugins'),
				// What was missing is added to policies that are on already.
				ofAddressed(notificationServers(given), (server) => serverIn(server, 'clients', 'originals')),
			),
	),
	upgradeAgents: advise(
		['operator.stayOnLegacyAgents'],
		['I76-AGENT-4'],
		'Upgrade agents and plug-ins to the latest version rather than stay on LAC mode.',
		() => any(),
	),
};

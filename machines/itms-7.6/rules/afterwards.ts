/** Law and physics on steps 13 to 17: links, logs, defragmentation, site servers, clients. */
import { any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import { everyServer } from '../addressed.js';
import {
	hasAgents,
	linkedServers,
	notificationServer,
	serversOfOtherCollation,
	siteServer,
	siteServersOf,
} from '../deployment/read.js';
import type { SiteServerRequirement } from '../deployment/requirements.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import {
	always,
	areSiteServersUpgraded,
	isAt76,
	isInstalled,
	linksAgree,
	linksAreBack,
	never,
} from '../serverStates.js';
import { atSite, here, law, physics } from './rule.js';

function siteServersHave(requirement: SiteServerRequirement, clause: ClauseId, what: string) {
	return law(
		[clause],
		`Every site server has ${what} before its agent is upgraded.`,
		here((server, given) =>
			everyServer(
				siteServersOf(given, server).filter((site) => siteServer(given, site).missing.includes(requirement)),
				(site) => fact(`${site}.${requirement}Missing`, false),
			),
		),
	);
}

/** A condition on what comes after the installation: before it, only the installation is demanded. */
const hereAfterwards = (condition: (server: string, deployment: Deployment) => Condition) =>
	here((server, given) => any(none(isAt76(given, server)), condition(server, given)));

/** Rules of what comes after the installation. */
export const afterwards = {
	sameCollation: law(
		['I76-HIER-2'],
		'Hierarchy is supported only between servers whose databases have the same collation.',
		here((server, given) => (serversOfOtherCollation(given, server).length === 0 ? always : never)),
	),
	linkedServersAgree: physics(
		['I76-MIX-1', 'I76-MIX-2'],
		'All linked servers run the same release: a 7.5 and a 7.6 server cannot communicate.',
		here((server, given) => linksAgree(given, server)),
	),
	linksOnAgain: law(
		['I76-ONBOX-130', 'I76-ONBOX-131', 'I76-ONBOX-1'],
		'Step 13: hierarchy and replication are on again, unless a linked server is not at 7.6 yet.',
		here((server, given) =>
			linkedServers(given, server).length === 0
				? always
				: any(none(isInstalled(server)), none(linksAgree(given, server)), linksAreBack(given, server)),
		),
	),
	logsCleanAgain: law(
		['I76-ONBOX-140', 'I76-ONBOX-141', 'I76-ONBOX-142', 'I76-ONBOX-1'],
		'Step 14: the logs are checked after the installation, and their errors and warnings resolved.',
		here((server) => serverIn(server, 'logs', 'clean')),
	),
	databaseDefragmented: law(
		['I76-ONBOX-150', 'I76-ONBOX-1'],
		'Step 15: the CMDB is defragmented before agents and plug-ins are updated.',
		hereAfterwards((server) => serverIn(server, 'upgrade', 'installed', 'defragmented')),
	),
	serverUpgraded: law(
		['I76-AGENT-1'],
		'Agents are upgraded after the Notification Server is at 7.6, never before it.',
		here((server, given) => isAt76(given, server)),
	),
	legacyCommunicationVerified: law(
		['I76-LAC-6'],
		'Legacy Agent Communication has been verified to be on, so that older agents stay manageable.',
		hereAfterwards((server, given) =>
			hasAgents(notificationServer(given, server))
				? serverIn(server, 'legacyCommunication', 'active', 'on', 'verified')
				: always,
		),
	),
	siteServersHaveDotNet: siteServersHave('dotNet451', 'I76-SSSW-6', '.NET 4.5.1'),
	siteServersHaveIis: siteServersHave('iis', 'I76-SSSW-7', 'IIS of its system with the IIS 6 components'),
	siteServersHaveInternetExplorer: siteServersHave('internetExplorer', 'I76-SSSW-8', 'Internet Explorer'),
	siteAgentPoliciesFirst: law(
		['I76-ONBOX-161', 'I76-ONBOX-162', 'I76-ONBOX-1'],
		'Step 16 b, the plug-in policies, follows step 16 a, the agent policies.',
		here((server) => serverIn(server, 'sitePolicies', 'agentsOn')),
	),
	siteServersUpdated: law(
		['I76-ONBOX-160', 'I76-ONBOX-170', 'I76-ONBOX-1'],
		'Step 16: agents and plug-ins of all site servers are updated before the clients.',
		hereAfterwards((server, given) => areSiteServersUpgraded(given, server)),
	),
	testGroupConfirmed: law(
		['I76-ONBOX-171', 'I76-ONBOX-172', 'I76-ONBOX-1'],
		'Step 17 a and b: a test group was upgraded by cloned policies, and every upgrade in it went well.',
		here((server) => any(serverIn(server, 'clients', 'confirmed'), serverIn(server, 'clients', 'originals'))),
	),
	upgradePoliciesOn: law(
		['I76-ONBOX-173', 'I76-ONBOX-174', 'I76-ONBOX-1'],
		'Step 17 d, the remaining agent policies, follows step 17 c, the original upgrade policies.',
		here((server) => serverIn(server, 'clients', 'originals')),
	),
	icmpReaches: physics(
		['I76-PATCH-1', 'I76-PATCH-2'],
		'With a proxy, Patch Management Import needs ICMP requests to reach solutionsam.com.',
		here((server) => serverIn(server, 'patchImport', 'icmpOpen')),
	),
	trafficForwarded: physics(
		['I76-SITE-5'],
		'Traffic is forwarded between the subnets of the NetBoot service and of the computer.',
		atSite((site, given) =>
			siteServer(given, site).pxe === 'notForwarded' ? fact(`${site}.trafficForwarded`, true) : always,
		),
	),
	serverToolsExist: physics(['I76-MAC-1'], 'OS X Server Tools are there to create the packages.', ({ mac }) =>
		mac?.serverTools ? always : never,
	),
	sourceComputerExists: physics(['I76-MAC-2'], 'An OS X source computer is there to create the packages.', ({ mac }) =>
		mac?.sourceComputer ? always : never,
	),
	macPackagesCreated: physics(['I76-MAC-3'], 'The NetBoot and NetInstall packages have been created.', ({ mac }) =>
		mac ? fact('macPackagesCreated', true) : never,
	),
};

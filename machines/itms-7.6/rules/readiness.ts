/**
 * What the readiness check of Symantec Installation Manager looks at: the product's own checks, on the present server
 * or on the new one of a migration.
 */
import { all, any, type Condition, fact, none, serverIn } from '../../kit/conditions.js';
import type { Rule } from '../../kit/rules.js';
import { missingHere, missingThere, notificationServer } from '../deployment/read.js';
import { losableRequirements, type Requirement } from '../deployment/requirements.js';
import type { Deployment, NotificationServer } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { always, migration, never } from '../serverStates.js';
import { here, hereIf, physics } from './rule.js';

function isMet(server: string, found: readonly Requirement[], requirement: Requirement, suffix: string): Condition {
	if (!found.includes(requirement)) return always;
	if (requirement === 'operatingSystem') return never;
	return fact(`${server}.${requirement}${suffix}`, false);
}

/** Whether the readiness check would find this requirement met now. */
export function requirementMet(deployment: Deployment, server: string, requirement: Requirement): Condition {
	const settings = notificationServer(deployment, server);
	const canBeLost = (losableRequirements as readonly Requirement[]).includes(requirement);
	const isKept = canBeLost ? none(fact(`${server}.lostRequirement`, requirement)) : always;
	const here = isMet(server, missingHere(settings), requirement, 'Missing');
	if (settings.newServer === undefined) return all(isKept, here);
	const { isUnderway } = migration(deployment, server);
	const onNew = requirement === 'migrationWizard' ? fact(`${server}.newMigrationWizard`, true) : always;
	const there = all(onNew, isMet(server, missingThere(settings), requirement, 'MissingOnNewServer'));
	// The CMDB is an existing database of the new server only once it is restored there, unless its SQL Server stays.
	const restoredFirst =
		requirement === 'collation' && settings.newServer.newSqlServer ? fact(`${server}.databaseRestored`, false) : never;
	return all(isKept, any(all(none(isUnderway()), here), all(isUnderway(), any(restoredFirst, there))));
}

function check(requirement: Requirement, clauses: readonly ClauseId[], demands: string): Rule<ClauseId, Deployment> {
	return physics(
		clauses,
		demands,
		here((server, given) => requirementMet(given, server, requirement)),
	);
}

/** On Windows Server 2012 R2 IIS is 8.5; on the others 7.5 with IIS 6 compatibility (note I76-N27). */
const isServer2012 = ({ operatingSystem, newServer }: NotificationServer) =>
	(newServer?.operatingSystem ?? operatingSystem) === 'Windows Server 2012 R2';

const iisCheck = (wanted: boolean, clause: ClauseId, demands: string) =>
	physics(
		['I76-REQ-10', clause],
		demands,
		hereIf(
			(server) => isServer2012(server) === wanted,
			(server, given) => requirementMet(given, server, 'iis'),
		),
	);

/** The checks by name. */
export const readiness = {
	osDriveSpaceEnough: check(
		'osDriveSpace',
		['I76-SIM-3'],
		'The drive of the operating system has space for the logs and for what agents and server post.',
	),
	collationMatches: check(
		'collation',
		['I76-SIM-4'],
		'Database server and existing database have the same collation; otherwise the installation cannot continue.',
	),
	operatingSystemSupported: check(
		'operatingSystem',
		['I76-REQ-2', 'I76-REQ-3'],
		'The server runs Windows Server 2008 R2, 2008 R2 SP1 or 2012 R2.',
	),
	sqlVersionSupported: check(
		'sqlVersion',
		['I76-SIM-10', 'I76-REQ-5', 'I76-REQ-6', 'I76-REQ-7', 'I76-REQ-8'],
		'SQL Server is 2008 SP2 or SP3, 2008 R2 up to SP2, 2012 or 2014.',
	),
	iis85Native: iisCheck(true, 'I76-SMPSW-3', 'On Windows Server 2012 R2, IIS is 8.5 in native mode.'),
	iis75Compatible: iisCheck(false, 'I76-SMPSW-4', 'On Windows Server 2008 R2, IIS is 7.5 with IIS 6 compatibility.'),
	java8Installed: check('java8', ['I76-SIM-12', 'I76-REQ-11'], 'Java 8 is installed.'),
	internetExplorerInstalled: check(
		'internetExplorer',
		['I76-REQ-12', 'I76-SMPSW-6'],
		'Internet Explorer 7, 8, 9, 10 or 11 is installed.',
	),
	dotNet451Installed: check('dotNet451', ['I76-REQ-13', 'I76-SMPSW-5'], 'Microsoft .NET Framework 4.5.1 is installed.'),
	aspNet451Installed: check('aspNet451', ['I76-SIM-9'], 'ASP.NET 4.5.1 is installed.'),
	wcf451Installed: check('wcf451', ['I76-SIM-11'], 'WCF 4.5.1 is installed.'),
	silverlight5Installed: check('silverlight5', ['I76-REQ-14'], 'Microsoft Silverlight 5.0 is installed.'),
	migrationWizardReady: check(
		'migrationWizard',
		['I76-SIM-13'],
		'On the new server of a migration, the Migration Wizard is installed.',
	),
	readinessGreen: physics(
		['I76-ONBOX-100', 'I76-ONBOX-101', 'I76-SIM-2'],
		'The page Install Readiness Check shows no red icon: what is red is resolved, and checked again.',
		here((server) => serverIn(server, 'upgrade', 'installationManager', 'readiness', 'green')),
	),
};

/** The names of the checks without the page itself. */
export const checkNames = Object.keys(readiness).filter((name) => name !== 'readinessGreen');

/** What the guide lists as supported: operating systems, SQL Server versions, hypervisors, agent platforms. */
import type { ClauseId } from '../guide.generated.js';

/** Operating systems of the management server, with the clause that lists them. */
export const serverSystems: Readonly<Record<string, ClauseId>> = {
	'Windows Server 2008 R2': 'I76-REQ-2',
	'Windows Server 2008 R2 SP1': 'I76-REQ-2',
	'Windows Server 2012 R2': 'I76-REQ-3',
};

/** SQL Server versions, with the clause that lists them. */
export const sqlVersions: Readonly<Record<string, ClauseId>> = {
	'2008 SP2': 'I76-REQ-5',
	'2008 SP3': 'I76-REQ-5',
	'2008 R2': 'I76-REQ-6',
	'2008 R2 SP1': 'I76-REQ-6',
	'2008 R2 SP2': 'I76-REQ-6',
	'2012': 'I76-REQ-7',
	'2014': 'I76-REQ-8',
};

const vmware: ClauseId = 'I76-REQ-4';
const hyperV: ClauseId = 'I76-REQ-9';

/** Hypervisors of the management server. */
export const hypervisors: Readonly<Record<string, ClauseId>> = {
	'VMware ESX 3.5': vmware,
	'VMware ESX 4.0': vmware,
	'VMware ESX 5.0': vmware,
	'VMware ESX 5.1': vmware,
	'VMware ESXi 5.5': vmware,
	'Windows Hyper-V Server 2008 R2': hyperV,
	'Windows Hyper-V Server 2012': hyperV,
};

/** Operating systems of a Workflow server; the first only with 64 bits, which 2008 R2 always has. */
export const workflowSystems: Readonly<Record<string, ClauseId>> = {
	'Windows Server 2008 R2': 'I76-REQ-15',
	'Windows Server 2008 R2 SP1': 'I76-REQ-15',
	'Windows Server 2012 R2': 'I76-REQ-16',
};

/** Operating systems of a site server; XP by the stricter of two lines on x86 (note I76-N31). */
export const siteServerSystems: Readonly<Record<string, ClauseId>> = {
	'Windows XP SP3 x86': 'I76-SSSW-1',
	'Windows XP SP2 x64': 'I76-SSSW-1',
	'Windows Vista SP2': 'I76-SSSW-2',
	'Windows 7': 'I76-SSSW-3',
	'Windows 7 SP1': 'I76-SSSW-3',
	'Windows Server 2008 SP1': 'I76-SSSW-4',
	'Windows Server 2008 SP2': 'I76-SSSW-4',
	'Windows Server 2008 R2': 'I76-SSSW-4',
	'Windows Server 2008 R2 SP1': 'I76-SSSW-4',
	'Windows Server 2012 R2': 'I76-SSSW-5',
};

/** Whether a site server's system is a desktop one, which the sizing table names for up to 100 endpoints only. */
export function isDesktop(system: string): boolean {
	return !system.startsWith('Windows Server');
}

function each(clause: ClauseId, product: string, versions: readonly string[]): Readonly<Record<string, ClauseId>> {
	return Object.fromEntries(versions.map((version) => [`${product} ${version}`, clause]));
}

const redHat = ['5.10', '6', '6.1', '6.2', '6.3', '6.4', '6.5', '7'];
const suse = ['10', '11', '11 SP1', '11 SP2'];

/** Platforms of managed computers, with the clause that lists them. */
export const clientPlatforms: Readonly<Record<string, ClauseId>> = {
	...each('I76-AGOS-2', 'Windows', ['8', '8.1']),
	...each('I76-AGOS-3', 'Windows', ['7', '7 SP1', '7 Embedded SP1']),
	...each('I76-AGOS-4', 'Windows', ['Vista SP2']),
	...each('I76-AGOS-5', 'Windows', ['XP SP3 x86', 'XP SP2 x64']),
	...each('I76-AGOS-6', 'Windows Server', ['2008', '2008 R2', '2008 R2 SP1']),
	...each('I76-AGOS-7', 'Windows Server', ['2012', '2012 R2']),
	...each('I76-AGOS-8', 'Windows Hyper-V Server', ['2008']),
	...each('I76-AGOS-9', 'Windows Small Business Server', ['2003 R2', '2008']),
	...each('I76-AGOS-10', 'OS X', ['10.8', '10.9', '10.10']),
	...each('I76-AGOS-11', 'OS X Server', ['10.9', '10.10']),
	...each('I76-AGOS-12', 'Red Hat Enterprise Linux Desktop', redHat),
	...each('I76-AGOS-13', 'Red Hat Enterprise Linux Server', redHat),
	...each('I76-AGOS-14', 'SUSE Linux Enterprise Desktop', suse),
	...each('I76-AGOS-15', 'SUSE Linux Enterprise Server', suse),
	...each('I76-AGOS-16', 'VMware ESX', ['3.5', '4.0', '4.1', '5.0', '5.1', '5.5']),
	...each('I76-AGOS-16', 'VMware ESXi', ['3.5', '4.0', '4.1', '5.0', '5.1', '5.5']),
	...each('I76-AGOS-17', 'IBM AIX', ['5.2', '5.3', '6.1', '7.1']),
	...each('I76-AGOS-18', 'HP-UX', ['11i PA-RISC', '11i v2 PA-RISC', '11i v3 PA-RISC', '11i v3 IA-64']),
	...each('I76-AGOS-19', 'Oracle Solaris', ['9 SPARC', '10 SPARC', '10 x86', '10 x64', '11 SPARC', '11 x86', '11 x64']),
};

/** Hosts that are managed without an agent: nothing to upgrade there, and LAC is of no concern. */
export function isAgentless(platform: string): boolean {
	return clientPlatforms[platform] === 'I76-AGOS-16';
}

/** Platforms that are supported in part only. */
export function isPartlySupported(platform: string): boolean {
	return /^Red Hat Enterprise Linux (?:Desktop|Server) 7$/.test(platform);
}

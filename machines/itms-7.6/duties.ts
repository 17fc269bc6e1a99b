/** What is to be planned, checked and put right before an upgrade begins; the numbered steps are procedures. */
import type { ProductEvent } from '../kit/events.js';
import type { Duty } from '../kit/product.js';
import { notificationServers, notificationServersWhere, serversOfOtherCollation } from './deployment/read.js';
import type { Deployment, NotificationServer } from './deployment/schema.js';
import type { ClauseId } from './guide.generated.js';

type Duties = Record<string, Duty<ClauseId, Deployment>>;

/** A duty that is done once. */
const once = (title: string, clauses: readonly ClauseId[], type: string, rest: Record<string, string> = {}) => ({
	title,
	clauses,
	events: () => [{ type, ...rest }],
});

/** A duty of every Notification Server that a test holds for. */
function perServer(
	title: string,
	clauses: readonly ClauseId[],
	types: readonly string[] | ((server: NotificationServer) => readonly string[]),
	concerns: (server: NotificationServer, name: string, given: Deployment) => boolean = () => true,
): Duty<ClauseId, Deployment> {
	return {
		title,
		clauses,
		events: (given) =>
			notificationServersWhere(given, (server, name) => concerns(server, name, given)).flatMap((server) => {
				const settings = given.servers[server] as NotificationServer;
				const wanted = typeof types === 'function' ? types(settings) : types;
				return wanted.map((type): ProductEvent => ({ type, server }));
			}),
	};
}

const inHierarchy = (_: NotificationServer, __: string, { hierarchy }: Deployment) => hierarchy !== undefined;

/** Its links are on: between databases of different collations there never were any. */
const isLinked = (_: NotificationServer, name: string, given: Deployment) =>
	given.hierarchy !== undefined && serversOfOtherCollation(given, name).length === 0;

const readLogs = ['operator.openLogViewer', 'operator.checkLogs'];

/** What the guide asks for before the numbered steps, by name. */
export const duties = {
	reviewHardware: {
		title: 'Review the hardware of platform and SQL Server',
		clauses: ['I76-HW-1'],
		events: (given) =>
			notificationServers(given).map((server) => ({ type: 'operator.reviewHardware', server, of: 'both' })),
	},
	reviewSupportMatrix: once('Review the Platform Support Matrix', ['I76-REQ-1'], 'operator.reviewSupportMatrix'),
	reviewUpgradePaths: once('Review the upgrade paths', ['I76-PATH-1'], 'operator.reviewUpgradePaths'),
	considerNewHardware: once('Consider new hardware', ['I76-NEW-4'], 'operator.considerNewHardware'),
	planSiteServices: once('Plan the site server services', ['I76-SITE-1'], 'operator.planSiteServices'),
	upgradeTestEnvironment: once('Upgrade a test environment', ['I76-TIP-1'], 'operator.upgradeTestEnvironment'),
	noteSettings: once('Note the settings', ['I76-TIP-3'], 'operator.noteSettings', { kind: 'all' }),
	listProducts: perServer(
		'List the products that are to be migrated',
		['I76-PAR-1'],
		['operator.listProducts'],
		({ newServer }) => newServer !== undefined,
	),
	mapClients: {
		title: 'Decide which server of the hierarchy manages each client',
		clauses: ['I76-HIER-5'],
		events: ({ hierarchy }) => (hierarchy ? [{ type: 'operator.mapClients', criterion: 'geographicProximity' }] : []),
	},
	checkCollation: perServer(
		'Check the collation of every database in the hierarchy',
		['I76-HIER-1'],
		['operator.checkCollation'],
		inHierarchy,
	),
	enableDcom: perServer('Find DCOM enabled', ['I76-DCOM-1'], ({ dcom }) =>
		dcom === 'disabled' ? ['operator.enableDcom'] : ['operator.checkDcom'],
	),
	revertApplicationPools: perServer(
		'Put application pools back to the IIS default',
		['I76-IIS-1'],
		['operator.revertApplicationPools'],
		({ separatedApplicationPools }) => separatedApplicationPools > 0,
	),
	resolveLogErrors: perServer('Resolve the errors in the Altiris Log Viewer', ['I76-LOG-1'], ({ logErrors }) =>
		logErrors ? [...readLogs, 'operator.resolveLogIssues', 'operator.checkLogs'] : readLogs,
	),
	resolveDiagnosticsErrors: perServer('Resolve the errors of SMP Diag', ['I76-LOG-2'], ({ diagnosticsErrors }) =>
		diagnosticsErrors
			? ['operator.runDiagnostics', 'operator.resolveDiagnosticsErrors', 'operator.runDiagnostics']
			: ['operator.runDiagnostics'],
	),
	grantServiceAccount: {
		title: 'Make the service account administrator of the platform server',
		clauses: ['I76-ACCT-1'],
		events: (given) =>
			notificationServersWhere(given, (server) => !server.serviceAccountAdministrator).map((server) => ({
				type: 'operator.grantServiceAccount',
				server,
				on: 'platform',
			})),
	},
	disableReplication: perServer(
		'Switch replication off',
		['I76-HIER-4'],
		['operator.disableReplication'],
		(_, name, given) => given.hierarchy?.replication === true && isLinked(_, name, given),
	),
	disableHierarchy: perServer('Switch hierarchy off', ['I76-ONBOX-130'], ['operator.disableHierarchy'], isLinked),
} satisfies Duties;

/** The duties before the upgrade, and the usual way through one server's upgrade. */
import type { ProductEvent } from '../kit/events.js';
import type { Duty, Procedure, ProcedureStep } from '../kit/product.js';
import { type Deployment, listedFiles, type Server, serversWhere } from './deployment.js';
import { firmwareLevel } from './firmware.js';
import type { ClauseId } from './guide.generated.js';

/** A duty that is done once. */
const once = (title: string, clause: ClauseId, type: string): Duty<ClauseId, Deployment> => ({
	title,
	clauses: [clause],
	events: () => [{ type }],
});

/** A server at 2.8.1.0 is done already (note LP-N7): nothing is demanded of it. */
const isToBeUpgraded = ({ firmware }: Server) => firmwareLevel(firmware) !== '2.8.1.0';

/** A duty of every server to be upgraded that a test holds for. */
function perServer(
	title: string,
	clauses: readonly ClauseId[],
	event: (server: string) => ProductEvent,
	concerns: (server: Server) => boolean = () => true,
): Duty<ClauseId, Deployment> {
	const isConcerned = (server: Server) => isToBeUpgraded(server) && concerns(server);
	return { title, clauses, events: (deployment) => serversWhere(deployment, isConcerned).map(event) };
}

/** What the guide demands before an installation, by name. */
export const duties = {
	reviewPlanning: once('Read the planning chapter', 'LP-READ-1', 'operator.reviewPlanning'),
	reviewReleaseNotes: once('Review the release notes', 'LP-READ-2', 'operator.reviewReleaseNotes'),
	learnProcedure: once('Learn how the upgrade works', 'LP-READ-3', 'operator.learnProcedure'),
	checkFirmware: perServer('Check the firmware level of every server', ['LP-REQ-1'], (server) => ({
		type: 'operator.checkFirmware',
		server,
	})),
	checkDisk: perServer('Check the free disk space of every server', ['LP-REQ-2'], (server) => ({
		type: 'operator.checkDisk',
		server,
	})),
	setStaticAddress: perServer(
		'Give every server on DHCP a static address',
		['LP-NET-3'],
		(server) => ({ type: 'operator.setStaticAddress', server }),
		({ addressing }) => addressing === 'dhcp',
	),
	listReferencedFiles: perServer(
		'List the files that policy objects reference',
		['LP-FILE-9'],
		(server) => ({ type: 'operator.listReferencedFiles', server }),
		({ referencedFiles }) => referencedFiles > 0,
	),
	backUpFiles: {
		title: 'Back up every file that policy objects reference',
		clauses: ['LP-FILE-4', 'LP-FILE-9'],
		events: ({ servers }) =>
			Object.entries(servers)
				.filter(([, settings]) => isToBeUpgraded(settings))
				.flatMap(([server, settings]) =>
					Array.from({ length: listedFiles(settings) }, () => ({ type: 'operator.backUpFile', server })),
				),
	},
	createVmSnapshot: perServer(
		'Take a snapshot of every virtual machine',
		['LP-BK-7', 'LP-BK-9'],
		(server) => ({ type: 'operator.createVmSnapshot', server }),
		({ platform }) => platform === 'vmware',
	),
	downloadConfigurationSnapshot: perServer(
		'Download a configuration snapshot of every physical server',
		['LP-BK-7', 'LP-BK-10'],
		(server) => ({ type: 'operator.downloadConfigurationSnapshot', server }),
		({ platform }) => platform === 'physical',
	),
} satisfies Record<string, Duty<ClauseId, Deployment>>;

/** All duties that concern the server, the readings included. */
function prepareServer(deployment: Deployment, server: string): ProcedureStep[] {
	return Object.values(duties)
		.flatMap((duty) => duty.events(deployment))
		.filter((event) => event['server'] === undefined || event['server'] === server)
		.map((event) => ({ do: event }));
}

function upgradeServer(deployment: Deployment, server: string): ProcedureStep[] {
	const settings = deployment.servers[server];
	if (settings === undefined || !isToBeUpgraded(settings)) return [];
	const { firmware, autoDownload } = settings;
	const isOld = firmwareLevel(firmware) === 'below 2.8.0.0';
	const bringTo280: ProcedureStep[] = [
		{ do: { type: 'operator.upgradeTo280', server } },
		{ until: `${server} ${autoDownload ? 'phase1' : 'updateAvailable'}` },
	];
	const download: ProcedureStep[] = [
		{ until: `${server} updateAvailable` },
		{ do: { type: 'operator.download', server } },
	];
	return [
		...(isOld ? bringTo280 : []),
		...prepareServer(deployment, server),
		...(autoDownload ? [] : download),
		{ until: `${server} readyToInstall` },
		{ do: { type: 'operator.install', server } },
		{ until: `${server} upgraded` },
	];
}

/** The usual sequences by name. */
export const procedures: Record<string, Procedure<Deployment>> = {
	prepareServer: {
		title: 'Do everything that the guide demands before one server is installed',
		steps: prepareServer,
	},
	upgradeServer: {
		title: 'Prepare one server, download the update and install it, until the server is upgraded',
		steps: upgradeServer,
	},
};

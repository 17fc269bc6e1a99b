/** Tests of deployments and servers, as the properties share them. */
import { any, type Condition } from '../../kit/conditions.js';
import { anyServer } from '../addressed.js';
import { clusterMembers, type Deployment, type Server, serversWhere } from '../deployment.js';
import { firmwareLevel } from '../firmware.js';

/** A condition on a server. */
export type OfServer = (server: string, deployment: Deployment) => Condition;

/** A server at 2.8.1.0 from the start has nothing before it. */
const isToBeUpgraded = ({ firmware }: Server) => firmwareLevel(firmware) !== '2.8.1.0';

/** The servers that are upgraded, as far as a test holds for them. */
export const upgradable = (deployment: Deployment, test: (server: Server) => boolean = () => true) =>
	serversWhere(deployment, (server) => isToBeUpgraded(server) && test(server));

export const isTooOld = ({ firmware }: Server) => firmwareLevel(firmware) === 'below 2.8.0.0';
export const isVirtual = ({ platform }: Server) => platform === 'vmware';
export const isOnDhcp = ({ addressing }: Server) => addressing === 'dhcp';
export const hasFiles = ({ referencedFiles }: Server) => referencedFiles > 0;
export const hasUnlistedFiles = ({ unlistedFiles }: Server) => unlistedFiles > 0;
export const isShortOfDisk = ({ databaseDiskFreePercent, messageDiskFreePercent }: Server) =>
	databaseDiskFreePercent < 50 || messageDiskFreePercent < 50;

/** Whether some server that is upgraded passes the test. */
export const concerns =
	(test: (server: Server) => boolean = () => true) =>
	(deployment: Deployment) =>
		upgradable(deployment, test).length > 0;

/** Holds if the condition does for some server that is upgraded and passes the test. */
export const some =
	(condition: OfServer, test: (server: Server) => boolean = () => true) =>
	(deployment: Deployment): Condition =>
		anyServer(upgradable(deployment, test), (server) => condition(server, deployment));

/** The server that goes first: Cluster Central, or the only one. The members are upgraded in the same way. */
export const firstServer = ({ cluster, servers }: Deployment) => cluster?.central ?? Object.keys(servers)[0] ?? '';
export const firstIsUpgraded = (deployment: Deployment) => upgradable(deployment).includes(firstServer(deployment));
export const ofFirst =
	(condition: OfServer) =>
	(deployment: Deployment): Condition =>
		condition(firstServer(deployment), deployment);

/** The members of a cluster that are upgraded. */
export const upgradableMembers = (deployment: Deployment) =>
	upgradable(deployment).filter((server) => clusterMembers(deployment).includes(server));

/** Holds if the condition does for the central device of a cluster. */
export const ofCentral =
	(condition: OfServer) =>
	(deployment: Deployment): Condition =>
		deployment.cluster ? condition(deployment.cluster.central, deployment) : any();
